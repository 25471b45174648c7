"""Dots in columns by time, like a histogram in which each thing can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kg.explorer.spreading import spread


def columns(wishes: Sequence[float], width: int, most: int) -> list[int]:
    """The column of each dot, by where it would be in columns so wide that hold at most so many; wishes ascend.

    A column that is too full shares with those beside it.

    >>> columns([3, 4, 25, 26, 27], 10, 2)
    [0, 0, 1, 2, 2]
    """
    if not wishes:
        return []
    number = int(wishes[-1] // width) + 1
    number = max(number, -(-len(wishes) // most))
    slots = spread([wish // width * most + most / 2 for wish in wishes], [1.0] * len(wishes), 0, number * most)
    return [min(number - 1, int((slot + 1e-9) // most)) for slot in slots]


def stacked(columns: Sequence[int], colours: Sequence[int]) -> list[int]:
    """The level of each dot in its column, from 0 on: equal colours lie together, those of a telling topic below.

    >>> stacked([0, 0, 0, 1], [1, -1, 0, 1])
    [1, 2, 0, 0]
    """
    levels = [0] * len(columns)
    ordered = sorted(range(len(columns)), key=lambda at: (columns[at], colours[at] < 0, colours[at], at))
    for _, dots in groupby(ordered, key=lambda at: columns[at]):
        for level, dot in enumerate(dots):
            levels[dot] = level
    return levels
