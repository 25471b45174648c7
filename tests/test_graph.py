"""The knowledge graph: a typed face on a networkx graph."""

from __future__ import annotations

import copy
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Image, Item, Provider, Source, Topic
from kg.vocabulary import PREFIXES
from tests.corpus import hostile_graph, ntriples, triples

A, B = "https://example.com/a", "https://example.com/b"
AI, WBUR = "https://w3id.org/newskg/id/topic/ai", "https://w3id.org/newskg/id/provider/wbur.org"
DOCUMENT = "https://w3id.org/newskg/id/source/a.md"


@pytest.fixture
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    for node in (
        Source(DOCUMENT), Article(B), Article(A, headline="A", quality=0, published=False), Topic(AI, "AI"),
        Provider(WBUR, "WBUR"), Image("https://i.com/1.png", width=5),
    ):  # fmt: skip
        graph.add_node(node)
    for edge in (
        Edge(A, "related_to", B), Edge(A, "about", AI), Edge(A, "publisher", WBUR), Edge(DOCUMENT, "main_entity", A),
        Edge(A, "derived_from", DOCUMENT), Edge(A, "image", "https://i.com/1.png"),
    ):  # fmt: skip
        graph.add_edge(edge)
    return graph


def test_nodes_come_back_as_they_went_in(graph: KnowledgeGraph) -> None:
    assert graph.node(A) == Article(A, headline="A", quality=0, published=False)
    assert list(graph.articles()) == [Article(A, headline="A", quality=0, published=False), Article(B)]
    assert list(graph.topics()) == [Topic(AI, "AI")]
    assert list(graph.providers()) == [Provider(WBUR, "WBUR")]
    assert list(graph.images()) == [Image("https://i.com/1.png", width=5)]
    assert list(graph.sources()) == [Source(DOCUMENT)]
    assert [node.iri for node in graph.nodes()] == sorted(graph.network)


def test_posts_are_the_articles_with_a_document_of_their_own(graph: KnowledgeGraph) -> None:
    assert [article.iri for article in graph.posts()] == [A]


def test_links_by_field(graph: KnowledgeGraph) -> None:
    assert list(graph.edges("about")) == [Edge(A, "about", AI)]
    assert graph.targets(A, "related_to") == [B]
    assert graph.targets(B, "related_to") == []
    assert list(graph.edges()) == sorted(graph.edges())
    assert len(list(graph.edges())) == 6


def test_counts(graph: KnowledgeGraph) -> None:
    assert graph.node_counts() == {"article": 2, "provider": 1, "topic": 1, "image": 1, "source": 1}
    assert graph.edge_counts() == dict.fromkeys(
        ["about", "derived_from", "image", "main_entity", "publisher", "related_to"], 1
    )
    assert len(graph) == 6


def test_two_links_between_the_same_nodes_are_two(graph: KnowledgeGraph) -> None:
    graph.add_edge(Edge(B, "related_to", A))
    graph.add_edge(Edge(A, "related_to", B))
    assert graph.edge_counts()["related_to"] == 2


def test_links_in_bulk_are_links(graph: KnowledgeGraph) -> None:
    one, other = copy.deepcopy(graph), copy.deepcopy(graph)
    one.add_edges(B, "related_to", [A, A, B])
    for target in (A, B):
        other.add_edge(Edge(B, "related_to", target))
    assert one == other
    assert ntriples(one) == ntriples(other)
    assert nx.utils.graphs_equal(one.network, other.network)
    assert set(one.network.in_edges(A, keys=True)) == set(other.network.in_edges(A, keys=True))


def test_a_node_put_in_again_replaces_what_was_said(graph: KnowledgeGraph) -> None:
    graph.add_node(Article(A, abstract="x"))
    assert graph.node(A) == Article(A, abstract="x")
    assert graph.targets(A, "about") == [AI]


def test_lists_are_kept_sorted_and_each_entry_once() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Topic(AI, "AI", alternate_name=("b", "a", "b")))
    assert graph.attributes(AI)["alternate_name"] == ("a", "b")


def test_attributes_are_those_stated_and_the_kind(graph: KnowledgeGraph) -> None:
    assert graph.attributes(A) == {"kind": "article", "headline": "A", "quality": 0, "published": False}
    assert graph.attributes(B) == {"kind": "article"}


def test_it_is_a_plain_networkx_graph(graph: KnowledgeGraph) -> None:
    assert isinstance(graph.network, nx.MultiDiGraph)
    assert (A, WBUR, "publisher") in graph.network.edges(keys=True)
    assert nx.shortest_path(graph.network, DOCUMENT, B) == [DOCUMENT, A, B]


def test_an_iri_is_in_the_graph_or_not(graph: KnowledgeGraph) -> None:
    assert A in graph
    assert "https://example.com/c" not in graph
    with pytest.raises(KeyError):
        graph.node("https://example.com/c")


def test_items_are_what_is_no_article(graph: KnowledgeGraph) -> None:
    event, course = Item("event", "https://example.com/e"), Item("course", "https://example.com/c", name="C")
    graph.add_node(event)
    graph.add_node(course)
    assert list(graph.items()) == [course, event]
    assert list(graph.items("event")) == [event]
    assert list(graph.items("article")) == []


def test_a_kind_that_there_is_not_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="there is no kind 'articles'; kinds are article, course, event"):
        graph.iris("articles")


def test_graphs_are_equal_when_they_say_the_same() -> None:
    one, other = hostile_graph(), hostile_graph()
    assert one == other
    other.network.remove_edge(*next(iter(other.network.edges(keys=True))))
    assert one != other
    other = hostile_graph()
    other.add_node(Article("https://example.com/0"))
    assert one != other
    assert one != "a graph"


def test_the_order_in_which_things_went_in_does_not_matter(graph: KnowledgeGraph) -> None:
    again = KnowledgeGraph()
    for node in reversed(list(graph.nodes())):
        again.add_node(node)
    for edge in reversed(list(graph.edges())):
        again.add_edge(edge)
    assert again == graph
    assert repr(again) == repr(graph)
    assert ntriples(again) == ntriples(graph)


def test_repr_tells_what_is_in_it(graph: KnowledgeGraph) -> None:
    text = "KnowledgeGraph(article: 2, provider: 1, topic: 1, image: 1, source: 1; about: 1, derived_from: 1, "
    assert repr(graph) == text + "image: 1, main_entity: 1, publisher: 1, related_to: 1)"


def test_write_goes_by_the_suffix(graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert graph.write(str(tmp_path / "x.ttl")) == tmp_path / "x.ttl"
    assert (tmp_path / "x.ttl").read_text("utf-8").startswith("@prefix dcterms:")
    with pytest.raises(UsageError):
        graph.write(tmp_path / "x.docx")


def test_as_an_rdflib_graph_it_says_the_same_with_our_prefixes(graph: KnowledgeGraph) -> None:
    found = graph.to_rdflib()
    assert triples(found.serialize(format="nt")) == triples(ntriples(graph))
    assert {prefix: str(namespace) for prefix, namespace in found.namespaces()} == dict(PREFIXES)
