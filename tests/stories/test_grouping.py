"""Joining articles to stories, against the same done slowly."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.stories import grouping
from kg.stories.evidence import LEAST, UNIT, WINDOW, Pairs
from kg.stories.grouping import grouped, strength

Odds = dict[tuple[int, int], int]


def pairs_of(odds: Odds) -> Pairs:
    ordered = sorted(odds)
    columns = np.array([(first, second, odds[first, second]) for first, second in ordered], np.int64).reshape(-1, 3).T
    return Pairs(columns[0], columns[1], columns[2])


def slowly(days: list[float], odds: Odds) -> list[list[int]]:
    """Agglomeration by the definition: of all pairs of groups the best, as long as it is good enough."""
    groups = [[article] for article in range(len(days))]
    floor = round(LEAST * UNIT)

    def fit(one: list[int], other: list[int]) -> int:
        undated = any(math.isnan(days[article]) for article in one + other)
        pairs = [(min(a, b), max(a, b)) for a in one for b in other if undated or abs(days[a] - days[b]) <= WINDOW]
        above = [odds.get(pair, floor) - floor for pair in pairs]
        return int((1 - grouping._GREATEST) * sum(above) / len(above) + grouping._GREATEST * max(above)) if above else 0

    while len(groups) > 1:
        score, at, other = max(
            (fit(groups[at], groups[other]), -at, -other) for at, other in combinations(range(len(groups)), 2)
        )
        if score < round((grouping._JOIN - LEAST) * UNIT):
            break
        groups[-at] = sorted(groups[-at] + groups.pop(-other))
    return sorted(group for group in groups if len(group) > 1)


@st.composite
def matrices(draw: st.DrawFn) -> tuple[list[float], Odds]:
    """Instants in order, and log-odds of some of the pairs that are near in time."""
    dated = sorted(draw(st.lists(st.floats(0, 40), max_size=8)))
    days = [*dated, *[math.nan] * draw(st.integers(0 if len(dated) > 1 else 2, 2))]
    near = [(a, b) for a, b in combinations(range(len(days)), 2) if not abs(days[a] - days[b]) > WINDOW]
    odds = st.integers(round(LEAST * UNIT) + 1, 8_000)
    return days, draw(st.dictionaries(st.sampled_from(near), odds, max_size=36)) if near else {}


@given(matrices())
@settings(max_examples=300)
def test_groups_are_those_of_the_definition(matrix: tuple[list[float], Odds]) -> None:
    days, odds = matrix
    assert grouped(days, pairs_of(odds)) == slowly(days, odds)


@given(matrices())
def test_an_article_is_in_one_group_at_most_and_none_is_alone(matrix: tuple[list[float], Odds]) -> None:
    days, odds = matrix
    groups = grouped(days, pairs_of(odds))
    members = [article for group in groups for article in group]
    assert len(set(members)) == len(members) and set(members) <= set(range(len(days)))
    assert all(len(group) > 1 and group == sorted(group) for group in groups)


def test_a_chain_does_not_make_a_story() -> None:
    chain = {(at, at + 1): 1_000 for at in range(9)}
    assert max(map(len, grouped([0.0] * 10, pairs_of(chain)))) < 4


def test_an_article_joins_a_large_story_that_it_resembles_in_part() -> None:
    odds = dict.fromkeys(combinations(range(10), 2), 6000) | {(at, 10): 5_000 for at in range(5)}
    assert grouped([0.0] * 11, pairs_of(odds)) == [list(range(11))]


def test_without_pairs_there_are_no_stories() -> None:
    assert grouped([0.0] * 5, pairs_of({})) == []
    assert grouped([], pairs_of({})) == []


@pytest.mark.parametrize("number", [2, 5])
def test_the_strength_at_which_groups_join(number: int) -> None:
    for value, joined in ((grouping._JOIN + 0.01, True), (grouping._JOIN - 0.01, False)):
        odds = {pair: round(value * UNIT) for pair in combinations(range(number), 2)}
        assert bool(grouped([0.0] * number, pairs_of(odds))) == joined == (strength(value, value) > 0)


def test_a_large_crowd_of_equals_takes_a_moment() -> None:
    odds = dict.fromkeys(combinations(range(300), 2), 3000)
    assert grouped([0.0] * 300, pairs_of(odds)) == [list(range(300))]


def test_a_story_of_months_holds_together_from_week_to_week() -> None:
    days = [3.0 * at for at in range(30)]
    odds = {(a, b): 2_000 for a, b in combinations(range(30), 2) if days[b] - days[a] <= WINDOW}
    assert grouped(days, pairs_of(odds)) == [list(range(30))]
