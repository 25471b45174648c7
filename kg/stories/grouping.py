"""Articles to stories: those most alike are joined first, as long as what is joined holds together as a whole.

Agglomeration by the mean log-odds between two groups, to which the greatest is mixed in: the mean keeps chains from
forming, the greatest lets a large story keep articles that only some of the others resemble. Only pairs near in time
count, for others were not compared: so a story that runs for months holds together from one week to the next.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import isnan

import numpy as np

from kg.stories.evidence import LEAST, UNIT, WINDOW, Pairs

_GREATEST = 0.2
"""How much the greatest log-odds count beside the mean."""

_JOIN = -2.0
"""Groups are joined above these log-odds."""

_FLOOR = round(LEAST * UNIT)
_JOIN_ABOVE = round((_JOIN - LEAST) * UNIT)

_Tie = tuple[int, int]
"""The sum of log-odds of pairs between two groups, and the greatest; thousandths above the floor."""


def grouped(days: Sequence[float], pairs: Pairs) -> list[list[int]]:
    """Stories as sorted lists of articles' numbers, sorted; those alone are left out.

    ``days`` are the articles' instants in order, those unknown (NaN) last.
    """
    groups = _joined(days, _ties(len(days), pairs))
    return sorted(group for group in groups if len(group) > 1)


def comparable(group: Sequence[int], other: Sequence[int], days: Sequence[float]) -> int:
    """How many pairs of two sorted groups are near enough in time to be compared.

    >>> comparable([0, 2], [1, 3], [0.0, 1.0, 10.0, 20.0])
    3
    """
    start, end = min(days[group[0]], days[other[0]]), max(days[group[-1]], days[other[-1]])
    if end - start <= WINDOW or isnan(days[group[-1]]) or isnan(days[other[-1]]):
        return len(group) * len(other)
    instants = [days[article] for article in other]
    return sum(
        bisect_right(instants, days[article] + WINDOW) - bisect_left(instants, days[article] - WINDOW)
        for article in group
    )


def strength(mean: float, greatest: float) -> float:
    """How well an article, or a group, fits a story: the log-odds above which they are joined are 0.

    >>> strength(-2.0, -2.0), strength(3.0, 3.0)
    (0.0, 5.0)
    """
    return (1 - _GREATEST) * mean + _GREATEST * greatest - _JOIN


def _ties(number: int, pairs: Pairs) -> list[dict[int, int]]:
    """By article the log-odds above the floor with each other; those that nothing can join are left out."""
    best = np.zeros(number, np.int64)
    above = pairs.odds - _FLOOR
    for article in (pairs.first, pairs.second):
        np.maximum.at(best, article, above)
    joinable = best >= _JOIN_ABOVE
    kept = joinable[pairs.first] & joinable[pairs.second]
    ties: list[dict[int, int]] = [{} for _ in range(number)]
    for first, second, odds in zip(*(part[kept].tolist() for part in (pairs.first, pairs.second, above)), strict=True):
        ties[first][second] = ties[second][first] = odds
    return ties


def _score(tie: _Tie, number: int) -> int:
    """The log-odds between two groups in thousandths, of a number of pairs; one that has no tie is at the floor."""
    return int((1 - _GREATEST) * tie[0] / number + _GREATEST * tie[1])


def _joined(days: Sequence[float], ties: list[dict[int, int]]) -> list[list[int]]:
    """The groups after joining."""
    between: list[dict[int, _Tie]] = [{other: (odds, odds) for other, odds in tie.items()} for tie in ties]
    groups = [[article] for article in range(len(ties))]
    queue = [
        (-odds, first, second, 1, 1)
        for first, tie in enumerate(ties)
        for second, odds in tie.items()
        if first < second and odds >= _JOIN_ABOVE
    ]
    heapq.heapify(queue)
    while queue:
        _, first, second, first_size, second_size = heapq.heappop(queue)
        if len(groups[first]) != first_size or len(groups[second]) != second_size:
            continue  # said of groups that are others by now
        groups[first] = sorted(groups[first] + groups[second])
        groups[second] = []
        mine = between[first]
        for other, tie in _moved(between, first, second):
            mine[other] = between[other][first] = tie
        for other, tie in mine.items():
            score = _score(tie, comparable(groups[first], groups[other], days))
            if score >= _JOIN_ABOVE:
                low, high = min(first, other), max(first, other)
                heapq.heappush(queue, (-score, low, high, len(groups[low]), len(groups[high])))
    return groups


def _moved(between: list[dict[int, _Tie]], first: int, second: int) -> Iterator[tuple[int, _Tie]]:
    """The ties of a group that another takes in, as that other's."""
    theirs, between[second] = between[second], {}
    mine = between[first]
    del mine[second], theirs[first]
    for other, tie in theirs.items():
        del between[other][second]
        known = mine.get(other)
        yield other, (tie if known is None else (known[0] + tie[0], max(known[1], tie[1])))
