"""The script in Cypher: its literals read by Ladybug, its statements by Neo4j's own parser."""

from __future__ import annotations

import re
from pathlib import Path

import ladybug
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.cypher import CHARACTERS, ROWS, generate_cypher, literal
from kg.exporters.flattening import FlatEdge, FlatNode, clean, edge_id
from tests.corpus import HOSTILE_TEXTS
from tests.exporters.ladybug_tables import execute
from tests.exporters.lint import lint_cypher
from tests.exporters.property_graphs import ANY_TEXT, HARD_TEXTS, check_golden, seeds_graph, small_graph

DB = ladybug.Connection(ladybug.Database(":memory:"))


def check_literal(text: str) -> None:
    assert execute(DB, f"RETURN {literal(text)}") == [[text]]


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS.values(), *HARD_TEXTS, "\\\\u0041\\u", "' RETURN 1; //"])
def test_a_database_reads_back_what_a_literal_says(text: str) -> None:
    check_literal(clean(text))
    assert execute(DB, f"RETURN {literal((clean(text), 'b'))}") == [[[clean(text), "b"]]]


@settings(max_examples=200)
@given(ANY_TEXT)
def test_any_text_survives(text: str) -> None:
    check_literal(clean(text))


def test_nothing_in_a_literal_looks_like_a_unicode_escape() -> None:
    for text in ("\\u0041", "\\\\u0041", "a\\", "C:\\users\\u"):
        assert "\\u" not in literal(text)


@pytest.mark.parametrize("graph", [small_graph, seeds_graph])
def test_neo4j_s_own_parser_finds_nothing_wrong_with_it(graph: object, tmp_path: Path) -> None:
    assert callable(graph)
    assert lint_cypher(write(graph(), tmp_path / "graph.cypher")) == []


def test_every_node_and_relationship_is_merged_once() -> None:
    graph = seeds_graph()
    text = write_text(graph)
    merged = re.findall(r"^(?:\{id|\[')", text, re.MULTILINE)
    assert len(merged) == len(graph) + graph.network.number_of_edges()
    assert not re.search(r"\bCREATE \(", text)


def write_text(graph: object) -> str:
    from kg.exporters.flattening import flat_edges, flat_nodes
    from kg.graph import KnowledgeGraph

    assert isinstance(graph, KnowledgeGraph)
    return "".join(generate_cypher(flat_nodes(graph), flat_edges(graph), graph.node_counts()))


def test_a_batch_ends_when_it_is_full() -> None:
    count = ROWS * 2 + 1
    ids = [f"https://example.com/{number}" for number in range(count)]
    nodes = [FlatNode(id_, "article", ("Article",), {}) for id_ in ids]
    edges = [FlatEdge(edge_id("R", id_, ids[0]), "R", id_, ids[0], "article", "article") for id_ in ids]
    batches = [text for text in generate_cypher(nodes, edges, ["article"]) if text.startswith("UNWIND")]
    assert [text.count("\n") - 2 for text in batches] == [ROWS, ROWS, 1] * 2
    long = {"abstract": "x" * (CHARACTERS // 2)}
    nodes = [FlatNode(id_, "article", ("Article",), dict(long)) for id_ in ids[:4]]
    batches = [text for text in generate_cypher(nodes, [], ["article"]) if text.startswith("UNWIND")]
    assert [text.count("\n") - 2 for text in batches] == [2, 2]


def test_what_memgraph_takes_in_place_of_constraints_is_a_comment() -> None:
    lines = write_text(small_graph()).splitlines()
    assert "// memgraph: CREATE INDEX ON :Article(id);" in lines
    constraints = [line for line in lines if line.startswith("CREATE CONSTRAINT")]
    assert len(constraints) == sum(line.startswith("// memgraph: ") for line in lines) == 4


def test_the_golden_file(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph.cypher"), "graph.cypher")
