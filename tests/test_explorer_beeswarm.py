"""Circles that stay where time puts them and apart from each other; things that make way; lines of likeness."""

from __future__ import annotations

from itertools import pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from kg.explorer.beeswarm import AIR, beeswarm
from kg.explorer.likeness import likeness_order, strongest
from kg.explorer.spreading import spread
from kg.explorer.strip import columns, stacked

CIRCLES = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40), st.floats(-100, 100)), max_size=60)


@given(CIRCLES)
def test_circles_keep_apart(circles: list[tuple[int, int, float]]) -> None:
    xs, radii, wishes = [list(values) for values in zip(*circles, strict=True)] or [[], [], []]
    ys = beeswarm(xs, radii, wishes)
    places = list(zip(xs, ys, radii, strict=True))
    for at, (x, y, r) in enumerate(places):
        assert all(dist((x, y), (a, b)) >= r + s + AIR - 1e-9 for a, b, s in places[:at])


@given(st.lists(st.integers(0, 5000).map(lambda place: place * 200), unique=True), st.floats(-50, 50))
def test_who_has_room_stands_where_it_would(xs: list[int], wish: float) -> None:
    assert beeswarm(xs, [30] * len(xs), [wish] * len(xs)) == [round(wish)] * len(xs)


WISHES = st.lists(st.tuples(st.floats(0, 1000), st.floats(0.1, 30)), max_size=50).map(sorted)


@given(WISHES)
def test_spread_things_are_in_order_and_touch_at_most(found: list[tuple[float, float]]) -> None:
    wishes, widths = [wish for wish, _ in found], [width for _, width in found]
    places = spread(wishes, widths, 0, 2000)
    ends = [(place - width / 2, place + width / 2) for place, width in zip(places, widths, strict=True)]
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(ends))
    assert all(start >= -1e-6 and end <= 2000 + 1e-6 for start, end in ends)


@given(st.lists(st.integers(0, 200).map(lambda place: place * 10), unique=True).map(sorted))
def test_what_has_room_is_not_moved(wishes: list[int]) -> None:
    assert spread(wishes, [10.0] * len(wishes), -5, 2005) == wishes


@given(st.lists(st.integers(0, 300)).map(sorted), st.integers(1, 8))
def test_columns_hold_no_more_than_they_may_and_follow_time(wishes: list[int], most: int) -> None:
    found = columns(wishes, 7, most)
    assert found == sorted(found)
    assert all(found.count(column) <= most for column in set(found))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-1, 6))))
def test_dots_fill_a_column_and_equal_colours_lie_together(dots: list[tuple[int, int]]) -> None:
    levels = stacked([column for column, _ in dots], [colour for _, colour in dots])
    for column in {column for column, _ in dots}:
        rising = sorted((level, colour) for (at, colour), level in zip(dots, levels, strict=True) if at == column)
        assert [level for level, _ in rising] == list(range(len(rising)))
        changes = sum(one[1] != other[1] for one, other in pairwise(rising))
        assert changes == len({colour for _, colour in rising}) - 1


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 19), st.integers(0, 19)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 9),
    max_size=60,
)


@given(st.lists(st.integers(-1, 4), min_size=20, max_size=20), PAIRS)
def test_bands_stay_whole(bands: list[int], weights: dict[tuple[int, int], int]) -> None:
    order = likeness_order(bands, {pair: float(weight) for pair, weight in weights.items()})
    assert sorted(order) == list(range(20))
    changes = sum(bands[one] != bands[other] for one, other in pairwise(order))
    assert changes == len(set(bands)) - 1


def test_what_is_alike_lies_together() -> None:
    weights = {(one, other): 1.0 for one in range(30) for other in range(one + 3, 30, 3)}
    order = likeness_order([0] * 30, weights)
    assert sum(one % 3 != other % 3 for one, other in pairwise(order)) == 2, "three groups, three runs"


@given(PAIRS, st.integers(1, 4))
def test_the_strongest_pairs_are_kept(weights: dict[tuple[int, int], int], most: int) -> None:
    kept = strongest({pair: float(weight) for pair, weight in weights.items()}, most)
    for one in range(20):
        own = [pair for pair in weights if one in pair]
        assert sum(pair in kept for pair in own) >= min(most, len(own))
    for pair in set(weights) - set(kept):
        for one in pair:
            stronger = [other for other in kept if one in other and weights[other] >= weights[pair]]
            assert len(stronger) >= most
