"""An axis of time: instants to places on a line, and where it is marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1969, 12, 29, tzinfo=UTC)
"""A Monday: marks that stand for weeks are Mondays."""
_HOURS = (1, 2, 3, 6, 12, 24, 48)
_LEAST = timedelta(hours=4)
_MOST_TICKS = 8
_MARGIN = 0.03
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis at an instant: its hour or day, and as ``context`` the day or year, where that is new."""

    instant: datetime
    label: str
    context: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The line from ``left`` to ``right`` on which the instants from ``first`` to ``last`` have their places.

    >>> day = datetime(2020, 6, 24, 12, tzinfo=UTC)
    >>> axis = TimeAxis(day, day + timedelta(days=3), 0, 100)
    >>> round(axis.place(day)), round(axis.place(day + timedelta(days=3)))
    (3, 97)
    >>> [(tick.label, tick.context) for tick in axis.ticks()]
    [('12:00', '24 Jun 2020'), ('00:00', '25 Jun'), ('12:00', ''), ('00:00', '26 Jun'), ('12:00', ''), \
('00:00', '27 Jun'), ('12:00', '')]
    """

    first: datetime
    last: datetime
    left: float
    right: float

    @property
    def _ends(self) -> tuple[datetime, datetime]:
        """The instants at both ends: a little before and after, so that no mark is cut."""
        span = self.last - self.first
        margin = max(span * _MARGIN, (_LEAST - span) / 2)
        return _moved(self.first, -margin), _moved(self.last, margin)

    def place(self, instant: datetime) -> float:
        """Where an instant is on the line."""
        start, end = self._ends
        return self.left + (self.right - self.left) * ((instant - start) / (end - start))

    def ticks(self) -> Iterator[Tick]:
        """At most eight round instants, in order."""
        start, end = self._ends
        hours = next((one for one in _HOURS if (end - start) <= _MOST_TICKS * timedelta(hours=one)), 0)
        step = timedelta(hours=hours)
        if not hours:
            days = 7
            while end - start > _MOST_TICKS * timedelta(days=days):
                days *= 2
            step = timedelta(days=days)
        number = -((_EPOCH - start) // step)
        before: datetime | None = None
        while number * step <= end - _EPOCH:
            at = _EPOCH + number * step
            yield _tick(at, before, step)
            before = at
            number += 1


def _moved(instant: datetime, by: timedelta) -> datetime:
    """An instant so much later, or itself where there is none."""
    try:
        return instant + by
    except OverflowError:
        return instant


def _tick(at: datetime, before: datetime | None, step: timedelta) -> Tick:
    day = f"{at.day} {_MONTHS[at.month - 1]}"
    year = before is None or at.year != before.year
    if step >= timedelta(days=1):
        return Tick(at, day, str(at.year) if year else "")
    if before is not None and at.date() == before.date():
        return Tick(at, f"{at:%H:%M}", "")
    return Tick(at, f"{at:%H:%M}", f"{day} {at.year}" if year else day)
