"""The stories of the overview as circles: large as they are, by time from left to right, what is alike side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from kg.explorer.beeswarm import AIR, beeswarm
from kg.explorer.likeness import likeness_order, strongest
from kg.explorer.subjects import Subjects

FILLED = 0.62
"""How much of the room circles take, each as a square, where they lie close."""
_BINS, _REACH = 64, 5
"""Time is cut into so many pieces to see how much there is at once; each reaches into so many on either side."""
_ALIKE, _RARE = 8, 10
"""So many stories at most count as like one; a keyword of more stories than this tells nothing of likeness."""
_FREE = 0.7
"""How far stories move apart where there is room."""


def radius(size: int) -> int:
    """The radius of a story of so many articles.

    >>> radius(2), radius(45)
    (7, 34)
    """
    return round(5 * sqrt(size))


def room(size: int) -> float:
    """What a story takes of a picture, in square units."""
    return float((2 * radius(size) + AIR) ** 2) / FILLED


def order(found: Subjects) -> list[int]:
    """The stories in an order in which those alike are near each other."""
    sizes = [story.size for story in found.stories]
    weights = {(one, other): links / sqrt(sizes[one] * sizes[other]) for (one, other), links in found.across.items()}
    with_keyword: dict[str, list[int]] = {}
    for at, story in enumerate(found.stories):
        for keyword in dict.fromkeys(word.casefold() for word in story.keywords):
            with_keyword.setdefault(keyword, []).append(at)
    for stories in with_keyword.values():
        if len(stories) <= _RARE:
            for place, other in enumerate(stories):
                for one in stories[:place]:
                    weights[one, other] = weights.get((one, other), 0.0) + 1 / (len(stories) - 1)
    kept = strongest(weights, _ALIKE)
    bands = [story.colour for story in found.stories]
    return likeness_order(bands, {pair: weights[pair] for pair in kept})


def neighbours(found: Subjects) -> list[tuple[int, int, int]]:
    """For each story the three to which most related links lead, each pair once, with the number of links."""
    return [(*pair, found.across[pair]) for pair in strongest(found.across, 3)]


@dataclass(frozen=True, slots=True)
class Swarm:
    """Where circles go: ``xs`` and ``areas`` by story, ``order`` from top to bottom, the height they should have."""

    xs: Sequence[int]
    areas: Sequence[float]
    order: Sequence[int]
    height: float

    def wishes(self) -> list[float]:
        """Where each story would be: at each time one above the other in their order, about a middle line at 0."""
        if not self.xs:
            return []
        left = min(self.xs)
        bin_width = max(1, max(self.xs) - left + 1) / _BINS
        bins = [int((x - left) / bin_width) for x in self.xs]
        filled = [0.0] * _BINS
        wishes = [0.0] * len(self.xs)
        for one in self.order:
            here = bins[one]
            near = range(max(0, here - _REACH), min(_BINS, here + _REACH + 1))
            shares = [_REACH + 1 - abs(at - here) for at in near]
            height = self.areas[one] / bin_width / sum(shares)
            wishes[one] = filled[here] + height * (_REACH + 1) / 2
            for at, share in zip(near, shares, strict=True):
                filled[at] += height * share
        last = max(1, len(self.order) - 1)
        for rank, one in enumerate(self.order):
            full = filled[bins[one]]
            free = max(0.0, self.height - full) * _FREE
            wishes[one] += (rank / last - 0.5) * free - full / 2
        return wishes

    def ys(self, radii: Sequence[int]) -> list[int]:
        """Where each story is, without overlap."""
        return beeswarm(self.xs, radii, self.wishes())
