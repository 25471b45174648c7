"""What chance makes alike."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kg.stories.chance import chance, doubt, sampled
from kg.stories.evidence import Pairs


def test_what_has_its_like_at_other_times_recurs() -> None:
    days = np.arange(0.0, 400.0, 2.0)
    rows = np.zeros((200, 3), np.float32)
    rows[::10, 0] = 0.6
    rows[5, 1] = rows[6, 1] = 0.6
    found = chance(sparse.csr_matrix(rows), days, np.arange(200))
    alike_elsewhere = np.delete(found, [*range(0, 200, 10), 5, 6])
    assert found[10] > 2 and found[5] == found[6] and np.ptp(alike_elsewhere) == 0.0
    assert -0.5 < alike_elsewhere[0] < found[5] < 1.0


def test_a_few_articles_at_other_times_say_nothing() -> None:
    days = np.array([0.0, 1.0, *[200.0] * 50])
    found = chance(sparse.csr_matrix(np.full((52, 1), 0.7, np.float32)), days, np.arange(52))
    assert not found.any()


def _midst_and_margin(days: float) -> tuple[float, float]:
    """What speaks against an article in the midst of a subject, and against one with few like it."""
    subject = np.concatenate([np.full((20, 1), 0.4), np.zeros((180, 1))]).astype(np.float32)
    found = chance(sparse.csr_matrix(subject), np.full(200, days), np.arange(200))
    return float(found[0]), float(found[-1])


def test_in_the_midst_of_a_subject_a_likeness_says_less() -> None:
    dense, sparse_ = _midst_and_margin(100.0)
    assert dense > 0.5 > 0.0 > sparse_


def test_without_a_date_the_surroundings_count_more() -> None:
    (dense, _), (undated, _) = _midst_and_margin(100.0), _midst_and_margin(np.nan)
    assert undated > 2 * dense


def test_a_large_story_does_not_speak_against_itself() -> None:
    rows = np.concatenate([np.full((20, 1), 1.0), np.zeros((180, 1))]).astype(np.float32)
    found = chance(sparse.csr_matrix(rows), np.full(200, np.nan), np.arange(200))
    assert found[0] == _midst_and_margin(np.nan)[0] < 12.0


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
