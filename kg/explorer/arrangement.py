"""Where the overview's circles and dots are, for a width: stories above, the strip of things in none below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.explorer.spreading import spread
from kg.explorer.strip import columns, stacked
from kg.explorer.subjects import Subjects
from kg.explorer.swarm import Swarm, radius, room
from kg.explorer.time_scale import TimeScale, time_scale

MARGIN, BETWEEN = 14, 22
"""Around all; between the stories, the strip and what has no date."""
STRIP_FILLED = 0.6
"""How full the strip is: time is never quite even."""
_TOWER = 1.6
"""Stories of one moment stand at most so many times as high as all would on the average, then they make way."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places by story and by thing in none; ``strip`` and ``undated`` are where these parts begin, if they are."""

    width: int
    height: int
    stories: Sequence[Place]
    alone: Sequence[Place]
    strip: int | None
    undated: int | None
    scale: TimeScale | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How wide a picture should be, how high its stories, and how many dots go on a column of the strip."""

    found: Subjects
    order: Sequence[int]
    width: int
    height: float
    dot: int
    levels: int

    @property
    def pitch(self) -> int:
        """From one dot to the next."""
        return 2 * self.dot + 1


def arrange(found: Subjects, order: Sequence[int], width: int, height: int, dot: int) -> Arrangement:
    """All places. ``order`` is that of the stories from top to bottom, ``height`` what these should have at least.

    ``dot`` is the radius of a thing in no story.
    """
    radii = [radius(story.size) for story in found.stories]
    high = max(height, sum(map(room, (story.size for story in found.stories))) / width, 2.0 * max(radii, default=1))
    levels = max(1, round(len(found.alone) * (2 * dot + 1) / STRIP_FILLED / width))
    plan = _Plan(found, order, width, high, dot, levels)
    beside = _undated_width(plan)
    along = max(plan.pitch, width - (beside + BETWEEN if beside else 0)) if found.instants else 0
    scale = time_scale(_weighed(found), 0, along) if found.instants else None

    xs = _dated(plan, scale, along)
    undated = max([along, *(x + r for x, r in zip(xs, radii, strict=False))]) + BETWEEN if scale else 0
    xs += _undated(plan, undated, beside)
    areas = [room(story.size) for story in found.stories]
    ys = Swarm(xs, areas, order, high).ys(radii)
    dots = list(_dots(plan, scale, along, undated))

    left = min([0, *(x - r for x, r in zip(xs, radii, strict=True))]) - MARGIN
    top = min((y - r for y, r in zip(ys, radii, strict=True)), default=0) - MARGIN
    bottom = max((y + r for y, r in zip(ys, radii, strict=True)), default=top) - top
    strip = bottom + BETWEEN if found.stories else MARGIN
    base = strip + max((level + 1 for _, level in dots), default=0) * plan.pitch
    stories = [(x - left, y - top) for x, y in zip(xs, ys, strict=True)]
    alone = [(x - left + dot, base - level * plan.pitch - dot - 1) for x, level in dots]
    right = max(
        [along - left, *(x + r for (x, _), r in zip(stories, radii, strict=True)), *(x + dot for x, _ in alone)]
    )
    return Arrangement(
        width=right + MARGIN,
        height=(base if alone else bottom) + MARGIN,
        stories=stories,
        alone=alone,
        strip=strip - BETWEEN // 3 if alone else None,
        undated=undated - left - BETWEEN // 2 if beside else None,
        scale=scale.moved(-left) if scale else None,
    )


def _undated_width(plan: _Plan) -> int:
    """What the stories and things without a date need at the right end."""
    area = sum(room(story.size) for story in plan.found.stories if story.middle is None)
    number = sum(lone.time is None for lone in plan.found.alone)
    return max(round(area / plan.height), -(-number // plan.levels) * plan.pitch)


def _weighed(found: Subjects) -> list[datetime]:
    """The instants that the scale goes by: those of all things, and as many again of stories, by their articles."""
    number = sum(story.size for story in found.stories if story.middle is not None)
    times = len(found.instants) / max(1, number)
    middles = [(story.middle, round(story.size * times)) for story in found.stories if story.middle is not None]
    return [*found.instants, *(middle for middle, repeated in middles for _ in range(repeated))]


def _dated(plan: _Plan, scale: TimeScale | None, along: int) -> list[int]:
    """Where stories are in time: they make way for each other only where they would make a tower."""
    dated = [story for story in plan.found.stories if story.middle is not None]
    areas = [room(story.size) for story in dated]
    wishes = [scale.place(story.middle) for story in dated if scale and story.middle]
    return [round(x) for x in spread(wishes, [area * along / sum(areas) / _TOWER for area in areas], 0, along)]


def _undated(plan: _Plan, left: int, width: int) -> list[int]:
    """Where stories without a date are: anywhere from ``left`` on, evenly."""
    sizes = [story.size for story in plan.found.stories if story.middle is None]
    wishes = [left + width * (at + 0.5) / len(sizes) for at in range(len(sizes))]
    places = spread(wishes, [room(size) / plan.height for size in sizes], left, left + width)
    least = left + max(map(radius, sizes), default=0)
    return [round(max(place, least)) for place in places]


def _dots(plan: _Plan, scale: TimeScale | None, along: int, undated: int) -> Iterator[tuple[int, int]]:
    """The left end and the level of each thing in no story."""
    alone = plan.found.alone
    places = [scale.place(lone.time) for lone in alone if scale and lone.time]
    most = max(plan.levels, -(-len(places) // max(1, along // plan.pitch)))
    found = columns(places, plan.pitch, most)
    levels = stacked(found, [lone.colour for lone in alone[: len(places)]])
    yield from zip((column * plan.pitch for column in found), levels, strict=True)
    rest = range(len(places), len(alone))
    rank = {
        at: rank for rank, at in enumerate(sorted(rest, key=lambda at: (alone[at].colour < 0, alone[at].colour, at)))
    }
    for at in rest:
        column, level = divmod(rank[at], plan.levels)
        yield undated + column * plan.pitch, level
