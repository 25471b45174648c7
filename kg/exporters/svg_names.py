"""Which stories have their names in the static picture, and where: so that no name covers another, or a large story.

In a crowd some of the largest, from everywhere in time, have theirs in a row above all, with a short line that leads to
each and crosses no other of the largest; of the others, those that have room beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from kg.explorer.overview import Circle
from kg.explorer.spreading import spread
from kg.svg.elements import plain
from kg.svg.lettering import advance, lines

TEXT, LEADING = 12.5, 15.0
_WIDTH, _NARROW = 165.0, 105.0
"""Of a name beside its story, and where there is no room for that."""
_MOST, _TRIED = 14, 40
"""So many names there are at most, of so many of the largest stories."""
FEW = 40
"""Fewer stories are no crowd."""
_GAP = 5.0
_CROWDED = 0.12
"""Of the room that a name takes, other stories may have taken so much."""
ABOVE, HEADROOM = 7, 84.0
"""So many names stand above a crowd, and the room that is kept for them."""
_LEAD = 12.0
_LONGEST = 200.0
"""A line from a name to its story is no longer."""
_CELLS = 10
"""Of stories as large the first to be named are from as many parts of the width."""
_STEPS = 40
_WIDTH_ABOVE, _GAP_ABOVE = 142.0, 16.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Whether all of it is in the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def area(self) -> float:
        """How much it takes, in square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Name:
    """A story's name on lines, the place of the first one's beginning, middle or end, and the room it takes.

    ``way`` leads from a name above to its story.
    """

    rows: Sequence[str]
    x: float
    y: float
    anchor: str
    box: Box
    way: tuple[float, float, float, float] | None = None


