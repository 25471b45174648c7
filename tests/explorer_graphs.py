"""Graphs of stories and of things in none, for the tests of the overview."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Node, Story, Topic

START = datetime(2020, 1, 1, tzinfo=UTC)
BASE = "https://w3id.org/newskg/id/"


class Told(NamedTuple):
    """A story, or with one day only a thing in none: the days of its articles, its topic, its keyword, its links.

    ``related`` are the places of others.
    """

    days: tuple[int | None, ...]
    topic: int | None = None
    keyword: str | None = None
    related: tuple[int, ...] = ()


def graph_of(told: Sequence[Told], order: Iterable[int] | None = None) -> KnowledgeGraph:
    """The graph, put together in an order."""
    nodes: list[Node] = [Topic(topic_iri(topic), name=f"Topic {topic}") for topic in range(9)]
    edges: list[Edge] = []
    for at, one in enumerate(told):
        articles = [article_iri(at, number) for number in range(len(one.days))]
        for iri, day in zip(articles, one.days, strict=True):
            date = None if day is None else START + timedelta(hours=day * 5)
            nodes.append(Article(iri, headline=f"Article {iri}", date_published=date))
        if one.topic is not None:
            edges += [Edge(iri, "about", topic_iri(one.topic)) for iri in articles]
        if len(articles) > 1:
            keywords = (one.keyword,) if one.keyword else ()
            nodes.append(Story(story_iri(at), name=f"Story {at}", keyword=keywords, size=len(articles)))
            edges += [Edge(iri, "in_story", story_iri(at)) for iri in articles]
            edges.append(Edge(story_iri(at), "core", articles[0]))
            if one.topic is not None:
                edges.append(Edge(story_iri(at), "main_topic", topic_iri(one.topic)))
        for other in one.related:
            if other % len(told) != at:
                edges.append(Edge(articles[0], "related_to", article_iri(other % len(told), 0)))
    graph = KnowledgeGraph()
    for place in order or range(len(nodes)):
        graph.add_node(nodes[place % len(nodes)])
    for node in nodes:
        graph.add_node(node)
    for edge in edges if order is None else reversed(edges):
        graph.add_edge(edge)
    return graph


def article_iri(story: int, number: int) -> str:
    """The address of an article of the story at a place."""
    return f"https://example.com/{story}/{number}"


def story_iri(at: int) -> str:
    """The IRI of the story at a place."""
    return f"{BASE}story/{at}"


def topic_iri(topic: int) -> str:
    """The IRI of a topic."""
    return f"{BASE}topic/{topic}"


DAYS = st.none() | st.integers(0, 40) | st.integers(0, 4000)
TOLD = st.lists(
    st.builds(
        Told,
        st.lists(DAYS, min_size=1, max_size=12).map(tuple) | st.tuples(DAYS) | st.tuples(DAYS, DAYS),
        st.none() | st.integers(0, 8),
        st.none() | st.sampled_from(["storm", "vote", "chip"]),
        st.lists(st.integers(0, 50), max_size=3).map(tuple),
    ),
    max_size=50,
)
