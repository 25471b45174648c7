"""The time scale of the overview: stretched where much happened, and still the same everywhere it is asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

LINEAR, MORE_LINEAR, FEW = 0.35, 0.3, 50
"""How much of the width goes by the calendar, the rest by how many things there are; how much more where these are
far fewer than so many, and stretching would serve nobody."""
KNOTS = 48
"""So many there are at most."""
_LONGEST = 0.4
"""No stretch between knots takes more of the calendar's part: else one wrong date would squeeze all the others."""
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A monotone scale, straight between knots: instants in UTC, and their places in whole units; both ascend.

    >>> from datetime import UTC
    >>> day = datetime(2020, 6, 24, tzinfo=UTC)
    >>> scale = time_scale([day, day + timedelta(days=1), day + timedelta(days=2)], 0, 100)
    >>> scale.place(day), scale.place(day + timedelta(hours=36)), scale.place(day + timedelta(days=9))
    (0.0, 75.0, 100.0)
    """

    knots: tuple[tuple[datetime, int], ...]

    def place(self, instant: datetime) -> float:
        """Where an instant is; before the first knot and after the last, where these are."""
        at = bisect_right(self.knots, instant, key=lambda knot: knot[0])
        if at == 0 or at == len(self.knots):
            return float(self.knots[max(0, at - 1)][1])
        (start, left), (end, right) = self.knots[at - 1 : at + 1]
        return left + (right - left) * ((instant - start) / (end - start))

    def moved(self, by: int) -> TimeScale:
        """The same scale somewhere else."""
        return TimeScale(tuple((instant, x + by) for instant, x in self.knots))


def time_scale(instants: Iterable[datetime], left: int, right: int) -> TimeScale:
    """The scale from ``left`` to ``right`` of all that happened: by the calendar, and the more there is, by rank.

    Without instants there is none: ValueError. All at one instant, it is a day long.
    """
    ordered = sorted(instant.replace(microsecond=0) for instant in instants)
    if not ordered:
        raise ValueError("no instant to make a scale of")
    distinct = _quantiles(ordered)
    if len(distinct) == 1:
        return _of_one(distinct[0], left, right)
    gaps = [(end - start) / _SECOND for start, end in pairwise(distinct)]
    longest = _longest(gaps)
    calendar = [min(gap, longest) for gap in gaps]
    # What happens at a knot counts half on each side of it.
    ranks = [(bisect_left(ordered, instant) + bisect_right(ordered, instant)) / 2 for instant in distinct]
    counted = [end - start for start, end in pairwise(ranks)]
    linear = LINEAR + MORE_LINEAR / (1 + len(ordered) / FEW)
    total, number = sum(calendar), sum(counted)
    knots = [(distinct[0], left)]
    share = 0.0
    for end, gap, count in zip(distinct[1:], calendar, counted, strict=True):
        share += linear * gap / total + (1 - linear) * count / number
        x = left + round((right - left) * min(1.0, share))
        if x > knots[-1][1]:
            knots.append((end, x))
    knots[-1:] = [(distinct[-1], right)] if len(knots) > 1 else [knots[0], (distinct[-1], right)]
    return TimeScale(tuple(knots))


def _quantiles(ordered: Sequence[datetime]) -> list[datetime]:
    """The first instant, the last, and what lies at equal ranks between."""
    last = len(ordered) - 1
    steps = min(KNOTS - 1, max(1, last))
    return sorted({ordered[last * step // steps] for step in range(steps + 1)})


def _of_one(instant: datetime, left: int, right: int) -> TimeScale:
    half = timedelta(hours=12)
    start = instant - half if instant.replace(tzinfo=None) - datetime.min > half else instant
    end = instant + half if datetime.max - instant.replace(tzinfo=None) > half else instant
    return TimeScale(((start, left), (end, right)))


def _longest(gaps: Sequence[float]) -> float:
    """What the longest gaps are cut to: none then takes more than its part of the whole."""
    part = max(_LONGEST, 2.0 / len(gaps))
    longest = max(gaps)
    for _ in range(40):
        longest = min(longest, part * sum(min(gap, longest) for gap in gaps))
    return longest
