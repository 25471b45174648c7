"""What the whole graph shows, once it is merged: one table, one module a kind of finding.

Each module has ``enrich(graph, identity) -> Iterator[tuple[str, Edge]]``, which reads the graph and yields the links to
add, each with the rule that says so. Nothing is merged here: likeness makes links.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Edge

Enrich = Callable[[KnowledgeGraph, Identity], Iterator[tuple[str, Edge]]]


@dataclass(frozen=True, slots=True)
class Enricher:
    """An enricher's module, and what it adds in a line."""

    module: str
    summary: str


ENRICHERS: Mapping[str, Enricher] = {
    "duplicates": Enricher("kg.enrich.duplicates", "articles that one publisher carries twice"),
    "publishers": Enricher("kg.enrich.publishers", "publishers that are likely one under several domains"),
}


def enrich(
    graph: KnowledgeGraph, identity: Identity, apart: Set[frozenset[str]] = frozenset()
) -> dict[str, dict[str, str]]:
    """Add what all enrichers find, but for links between the pairs ``apart``; by rule, from each IRI to its target."""
    found: dict[str, dict[str, str]] = {}
    for enricher in ENRICHERS.values():
        run: Enrich = importlib.import_module(enricher.module).enrich
        for rule, edge in sorted(run(graph, identity)):
            if frozenset((edge.subject, edge.target)) not in apart:
                graph.add_edge(edge)
                found.setdefault(rule, {})[edge.subject] = edge.target
    return found
