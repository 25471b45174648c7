"""Circles side by side: pack discs closely around the first, none over another.

The front-chain method of Wang, Wang, Dai and Wang (2006), as in d3-hierarchy: each disc touches two
of those on the front, the pair nearest to the middle that leaves room. Only arithmetic and square
roots, which every machine rounds alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

Point = tuple[float, float]

TOUCH = 1e-6


def pack(radii: Sequence[float], squeeze: float = 1.0) -> list[Point]:
    """The middles of discs of these radii, the first at the origin, the others around it in order.

    Big ones first packs closest. ``squeeze`` above 1 makes the whole wider than high, by about so much.

    >>> pack([1.0, 1.0])
    [(0.0, 0.0), (2.0, 0.0)]
    """
    points: list[Point] = [(0.0, 0.0)][: len(radii)]
    if len(radii) > 1:
        points.append((radii[0] + radii[1], 0.0))
    if len(radii) > 2:
        points.append(_tangent(points[1], radii[1], points[0], radii[0], radii[2]))
        _Front(radii, points, squeeze * squeeze).place_rest()
    return points


class _Front:
    """The ring of discs that a further disc may still touch, as a list linked both ways."""

    def __init__(self, radii: Sequence[float], points: list[Point], weight: float) -> None:
        self.radii, self.points, self.weight = radii, points, weight
        self.after = [1, 2, 0]
        self.before = [2, 0, 1]

    def place_rest(self) -> None:
        left = 0
        for disc in range(3, len(self.radii)):
            right = self.after[left]
            while True:
                point = _tangent(
                    self.points[left], self.radii[left], self.points[right], self.radii[right], self.radii[disc]
                )
                in_the_way = self._conflict(left, right, point, self.radii[disc])
                if in_the_way is None:
                    break
                left, right = in_the_way
                self.after[left], self.before[right] = right, left
            self.points.append(point)
            self.after.append(right)
            self.before.append(left)
            self.after[left] = self.before[right] = disc
            left = self._innermost(disc)

    def _conflict(self, left: int, right: int, point: Point, radius: float) -> tuple[int, int] | None:
        """The pair to try next: the nearer of the discs in the way, looked for in both directions."""
        points, radii, after, before = self.points, self.radii, self.after, self.before
        x, y = point
        forth, back = after[right], before[left]
        ahead, behind = radii[right], radii[left]
        while True:
            if ahead <= behind:
                other = forth
                px, py = points[other]
                reach = radius + radii[other] - TOUCH
                if (px - x) * (px - x) + (py - y) * (py - y) < reach * reach:
                    return left, other
                ahead += radii[other]
                if other == back:
                    return None
                forth = after[other]
            else:
                other = back
                px, py = points[other]
                reach = radius + radii[other] - TOUCH
                if (px - x) * (px - x) + (py - y) * (py - y) < reach * reach:
                    return other, right
                behind += radii[other]
                if other == forth:
                    return None
                back = before[other]

    def _innermost(self, start: int) -> int:
        """The disc on the front whose touching point with the next is nearest to the middle."""
        points, radii, after, weight = self.points, self.radii, self.after, self.weight
        best, best_distance, disc = start, float("inf"), start
        while True:
            following = after[disc]
            (ax, ay), ar = points[disc], radii[disc]
            (bx, by), br = points[following], radii[following]
            x, y = ax * br + bx * ar, ay * br + by * ar
            distance = (x * x + weight * y * y) / ((ar + br) * (ar + br))
            if distance < best_distance:
                best, best_distance = disc, distance
            disc = following
            if disc == start:
                return best


def _tangent(a: Point, ar: float, b: Point, br: float, radius: float) -> Point:
    """The middle of a disc that touches both discs, on the outer side of the way from ``a`` to ``b``."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    to_a, to_b = (ar + radius) * (ar + radius), (br + radius) * (br + radius)
    along = (square + to_a - to_b) / (2 * square)
    aside = sqrt(max(0.0, to_a / square - along * along))
    return ax + along * dx + aside * dy, ay + along * dy - aside * dx
