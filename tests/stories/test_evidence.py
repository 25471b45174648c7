"""How likely two articles tell of one event."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import sparse

from kg.stories.evidence import DECAY, LEAST, MOST, UNIT, WINDOW, Pairs, crowd, evidence, sharing, told, with_related

Days = NDArray[np.float64]


def odds(
    likeness: float,
    days: list[float],
    *,
    headlines: tuple[int, int] = (0, 1),
    publishers: tuple[int, int] = (0, 1),
    habit: float = 0.0,
    full: float = 0.0,
    against: float = 0.0,
) -> float | None:
    """The log-odds of the first two of articles on these days, None where nothing speaks for them."""
    number = len(days)
    vectors = sparse.lil_matrix((number, 1), dtype=np.float32)
    vectors[0, 0] = vectors[1, 0] = math.sqrt(likeness)
    found = evidence(
        vectors.tocsr(),
        np.array(days),
        np.full(number, full),
        np.array([*headlines, *range(2, number)]),
        np.array([*publishers, *range(2, number)]),
        np.full(number + 9, habit),
        np.full(number, against),
    )
    wanted = (found.first == 0) & (found.second == 1)
    return float(found.odds[wanted][0]) / UNIT if wanted.any() else None


def test_more_likeness_more_odds() -> None:
    values = [odds(likeness, [0.0, 0.1]) or LEAST for likeness in (0.05, 0.1, 0.2, 0.3)]
    assert values == sorted(values) and len(set(values)) == 4
    assert odds(0.9, [0.0, 0.1]) == MOST


def test_a_publisher_that_repeats_a_headline_later_has_a_column() -> None:
    assert odds(0.9, [0.0, 7.0], headlines=(0, 0)) is not None
    assert odds(0.9, [0.0, 7.0], publishers=(0, 0)) is not None
    assert odds(0.9, [0.0, 1.0], headlines=(0, 0), publishers=(0, 0)) is not None
    assert odds(0.9, [0.0, 7.0], headlines=(0, 0), publishers=(0, 0)) is None


def test_the_further_apart_in_time_the_fewer() -> None:
    near, far = odds(0.3, [0.0, 0.0]), odds(0.3, [0.0, DECAY])
    assert near is not None and far is not None
    assert near - far == pytest.approx(1.0, abs=0.2)
    assert odds(0.9, [0.0, WINDOW + 0.01]) is None
    assert odds(0.9, [0.0, WINDOW - 0.01]) is not None


def test_the_more_come_into_question_the_fewer() -> None:
    few, many = odds(0.2, [0.0, 0.1]), odds(0.2, [0.0, 0.1, *[0.2] * 100])
    assert few is not None and many is not None and few - many == pytest.approx(math.log(102 / 4), abs=0.1)


def test_articles_long_before_and_after_change_nothing() -> None:
    assert odds(0.2, [0.0, 0.1, *[400.0] * 100]) == odds(0.2, [0.0, 0.1])


def test_the_undated_are_compared_with_all() -> None:
    assert odds(0.4, [0.0, math.nan]) is not None
    assert odds(0.4, [math.nan, math.nan]) is not None


def test_a_publisher_s_habit_speaks_against_two_of_its_posts() -> None:
    of_two, of_one = odds(0.3, [0.0, 0.1], habit=3.0), odds(0.3, [0.0, 0.1], publishers=(5, 5), habit=3.0)
    assert of_two is not None and of_one is not None and of_two - of_one == pytest.approx(3.0, abs=0.01)
    assert odds(0.3, [0.0, 0.1], publishers=(5, 5), habit=20.0) is None


def test_what_speaks_against_an_article_is_taken_off() -> None:
    value, less = odds(0.3, [0.0, 0.1]), odds(0.3, [0.0, 0.1], against=2.0)
    assert value is not None and less is not None and value - less == pytest.approx(2.0, abs=0.01)


def test_a_headline_tells_less_than_an_abstract() -> None:
    stems = sparse.csr_matrix(np.array([[1] * 50, [1] * 5 + [0] * 45, [1] * 24 + [0] * 26]))
    assert told(stems).tolist() == [1.0, 0.0, 0.5]
    headline, abstract = odds(0.25, [0.0, 0.1]), odds(0.25, [0.0, 0.1], full=1.0)
    assert headline is not None and abstract is not None and abstract > headline


def brute(days: list[float]) -> list[float]:
    number = len(days)
    known = [day for day in days if not math.isnan(day)]
    return [
        max(4.0, number if math.isnan(day) else sum(math.exp(-abs(day - other) / DECAY) for other in known))
        for day in days
    ]


@given(st.lists(st.floats(0, 90), max_size=30), st.integers(0, 3))
def test_a_crowd_is_the_sum_of_all_by_their_distance(dated: list[float], undated: int) -> None:
    days = [*sorted(dated), *[math.nan] * undated]
    assert crowd(np.array(days)) == pytest.approx(brute(days))


@given(
    st.lists(st.one_of(st.floats(0, 60), st.just(math.nan)), min_size=2, max_size=12), st.randoms(use_true_random=False)
)
def test_pairs_are_those_of_a_comparison_of_all(days: list[float], chance: object) -> None:
    days = sorted(day for day in days if not math.isnan(day)) + [day for day in days if math.isnan(day)]
    number = len(days)
    dense = np.array([[chance.random() * 0.4 for _ in range(3)] for _ in days], np.float32)  # type: ignore[attr-defined]
    none = np.zeros(number)
    found = evidence(sparse.csr_matrix(dense), np.array(days), none, np.arange(number), np.arange(number), none, none)
    pairs = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert all(first < second for first, second in pairs)
    assert all(LEAST * UNIT < value <= MOST * UNIT for value in found.odds.tolist())
    expected = {
        (first, second)
        for first in range(number)
        for second in range(first + 1, number)
        if not abs(days[second] - days[first]) > WINDOW
    }
    assert set(pairs) <= expected
    assert {pair for pair in expected if (dense[pair[0]] @ dense[pair[1]]) > 0.3} <= set(pairs)


def pairs_of(*told: tuple[int, int, int]) -> Pairs:
    columns = np.array(sorted(told), np.int64).reshape(-1, 3).T
    return Pairs(columns[0], columns[1], columns[2])


def test_a_related_link_adds_where_texts_agree() -> None:
    pairs = pairs_of((0, 1, 1_000), (0, 2, 7_900), (1, 2, -3_000))
    found = with_related(pairs, np.array([(0, 1), (0, 2), (5, 9)]))
    assert found.odds.tolist() == [1_700, 8_000, -3_000]
    assert with_related(pairs_of(), np.array([(0, 1)])).odds.tolist() == []
    assert with_related(pairs, np.zeros((0, 2), np.int64)) == pairs


def test_pairs_that_share_no_term_can_be_left_out() -> None:
    counts = sparse.csr_matrix(np.array([[1, 0], [2, 0], [0, 1]]))
    found = sharing(pairs_of((0, 1, 1), (0, 2, 2), (1, 2, 3)), counts)
    assert [part.tolist() for part in found] == [[0], [1], [1]]
