"""Where each node is drawn: computed here, once, so that the page opens at once and never jumps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.explorer.islands import Links, islands
from kg.explorer.springs import springs

FEW = 100
"""Nodes for which every pair can be weighed against each other within a blink."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A place for each node, no two alike, and the island of each topic: middle and radius; whole pixels."""

    places: list[tuple[int, int]]
    islands: dict[int, tuple[int, int, int]]


def layout(kinds: Sequence[str], links: Links) -> Layout:
    """Where each node goes.

    ``kinds`` names each node's kind, articles and other things first, each kind by date; ``links`` gives by
    field and subject the targets in order, all as numbers of nodes. The same graph gives the same places on
    every machine.

    >>> layout(["article"], {}).places
    [(0, 0)]
    """
    points, circles = islands(kinds, links)
    if len(kinds) <= FEW:
        points, circles = springs(points, len(kinds), links), {}
    places: dict[tuple[int, int], int] = {}
    for node in range(len(kinds)):
        x, y = round(points[node][0]), round(points[node][1])
        while (x, y) in places:
            x += 1
        places[x, y] = node
    return Layout(
        list(places), {topic: (round(x), round(y), round(radius)) for topic, (x, y, radius) in sorted(circles.items())}
    )
