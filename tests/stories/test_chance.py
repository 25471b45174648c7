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
    iris = [f"https://e.com/{at}" for at in range(3_000)]
    one, other = ({iris[at] for at in sampled(iris[:size])} for size in (2_900, 3_000))
    assert len(one) == len(other) == 2_000
    assert len(one & other) > 1_900
    assert sampled(iris[:10]).tolist() == list(range(10))


def test_where_few_articles_on_a_subject_have_one_like_them_less_is_believed() -> None:
    subjects = np.repeat(np.eye(2, dtype=np.float32), 100, axis=0)
    paired = np.arange(0, 100, 2)
    pairs = Pairs(paired, paired + 1, np.full(50, 8_000))
    found = doubt(sparse.csr_matrix(subjects), pairs)
    assert (found[:100] == 0.0).all() and (found[100:] > 1.0).all()


def test_articles_on_another_subject_change_no_doubt() -> None:
    some = np.repeat(np.eye(2, dtype=np.float32)[:1], 50, axis=0)
    pairs = Pairs(np.array([0]), np.array([1]), np.array([3_000]))
    more = np.concatenate([some, np.repeat(np.eye(2, dtype=np.float32)[1:], 70, axis=0)])
    alone, among = (doubt(sparse.csr_matrix(rows), pairs) for rows in (some, more))
    assert np.allclose(alone, among[:50])
