"""A story's articles in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from kg.graph import KnowledgeGraph
from kg.stories.listing import ListedStory
from kg.stories.telling import Telling


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a story: ``headline`` is without its publisher's name.

    ``core`` is whether it is the story's most central one; ``copy_of`` the article whose text it has, or None.
    """

    iri: str
    date: datetime | None
    provider: str
    headline: str
    membership: Decimal | None
    core: bool
    copy_of: str | None


def timeline(graph: KnowledgeGraph, story: ListedStory, tellings: Sequence[Telling]) -> list[Entry]:
    """The articles of a story in order of time, those without date last; ``tellings`` are those of the graph.

    >>> import kg
    >>> from kg.stories.listing import listed
    >>> from kg.stories.telling import tellings_of
    >>> graph = kg.build("seeds").graph
    >>> story = listed(graph)[0]
    >>> for entry in timeline(graph, story, tellings_of(graph))[:2]:
    ...     print(entry.date, entry.provider)
    2020-06-24 20:56:00+00:00 Courthouse News Service
    2020-06-24 22:10:00+00:00 Fox News
    """
    members = set(story.members)
    headline = {telling.iri: telling.headline for telling in tellings if telling.iri in members}
    return [_entry(graph, story, iri, headline.get(iri, iri)) for iri in story.members]


def _entry(graph: KnowledgeGraph, story: ListedStory, iri: str, headline: str) -> Entry:
    values = graph.attributes(iri)
    publisher = next(iter(graph.targets(iri, "publisher")), "")
    named = graph.attributes(publisher) if publisher else {}
    return Entry(
        iri,
        values.get("date_published"),
        named.get("name") or named.get("domain") or "",
        headline,
        values.get("membership"),
        iri == story.core,
        next(iter(graph.targets(iri, "duplicate_of")), None),
    )
