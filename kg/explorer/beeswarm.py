"""Circles on a chart: each where its x is, and as near to the y it would have as the others let it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, sqrt

AIR = 2
"""Between two circles, at least."""
_SQUARE = 64


def beeswarm(xs: Sequence[int], radii: Sequence[int], wishes: Sequence[float]) -> list[int]:
    """The y of each circle, in whole units: no two circles overlap. Large ones come first to where they would be.

    >>> beeswarm([0, 0, 50], [10, 5, 10], [0, 0, 0])
    [0, -17, 0]
    """
    ys = [0] * len(xs)
    largest = max(radii, default=0)
    columns: dict[int, list[int]] = {}  # the circles placed already, by where they are
    for one in sorted(range(len(xs)), key=lambda at: (-radii[at], at)):
        x, radius = xs[one], radii[one]
        reach = radius + largest + AIR
        taken: list[tuple[int, int]] = []
        for column in range((x - reach) // _SQUARE, (x + reach) // _SQUARE + 1):
            for other in columns.get(column, ()):
                apart = radius + radii[other] + AIR
                beside = apart * apart - (x - xs[other]) * (x - xs[other])
                if beside > 0:
                    above = sqrt(beside)
                    taken.append((floor(ys[other] - above), ceil(ys[other] + above)))
        ys[one] = _nearest_free(round(wishes[one]), taken)
        columns.setdefault(x // _SQUARE, []).append(one)
    return ys


def _nearest_free(wish: int, taken: list[tuple[int, int]]) -> int:
    """The whole number nearest to the wish that is inside none of the stretches; their ends are free."""
    taken.sort()
    start = end = wish
    joined: tuple[int, int] | None = None
    for low, high in taken:
        joined = (joined[0], max(joined[1], high)) if joined and low < joined[1] else (low, high)
        if joined[0] < wish < joined[1]:
            start, end = joined
    return start if wish - start <= end - wish else end
