"""A picture of a story's timeline, as SVG: time from left to right, a row a provider, a mark an article.

One file that needs no other. It follows the reader's choice of light or dark, tells each article as an item of a list
to those who listen, and has the full headline where a pointer rests on a mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.stories.listing import ListedStory
from kg.stories.picture_layout import HALO, MARGIN, ROW, WIDTH, Drawing, Mark, drawing
from kg.stories.timeline import Entry
from kg.stories.wording import count, length, voices
from kg.svg.elements import FONT, content, is_web_address, line, plain, words
from kg.svg.lettering import cut, lines

_TITLE, _SMALL = 22.0, 12.0
_BASELINE = 4.0
"""How far below its middle a line of text stands."""

_STYLE = (
    """\
svg { --paper: #fbfbf9; --ink: #1b1e23; --quiet: #5a616b; --line: #e3e4e6; --mark: #0072b2; --core: #c04a00; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #14171c; --ink: #e9ebee; --quiet: #a4abb6; --line: #2c323b; --mark: #56b4e9; --core: #f59a52; }
}
text { font-family: """
    + FONT
    + """; fill: var(--ink); }
text { unicode-bidi: plaintext; }
.paper { fill: var(--paper); }
.title { font-size: 22px; font-weight: 650; }
.quiet { font-size: 12px; fill: var(--quiet); }
.provider { font-size: 12.5px; text-anchor: end; }
.headline { font-size: 12.5px; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.core .headline { font-weight: 650; }
.tick { text-anchor: middle; }
.before { text-anchor: end; }
.line { stroke: var(--line); stroke-width: 1; fill: none; }
.row { stroke-dasharray: 1 3; }
.mark { fill: var(--mark); stroke: var(--paper); stroke-width: 1.5; }
.core .mark { fill: var(--core); }
.halo { fill: var(--core); fill-opacity: 0.2; }
.copy .mark { fill: var(--paper); stroke: var(--mark); stroke-width: 2; }
.copied { stroke: var(--mark); stroke-opacity: 0.45; stroke-width: 1.2; stroke-dasharray: 3 3; fill: none; }
a:hover .headline, a:focus .headline { text-decoration: underline; }
"""
)


def picture(story: ListedStory, entries: Sequence[Entry]) -> str:
    """The picture of a story with these articles, as the text of an SVG file.

    >>> story = ListedStory("x:s", "s", "Boston <bans> it", (), None, None, 1, 1, 1, "x:a", (), ("x:a",))
    >>> text = picture(story, [Entry("x:a", None, "WBUR", "A & B", None, True, None)])
    >>> "Boston &lt;bans&gt; it" in text, "A &amp; B" in text
    (True, True)
    """
    return "".join(f"{element}\n" for element in _document(story, entries))


def _document(story: ListedStory, entries: Sequence[Entry]) -> Iterator[str]:
    title = plain(story.name) or "A story"
    heads = lines(title, _TITLE, WIDTH - 2 * MARGIN, 3)
    facts = _facts(story)
    top = MARGIN + 28.0 * len(heads) + 18.0 * (2 if story.keywords else 1) + 62.0
    found = drawing(entries, top)
    height = round(found.bottom + 64.0)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height}" width="{WIDTH:g}" '
        f'height="{height}" role="figure" aria-labelledby="story-title story-facts">'
    )
    yield f'<title id="story-title">{content(title)}</title>'
    yield f'<desc id="story-facts">A timeline of {content(facts)}.</desc>'
    yield f"<style>\n{_STYLE}</style>"
    yield '<rect class="paper" width="100%" height="100%"/>'
    yield '<g aria-hidden="true">'
    y = MARGIN + 18.0
    for head in heads:
        yield words("title", MARGIN, y, head)
        y += 28.0
    yield words("quiet", MARGIN, y - 4.0, cut(facts, _SMALL, WIDTH - 2 * MARGIN))
    if story.keywords:
        keywords = " · ".join(map(plain, story.keywords))
        yield words("quiet", MARGIN, y + 14.0, cut(keywords, _SMALL, WIDTH - 2 * MARGIN))
    yield from _axis(found, top)
    yield from _rows(found)
    yield "</g>"
    yield '<g role="list" aria-label="Articles in order of time">'
    for mark in found.marks:
        yield from _article(mark)
    yield "</g>"
    yield from _legend(found, height - 22.0)
    yield "</svg>"


def _facts(story: ListedStory) -> str:
    told = f"{count(story.size, 'article')} by {voices(story.providers, story.independent)}"
    if story.start is None or story.end is None or story.span is None:
        return f"{told}, without date"
    days = dict.fromkeys((str(story.start.date()), str(story.end.date())))
    return f"{told}, {' to '.join(days)} ({length(story.span)})"


def _axis(found: Drawing, top: float) -> Iterator[str]:
    y = top - ROW / 2 - 2.0
    for tick in found.axis.ticks() if found.axis else ():
        x = found.axis.place(tick.instant) if found.axis else 0.0
        yield line("line", x, y - 6.0, x, found.bottom)
        yield words("quiet tick", x, y - 12.0, tick.label)
        if tick.context:
            yield words("quiet tick", x, y - 27.0, tick.context)
    if found.undated is not None:
        yield words("quiet tick", found.undated, y - 12.0, "no date")
    yield line("line", MARGIN, y, WIDTH - MARGIN, y)


def _rows(found: Drawing) -> Iterator[str]:
    for row in found.rows:
        yield words("provider", found.left - 18.0, row.y + _BASELINE, row.label)
        yield line("line row", found.left, row.y, WIDTH - MARGIN, row.y)
    for mark in found.marks:
        if mark.copied is not None:
            x, y = mark.copied
            bend = (y + mark.y) / 2
            path = f"M{x:.1f} {y:.1f}C{x:.1f} {bend:.1f} {mark.x:.1f} {bend:.1f} {mark.x:.1f} {mark.y:.1f}"
            yield f'<path class="copied" d="{path}"/>'


def _article(mark: Mark) -> Iterator[str]:
    entry = mark.entry
    kind = "core" if entry.core else "copy" if entry.copy_of else "article"
    yield f'<g role="listitem" class="{kind}">'
    linked = is_web_address(entry.iri)
    if linked:
        yield f'<a href="{content(entry.iri)}">'
    yield f"<title>{content(_told(entry))}</title>"
    if entry.core:
        yield f'<circle class="halo" cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius + HALO:.1f}"/>'
    yield f'<circle class="mark" cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius:.1f}"/>'
    side = "headline" if mark.right else "headline before"
    yield words(side, mark.label_x, mark.y + _BASELINE, mark.label)
    if linked:
        yield "</a>"
    yield "</g>"


def _told(entry: Entry) -> str:
    parts = [plain(entry.headline), plain(entry.provider) or "provider not known"]
    parts.append(f"{entry.date.date()} {entry.date:%H:%M} UTC" if entry.date else "no date")
    if entry.membership is not None:
        parts.append(f"belongs {entry.membership:.2f}")
    if entry.core:
        parts.append("the most central article")
    if entry.copy_of:
        parts.append("a copy of another article's text")
    return " — ".join((parts[0], ", ".join(parts[1:])))


def _legend(found: Drawing, y: float) -> Iterator[str]:
    yield f'<g aria-hidden="true" transform="translate({found.left:g} {y:g})">'
    yield '<g class="core"><circle class="halo" r="11"/><circle class="mark" r="6"/></g>'
    yield words("quiet", 18.0, _BASELINE, "the most central article")
    yield '<circle class="mark" cx="180" r="4"/><circle class="mark" cx="194" r="6.5"/>'
    yield words("quiet", 208.0, _BASELINE, "the larger, the more it belongs")
    if any(mark.entry.copy_of for mark in found.marks):
        yield '<g class="copy" transform="translate(420 0)"><circle class="mark" r="5"/></g>'
        yield words("quiet", 434.0, _BASELINE, "a copy of another's text")
    yield "</g>"
