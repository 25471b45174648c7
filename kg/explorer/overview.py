"""The overview: where each story and each thing in none is drawn, so that it reads as what happened when.

Computed here, once, in whole units, for the page and for the static picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from kg.explorer.arrangement import STRIP_FILLED, arrange
from kg.explorer.subjects import subjects
from kg.explorer.swarm import neighbours, order, radius, room
from kg.explorer.time_scale import TimeScale
from kg.graph import KnowledgeGraph

WIDE, WIDE_ALONE = 1.9, 3.0
"""How much wider than high the picture is; and one without stories."""
DOT, LARGEST_DOT = 3, 9
"""The radius of a thing in no story; and where there is no story, and little else."""
_LEAST_WIDTH = 420
"""Of a picture with stories: a few circles should not fill a screen."""
_MOST_DOTS = 0.5
"""Where things in no story would take more than this share of what the stories take, they are smaller."""
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Circle:
    """A story's place and radius; ``colour`` is its topic's place in ``colours``, OTHER or COMMON."""

    iri: str
    x: int
    y: int
    radius: int
    colour: int


@dataclass(frozen=True, slots=True)
class Dot:
    """The place of a thing that is in no story."""

    iri: str
    x: int
    y: int
    colour: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All places, y downwards, each mark whole within the width and height.

    ``strip`` is where the things in no story begin, None where there are none; ``undated`` from where on things
    without a date stand. ``lines`` join stories, by their places in ``stories``, with the number of related links.
    ``colours`` are the topics that have one, ``common`` those that share the one of what half of all articles have.
    """

    width: int
    height: int
    stories: tuple[Circle, ...]
    alone: tuple[Dot, ...]
    dot: int
    strip: int | None
    undated: int | None
    scale: TimeScale | None
    lines: tuple[tuple[int, int, int], ...]
    colours: tuple[str, ...]
    common: tuple[str, ...]


def overview(graph: KnowledgeGraph) -> Overview:
    """The overview of a graph; the same for the same graph, on every machine.

    >>> import kg
    >>> found = overview(kg.build("seeds").graph)
    >>> len(found.stories), len(found.alone), found.stories[0].radius
    (5, 4, 7)
    """
    found = subjects(graph)
    ranks = order(found)
    area = sum(room(story.size) for story in found.stories)
    wide, dot, least = (WIDE, DOT, _LEAST_WIDTH) if found.stories else (WIDE_ALONE, _dot(len(found.alone)), 0)
    if area and len(found.alone) * (2 * DOT + 1) ** 2 > _MOST_DOTS * area:
        dot -= 1
    dots = len(found.alone) * (2 * dot + 1) ** 2 / STRIP_FILLED
    width = max(least, round(sqrt(wide * (area + dots))))
    for _ in range(_TRIES):
        height = round(max(0.0, least / wide - dots / width)) if found.stories else 0
        made = arrange(found, ranks, max(1, width), height, dot)
        shape = made.width / made.height / wide
        if 0.93 <= shape <= 1.08 or (shape > 1 and width == least):
            break
        width = max(least, round(width / sqrt(shape)))
    return Overview(
        made.width,
        made.height,
        tuple(
            Circle(story.iri, x, y, radius(story.size), story.colour)
            for story, (x, y) in zip(found.stories, made.stories, strict=True)
        ),
        tuple(Dot(lone.iri, x, y, lone.colour) for lone, (x, y) in zip(found.alone, made.alone, strict=True)),
        dot,
        made.strip,
        made.undated,
        made.scale,
        tuple(neighbours(found)),
        found.colours,
        found.common,
    )


def _dot(number: int) -> int:
    """The radius of dots of which there is nothing else: a few are larger."""
    return max(DOT, min(LARGEST_DOT, round(sqrt(60_000 / max(1, number)) / 2)))


def numbered(found: Overview, number: Mapping[str, int]) -> dict[str, Any]:
    """The overview as JSON values, things as their numbers: the page's ``overview``.

    >>> import kg
    >>> graph = kg.build("seeds").graph
    >>> plain = numbered(overview(graph), {iri: at for at, iri in enumerate(graph.iris())})
    >>> sorted(plain)
    ['alone', 'axis', 'colours', 'common', 'height', 'lines', 'stories', 'strip', 'undated', 'width']
    """
    knots = found.scale.knots if found.scale else ()
    return {
        "width": found.width,
        "height": found.height,
        "stories": {
            "node": [number[story.iri] for story in found.stories],
            "x": [story.x for story in found.stories],
            "y": [story.y for story in found.stories],
            "r": [story.radius for story in found.stories],
        },
        "alone": {
            "node": [number[dot.iri] for dot in found.alone],
            "x": [dot.x for dot in found.alone],
            "y": [dot.y for dot in found.alone],
            "r": found.dot,
        },
        "strip": found.strip,
        "undated": found.undated,
        "axis": [[instant.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0"), x] for instant, x in knots],
        "lines": [list(line) for line in found.lines],
        "colours": [number[topic] for topic in found.colours],
        "common": [number[topic] for topic in found.common],
    }
