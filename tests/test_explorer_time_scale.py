"""The time scale of the overview: monotone, whole, short, and stretched where much happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.explorer.ticks import ticks
from kg.explorer.time_scale import time_scale

INSTANTS = st.datetimes(timezones=st.just(UTC))
DAY = datetime(2020, 6, 24, tzinfo=UTC)


@given(st.lists(INSTANTS, min_size=1, max_size=80), st.integers(1, 3000))
def test_it_ascends_from_end_to_end(instants: list[datetime], right: int) -> None:
    scale = time_scale(instants, 0, right)
    assert len(scale.knots) <= 60
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(scale.knots))
    assert (scale.knots[0][1], scale.knots[-1][1]) == (0, right)
    places = [scale.place(instant) for instant in sorted(instants)]
    assert places == sorted(places)
    assert all(0 <= place <= right for place in places)


@given(
    st.lists(INSTANTS, min_size=1, max_size=60).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some)))
)
def test_the_order_of_instants_changes_nothing(both: tuple[list[datetime], list[datetime]]) -> None:
    assert time_scale(both[0], 0, 500) == time_scale(both[1], 0, 500)


def test_where_much_happens_there_is_more_room() -> None:
    quiet = [DAY + timedelta(days=30 * month) for month in range(12)]
    busy = [DAY + timedelta(days=180, minutes=minute) for minute in range(3000)]
    scale = time_scale(quiet + busy, 0, 1000)
    stretched = scale.place(DAY + timedelta(days=183)) - scale.place(DAY + timedelta(days=180))
    assert stretched > 500
    assert scale.place(DAY + timedelta(days=150)) > 100, "the quiet months have theirs"


def test_one_wrong_date_leaves_room_for_all_others() -> None:
    usual = [DAY + timedelta(hours=hour) for hour in range(2000)]
    scale = time_scale([*usual, datetime(1970, 1, 1, tzinfo=UTC)], 0, 1000)
    assert scale.place(DAY) < 200


def test_without_instants_there_is_none() -> None:
    with pytest.raises(ValueError, match="no instant"):
        time_scale([], 0, 10)


def test_a_scale_moves_as_a_whole() -> None:
    scale = time_scale([DAY, DAY + timedelta(days=1)], 0, 10)
    assert scale.moved(5).place(DAY) == scale.place(DAY) + 5


@given(st.lists(INSTANTS, min_size=1, max_size=20), st.integers(200, 1000))
def test_ticks_keep_apart_and_are_where_they_say(instants: list[datetime], right: int) -> None:
    scale = time_scale(instants, 0, right)
    found = ticks(scale, 60)
    assert all(other.x - one.x >= 60 for one, other in pairwise(found))
    for tick in found:
        assert scale.knots[0][0] <= tick.instant <= scale.knots[-1][0]
        assert (tick.instant.hour, tick.instant.minute, tick.x) == (0, 0, scale.place(tick.instant))
    assert all(tick.major == (tick.label == str(tick.instant.year)) for tick in found)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (6, ["24 Jun 2020", "25 Jun", "26 Jun", "27 Jun", "28 Jun", "29 Jun"]),
        (160, ["Jul 2020", "Aug", "Sep", "Oct", "Nov"]),
        (400, ["Jul 2020", "Oct", "2021", "Apr", "Jul"]),
        (4000, ["2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030", "2031"]),
    ],
)
def test_ticks_are_round(days: int, expected: list[str]) -> None:
    scale = time_scale([DAY + timedelta(days=days * part / 50, hours=-1) for part in range(51)], 0, 900)
    told = [tick.label for tick in ticks(scale, 70)]
    assert told == expected
