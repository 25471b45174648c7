"""Stories by what one asks for: a day, a topic, a size, or a name for one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from unicodedata import normalize

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.iri import slug
from kg.stories.listing import ListedStory, last_part

_MOST = 10
"""So many stories or topics are named where one is not clear."""


def chosen(
    stories: Sequence[ListedStory], *, since: datetime | None = None, topic: str | None = None, min_size: int = 0
) -> list[ListedStory]:
    """Those with an article on or after an instant, with one about a topic (its IRI), with at least so many."""
    return [
        story
        for story in stories
        if story.size >= min_size
        and (since is None or (story.end is not None and story.end >= since))
        and (topic is None or any(count.iri == topic for count in story.topics))
    ]


def instant(text: str) -> datetime:
    """A day, or an instant, as ISO 8601 has it; UTC where no zone is stated. Raises UsageError for any other text.

    >>> instant("2020-06-24").isoformat(), instant("2020-06-24T20:56:00-04:00").isoformat()
    ('2020-06-24T00:00:00+00:00', '2020-06-24T20:56:00-04:00')
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date; write the day as in 2020-06-24") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def find_topic(graph: KnowledgeGraph, name: str) -> str:
    """The IRI of the topic that is called so: by its label, another of its labels, its slug or its IRI.

    Case does not matter. Raises UsageError, which names those near to it, where there is none.

    >>> import kg
    >>> find_topic(kg.build("seeds").graph, "computer vision")
    'https://w3id.org/newskg/id/topic/computer-vision'
    """
    wanted = _folded(name)
    ranked: dict[str, tuple[int, str]] = {}
    labels: dict[str, str] = {}
    for iri in graph.iris("topic"):
        values = graph.attributes(iri)
        labels[iri] = values.get("name", last_part(iri))
        names = [values.get("name", ""), *values.get("alternate_name", ()), last_part(iri), iri]
        for rank, one in enumerate(names):
            known = ranked.get(_folded(one), (rank, iri))
            ranked[_folded(one)] = min(known, (rank, iri))
    for one in (wanted, slug(name) if wanted else wanted):
        if one and one in ranked:
            return ranked[one][1]
    raise UsageError(f"there is no topic {name!r}; {_instead(wanted, ranked, labels)}")


def _instead(wanted: str, ranked: dict[str, tuple[int, str]], labels: dict[str, str]) -> str:
    if not labels:
        return "the graph has no topics at all"
    inside = [name for name in sorted(ranked) if wanted and wanted in name and "/" not in name]
    near = [*inside, *get_close_matches(wanted, sorted(ranked), _MOST, 0.5)]
    names = list(dict.fromkeys(labels[ranked[name][1]] for name in near))[:_MOST]
    if names:
        return f"near to it are: {', '.join(names)}"
    every = sorted(labels.values())
    return f"topics are: {', '.join(every[:_MOST])}" + (f" and {len(every) - _MOST} more" if len(every) > _MOST else "")


def find_story(stories: Sequence[ListedStory], name: str) -> ListedStory:
    """The story of that IRI, or whose IRI's last part is so, begins so, or holds it, in this order.

    Case does not matter. Raises UsageError where there is none, or which lists them where there are several.
    """
    wanted = _folded(name)
    for matches in _matching(stories, wanted) if wanted else ():
        if len(matches) == 1:
            return matches[0]
        if matches:
            shown = "".join(f"\n  {story.id}  {story.name}" for story in matches[:_MOST])
            more = f"\n  and {len(matches) - _MOST} more" if len(matches) > _MOST else ""
            raise UsageError(f"{len(matches)} stories are meant by {name!r}; give more of one's IRI:{shown}{more}")
    raise UsageError(f"there is no story {name!r}; {_near(stories, wanted)}")


def _near(stories: Sequence[ListedStory], wanted: str) -> str:
    """Those whose IRI, or a word of it, is spelled much the same."""
    ids: dict[str, dict[str, None]] = {}
    for story in stories:
        part = _folded(last_part(story.iri))
        for one in (part, _folded(story.id), *part.split("-")):
            ids.setdefault(one, {})[story.id] = None
    near = dict.fromkeys(short for one in get_close_matches(wanted, sorted(ids), 3, 0.7) for short in ids[one])
    return f"near to it are: {', '.join(list(near)[:_MOST])}" if near else "kg stories lists all there are"


def _matching(stories: Sequence[ListedStory], wanted: str) -> Iterator[list[ListedStory]]:
    parts = [(story, _folded(last_part(story.iri))) for story in stories]
    yield [story for story in stories if _folded(story.iri) == wanted]
    yield [story for story, part in parts if part == wanted]
    yield [story for story, part in parts if part.startswith(wanted)]
    yield [story for story, part in parts if wanted in part]


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold()).strip()
