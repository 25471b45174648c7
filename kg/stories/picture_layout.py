"""Where the marks and labels of a story's picture stand: so that no label covers another, or a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.stories.time_axis import TimeAxis
from kg.stories.timeline import Entry
from kg.svg.lettering import advance, cut

WIDTH, MARGIN, ROW, TEXT = 1120.0, 28.0, 25.0, 12.5
"""Of the picture, around it, of a line, and of its letters; in pixels."""

_NAMES = 190.0
"""The most that providers' names take."""
_BETWEEN_ROWS = 3.0
_GAP = 6.0
"""Between a mark and its headline."""
HALO = 5.0
"""How far that of the most central article reaches beyond its mark."""
_UNDATED = 70.0
_BOLD = 1.08
"""How much wider the most central headline is than others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An article's mark and headline.

    ``right`` is whether the headline stands on the right of the mark, ``copied`` where the mark of the original is.
    """

    entry: Entry
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    right: bool
    copied: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A provider's row."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All places; ``undated`` is where the marks without date are, None where there are none."""

    left: float
    bottom: float
    axis: TimeAxis | None
    undated: float | None
    rows: Sequence[Row]
    marks: Sequence[Mark]


def drawing(entries: Sequence[Entry], top: float) -> Drawing:
    """Where all stands below ``top``; providers in the order in which they come into the story."""
    names = {entry.provider: _name(entry.provider) for entry in entries}
    left = MARGIN + min(_NAMES, max((advance(name, TEXT) for name in names.values()), default=0.0)) + 24.0
    dates = [entry.date for entry in entries if entry.date]
    undated = None if len(dates) == len(entries) else WIDTH - MARGIN - _UNDATED / 2 if dates else left + _UNDATED / 2
    right = WIDTH - MARGIN - (_UNDATED if undated is not None else 0.0)
    axis = TimeAxis(min(dates), max(dates), left, right) if dates else None
    rows: list[Row] = []
    places: dict[str, tuple[float, float]] = {}
    labels: dict[str, _Label] = {}
    y = top + _BETWEEN_ROWS
    for provider, name in names.items():
        rows.append(Row(cut(name, TEXT, _NAMES), y))
        free: list[float] = []  # from where each line of the row is free
        for entry in entries:
            if entry.provider != provider:
                continue
            x = axis.place(entry.date) if axis and entry.date else undated or left
            label = _label(entry, x, left, WIDTH - MARGIN)
            line = next((at for at, taken in enumerate(free) if taken < label.start), len(free))
            free[line : line + 1] = [label.end]
            places[entry.iri] = x, y + line * ROW
            labels[entry.iri] = label
        y += len(free) * ROW + _BETWEEN_ROWS
    marks = [_mark(entry, places[entry.iri], labels[entry.iri], places.get(entry.copy_of or "")) for entry in entries]
    return Drawing(left, y - ROW / 2, axis, undated, rows, marks)


class _Label(NamedTuple):
    """A headline as it is written, and all that it and its mark take of a line."""

    text: str
    x: float
    right: bool
    start: float
    end: float


def _mark(entry: Entry, place: tuple[float, float], label: _Label, copied: tuple[float, float] | None) -> Mark:
    return Mark(entry, *place, _radius(entry), label.text, label.x, label.right, copied)


def _label(entry: Entry, x: float, left: float, right: float) -> _Label:
    """The headline on the right of its mark, if it fits there or there is more room."""
    away = _radius(entry) + _GAP + (HALO if entry.core else 0.0)
    size = TEXT * (_BOLD if entry.core else 1.0)
    text = " ".join(entry.headline.split())
    on_right = advance(text, size) <= right - x - away or right - x >= x - left
    text = cut(text, size, (right - x if on_right else x - left) - away)
    reach = away + advance(text, size)
    if on_right:
        return _Label(text, x + away, True, x - away, x + reach)
    return _Label(text, x - away, False, x - reach, x + away)


def _radius(entry: Entry) -> float:
    return 3.5 + 3.5 * float(1 if entry.membership is None else entry.membership) + (1.0 if entry.core else 0.0)


def _name(provider: str) -> str:
    return " ".join(provider.split()) or "provider not known"
