"""What is known of an article, from the graph."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Provider
from kg.stories.telling import Telling, in_order, tellings_of
from tests.stories.filler import START
from tests.stories.graphs import graph_of

A, B, C = (f"https://e.com/{name}" for name in "abc")


def test_what_a_graph_tells_is_what_was_put_in() -> None:
    told = [
        Telling(A, "One", "Of one", START, "https://b/p", frozenset({B})),
        Telling(B, "Two", "", None, "", frozenset({A})),
    ]
    graph = KnowledgeGraph()
    graph.add_node(Provider("https://b/p"))
    for telling in told:
        graph.add_node(
            Article(
                telling.iri,
                headline=telling.headline,
                abstract=telling.abstract or None,
                date_published=telling.date,
            )
        )
    graph.add_node(Article(C, abstract="Without headline"))
    graph.add_edge(Edge(A, "publisher", "https://b/p"))
    graph.add_edge(Edge(B, "related_to", A))
    assert tellings_of(graph) == told


def test_the_undated_come_last_and_equal_days_by_iri() -> None:
    told = [Telling(A, "x"), Telling(C, "x", date=START), Telling(B, "x", date=START)]
    assert [telling.iri for telling in in_order(told)] == [B, C, A]


def test_a_headline_is_without_its_publisher_s_name() -> None:
    graph = graph_of([Telling(A, "Boston bans cameras | e.com", publisher="e.com")])
    assert [telling.headline for telling in tellings_of(graph)] == ["Boston bans cameras"]


def test_of_a_long_abstract_the_beginning_counts() -> None:
    (telling,) = tellings_of(graph_of([Telling(A, "x", "y" * 9_000)]))
    assert set(telling.abstract) == {"y"} and len(telling.abstract) == 2_000
