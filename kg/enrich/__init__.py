"""What the whole graph shows, once it is merged: one table, one module a kind of finding.

Each module has ``enrich(graph, identity)``, which adds links to the graph and returns what it found: by rule, from
each IRI to the one it was linked to. Nothing is merged here: likeness makes links.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.identity import Identity

Found = dict[str, dict[str, str]]
Enrich = Callable[[KnowledgeGraph, Identity], Found]


@dataclass(frozen=True, slots=True)
class Enricher:
    """An enricher's module, and what it adds in a line."""

    module: str
    summary: str


ENRICHERS: Mapping[str, Enricher] = {
    "duplicates": Enricher("kg.enrich.duplicates", "articles that one publisher carries twice"),
    "publishers": Enricher("kg.enrich.publishers", "publishers that are likely one under several domains"),
}


def enrichers() -> Iterator[Enrich]:
    """All enrichers, in the order in which they are to run."""
    for enricher in ENRICHERS.values():
        yield importlib.import_module(enricher.module).enrich
