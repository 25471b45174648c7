"""GEXF, read by networkx and by graphology, which is Gephi Lite's reader."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.flattening import FlatNode, caption, flat_edges, flat_nodes, label
from kg.exporters.gexf import bracketed, generate_gexf
from kg.exporters.terms import instant
from kg.graph import KnowledgeGraph
from kg.model import Story
from tests.corpus import ROOT
from tests.exporters.property_graphs import GRAPHS, check_golden, plain, plain_rows, small_graph, text_graphs, told


def expected(node: FlatNode) -> dict[str, Any]:
    """A node's attributes: lists in brackets."""
    values = {**node.properties, "labels": node.labels}
    found = {name: bracketed(value) if isinstance(value, tuple) else plain(value) for name, value in values.items()}
    return {**found, "kind": label(node.kind), "label": caption(node)}


def check_networkx(graph: KnowledgeGraph, found: object) -> None:
    assert isinstance(found, nx.MultiDiGraph)
    assert set(found) == {node.id for node in flat_nodes(graph)}
    for node in flat_nodes(graph):
        data = {name: value for name, value in found.nodes[node.id].items() if name not in ("start", "end")}
        assert data == expected(node)
    edges = {(data["id"], data["label"], s, t) for s, t, data in found.edges(data=True)}
    assert edges == told(graph).edges


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    check_networkx(graph, nx.read_gexf(write(graph, tmp_path / "graph.gexf"), version="1.3"))


@settings(max_examples=60)
@given(graph=text_graphs())
def test_any_text_survives(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("gexf") / "graph.gexf"
    path.write_text("".join(generate_gexf(flat_nodes(graph), flat_edges(graph))), "utf-8", newline="\n")
    check_networkx(graph, nx.read_gexf(path, version="1.3"))


@pytest.mark.parametrize("name", GRAPHS)
def test_graphology_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    path = write(graph, tmp_path / "graph.gexf")
    run = subprocess.run(["node", ROOT / "tests" / "others" / "read_gexf.js", path], capture_output=True, check=True)
    found = json.loads(run.stdout)
    assert (found["type"], found["multi"]) == ("directed", True)
    nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
    assert nodes.keys() == plain_rows(graph).keys()
    for node in flat_nodes(graph):
        lists = {name for name, value in node.properties.items() if isinstance(value, tuple)} | {"labels"}
        ours, theirs = expected(node), nodes[node.id]
        # Its lists are cut at every bar, comma or semicolon, whatever stands around it; Gephi's are not.
        assert {k: v for k, v in theirs.items() if k not in lists} == {k: v for k, v in ours.items() if k not in lists}
        assert theirs.keys() == ours.keys()
    edges = {(e["key"], e["attributes"]["label"], e["source"], e["target"]) for e in found["edges"]}
    assert edges == told(graph).edges


def test_what_has_a_date_has_a_time() -> None:
    graph = GRAPHS["seeds"]()
    path = "".join(generate_gexf(flat_nodes(graph), flat_edges(graph)))
    assert 'mode="dynamic"' in path and 'timeformat="date"' in path
    starts = {node.id: node.properties.get("date_published") for node in flat_nodes(graph) if node.kind == "article"}
    for line in path.splitlines():
        for id_, start in starts.items():
            if line.startswith(f'<node id="{id_}" '):
                assert (f' start="{instant(start)}"' in line) == isinstance(start, datetime)  # type: ignore[arg-type]


def test_a_story_has_an_end_unless_that_is_before_its_start() -> None:
    one, other = datetime.fromisoformat("2020-06-24T20:56:00Z"), datetime.fromisoformat("2020-06-25T20:56:00Z")
    for start, end, times in (
        (one, other, ' start="2020-06-24T20:56:00Z" end="2020-06-25T20:56:00Z"'),
        (one, one, ' start="2020-06-24T20:56:00Z" end="2020-06-24T20:56:00Z"'),
        (other, one, ' start="2020-06-25T20:56:00Z"'),
        (None, one, ' end="2020-06-24T20:56:00Z"'),
        (None, None, ""),
    ):
        graph = KnowledgeGraph()
        graph.add_node(Story("https://example.com/s", "S", start_date=start, end_date=end))
        text = "".join(generate_gexf(flat_nodes(graph), flat_edges(graph)))
        assert f'<node id="https://example.com/s" label="S"{times}><attvalues>' in text


def test_the_golden_file(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph.gexf"), "graph.gexf")
