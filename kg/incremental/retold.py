"""Stories after a change: any article may have come into another, so they are found anew among all."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import KnowledgeGraph
from kg.incremental.ledger import Ledger, Plain
from kg.incremental.update import Update, whole


def story_states(graph: KnowledgeGraph) -> dict[str, Plain]:
    """By IRI all that stories make of a graph's nodes: of an article where it belongs, of a story the whole of it."""
    adjacency = graph.adjacency()
    states: dict[str, Plain] = {}
    for story in graph.nodes("story"):
        states[story.iri] = repr((story, sorted((target, *fields) for target, fields in adjacency[story.iri].items())))
    for edge in graph.edges("in_story"):
        states[edge.subject] = edge.target, str(graph.attributes(edge.subject).get("membership"))
    return states


def with_stories(update: Update, ledger: Ledger) -> Update:
    """An update of the whole graph, with all that its stories changed in reach; the ledger takes them down."""
    graph = whole(ledger, update.identity, stories=True)
    states = story_states(graph)
    was, ledger.stories = ledger.stories, states
    changed = {iri for iri in was.keys() | states.keys() if was.get(iri) != states.get(iri)}
    return replace(update, reach=update.reach | changed, graph=graph, is_whole=True)
