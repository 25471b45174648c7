"""GraphML, read by networkx and igraph."""

from __future__ import annotations

import json
import warnings
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.flattening import FlatNode, caption, flat_edges, flat_nodes, label
from kg.exporters.graphml import generate_graphml
from kg.graph import KnowledgeGraph
from tests.exporters.property_graphs import GRAPHS, check_golden, plain, plain_rows, small_graph, text_graphs, told

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def expected(node: FlatNode) -> dict[str, Any]:
    """A node's data: lists are JSON."""
    found = {name: plain(value) for name, value in node.properties.items()}
    shown = {"label": caption(node), "labels": f":{':'.join(node.labels)}", "kind": label(node.kind)}
    return {**found, **shown}


def undone(data: dict[str, Any], node: FlatNode) -> dict[str, Any]:
    """What was read of a node, with JSON read as well."""
    lists = {name for name, value in node.properties.items() if isinstance(value, tuple)}
    return {name: json.loads(value) if name in lists else value for name, value in data.items()}


def check_networkx(graph: KnowledgeGraph, found: object) -> None:
    assert isinstance(found, nx.MultiDiGraph)
    assert set(found) == {node.id for node in flat_nodes(graph)}
    for node in flat_nodes(graph):
        assert undone(found.nodes[node.id], node) == expected(node)
    edges = {(key, data["label"], s, t) for s, t, key, data in found.edges(keys=True, data=True)}
    assert edges == told(graph).edges


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    path = write(graph, tmp_path / "graph.graphml")
    check_networkx(graph, nx.read_graphml(path, edge_key_type=str, force_multigraph=True))


@settings(max_examples=60)
@given(text_graphs())
def test_any_text_survives(graph: KnowledgeGraph) -> None:
    text = "".join(generate_graphml(flat_nodes(graph), flat_edges(graph)))
    check_networkx(graph, nx.parse_graphml(text, edge_key_type=str, force_multigraph=True))


@pytest.mark.parametrize("name", GRAPHS)
def test_igraph_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = igraph.Graph.Read_GraphML(str(write(graph, tmp_path / "graph.graphml")))
    # In ids it leaves an ampersand escaped, and gives relationships the ids of nodes.
    ids = [unescape(id_) for id_ in found.vs["id"]]
    nodes = {id_: vertex.attributes() for id_, vertex in zip(ids, found.vs, strict=True)}
    assert nodes.keys() == plain_rows(graph).keys()
    for node in flat_nodes(graph):
        # It knows no missing values, and numbers are floats.
        read = {name: value for name, value in nodes[node.id].items() if name != "id" and name in expected(node)}
        assert undone(read, node) == expected(node)
    edges = sorted((edge["label"], ids[edge.source], ids[edge.target]) for edge in found.es)
    assert edges == sorted(edge[1:] for edge in told(graph).edges)
    assert found.is_directed()


def test_every_key_is_declared_once_and_a_relationship_s_label_comes_first(tmp_path: Path) -> None:
    root = ElementTree.parse(write(GRAPHS["hostile"](), tmp_path / "graph.graphml")).getroot()
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{SPACE}key")}
    assert len(keys) == len(list(root.iter(f"{SPACE}key")))
    for element in ("node", "edge"):
        for found in root.iter(SPACE + element):
            assert {keys[data.attrib["key"]]["for"] for data in found} == {element}
    assert {edge[0].attrib["key"] for edge in root.iter(f"{SPACE}edge")} == {"label"}
    ids = [edge.attrib["id"] for edge in root.iter(f"{SPACE}edge")]
    assert len(ids) == len(set(ids))


def test_apoc_finds_labels_types_and_lists(tmp_path: Path) -> None:
    root = ElementTree.parse(write(small_graph(), tmp_path / "graph.graphml")).getroot()
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{SPACE}key")}
    # https://github.com/neo4j/apoc, XmlGraphMLReader: what it calls types, and that it finds labels by the key's id.
    assert {key["attr.type"] for key in keys.values()} <= {"boolean", "int", "long", "float", "double", "string"}
    assert [name for name, key in keys.items() if key.get("attr.list") == "string"][:3] == ["url", "alias", "author"]
    node = next(root.iter(f"{SPACE}node"))
    assert [data.text for data in node if data.attrib["key"] == "labels"] == [":Article:NewsArticle"]


def test_the_keys_are_those_of_the_kinds_there_are(tmp_path: Path) -> None:
    root = ElementTree.parse(write(small_graph(), tmp_path / "graph.graphml")).getroot()
    names = {key.attrib["attr.name"]: key.attrib["attr.type"] for key in root.iter(f"{SPACE}key")}
    assert "isbn" not in names
    typed = {name: names[name] for name in ("quality", "membership", "published", "date_published", "alias")}
    assert list(typed.values()) == ["long", "double", "boolean", "string", "string"]


def test_the_golden_file(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph.graphml"), "graph.graphml")
