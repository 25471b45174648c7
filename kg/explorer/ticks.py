"""Where a scale of time is marked: at round instants, the roundest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kg.explorer.time_scale import TimeScale

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTHS_APART = (1200, 120, 60, 24, 12, 6, 3, 1)
_DAYS_APART = (14, 7, 2, 1)
_FEW = 4
"""Where so many years and months can be written, days are not."""
_LOOKED_AT = 60
"""So many instants are looked at for each that could be written."""
_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tick:
    """A round instant on the scale, its place and what is written there; ``major`` where a year begins."""

    instant: datetime
    x: float
    label: str
    major: bool


def ticks(scale: TimeScale, apart: float) -> list[Tick]:
    """Round instants at least ``apart`` units from each other, in order: the roundest first get their place.

    The first tells its year.

    >>> scale = TimeScale(((datetime(2019, 11, 3, tzinfo=UTC), 0), (datetime(2020, 5, 2, tzinfo=UTC), 600)))
    >>> [tick.label for tick in ticks(scale, 90)]
    ['Dec 2019', '2020', 'Feb', 'Mar', 'Apr', 'May']
    """
    first, last = scale.knots[0][0], scale.knots[-1][0]
    most = _LOOKED_AT * (scale.knots[-1][1] - scale.knots[0][1]) / apart
    chosen: list[datetime] = []
    for months in _MONTHS_APART:
        if (last - first).days / 28 / months > most:
            break
        for instant in _beginnings(first, last, months):
            _choose(chosen, scale, instant, apart)
    if len(chosen) < _FEW:
        for days in _DAYS_APART:
            for instant in _days(first, last, days, most):
                _choose(chosen, scale, instant, apart)
    return [
        Tick(instant, scale.place(instant), _label(instant, at == 0), instant.month == instant.day == 1)
        for at, instant in enumerate(sorted(chosen))
    ]


def _choose(chosen: list[datetime], scale: TimeScale, instant: datetime, apart: float) -> None:
    x = scale.place(instant)
    if all(abs(x - scale.place(other)) >= apart for other in chosen):
        chosen.append(instant)


def _label(instant: datetime, with_year: bool) -> str:
    if instant.month == instant.day == 1:
        return f"{instant.year}"
    month = _MONTHS[instant.month - 1]
    label = f"{instant.day} {month}" if instant.day > 1 else month
    return f"{label} {instant.year}" if with_year else label


def _beginnings(first: datetime, last: datetime, months: int) -> Iterator[datetime]:
    """The beginnings of every so many months, counted from the year 0, from one instant to another."""
    number = -(-(first.year * 12 + first.month - 1) // months) * months
    while number <= last.year * 12 + last.month - 1:
        instant = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
        if first <= instant <= last:
            yield instant
        number += months


def _days(first: datetime, last: datetime, days: int, most: float) -> Iterator[datetime]:
    """Every so many days, counted from a Monday, unless these are far too many to be written."""
    step = timedelta(days=days)
    if (last - first) / step > most:
        return
    for number in range(-((_MONDAY - first) // step), (last - _MONDAY) // step + 1):
        yield _MONDAY + step * number
