"""Graphs of tellings, and what the enricher finds in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.enrich import stories
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge, Node, Provider, Story
from kg.stories.telling import Telling

PROVIDER = "https://w3id.org/newskg/id/provider/"


def graph_of(tellings: Iterable[Telling]) -> KnowledgeGraph:
    """A graph in which articles tell what is given."""
    graph = KnowledgeGraph()
    for telling in tellings:
        graph.add_node(
            Article(
                telling.iri,
                headline=telling.headline,
                abstract=telling.abstract or None,
                date_published=telling.date,
            )
        )
        if telling.publisher:
            graph.add_node(Provider(PROVIDER + telling.publisher, domain=telling.publisher))
            graph.add_edge(Edge(telling.iri, "publisher", PROVIDER + telling.publisher))
    for telling in tellings:
        for other in telling.related:
            graph.add_edge(Edge(telling.iri, "related_to", other))
    return graph


class Enriched(NamedTuple):
    """Stories, articles and links as the enricher gives them, sorted."""

    stories: list[Story]
    articles: list[Article]
    edges: list[Edge]

    def members(self) -> dict[str, set[str]]:
        """The articles of each story, by IRI."""
        found: dict[str, set[str]] = {}
        for edge in self.edges:
            if edge.field == "in_story":
                found.setdefault(edge.target, set()).add(edge.subject)
        return found


def enriched(graph: KnowledgeGraph) -> Enriched:
    """What the enricher of stories finds in a graph."""
    items: list[Node | Edge] = [item for _, item in stories.enrich(graph, Identity())]
    return Enriched(
        sorted((item for item in items if isinstance(item, Story)), key=lambda story: story.iri),
        sorted((item for item in items if isinstance(item, Article)), key=lambda article: article.iri),
        sorted(item for item in items if isinstance(item, Edge)),
    )
