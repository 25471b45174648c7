"""Where the overview's circles and dots are, for a width: stories above, the strip of things in none below."""

from __future__ import annotations

from collections.abc import Sequence
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


def arrange(found: Subjects, order: Sequence[int], width: int, height: int, dot: int) -> Arrangement:
    """All places. ``order`` is that of the stories from top to bottom, ``height`` what these should have at least.

    ``dot`` is the radius of a thing in no story.
    """
    areas = [room(story.size) for story in found.stories]
    radii = [radius(story.size) for story in found.stories]
    dated = [story.middle is not None for story in found.stories].count(True)
    dated_alone = [lone.time is not None for lone in found.alone].count(True)
    pitch = 2 * dot + 1
    # There may be no story at all.
    high = max(1, height, sum(areas) / width, 2.0 * max(radii, default=0))
    levels = max(1, round(len(found.alone) * pitch / STRIP_FILLED / width))

    beside = max(sum(areas[dated:]) / high, -(-(len(found.alone) - dated_alone) // levels) * pitch)
    along = max(pitch, width - (round(beside) + BETWEEN if beside else 0)) if found.instants else 0
    scale = time_scale(_weighed(found), 0, along) if found.instants else None

    xs = _story_places(found, scale, areas[:dated], along)
    right = max([along, *(x + r for x, r in zip(xs, radii, strict=False))]) if found.instants else 0
    undated = right + BETWEEN if found.instants else 0
    later = [one for one in order if one >= dated]
    middles = spread([0.0] * len(later), [areas[one] / high for one in later], undated, undated + beside)
    by_story = dict(zip(later, middles, strict=True))
    xs += [round(by_story[one] + radii[one] / 2) for one in range(dated, len(found.stories))]
    ys = Swarm(xs, areas, order, high).ys(radii)

    places = [scale.place(lone.time) for lone in found.alone if lone.time is not None and scale is not None]
    most = max(levels, -(-len(places) // max(1, along // pitch)))
    found_columns = columns(places, pitch, most)
    colours = [lone.colour for lone in found.alone]
    at_levels = stacked(found_columns, colours[:dated_alone])
    rest = sorted(range(dated_alone, len(found.alone)), key=lambda at: (colours[at] < 0, colours[at], at))
    tallest = max([levels if rest else 0, *(level + 1 for level in at_levels)])

    top = min((y - r for y, r in zip(ys, radii, strict=True)), default=0)
    bottom = max((y + r for y, r in zip(ys, radii, strict=True)), default=0)
    strip = bottom - top + MARGIN + BETWEEN if found.stories and found.alone else MARGIN
    left = min([0, *(x - r for x, r in zip(xs, radii, strict=True))])
    base = strip + tallest * pitch
    dots = [
        (MARGIN - left + column * pitch + dot, base - level * pitch - dot - 1)
        for column, level in zip(found_columns, at_levels, strict=True)
    ]
    for at in range(len(rest)):
        column, level = divmod(at, levels)
        dots.append((MARGIN - left + undated + column * pitch + dot, base - level * pitch - dot - 1))
    by_lone = dict(zip([*range(dated_alone), *rest], dots, strict=True))
    stories = [(x - left + MARGIN, y - top + MARGIN) for x, y in zip(xs, ys, strict=True)]
    reach = [x + r for (x, _), r in zip(stories, radii, strict=True)] + [x + dot for x, _ in dots]
    anything_undated = bool(later or rest)
    return Arrangement(
        width=max([*reach, along - left + MARGIN]) + MARGIN,
        height=(base if found.alone else bottom - top + MARGIN) + MARGIN,
        stories=stories,
        alone=[by_lone[at] for at in range(len(found.alone))],
        strip=strip if found.alone else None,
        undated=undated - left + MARGIN - BETWEEN // 2 if anything_undated else None,
        scale=scale.moved(MARGIN - left) if scale else None,
    )


def _weighed(found: Subjects) -> list[datetime]:
    """The instants that the scale goes by: those of all things, and as many again of stories, by their articles."""
    number = sum(story.size for story in found.stories if story.middle is not None)
    times = len(found.instants) / max(1, number)
    middles = [(story.middle, round(story.size * times)) for story in found.stories if story.middle is not None]
    return [*found.instants, *(middle for middle, repeated in middles for _ in range(repeated))]


def _story_places(found: Subjects, scale: TimeScale | None, areas: Sequence[float], along: int) -> list[int]:
    """Where stories are in time: they make way for each other only where they would make a tower."""
    middles = [story.middle for story in found.stories if story.middle is not None]
    if scale is None:
        return []
    wishes = [scale.place(middle) for middle in middles]
    widths = [area * along / sum(areas) / _TOWER for area in areas]
    return [round(x) for x in spread(wishes, widths, 0, along)]
