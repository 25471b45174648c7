"""Stories: each set of articles that tell of one event becomes a node, with a name, a time, and what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.enrich import STORIES
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge, Node, Story
from kg.stories.keywords import keywords
from kg.stories.method import Found, find_stories
from kg.stories.naming import story_iris
from kg.stories.standing import Standing, core, standings
from kg.stories.telling import Telling, tellings_of


def enrich(graph: KnowledgeGraph, identity: Identity) -> Iterator[tuple[str, Node | Edge]]:
    """The graph's stories, and what links articles with them; each article anew, with how strongly it belongs."""
    tellings = tellings_of(graph)
    found = find_stories(tellings)
    standing = standings(found.groups, found.pairs, found.days.tolist())
    groups = {tellings[group[0]].iri: group for group in found.groups}
    usage = Counter(topic for telling in tellings for topic in graph.targets(telling.iri, "about"))
    named = story_iris(identity.base_iri, (tellings[group[0]] for group in found.groups))
    for founder, iri in named:
        for item in _told(iri, groups[founder.iri], tellings, found, standing, graph, usage):
            yield (STORIES if isinstance(item, Edge) and item.field == "in_story" else ""), item


def _told(
    iri: str,
    group: Sequence[int],
    tellings: Sequence[Telling],
    found: Found,
    standing: Mapping[int, Standing],
    graph: KnowledgeGraph,
    usage: Mapping[str, int],
) -> Iterator[Node | Edge]:
    central = tellings[core(group, standing)]
    members = [tellings[article] for article in group]
    dates = [telling.date for telling in members if telling.date]
    yield Story(
        iri,
        name=central.headline,
        keyword=keywords(group, tellings, found),
        start_date=min(dates, default=None),
        end_date=max(dates, default=None),
        size=len(group),
        provider_count=len({telling.publisher for telling in members if telling.publisher}),
        independent_provider_count=_independent(members, graph),
    )
    yield Edge(iri, "core", central.iri)
    topics = Counter(topic for telling in members for topic in graph.targets(telling.iri, "about"))
    for topic in topics:
        yield Edge(iri, "about", topic)
    if topics:
        yield Edge(iri, "main_topic", main_topic(topics, len(group), usage, len(tellings)))
    for article in group:
        node = graph.node(tellings[article].iri)
        assert isinstance(node, Article)
        yield replace(node, membership=standing[article].membership)
        yield Edge(node.iri, "in_story", iri)


def main_topic(topics: Mapping[str, int], size: int, usage: Mapping[str, int], articles: int) -> str:
    """The topic of most of a story's articles; one that half of all articles have yields to another of a quarter of it.

    ``topics`` and ``usage`` are how many of the story's ``size`` articles, and of all ``articles``, are about each.

    >>> main_topic({"x:cloud": 8, "x:security": 2}, 8, {"x:cloud": 900, "x:security": 20}, 1000)
    'x:security'
    """
    telling = [topic for topic, number in topics.items() if 4 * number >= size and 2 * usage[topic] < articles]
    return min(telling or topics, key=lambda topic: (-topics[topic], topic))


def _independent(members: Sequence[Telling], graph: KnowledgeGraph) -> int:
    """How many publishers a story has, where all that carry copies of one text count as the one that had it first."""
    publisher = {telling.iri: telling.publisher for telling in members}
    voices: set[str] = set()
    for telling in members:
        iri, seen = telling.iri, {telling.iri}
        while earlier := [one for one in graph.targets(iri, "duplicate_of") if one in publisher and one not in seen]:
            iri = earlier[0]
            seen.add(iri)
        voices.add(publisher[iri])
    return len(voices - {""})
