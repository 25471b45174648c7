"""Articles to stories: those most alike are joined first, as long as what is joined holds together as a whole.

Agglomeration by the mean log-odds between two groups, to which the greatest is mixed in: the mean keeps chains from
forming, the greatest lets a large story keep articles that only some of the others resemble.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np

from kg.stories.evidence import LEAST, UNIT, Pairs

_GREATEST = 0.2
"""How much the greatest log-odds count beside the mean."""

_JOIN = -2.0
"""Groups are joined above these log-odds."""

_FLOOR = round(LEAST * UNIT)
_JOIN_ABOVE = round((_JOIN - LEAST) * UNIT)

_Tie = tuple[int, int]
"""The sum of log-odds of pairs between two groups, and the greatest; thousandths above the floor."""


def grouped(number: int, pairs: Pairs) -> list[list[int]]:
    """Stories as sorted lists of articles' numbers, sorted; those alone are left out."""
    groups: dict[int, list[int]] = {}
    for article, home in enumerate(_joined(_ties(number, pairs))):
        groups.setdefault(home, []).append(article)
    return sorted(group for group in groups.values() if len(group) > 1)


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


def _score(tie: _Tie, size: int, other: int) -> int:
    """The log-odds between two groups in thousandths; a pair that has no tie is at the floor."""
    return int((1 - _GREATEST) * tie[0] / (size * other) + _GREATEST * tie[1])


def _joined(ties: list[dict[int, int]]) -> list[int]:
    """The group of each article after joining, by the number of its first."""
    between: list[dict[int, _Tie]] = [{other: (odds, odds) for other, odds in tie.items()} for tie in ties]
    size = [1] * len(ties)
    home = list(range(len(ties)))
    queue = [
        (-odds, first, second, 1, 1)
        for first, tie in enumerate(ties)
        for second, odds in tie.items()
        if first < second and odds >= _JOIN_ABOVE
    ]
    heapq.heapify(queue)
    while queue:
        _, first, second, first_size, second_size = heapq.heappop(queue)
        if size[first] != first_size or size[second] != second_size:
            continue  # said of groups that are others by now
        size[first] += size[second]
        size[second] = 0
        home[second] = first
        mine = between[first]
        for other, tie in _moved(between, first, second):
            mine[other] = between[other][first] = tie
        for other, tie in mine.items():
            score = _score(tie, size[first], size[other])
            if score >= _JOIN_ABOVE:
                low, high = min(first, other), max(first, other)
                heapq.heappush(queue, (-score, low, high, size[low], size[high]))
    for article in range(len(home)):
        home[article] = home[home[article]]
    return home


def _moved(between: list[dict[int, _Tie]], first: int, second: int) -> Iterator[tuple[int, _Tie]]:
    """The ties of a group that another takes in, as that other's."""
    theirs, between[second] = between[second], {}
    mine = between[first]
    del mine[second], theirs[first]
    for other, tie in theirs.items():
        del between[other][second]
        known = mine.get(other)
        yield other, (tie if known is None else (known[0] + tie[0], max(known[1], tie[1])))
