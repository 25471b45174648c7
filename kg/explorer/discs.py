"""Round arrangements: a group of articles as a sunflower head, discs side by side in a larger one.

Sines and angles differ from machine to machine in the last bit, which could tip the balance when
discs are packed. So they are rounded where they are made, and all else is arithmetic and square
roots, which do not differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, pi, sin, sqrt

from kg.explorer.marks import mark_size
from kg.explorer.packing import Point, pack

STEP = 21.0
"""Between neighbouring articles, in pixels at full size."""
GOLDEN_ANGLE = pi * (3 - sqrt(5))
PACKED = 400
"""Discs packed in earnest; the many small ones beyond them are strewn around, which costs nothing."""

STEPS = 40
"""Steps towards the middle of the circle around many discs."""


@dataclass(slots=True)
class Disc:
    """Nodes placed about a middle of their own, and the room they take."""

    radius: float
    points: dict[int, Point] = field(default_factory=dict)


def single(node: int, radius: float) -> Disc:
    """A node by itself."""
    return Disc(radius, {node: (0.0, 0.0)})


def head(articles: Sequence[int], providers: Sequence[int], articles_of: Mapping[int, Sequence[int]]) -> Disc:
    """Articles from the middle outwards, and around them providers, each beside its articles."""
    points = dict(zip(articles, _sunflower(len(articles)), strict=True))
    radius = max(_length(x, y) for x, y in points.values())
    wanted = []
    for provider in providers:
        own = [points[article] for article in articles_of[provider] if article in points]
        angle = atan2(sum(y for _, y in own), sum(x for x, _ in own))
        wanted.append((round(angle, 6), provider))
    wanted.sort()
    largest = max((mark_size("provider", len(articles_of[provider])) for provider in providers), default=0)
    room = max(STEP, 2.0 * largest + 5)
    gap = (STEP + room) / 2
    while wanted:
        radius += gap
        gap = room
        slots = max(1, int(2 * pi * radius / room))
        ring, wanted = wanted[:slots], wanted[slots:]
        for angle, provider in _spaced(ring, 2 * pi / slots):
            points[provider] = _polar(radius, angle)
    return Disc(radius + max(room if providers else 0.0, STEP) * 0.75, points)


def side_by_side(discs: Sequence[Disc], squeeze: float = 1.0) -> Disc:
    """Discs packed into one around the first, in their order; large ones first take least room."""
    middles = pack([disc.radius for disc in discs[:PACKED]], squeeze)
    edge = _reach(middles, discs)
    rest = discs[PACKED:]
    room = max((disc.radius for disc in rest), default=0.0)
    for number in range(len(rest)):
        distance = sqrt((edge + room) * (edge + room) + 1.6 * room * room * number)
        middles.append(_polar(distance, number * GOLDEN_ANGLE))
    (mx, my), radius = _round_about(middles, discs)
    points = {
        node: (x - mx + dx, y - my + dy)
        for (x, y), disc in zip(middles, discs, strict=True)
        for node, (dx, dy) in disc.points.items()
    }
    return Disc(radius, points)


def _reach(middles: Sequence[Point], discs: Sequence[Disc], x: float = 0.0, y: float = 0.0) -> float:
    return max(
        (_length(px - x, py - y) + disc.radius for (px, py), disc in zip(middles, discs, strict=False)), default=0.0
    )


def _round_about(middles: Sequence[Point], discs: Sequence[Disc]) -> tuple[Point, float]:
    """A circle around all discs, close to the smallest: its middle goes ever less far to whatever sticks out."""
    x = y = 0.0
    for step in range(STEPS if len(discs) > 1 else 0):
        outermost = max(
            range(len(discs)), key=lambda n: _length(middles[n][0] - x, middles[n][1] - y) + discs[n].radius
        )
        (px, py), radius = middles[outermost], discs[outermost].radius
        distance = _length(px - x, py - y) or 1.0
        pull = (distance + radius) / distance / (step + 2)
        x, y = x + (px - x) * pull, y + (py - y) * pull
    return (x, y), _reach(middles, discs, x, y)


def _sunflower(count: int) -> list[Point]:
    if count == 1:
        return [(0.0, 0.0)]
    return [_polar(STEP * 0.6 * sqrt(number + 0.5), number * GOLDEN_ANGLE) for number in range(count)]


def _spaced(wanted: Sequence[tuple[float, int]], gap: float) -> list[tuple[float, int]]:
    """The angles wanted, in order, pushed on as far as needed to keep the gap."""
    placed: list[tuple[float, int]] = []
    for angle, node in wanted:
        placed.append((max(angle, placed[-1][0] + gap) if placed else angle, node))
    first = wanted[0][0]
    if placed[-1][0] > first + 2 * pi - gap * 0.999:
        # Pushed on beyond a whole turn they would meet the first: they stand gap by gap instead.
        return [(first + number * gap, node) for number, (_, node) in enumerate(placed)]
    return placed


def _polar(distance: float, angle: float) -> Point:
    return round(distance * cos(angle), 3), round(distance * sin(angle), 3)


def _length(x: float, y: float) -> float:
    return sqrt(x * x + y * y)
