"""Stories for people: a list of them, and one with its timeline and what ties its articles together.

Lines are at most 80 columns wide, but for addresses and ids, which stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from unicodedata import combining, east_asian_width

from kg.stories.listing import ListedStory
from kg.stories.ties import Tie
from kg.stories.timeline import Entry
from kg.stories.wording import count, distance, length, likelihood, voices
from kg.summary import WIDTH, printable

_TERMS = 5
_LEAST = 0.01
"""So many shared words are told at most, and of what share at least."""
_PROVIDER = 20
"""So many columns of a provider's name are shown in a timeline."""
_LONGEST = 3 * WIDTH
"""So many columns of a headline are shown where it stands alone."""
_TIED = "\u00a0"
"""A space at which no line ends."""


def list_lines(stories: Sequence[ListedStory], number: int) -> Iterator[str]:
    """The list of these stories, which were chosen of ``number``: two lines for each."""
    digits = max([len(f"{story.size:,}") for story in stories], default=0)
    for story in stories:
        name = _one_line(story.name) or "(no name)"
        yield f"{story.size:>{digits},}  {fitting(name, WIDTH - digits - 2)}"
        time = length(story.span) if story.span is not None else "no date"
        told = f"{time}, {voices(story.providers, story.independent)}"
        yield f"{'':{digits}}  {told}; {printable(story.id)}"
    yield ""
    some = f"{len(stories):,} of {count(number, 'story', 'stories')}"
    yield (count(number, "story", "stories") if len(stories) == number else some) + (
        "; kg stories --story ID tells one, and what holds it together"
    )


def story_lines(story: ListedStory, entries: Sequence[Entry], ties: Mapping[str, Sequence[Tie]]) -> Iterator[str]:
    """One story: what is known of it, its timeline, and what ties each of its articles to it."""
    yield from _wrapped(fitting(_one_line(story.name), _LONGEST) or "(no name)", "")
    yield printable(story.iri)
    yield ""
    when = "no date"
    if story.start and story.end and story.span is not None:
        days = str(story.start.date()), str(story.end.date())
        when = " to ".join(dict.fromkeys(days)) + f" ({length(story.span)})"
    told = f"{count(story.size, 'article')}, {voices(story.providers, story.independent)}, {when}"
    yield from _wrapped(told, "    ")
    if story.keywords:
        yield from _wrapped("Keywords: " + _one_line(", ".join(story.keywords)), "    ")
    if story.topics:
        topics = ", ".join(f"{_one_line(topic.name)} {topic.articles:,}" for topic in story.topics)
        yield from _wrapped("Topics: " + topics, "    ")
    yield ""
    number = {entry.iri: at for at, entry in enumerate(entries, 1)}
    yield from _timeline(entries, number)
    yield ""
    yield "What ties each article to the others"
    for entry in entries:
        yield ""
        yield from _tied(entry, ties.get(entry.iri, ()), number)


def _timeline(entries: Sequence[Entry], number: Mapping[str, int]) -> Iterator[str]:
    copies = any(entry.copy_of for entry in entries)
    meaning = "how strongly each belongs, 0 to 1; * is the most central article"
    yield from _wrapped(f"Timeline (UTC; {meaning}" + ("; = is a copy)" if copies else ")"), "    ")
    digits = len(str(len(entries)))
    room = min(_PROVIDER, max((columns(_one_line(entry.provider)) for entry in entries), default=0))
    for day, group in groupby(entries, lambda entry: f"{entry.date.date()}" if entry.date else "no date"):
        yield f"  {day}"
        for entry in group:
            mark = "*" if entry.core else "=" if entry.copy_of else " "
            time = f"{entry.date:%H:%M}" if entry.date else "     "
            provider = _padded(fitting(_one_line(entry.provider), room), room)
            strength = f"{entry.membership:.2f}" if entry.membership is not None else "    "
            start = f"  {mark} {number[entry.iri]:>{digits}}  {time}  {provider}  {strength}  "
            yield start + fitting(_one_line(entry.headline), WIDTH - columns(start))


def _tied(entry: Entry, ties: Sequence[Tie], number: Mapping[str, int]) -> Iterator[str]:
    digits = len(str(len(number)))
    indent = " " * (digits + 2)
    yield from _wrapped(f"{number[entry.iri]:>{digits}}  {fitting(_one_line(entry.headline), _LONGEST)}", indent)
    yield f"{indent}{printable(entry.iri)}"
    if entry.copy_of:
        other = f"number {number[entry.copy_of]}" if entry.copy_of in number else printable(entry.copy_of)
        yield f"{indent}a copy of {other}"
    for tie in ties:
        linked = ", linked as related" * tie.related + ", by the same provider" * tie.one_publisher
        told = (
            f"with {number[tie.other]}, {distance(tie.apart)}{linked}: {likelihood(tie.log_odds).replace(' ', _TIED)}"
        )
        yield from _wrapped(indent + told, indent + "    ")
        if tie.likeness:
            yield from _wrapped(f"{indent}  alike by {tie.likeness:.2f}: {_shared(tie)}", indent + "    ")
        else:
            yield f"{indent}  no term of any weight shared"


def _shared(tie: Tie) -> str:
    parts = []
    shown = [term for term in tie.terms[:_TERMS] if term.share >= _LEAST]
    for term in shown:
        words = dict.fromkeys((term.word, term.other_word))
        same = term.word.casefold() == term.other_word.casefold()
        parts.append(f"{_one_line(term.word if same else '/'.join(words))} {_percent(term.share)}")
    rest = tie.terms[len(shown) :]
    if rest:
        parts.append(f"{count(len(rest), 'more word')} {_percent(sum(term.share for term in rest))}")
    parts.append(f"runs of characters {_percent(tie.runs)}")
    return ", ".join(part.replace(" ", _TIED) for part in parts)


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def columns(text: str) -> int:
    """How many columns a text takes on a terminal.

    >>> columns("Boston"), columns("東京")
    (6, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1


def fitting(text: str, width: int) -> str:
    """A text cut, where need be at a word's end, so that it takes at most so many columns.

    >>> fitting("Boston bans facial recognition", 20), fitting("Boston", 20)
    ('Boston bans facial…', 'Boston')
    """
    if columns(text) <= width:
        return text
    kept = _beginning(text, width - 1)
    word = kept if text[len(kept)] == " " else kept.rpartition(" ")[0]
    return (word if columns(word) >= 2 * width // 3 else kept).rstrip(" ,;:–—-") + "…"


def _beginning(text: str, width: int) -> str:
    """As much of a text as takes at most so many columns."""
    for at, character in enumerate(text):
        width -= _columns(character)
        if width < 0:
            return text[:at]
    return text


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _wrapped(line: str, indent: str) -> Iterator[str]:
    """The line in lines of the width, broken at spaces where there are any; what follows the first is indented."""
    while columns(line) > WIDTH:
        kept = _beginning(line, WIDTH)
        at = len(kept) if line[len(kept)] == " " else kept.rfind(" ")
        if not kept[: max(at, 0)].strip():
            at = len(kept)
        yield line[:at].rstrip(" ").replace(_TIED, " ")
        line = indent + line[at:].lstrip(" ")
    yield line.replace(_TIED, " ")
