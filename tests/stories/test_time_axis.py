"""The axis of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.stories.time_axis import TimeAxis

INSTANTS = st.datetimes(timezones=st.just(UTC))


@given(INSTANTS, INSTANTS)
def test_marks_are_on_the_axis_in_order_and_not_too_many(one: datetime, other: datetime) -> None:
    axis = TimeAxis(min(one, other), max(one, other), 100, 900)
    ticks = list(axis.ticks())
    places = [axis.place(tick.instant) for tick in ticks]
    assert len(ticks) <= 9
    assert places == sorted(places)
    assert all(100 <= place <= 900 for place in [*places, axis.place(one), axis.place(other)])
    assert [tick.context != "" for tick in ticks[:1]] == [True] * len(ticks[:1])


def test_what_is_marked_grows_with_the_span() -> None:
    day = datetime(2020, 12, 30, tzinfo=UTC)
    for span, labels in (
        (timedelta(0), ["22:00", "23:00", "00:00", "01:00", "02:00"]),
        (timedelta(days=4), ["30 Dec", "31 Dec", "1 Jan", "2 Jan", "3 Jan"]),
        (timedelta(days=100), ["4 Jan", "18 Jan", "1 Feb", "15 Feb", "1 Mar", "15 Mar", "29 Mar", "12 Apr"]),
    ):
        assert [tick.label for tick in TimeAxis(day, day + span, 0, 1).ticks()] == labels
