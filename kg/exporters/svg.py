"""The overview as one static picture, for readme files and reports: no script, nothing from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.explorer import subjects
from kg.explorer.overview import Overview, overview
from kg.explorer.palette import COMMON, OTHER, PALE, TOPICS, declarations
from kg.explorer.ticks import ticks
from kg.exporters.svg_names import FEW, HEADROOM, LEADING, Box, Name, names
from kg.svg.elements import FONT, content, is_web_address, isolated, line, plain, words
from kg.svg.lettering import advance, cut
from kg.vocabulary import THINGS

if TYPE_CHECKING:
    from kg.exporters import ExportOptions
    from kg.graph import KnowledgeGraph

WIDTH, MARGIN = 1200.0, 28.0
_LARGEST = 2.5
"""The most that the overview is enlarged: a few stories make a smaller picture."""
_LEAST = 560.0
_TICKS_APART = 64.0
_NO_DATE = 50.0
"""How wide these words are."""
_LINE_ROOM = 4000.0
"""So many square pixels there are for each line between stories: the strongest are drawn, more would be a fog."""
_TOPIC_NAME = 190.0
_SMALL = 12.0

_Key = tuple[float, str, str, str]
"""Of the legend: where, which colour, which topic, how many."""

_STYLE = f"""\
text {{ font-family: {FONT}; fill: var(--ink); unicode-bidi: plaintext; }}
.paper {{ fill: var(--paper); }}
.title {{ font-size: 22px; font-weight: 650; }}
.quiet {{ font-size: 12px; fill: var(--quiet); }}
.year {{ font-weight: 650; fill: var(--ink); }}
.middle {{ text-anchor: middle; }}
.end {{ text-anchor: end; }}
.name {{ font-size: 12.5px; font-weight: 600; pointer-events: none; }}
.name {{ paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }}
.line {{ stroke: var(--line); }}
.way {{ stroke: var(--ink); stroke-opacity: 0.6; }}
.related {{ stroke: var(--quiet); stroke-opacity: 0.3; fill: none; }}
.story {{ stroke: var(--paper); stroke-width: 1; }}
a:hover circle, a:focus circle {{ stroke: var(--ink); stroke-width: 2; }}
"""


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the picture."""
    out.write_text("".join(f"{element}\n" for element in picture(graph)), encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the overview stands in the picture, and how many times as large."""

    width: float
    top: float
    scale: float
    bottom: float


def picture(graph: KnowledgeGraph) -> Iterator[str]:
    """The elements of the picture, in order.

    >>> import kg
    >>> found = list(picture(kg.build("seeds").graph))
    >>> found[1]
    '<title id="overview-title">5 stories, 19 articles</title>'
    """
    found = overview(graph)
    scale = min(_LARGEST, (WIDTH - 2 * MARGIN) / found.width)
    width = max(_LEAST, round(found.width * scale + 2 * MARGIN))
    top = MARGIN + 52.0 + (HEADROOM if len(found.stories) >= FEW else 0.0)
    frame = _Frame(width, top, scale, top + found.height * scale)
    keys = _legend_rows(graph, found, width)
    height = round(frame.bottom + 44.0 + 20.0 * len(keys) + 36.0)
    title, facts = _title(graph, found), _facts(graph, found)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" '
        f'height="{height}" role="figure" aria-labelledby="overview-title overview-facts">'
    )
    yield f'<title id="overview-title">{content(title)}</title>'
    yield f'<desc id="overview-facts">{content(f"{facts}. {_key(found)}")}</desc>'
    shades = declarations("svg", ("paper", "ink", "quiet", "line", *TOPICS, COMMON, PALE, OTHER))
    yield f"<style>\n{shades}{_STYLE}{_colour_rules()}</style>"
    yield '<rect class="paper" width="100%" height="100%"/>'
    yield '<g aria-hidden="true">'
    yield words("title", MARGIN, MARGIN + 18.0, title)
    yield words("quiet", MARGIN, MARGIN + 38.0, cut(facts, _SMALL, width - 2 * MARGIN))
    yield from _axis(found, frame)
    yield "</g>"
    yield f'<g transform="translate({MARGIN:g} {top:g}) scale({scale:.4f})">'
    yield from _marks(graph, found, round(found.width * found.height * scale * scale / _LINE_ROOM))
    yield "</g>"
    yield f'<g aria-hidden="true" transform="translate({MARGIN:g} {top:g})">'
    named = {story.iri: graph.attributes(story.iri).get("name", "") for story in found.stories}
    bottom = found.strip * scale if found.strip is not None else found.height * scale
    bounds = Box(0.0, MARGIN + 52.0 - top, width - 1.5 * MARGIN, bottom)
    for name in names(found.stories, named, scale, bounds):
        yield from _named(name)
    yield "</g>"
    yield '<g aria-hidden="true">'
    yield from _legend(keys, frame.bottom + 46.0)
    yield words("quiet", MARGIN, height - 18.0, cut(_key(found), _SMALL, width - 2 * MARGIN))
    yield "</g>"
    yield "</svg>"


def _title(graph: KnowledgeGraph, found: Overview) -> str:
    articles = graph.node_counts().get("article", 0)
    told = [_count(len(found.stories), "story", "stories")] if found.stories else []
    return ", ".join([*told, _count(articles, "article", "articles")])


def _facts(graph: KnowledgeGraph, found: Overview) -> str:
    counts = graph.node_counts()
    others = sum(counts.get(kind, 0) for kind in THINGS if kind != "article")
    told = [_period(found)] if found.scale else []
    told += [_count(others, "other thing", "other things")] if others else []
    told += [_count(counts["provider"], "provider", "providers")] if counts.get("provider") else []
    told += [_count(counts["topic"], "topic", "topics")] if counts.get("topic") else []
    return " · ".join(told) or "Nothing with a date"


def _period(found: Overview) -> str:
    if not found.scale:
        return ""
    days = dict.fromkeys(_day(found.scale.knots[at][0]) for at in (0, -1))
    return " to ".join(days)


def _day(instant: datetime) -> str:
    return instant.date().isoformat()


def _key(found: Overview) -> str:
    told = []
    if found.stories:
        told.append("A circle is a story, as large as its articles are many; lines join stories that are related.")
    if found.alone:
        told.append("A dot is an article or other thing in no story.")
    return " ".join(told)


def _axis(found: Overview, frame: _Frame) -> Iterator[str]:
    y = frame.bottom
    yield line("line", MARGIN, y, frame.width - MARGIN, y)
    right = frame.width - MARGIN
    if found.undated is not None:
        x = MARGIN + found.undated * frame.scale
        yield line("line", x, frame.top, x, y)
        middle = min(right - _NO_DATE / 2, (x + MARGIN + found.width * frame.scale) / 2)
        yield words("quiet middle", middle, y + 20.0, "no date")
        right = middle - _NO_DATE / 2
    for tick in ticks(found.scale, _TICKS_APART / frame.scale) if found.scale else ():
        x = MARGIN + tick.x * frame.scale
        yield line("line", x, frame.top, x, y + 5.0)
        if x < right - _TICKS_APART / 3 or found.undated is None:
            yield words("quiet middle year" if tick.major else "quiet middle", x, y + 20.0, tick.label)


def _marks(graph: KnowledgeGraph, found: Overview, most_lines: int) -> Iterator[str]:
    strongest = sorted(found.lines, key=lambda found_line: (-found_line[2], found_line))[:most_lines]
    path = "".join(
        f"M{found.stories[one].x} {found.stories[one].y}L{found.stories[other].x} {found.stories[other].y}"
        for one, other, _ in sorted(strongest)
    )
    if path:
        yield f'<path class="related" aria-hidden="true" d="{path}"/>'
    for story in found.stories:
        values = graph.attributes(story.iri)
        name = isolated(plain(values.get("name", "")) or "A story")
        told = f"{name} — {_count(values.get('size', 0), 'article', 'articles')}"
        mark = _mark(f"story {_colour(story.colour)}", story.x, story.y, story.radius, told)
        yield _linked(next(iter(graph.targets(story.iri, "core")), ""), mark)
    for dot in found.alone:
        values = graph.attributes(dot.iri)
        told = content(plain(values.get("headline") or values.get("name") or dot.iri))
        yield _linked(dot.iri, _mark(_colour(dot.colour), dot.x, dot.y, found.dot, told))


def _mark(kind: str, x: int, y: int, radius: int, told: str) -> str:
    """A circle; what is told of it is content already."""
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"><title>{told}</title></circle>'


def _linked(address: str, mark: str) -> str:
    return f'<a href="{content(address)}">{mark}</a>' if is_web_address(address) else mark


def _named(name: Name) -> Iterator[str]:
    if name.way is not None:
        yield line("way", *name.way)
    for row, text in enumerate(name.rows):
        yield words(f"name {name.anchor}", name.x, name.y + LEADING * row, text)


def _colour(place: int) -> str:
    return TOPICS[place] if place >= 0 else COMMON if place == subjects.COMMON else OTHER


def _colour_rules() -> str:
    plain = "".join(f".{name} {{ fill: var(--{name}); }}\n" for name in (*TOPICS, COMMON, OTHER))
    return f"{plain}.story.{COMMON}, .key.{COMMON} {{ fill: var(--{PALE}); stroke: var(--{COMMON}); }}\n"


def _legend_rows(graph: KnowledgeGraph, found: Overview, width: float) -> list[list[_Key]]:
    """The topics with a colour, and how many things are about each, on lines: where, which colour, what."""
    about: Counter[str] = Counter()
    bare = 0
    for iri, targets in graph.adjacency().items():
        if graph.attributes(iri)["kind"] in THINGS:
            topics = [target for target, fields in targets.items() if "about" in fields]
            about.update(topics)
            bare += not set(topics) & {*found.colours, *found.common}
    coloured = [*zip(TOPICS, found.colours, strict=False), *((COMMON, topic) for topic in found.common)]
    told = [
        (colour, f"{plain(graph.attributes(topic).get('name', '')) or topic}", about[topic])
        for colour, topic in coloured
    ]
    told += [(OTHER, "other topics or none", bare)] if bare else []
    rows: list[list[_Key]] = [[]]
    x = MARGIN
    for colour, name, number in told:
        text, told_number = cut(name, _SMALL, _TOPIC_NAME), f" {number:,}"
        wide = 16.0 + advance(text + told_number, _SMALL) + 20.0
        if rows[-1] and x + wide > width - MARGIN:
            rows.append([])
            x = MARGIN
        rows[-1].append((x, colour, text, told_number))
        x += wide
    return rows if rows[-1] else []


def _legend(rows: list[list[_Key]], y: float) -> Iterator[str]:
    for at, row in enumerate(rows):
        for x, colour, text, number in row:
            yield f'<circle class="key {colour}" cx="{x + 6.0:.1f}" cy="{y + 20.0 * at - 4.0:.1f}" r="5"/>'
            yield words("quiet", x + 16.0, y + 20.0 * at, text, number)


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {singular if number == 1 else plural}"
