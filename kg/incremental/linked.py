"""What the enrichers find after a change: any article may be like any other, so they look at the whole graph anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from kg.enrich import STORIES
from kg.graph import KnowledgeGraph
from kg.incremental.ledger import Ledger, Plain
from kg.incremental.update import Update, whole

_FOUND = ("duplicate_of", "likely_same", "in_story")
"""The links that enrichers add to what is there."""


def keep_linked(ledger: Ledger, graph: KnowledgeGraph, linked: Mapping[str, Mapping[str, str]]) -> None:
    """Let the ledger say what the enrichers made of the graph, and which links each rule gave."""
    ledger.linked = {rule: dict(found) for rule, found in linked.items() if rule != STORIES}
    ledger.states = _states(graph)


def with_links(update: Update, ledger: Ledger, enrichers: Collection[str]) -> Update:
    """An update of the whole graph, with all of which the enrichers changed something in reach; the ledger knows it."""
    graph, linked = whole(ledger, update.identity, enrichers)
    was = ledger.states
    keep_linked(ledger, graph, linked)
    changed = {iri for iri in was.keys() | ledger.states.keys() if was.get(iri) != ledger.states.get(iri)}
    return replace(update, reach=update.reach | changed, graph=graph)


def _states(graph: KnowledgeGraph) -> dict[str, Plain]:
    """By IRI what the enrichers made of a node: the links and values they gave it; of a story, all of it."""
    adjacency = graph.adjacency()
    states: dict[str, list[str]] = {}
    for iri, targets in adjacency.items():
        for target, fields in targets.items():
            for field in _FOUND:
                if field in fields:
                    states.setdefault(iri, []).append(f"{field} {target}")
    found: dict[str, Plain] = {
        iri: (*sorted(links), str(graph.attributes(iri).get("membership"))) for iri, links in states.items()
    }
    for story in graph.nodes("story"):
        found[story.iri] = repr((story, sorted((target, *fields) for target, fields in adjacency[story.iri].items())))
    return found
