"""Which things the page of a very large corpus keeps: a browser holds only so many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from kg.explorer.columns import day
from kg.graph import KnowledgeGraph
from kg.vocabulary import THINGS


def limited(graph: KnowledgeGraph, most: int) -> tuple[KnowledgeGraph, int]:
    """The graph with at most so many articles and other things, and how many were left out.

    The articles of the largest stories stay, each story whole or not at all; then, as far as there is room, what is
    in no story, the latest first; then the others. What nothing that stays leads to goes as well, but for what the
    graph says of itself. A graph that is small enough is given back as it is.
    """
    counts = graph.node_counts()
    missing = sum(counts.get(kind, 0) for kind in THINGS) - most
    if missing <= 0:
        return graph, 0
    members: dict[str, list[str]] = defaultdict(list)
    adjacency = graph.adjacency()
    things = [iri for iri in adjacency if graph.attributes(iri)["kind"] in THINGS]
    for iri in things:
        for target, fields in adjacency[iri].items():
            if "in_story" in fields:
                members[target].append(iri)
    kept: set[str] = set()
    in_stories: set[str] = set()
    room = most
    for story, articles in sorted(members.items(), key=lambda found: (-len(found[1]), found[0])):
        in_stories.update(articles)
        if len(articles) > room:
            continue
        room -= len(articles)
        kept.update(articles)
        kept.add(story)
    rest = (iri for iri in things if iri not in kept)
    # Two sorts, the later the weightier: by IRI, then by day backwards, then what is in no story first.
    latest = sorted(sorted(rest), key=lambda iri: day(graph.attributes(iri)), reverse=True)
    kept.update(sorted(latest, key=lambda iri: iri in in_stories)[:room])
    return _of(graph, kept), missing


def _of(graph: KnowledgeGraph, kept: Collection[str]) -> KnowledgeGraph:
    """The graph of some things and stories, with the providers, topics and so on to which these lead."""
    chosen = (*THINGS, "story")
    waiting = [*kept, *graph.iris("dataset")]
    reached = set(waiting)
    while waiting:
        for target in graph.network[waiting.pop()]:
            if target not in reached and graph.attributes(target)["kind"] not in chosen:
                reached.add(target)
                waiting.append(target)
    small = KnowledgeGraph()
    small.network.add_nodes_from((iri, graph.network.nodes[iri]) for iri in graph.network if iri in reached)
    for iri, targets in graph.adjacency().items():
        if iri in reached:
            for target, fields in targets.items():
                if target in reached:
                    for field in fields:
                        small.network.add_edge(iri, target, key=field)
    return small
