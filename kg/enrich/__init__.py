"""What the whole graph shows, once it is merged: one table, one module a kind of finding.

Each module has ``enrich(graph, identity) -> Iterator[tuple[str, Node | Edge]]``, which reads the graph and yields the
links and nodes to add, each with the rule that says so, empty where it goes without saying. Nothing is merged here:
likeness makes links.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Edge, Node

Enrich = Callable[[KnowledgeGraph, Identity], Iterator[tuple[str, Node | Edge]]]


@dataclass(frozen=True, slots=True)
class Enricher:
    """An enricher's module, and what it adds in a line."""

    module: str
    summary: str


ENRICHERS: Mapping[str, Enricher] = {
    "duplicates": Enricher("kg.enrich.duplicates", "articles that one publisher carries twice"),
    "republished": Enricher("kg.enrich.republished", "articles that several publishers carry as copies of one text"),
    "publishers": Enricher("kg.enrich.publishers", "publishers that are likely one under several domains"),
    "stories": Enricher("kg.enrich.stories", "stories: articles that tell of one event"),
}


STORIES = "articles that tell of one event"
"""The one rule that joins nothing: of each article, the story it is in."""


def enrich(
    graph: KnowledgeGraph,
    identity: Identity,
    apart: Set[frozenset[str]] = frozenset(),
    enrichers: Collection[str] = tuple(ENRICHERS),
) -> dict[str, dict[str, str]]:
    """Add what the enrichers find, but for links between the pairs ``apart``; by rule, from each IRI to its target."""
    found: dict[str, dict[str, str]] = {}
    for name in ENRICHERS:
        if name not in enrichers:
            continue
        run: Enrich = importlib.import_module(ENRICHERS[name].module).enrich
        items = list(run(graph, identity))
        for _, item in items:
            if not isinstance(item, Edge):
                graph.add_node(item)
        for rule, edge in sorted((rule, item) for rule, item in items if isinstance(item, Edge)):
            if frozenset((edge.subject, edge.target)) not in apart:
                graph.add_edge(edge)
                if rule:
                    found.setdefault(rule, {})[edge.subject] = edge.target
    return found