def names(circles: Sequence[Circle], named: Mapping[str, str], scale: float, bounds: Box) -> list[Name]:
    """Names of the largest stories, within the bounds; circles are so many times as large.

    The bounds have headroom above the stories where these are a crowd.
    """
    drawn = [_box(circle, scale) for circle in circles]
    order = _order(circles, [at for at, circle in enumerate(circles) if plain(named.get(circle.iri, ""))])
    texts = {at: plain(named[circles[at].iri]) for at in order[:_TRIED]}
    found = _named_above(order[:_TRIED], drawn, texts, bounds) if len(circles) >= FEW else {}
    above, placed = set(found), list(found.values())
    beside = replace(bounds, top=bounds.top + HEADROOM) if placed else bounds
    taken = [box for name in placed if name.way for box in _along(name.way)]
    taken += [drawn[at] for at in order[: min(_TRIED, len(circles) // 2)]]
    for at in order[:_TRIED]:
        if at in above or len(placed) == _MOST:
            continue
        around = Box(drawn[at].left - _WIDTH, drawn[at].top - 60.0, drawn[at].right + _WIDTH, drawn[at].bottom + 60.0)
        near = [box for other, box in enumerate(drawn) if other != at and box.meets(around)]
        most = 3 if len(circles) < FEW else 2
        rows = (lines(texts[at], TEXT, _WIDTH, most), lines(texts[at], TEXT, _NARROW, 3))
        rated = [
            (round(sum(_shared(name.box, box) for box in near), 3), rank, name)
            for rank, name in enumerate(name for one in rows for name in _places(drawn[at], one))
            if name.box.within(beside) and not any(name.box.meets(box) for box in taken)
        ]
        covered, _, best = min(rated, key=lambda found: found[:2], default=(0.0, 0, None))
        if best is not None and covered <= _CROWDED * best.box.area:
            placed.append(best)
            taken += [best.box, drawn[at]]
    return placed


def _order(circles: Sequence[Circle], found: Sequence[int]) -> list[int]:
    """The largest circles first; of those as large one from each part of the width, then another from each."""
    width = max((circle.x for circle in circles), default=0) + 1
    order = sorted(found, key=lambda at: (-circles[at].radius, circles[at].x, circles[at].iri))
    rounds: Counter[tuple[int, int]] = Counter()
    rank: dict[int, tuple[int, int, int]] = {}
    for place, at in enumerate(order):
        cell = (circles[at].radius, circles[at].x * _CELLS // width)
        rank[at] = (-circles[at].radius, rounds[cell], place)
        rounds[cell] += 1
    return sorted(order, key=lambda at: rank[at])


def _named_above(order: Sequence[int], drawn: Sequence[Box], texts: Mapping[int, str], bounds: Box) -> dict[int, Name]:
    """Names above all, from left to right, each with a way to its circle: of as many as can have a short one."""
    top = bounds.top + HEADROOM
    near = [at for at in order if (drawn[at].top + drawn[at].bottom) / 2 - top < _LONGEST]
    chosen: list[int] = []
    placed: dict[int, Name] = {}
    for at in near:
        tried = sorted([*chosen, at], key=lambda one: (drawn[one].left + drawn[one].right, drawn[one].top))
        found = dict(
            zip(tried, _above([drawn[one] for one in tried], [texts[one] for one in tried], bounds), strict=True)
        )
        large = [drawn[one] for one in order]
        if all(_is_clear(name.way, drawn[one], large) for one, name in found.items() if name.way):
            chosen, placed = tried, found
        if len(chosen) == ABOVE:
            break
    return placed


def _is_clear(way: tuple[float, float, float, float], own: Box, large: Sequence[Box]) -> bool:
    """Whether a way is short, and goes through none of the large circles but the one it leads to."""
    x, y, to_x, to_y = way
    if (to_x - x) ** 2 + (to_y - y) ** 2 > _LONGEST * _LONGEST:
        return False
    return not any(step.meets(box) for step in _along(way) for box in large if box != own)


def _along(way: tuple[float, float, float, float]) -> Iterator[Box]:
    """Small boxes that a line goes through."""
    x, y, to_x, to_y = way
    for step in range(_STEPS + 1):
        at_x, at_y = x + (to_x - x) * step / _STEPS, y + (to_y - y) * step / _STEPS
        yield Box(at_x - 2.0, at_y - 2.0, at_x + 2.0, at_y + 2.0)


def _above(circles: Sequence[Box], texts: Sequence[str], bounds: Box) -> Iterator[Name]:
    """Names side by side at the top of the bounds, each with the way to its circle."""
    told = [lines(text, TEXT, _WIDTH_ABOVE, 3) for text in texts]
    widths = [max(advance(row, TEXT) for row in rows) for rows in told]
    wishes = [(circle.left + circle.right) / 2 for circle in circles]
    middles = spread(wishes, [width + _GAP_ABOVE for width in widths], bounds.left, bounds.right)
    bottom = bounds.top + HEADROOM - _LEAD - LEADING
    for circle, rows, width, middle in zip(circles, told, widths, middles, strict=True):
        name = _name(rows, "middle", middle, bottom - LEADING * len(rows), width)
        x, y, radius = (circle.left + circle.right) / 2, (circle.top + circle.bottom) / 2, circle.width / 2
        along = radius / sqrt((middle - x) ** 2 + (bottom - y) ** 2)
        way = (middle, bottom + 2.0, x + (middle - x) * along, y + (bottom - y) * along)
        yield replace(name, way=way)


def _box(circle: Circle, scale: float) -> Box:
    x, y, radius = circle.x * scale, circle.y * scale, circle.radius * scale
    return Box(x - radius, y - radius, x + radius, y + radius)


def _places(box: Box, rows: Sequence[str]) -> Iterator[Name]:
    """Beside a circle on its right and left, below and above it."""
    width = max(advance(row, TEXT) for row in rows)
    height = LEADING * len(rows)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    yield _name(rows, "start", box.right + _GAP, y - height / 2, width)
    yield _name(rows, "end", box.left - _GAP, y - height / 2, width)
    yield _name(rows, "middle", x, box.bottom + _GAP, width)
    yield _name(rows, "middle", x, box.top - _GAP - height, width)
    for left, top in ((box.right - 2, box.top - height + 2), (box.right - 2, box.bottom - 2)):
        yield _name(rows, "start", left, top, width)
    for right, top in ((box.left + 2, box.top - height + 2), (box.left + 2, box.bottom - 2)):
        yield _name(rows, "end", right, top, width)


def _name(rows: Sequence[str], anchor: str, x: float, top: float, width: float) -> Name:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    height = LEADING * len(rows)
    return Name(rows, x, top + LEADING * 0.76, anchor, Box(left, top, left + width, top + height))


def _shared(one: Box, other: Box) -> float:
    """The area that two have in common."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0
