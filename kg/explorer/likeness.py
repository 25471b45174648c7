"""The order in which things alike lie side by side: a line through all of them, so that a chart can go by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

Weights = Mapping[tuple[int, int], float]
"""How much two things, the lesser number first, are alike."""

SWEEPS = 24
_STRONGEST = 8
"""Of what a thing is like, so much counts when the order is made smooth."""
_OWN = 0.5
"""How much a thing would rather stay where it is."""


def likeness_order(bands: Sequence[int], weights: Weights) -> list[int]:
    """The things 0 … n - 1 in an order in which those alike are near; those of one band are all together.

    Uses only arithmetic that is exact to the last bit everywhere, in a fixed order.

    >>> likeness_order([0, 1, 0, 0], {(0, 3): 1.0, (1, 2): 1.0})
    [0, 3, 2, 1]
    """
    within = {pair: weight for pair, weight in weights.items() if bands[pair[0]] == bands[pair[1]]}
    found: dict[int, list[int]] = {}
    for chain in chains(len(bands), within):
        found.setdefault(bands[chain[0]], []).extend(chain)
    order = [one for band in _order_of(bands, weights) for one in found[band]]
    return _smooth(order, bands, weights)


def chains(count: int, weights: Weights) -> list[list[int]]:
    """The things as lines, made by joining the two most alike that are not on one line yet, then the next.

    Of the ends of two lines those are joined that bring the two nearest. Lines are in order of their least.

    >>> chains(5, {(0, 3): 3.0, (1, 3): 2.0, (0, 1): 1.0})
    [[0, 3, 1], [2], [4]]
    """
    line = [[one] for one in range(count)]
    for one, other in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        first, second = line[one], line[other]
        if first is second:
            continue
        here, there = first.index(one), second.index(other)
        if here < len(first) - 1 - here:
            first.reverse()
        if there > len(second) - 1 - there:
            second.reverse()
        if min(second) < min(first):
            first, second = second[::-1], first[::-1]
        first.extend(second)
        for moved in first:
            line[moved] = first
    unlike = {min(found): found for found in line}
    return [unlike[least] for least in sorted(unlike)]


def _order_of(bands: Sequence[int], weights: Weights) -> list[int]:
    """The bands, those next to each other whose things are most alike."""
    names = sorted(set(bands))
    place = {band: at for at, band in enumerate(names)}
    number = [0] * len(names)
    for band in bands:
        number[place[band]] += 1
    between: dict[tuple[int, int], float] = {}
    for (one, other), weight in sorted(weights.items()):
        pair = tuple(sorted((place[bands[one]], place[bands[other]])))
        if pair[0] != pair[1]:
            between[pair[0], pair[1]] = between.get((pair[0], pair[1]), 0.0) + weight
    for one, other in between:
        between[one, other] = round(between[one, other] / sqrt(number[one] * number[other]), 9)
    return [names[at] for chain in chains(len(names), between) for at in chain]


def _smooth(order: Sequence[int], bands: Sequence[int], weights: Weights) -> list[int]:
    """Each thing goes to the middle of what it is most like, again and again, but stays in its band."""
    near: list[list[tuple[float, int]]] = [[] for _ in bands]
    for (one, other), weight in sorted(weights.items()):
        near[one].append((weight, other))
        near[other].append((weight, one))
    near = [sorted(found, key=lambda pair: (-pair[0], pair[1]))[:_STRONGEST] for found in near]
    totals = [sum(weight for weight, _ in found) for found in near]
    rank = {band: at for at, band in enumerate(dict.fromkeys(bands[one] for one in order))}
    place = [0.0] * len(order)
    for at, one in enumerate(order):
        place[one] = float(at)
    ordered = list(order)
    for _ in range(SWEEPS):
        wish = [
            (place[one] * total * _OWN + sum(weight * place[other] for weight, other in found)) / (total * (1 + _OWN))
            if total
            else place[one]
            for one, (found, total) in enumerate(zip(near, totals, strict=True))
        ]
        ordered.sort(key=lambda one: (rank[bands[one]], round(wish[one], 6)))
        for at, one in enumerate(ordered):
            place[one] = float(at)
    return ordered


def strongest(weights: Mapping[tuple[int, int], float], most: int) -> list[tuple[int, int]]:
    """The pairs that are among the strongest of one of the two, each once, in order.

    >>> strongest({(0, 1): 3, (0, 2): 2, (1, 2): 1}, 1)
    [(0, 1), (0, 2)]
    """
    taken: dict[int, int] = {}
    kept = []
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        ranks = [taken.get(one, 0) for one in pair]
        if min(ranks) < most:
            kept.append(pair)
        for one, rank in zip(pair, ranks, strict=True):
            taken[one] = rank + 1
    return sorted(kept)
