"""Graphs that are hard to write as property graphs, and what of them must arrive in every consumer."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

import kg
from kg.exporters.flattening import columns, flat_edges, flat_nodes
from kg.exporters.terms import instant
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Image, Provider, Topic
from tests.corpus import ROOT, SEEDS, contents, hostile_graph

GOLDEN = ROOT / "tests" / "golden" / "property_graph"
BASE = "https://w3id.org/newskg/id/"


class Told(NamedTuple):
    """Nodes by id: the labels, and all values; relationships as id, type, source, target."""

    nodes: dict[str, tuple[tuple[str, ...], dict[str, Any]]]
    edges: set[tuple[str, str, str, str]]


def told(graph: KnowledgeGraph) -> Told:
    """What a consumer must have in the end."""
    nodes = {node.id: (node.labels, node.properties) for node in flat_nodes(graph)}
    return Told(dict(nodes), {(edge.id, edge.type, edge.source, edge.target) for edge in flat_edges(graph)})


def by_kind(graph: KnowledgeGraph, kind: str) -> dict[str, dict[str, Any]]:
    """Every node of a kind as a row: all that it could have, None where it has nothing."""
    names = [column.name for column in columns(kind)]
    found = (node for node in flat_nodes(graph) if node.kind == kind)
    return {node.id: {name: node.properties.get(name) for name in names} for node in found}


def small_graph() -> KnowledgeGraph:
    """Two articles of one publisher, with a topic and a picture: what the golden files show."""
    graph = KnowledgeGraph()
    publisher, topic, image = BASE + "provider/example.com", BASE + "topic/ai", "https://example.com/a.png"
    graph.add_node(Provider(publisher, "The Example", ("Example", 'The "Example"'), "example.com"))
    graph.add_node(Topic(topic, "AI", keyword=("machine learning", "robots; and more")))
    graph.add_node(Image(image, width=600, height=350))
    when = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
    graph.add_node(
        Article(
            "https://example.com/a",
            type="NewsArticle",
            headline='It\'s "done", they said \\u0041',
            abstract="Line one\nline two, <b>bold</b>",
            language="en",
            date_published=when,
            quality=80,
            heat=-1,
            published=True,
            alias=("https://amp.example.com/a",),
            membership=Decimal("0.75"),
        )
    )
    graph.add_node(Article("https://example.com/b", headline="שלום 🚀"))
    graph.add_edge(Edge("https://example.com/a", "publisher", publisher))
    graph.add_edge(Edge("https://example.com/a", "about", topic))
    graph.add_edge(Edge("https://example.com/a", "image", image))
    graph.add_edge(Edge("https://example.com/a", "related_to", "https://example.com/b"))
    graph.add_edge(Edge("https://example.com/b", "related_to", "https://example.com/a"))
    graph.add_edge(Edge("https://example.com/b", "publisher", publisher))
    return graph


def seeds_graph() -> KnowledgeGraph:
    """The graph of the seeds."""
    return kg.build(SEEDS).graph


GRAPHS = {"hostile": hostile_graph, "seeds": seeds_graph, "small": small_graph}

HARD_TEXTS = (
    '"', '""', "\\", '\\"', "\\'", "'", "\\u0041", "\\n", "\r\n", " ", "\t", "null", "NULL", "true", "1", "[]", "{}",
    ",", ";", "|", "\x00", "\x1f", "\x7f", "\x85", "\ud800", "\ufeff", "\uffff", "]]>", "&#0;", "a\\", "-",
)  # fmt: skip
ANY_TEXT = st.text(st.characters(), min_size=1, max_size=12) | st.sampled_from(HARD_TEXTS)


@st.composite
def text_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Two articles, linked both ways, with any text that there is and any number."""
    graph = KnowledgeGraph()
    texts = st.lists(ANY_TEXT, max_size=3).map(tuple)
    for name in "ab":
        graph.add_node(
            Article(
                f"https://example.com/{name}",
                headline=draw(st.none() | ANY_TEXT),
                abstract=draw(st.none() | ANY_TEXT),
                date_published=draw(st.none() | st.datetimes(datetime(1, 1, 1), timezones=st.just(UTC))),
                url=draw(texts),
                quality=draw(st.none() | st.integers(-(2**63), 2**63 - 1) | st.just(2**63)),
                published=draw(st.none() | st.booleans()),
                author=draw(texts),
                membership=draw(st.none() | st.decimals(0, 1, places=6)),
            )
        )
    graph.add_edge(Edge("https://example.com/a", "related_to", "https://example.com/b"))
    graph.add_edge(Edge("https://example.com/b", "related_to", "https://example.com/a"))
    return graph


def plain(value: Any) -> Any:
    """A value as formats of texts have it: instants in ISO 8601, lists as lists."""
    if isinstance(value, datetime):
        return instant(value)
    return list(value) if isinstance(value, tuple) else value


def plain_rows(graph: KnowledgeGraph) -> dict[str, dict[str, Any]]:
    """Every node's properties, as formats of texts have them."""
    return {id_: {name: plain(value) for name, value in found.items()} for id_, (_, found) in told(graph).nodes.items()}


def check_golden(path: Path, name: str) -> None:
    """Hold a file or a folder to the golden one; with KG_UPDATE_GOLDEN=1 make that anew."""
    golden = GOLDEN / name
    if os.environ.get("KG_UPDATE_GOLDEN"):
        shutil.rmtree(golden, ignore_errors=True)
        shutil.copytree(path, golden) if path.is_dir() else shutil.copy(path, golden)
    assert contents(path) == contents(golden)
