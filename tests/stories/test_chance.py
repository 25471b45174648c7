"""What chance makes alike."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kg.stories.chance import doubt, recurring, sampled
from kg.stories.evidence import Pairs


def test_what_has_its_like_at_other_times_recurs() -> None:
    days = np.arange(0.0, 400.0, 2.0)
    rows = np.zeros((200, 3), np.float32)
    rows[::10, 0] = 0.6
    rows[5, 1] = rows[6, 1] = 0.6
    found = recurring(sparse.csr_matrix(rows), days, np.arange(200))
    assert found[10] > 2 and found[5] == found[6] == 0


def test_a_few_articles_at_other_times_say_nothing() -> None:
    days = np.array([0.0, 1.0, *[200.0] * 50])
    found = recurring(sparse.csr_matrix(np.full((52, 1), 0.7, np.float32)), days, np.arange(52))
    assert not found.any()


def test_a_sample_stays_nearly_the_same_as_a_corpus_grows() -> None:
    iris = [f"https://e.com/{at}" for at in range(6_000)]
    one, other = ({iris[at] for at in sampled(iris[:size])} for size in (5_900, 6_000))
    assert len(one) == len(other) == 5_000
    assert len(one & other) > 4_850
    assert sampled(iris[:10]).tolist() == list(range(10))


def test_where_few_have_one_like_them_less_is_believed() -> None:
    some = np.arange(0, 100, 2)
    strong = Pairs(some, some + 1, np.full(50, 8_000))
    none = Pairs(some[:0], some[:0], some[:0])
    assert doubt(100, strong) == 0.0
    assert doubt(100, none) > 1.0
    assert doubt(1_000, none) == doubt(100_000, none)
