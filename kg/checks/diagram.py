"""The vocabulary as a picture: what kinds of thing there are, and which links lead from one to another. SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.svg.elements import FONT, line, words
from kg.svg.lettering import advance
from kg.vocabulary import KINDS, THINGS

_WIDTH, _HEIGHT = 1180, 640
_STYLE = f"""text{{font-family:{FONT};font-size:13px;fill:#1d2430;text-anchor:middle}}
.name{{font-weight:600;font-size:15px}} .class,.own{{fill:#566072;font-size:12px}} .back{{fill:#fff}}
.box{{fill:#f3f6fb;stroke:#8a97ab}} .frame{{fill:none;stroke:#8a97ab;stroke-dasharray:5 4}}
.link{{stroke:#566072;stroke-width:1.3;marker-end:url(#end)}} #end path{{fill:#566072}} .term{{font-size:12px}}
@media (prefers-color-scheme:dark){{text{{fill:#e8ecf3}} .class,.own{{fill:#a9b4c6}} .back{{fill:#151a22}}
.box{{fill:#212936;stroke:#62708a}} .frame{{stroke:#62708a}} .link{{stroke:#a9b4c6}} #end path{{fill:#a9b4c6}}}}"""


class _Box(NamedTuple):
    kinds: tuple[str, ...]
    name: str
    x: float
    y: float
    width: float
    height: float


_OTHERS = THINGS[1:]
_BOXES = {
    "things": _Box(THINGS, "", 560, 300, 480, 210),
    "article": _Box(("article",), "Article", 430, 312, 190, 150),
    "others": _Box(_OTHERS, "Other things", 665, 312, 250, 164),
    "source": _Box(("source",), "Source", 560, 46, 180, 60),
    "story": _Box(("story",), "Story", 105, 312, 150, 60),
    "provider": _Box(("provider",), "Provider", 1050, 300, 230, 90),
    "topic": _Box(("topic",), "Topic", 400, 580, 180, 76),
    "scheme": _Box(("scheme",), "List of topics", 105, 580, 170, 60),
    "image": _Box(("image",), "Image", 820, 580, 190, 60),
}
"""Where each kind stands; a frame around the two that have most links in common."""
_APART = {("things", "provider"): -34, ("others", "provider"): 34, ("source", "things"): 66, ("things", "source"): 66}
"""How far to the right of its way a link stands, where another would be in the same place."""


def generate_svg() -> Iterator[str]:
    """The picture, line by line."""
    title = "The kinds of node in a newskg graph, and the links between them"
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">'
    yield f"<title>{title}</title>"
    yield f"<style>{_STYLE}</style>"
    yield '<defs><marker id="end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
    yield '<path d="M0 0L10 5L0 10z"/></marker></defs>'
    yield f'<rect class="back" width="{_WIDTH}" height="{_HEIGHT}"/>'
    links = _links()
    for name, box in _BOXES.items():
        yield from _box(box, sorted(links.pop((name, name), ())))
    for (start, end), terms in sorted(links.items()):
        aside = _APART.get((start, end), 18 if (end, start) in links else 0)
        yield from _link(_BOXES[start], _BOXES[end], sorted(terms), aside)
    yield "</svg>"


def _links() -> dict[tuple[str, str], set[str]]:
    """The terms that lead from box to box; what all things have, or may be, is the frame's."""
    found: dict[tuple[str, str], set[str]] = {}
    for kind in KINDS.values():
        for link in kind.links:
            shared = kind.name in THINGS and all(link in KINDS[thing].links for thing in THINGS)
            start = "things" if shared else "others" if kind.name in _OTHERS else kind.name
            end = "things" if link.targets == THINGS else link.targets[0]
            if start == "others" and end == "things":
                end = "others"  # within the frame: told in the box
            found.setdefault((start, end), set()).add(link.term)
    return found


def _box(box: _Box, own: list[str]) -> Iterator[str]:
    style = "box" if box.name else "frame"
    left, top = box.x - box.width / 2, box.y - box.height / 2
    yield (f'<rect class="{style}" x="{left:.1f}" y="{top:.1f}" width="{box.width}" height="{box.height}" rx="8"/>')
    if not box.name:
        yield words("own", box.x, top + 16, "  ".join(f"{term} ↻" for term in own))
        return
    classes = [name for kind in box.kinds for name in KINDS[kind].classes[:1]]
    told = classes if len(classes) == 1 else _in_lines([name.partition(":")[2] for name in classes], box.width - 12)
    lines = [("name", box.name), *(("class", text) for text in told), *(("own", f"{term} ↻") for term in own)]
    size = min(17, (box.height - 8) / len(lines))
    for number, (style, text) in enumerate(lines):
        yield words(style, box.x, box.y + (number - (len(lines) - 1) / 2) * size + 4.5, text)


def _in_lines(names: list[str], width: float) -> list[str]:
    lines = [names[0]]
    for name in names[1:]:
        longer = f"{lines[-1]}, {name}"
        if advance(longer, 12) <= width:
            lines[-1] = longer
        else:
            lines.append(name)
    return lines


def _link(start: _Box, end: _Box, terms: list[str], apart: float) -> Iterator[str]:
    """An arrow from edge to edge, with its terms at the middle; ``apart`` to the right of the straight way."""
    across, down = end.x - start.x, end.y - start.y
    length = (across**2 + down**2) ** 0.5
    shift_x, shift_y = -down / length * apart, across / length * apart
    from_x, from_y = _edge(start, across, down)
    to_x, to_y = _edge(end, -across, -down)
    yield line("link", from_x + shift_x, from_y + shift_y, to_x + shift_x, to_y + shift_y)
    middle_x, middle_y = (from_x + to_x) / 2 + shift_x, (from_y + to_y) / 2 + shift_y
    width = max(advance(term, 12) for term in terms) * 0.9
    top = middle_y - 8 * len(terms)
    yield (
        f'<rect class="back" x="{middle_x - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" '
        f'height="{16 * len(terms)}"/>'
    )
    for number, term in enumerate(terms):
        yield words("term", middle_x, top + 16 * number + 12, term)


def _edge(box: _Box, across: float, down: float) -> tuple[float, float]:
    """Where the line from a box's middle in a direction leaves it."""
    sides = [box.width / 2 / abs(across)] if across else []
    sides += [box.height / 2 / abs(down)] if down else []
    share = min(sides)
    return box.x + across * share, box.y + down * share
