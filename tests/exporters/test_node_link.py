"""Node-link JSON, read by networkx."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.flattening import flat_edges, flat_nodes, label
from kg.exporters.node_link import generate_node_link
from kg.graph import KnowledgeGraph
from tests.exporters.property_graphs import GRAPHS, check_golden, plain_rows, small_graph, text_graphs, told


def check(graph: KnowledgeGraph, text: str) -> None:
    found = nx.node_link_graph(json.loads(text), edges="edges")
    assert isinstance(found, nx.MultiDiGraph)
    rows = plain_rows(graph)
    assert set(found) == rows.keys()
    for node in flat_nodes(graph):
        names = {"kind": label(node.kind), "labels": list(node.labels)}
        assert found.nodes[node.id] == {**names, **rows[node.id]}
    assert {(data["id"], key, s, t) for s, t, key, data in found.edges(keys=True, data=True)} == told(graph).edges


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    check(graph, write(graph, tmp_path / "graph.node-link.json").read_text("utf-8"))


@settings(max_examples=60)
@given(text_graphs())
def test_any_text_survives(graph: KnowledgeGraph) -> None:
    check(graph, "".join(generate_node_link(flat_nodes(graph), flat_edges(graph))))


def test_an_empty_graph_is_one_too() -> None:
    assert len(nx.node_link_graph(json.loads("".join(generate_node_link([], []))), edges="edges")) == 0


def test_the_golden_file(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph.node-link.json"), "graph.node-link.json")
