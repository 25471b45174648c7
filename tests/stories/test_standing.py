"""How articles stand in their stories."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stories.evidence import LEAST, MOST
from kg.stories.standing import Standing, core, standings
from tests.stories.test_grouping import pairs_of

DAYS = [0.0] * 5
ODDS = {(0, 1): 6_000, (0, 2): 4_000, (1, 2): -1_000, (2, 3): 8_000, (3, 4): 2_000}


def test_mean_and_greatest_are_within_the_story() -> None:
    found = standings([[0, 1, 2], [3, 4]], pairs_of(ODDS), DAYS)
    assert found == {
        0: Standing(5.0, 6.0),
        1: Standing(2.5, 6.0),
        2: Standing(1.5, 4.0),
        3: Standing(2.0, 2.0),
        4: Standing(2.0, 2.0),
    }


def test_a_pair_that_nothing_speaks_for_is_at_the_least() -> None:
    found = standings([[0, 1, 2]], pairs_of({(0, 1): 6_000, (1, 2): 6_000}), DAYS)
    assert found[0] == Standing((6.0 + LEAST) / 2, 6.0)


def test_pairs_far_apart_in_time_do_not_count() -> None:
    found = standings([[0, 1, 2]], pairs_of({(0, 1): 6_000, (1, 2): 6_000}), [0.0, 10.0, 20.0])
    assert found == dict.fromkeys(range(3), Standing(6.0, 6.0))


def test_the_most_central_is_most_like_all_others_and_of_equals_the_earliest() -> None:
    found = standings([[0, 1, 2], [3, 4]], pairs_of(ODDS), DAYS)
    assert (core([0, 1, 2], found), core([3, 4], found)) == (0, 3)


def test_no_stories() -> None:
    assert standings([], pairs_of({}), []) == {}


@given(st.floats(LEAST, MOST), st.floats(LEAST, MOST))
def test_membership_is_a_share(mean: float, greatest: float) -> None:
    found = Standing(mean, max(mean, greatest)).membership
    assert 0 <= found <= 1 and found == found.quantize(Decimal("0.01"))


@pytest.mark.parametrize("better", [Standing(3.0, 3.0), Standing(2.0, 5.0)])
def test_who_belongs_more_has_the_greater_membership(better: Standing) -> None:
    assert better.membership > Standing(-1.0, 2.0).membership > Decimal("0.5")


def test_standings_do_not_depend_on_others_pairs() -> None:
    alone = standings([[0, 1, 2]], pairs_of({pair: odds for pair, odds in ODDS.items() if max(pair) < 3}), DAYS)
    assert {article: alone[article] for article in (0, 1, 2)} == {
        article: standings([[0, 1, 2], [3, 4]], pairs_of(ODDS), DAYS)[article] for article in (0, 1, 2)
    }
    assert np.isfinite([standing.mean for standing in alone.values()]).all()
