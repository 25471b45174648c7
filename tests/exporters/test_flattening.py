"""The one rule by which the graph becomes a property graph."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from kg.exporters.flattening import (
    FlatNode,
    all_columns,
    caption,
    clean,
    columns,
    edge_id,
    flat_edges,
    flat_node,
    flat_nodes,
    label,
    relationship_type,
    relationships,
)
from kg.graph import KnowledgeGraph
from kg.model import Article, Image, Provider
from kg.vocabulary import KINDS
from tests.corpus import hostile_graph
from tests.exporters.property_graphs import GRAPHS, small_graph, text_graphs


def test_a_node_has_its_labels_and_typed_properties() -> None:
    when = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
    assert flat_node(small_graph(), "https://example.com/a") == FlatNode(
        "https://example.com/a",
        "article",
        ("Article", "NewsArticle"),
        {
            "type": "NewsArticle",
            "headline": 'It\'s "done", they said \\u0041',
            "abstract": "Line one\nline two, <b>bold</b>",
            "date_published": when,
            "quality": 80,
            "heat": -1,
            "published": True,
            "alias": ("https://amp.example.com/a",),
            "membership": 0.75,
            "language": "en",
        },
    )


def test_what_is_not_known_is_not_there() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Article("https://example.com/a"))
    graph.add_node(Image("https://example.com/b", url=("",), caption="", width=0))
    assert flat_node(graph, "https://example.com/a").properties == {}
    assert flat_node(graph, "https://example.com/b").properties == {"width": 0}


def test_integers_beyond_64_bits_are_left_out_and_decimals_are_the_nearest_float() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Article("https://example.com/a", quality=2**63, heat=-(2**63), membership=Decimal("0.1")))
    assert flat_node(graph, "https://example.com/a").properties == {"heat": -(2**63), "membership": 0.1}


def test_lists_are_sorted_and_have_each_text_once() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Provider("https://example.com/p", alternate_name=("b\x00", "b\x00", "a", "b␀")))
    assert flat_node(graph, "https://example.com/p").properties == {"alternate_name": ("a", "b␀")}


@pytest.mark.parametrize("point", [*range(0x20), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0xFEFF, 0x1F680])
def test_what_not_every_format_can_hold_is_put_into_a_form_that_it_can(point: int) -> None:
    kept = chr(point) in "\t\n\r" or 0x1F < point < 0xD800 or point in (0xFEFF, 0x1F680)
    expected = chr(point) if kept else chr(0x2400 + point) if point < 0x20 else "\ufffd"
    assert clean(f"a{chr(point)}b") == f"a{expected}b"


@given(text_graphs())
def test_every_text_can_be_xml_and_utf_8(graph: KnowledgeGraph) -> None:
    for node in flat_nodes(graph):
        for value in node.properties.values():
            for text in [value] if isinstance(value, str) else value if isinstance(value, tuple) else []:
                text.encode("utf-8")
                assert not {*map(chr, range(32)), "\ufffe", "\uffff"} & {*text} - {*"\t\n\r"}


@pytest.mark.parametrize("name", GRAPHS)
def test_nodes_and_relationships_come_once_and_in_order(name: str) -> None:
    graph = GRAPHS[name]()
    nodes, edges = list(flat_nodes(graph)), list(flat_edges(graph))
    order = list(KINDS)
    assert [node.id for node in nodes] == sorted(graph.iris(), key=lambda iri: (order.index(_kind(graph, iri)), iri))
    assert len(edges) == graph.network.number_of_edges() == len({edge.id for edge in edges})
    assert [edge.source for edge in edges] == sorted(
        (edge.source for edge in edges), key=lambda iri: (order.index(_kind(graph, iri)), iri)
    )
    for edge in edges:
        assert (edge.source_kind, edge.target_kind) == (_kind(graph, edge.source), _kind(graph, edge.target))
        assert (edge.type, edge.source_kind, edge.target_kind) in relationships()
        assert edge.id == edge_id(edge.type, edge.source, edge.target)


def _kind(graph: KnowledgeGraph, iri: str) -> str:
    kind: str = graph.attributes(iri)["kind"]
    return kind


@pytest.mark.parametrize("name", GRAPHS)
def test_properties_are_those_of_the_columns_in_their_order(name: str) -> None:
    types = {"string": str, "integer": int, "float": float, "boolean": bool, "datetime": datetime}
    for node in flat_nodes(GRAPHS[name]()):
        known = {column.name: column for column in columns(node.kind)}
        assert list(node.properties) == [column for column in known if column in node.properties]
        for name, value in node.properties.items():
            assert type(value) is (tuple if known[name].many else types[known[name].type])


def test_a_column_has_one_type_in_every_kind() -> None:
    names = [column.name for column in all_columns()]
    assert len(names) == len(set(names))
    assert not {"id", "kind", "label", "labels", "source", "target"} & set(names)


def test_labels_and_types_differ_in_more_than_their_case() -> None:
    labels = {label(kind).lower() for kind in KINDS}
    types = {sort.type.lower() for sort in relationships()}
    assert len(labels) == len(KINDS)
    assert not labels & types
    assert relationship_type("image") == "HAS_IMAGE"


def test_a_caption_is_what_a_node_is_called() -> None:
    graph = small_graph()
    assert [caption(node) for node in flat_nodes(graph)] == [
        'It\'s "done", they said \\u0041', "שלום 🚀", "The Example", "AI", "https://example.com/a.png",
    ]  # fmt: skip


def test_flattening_does_not_depend_on_the_order_of_building() -> None:
    one, other = hostile_graph(), KnowledgeGraph()
    for node in reversed(list(one.nodes())):
        other.add_node(node)
    for edge in reversed(list(one.edges())):
        other.add_edge(edge)
    assert list(flat_nodes(one)) == list(flat_nodes(other))
    assert list(flat_edges(one)) == list(flat_edges(other))
