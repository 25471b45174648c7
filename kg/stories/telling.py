"""What the finding of stories knows of an article: what it says, when, where, and what it is related to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.graph import KnowledgeGraph
from kg.stories.headlines import names_of, without_tail

_LAST = datetime.max.replace(tzinfo=UTC)
_MOST_TEXT = 2_000
"""So many characters of an abstract are looked at: what an article tells of, it tells at its beginning."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's telling of an event.

    ``publisher`` is any text that tells publishers apart, ``related`` the IRIs of articles it is linked with, either
    way. What is not known is None or empty.
    """

    iri: str
    headline: str
    abstract: str = ""
    date: datetime | None = None
    publisher: str = ""
    related: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[datetime, str]:
        """Where it stands in order: by date, those without one last, then by IRI."""
        return self.date or _LAST, self.iri


def in_order(tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings in their one order, whatever order they come in."""
    return sorted(tellings, key=lambda telling: telling.place)


def tellings_of(graph: KnowledgeGraph) -> list[Telling]:
    """What the graph's articles tell, in order; an article without headline tells nothing."""
    publisher: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    related: dict[str, set[str]] = defaultdict(set)
    adjacency = graph.adjacency()
    for iri, values in graph.network.nodes(data=True):
        if values["kind"] == "provider":
            names[iri] = names_of(values)
    articles = [(iri, values) for iri, values in graph.network.nodes(data=True) if values["kind"] == "article"]
    for iri, _ in articles:
        for target, fields in adjacency[iri].items():
            if "publisher" in fields:
                publisher[iri] = min(target, publisher.get(iri, target))
            if "related_to" in fields:
                related[iri].add(target)
                related[target].add(iri)
    return in_order(
        Telling(
            iri,
            without_tail(values["headline"], names.get(publisher.get(iri, ""), ())),
            values.get("abstract", "")[:_MOST_TEXT],
            values.get("date_published"),
            publisher.get(iri, ""),
            frozenset(related.get(iri, ())),
        )
        for iri, values in articles
        if "headline" in values
    )
