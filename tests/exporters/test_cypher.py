"""The script in Cypher: its literals read by Ladybug, its statements by Neo4j's own parser."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import ladybug
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.cypher import CHARACTERS, ROWS, generate_cypher, literal
from kg.exporters.flattening import FlatEdge, FlatNode, clean, edge_id, label
from tests.corpus import HOSTILE_TEXTS, ROOT
from tests.exporters.ladybug_tables import execute
from tests.exporters.lint import lint_cypher
from tests.exporters.property_graphs import ANY_TEXT, GRAPHS, HARD_TEXTS, check_golden, seeds_graph, small_graph

DOCS = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
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
    assert "// memgraph: CREATE INDEX ON :Article(id)" in lines
    constraints = [line for line in lines if line.startswith("CREATE CONSTRAINT")]
    assert len(constraints) == sum(line.startswith("// memgraph: ") for line in lines) == 4


def test_no_comment_ends_a_statement_or_begins_a_text_where_comments_are_not_known() -> None:
    comments = [line for line in write_text(small_graph()).splitlines() if line.startswith("//")]
    assert comments and not [line for line in comments if re.search("[;'\"]", line)]


@pytest.mark.parametrize("name", GRAPHS)
def test_mgconsole_makes_of_it_what_it_says(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    path = write(graph, tmp_path / "graph.cypher")
    (command,) = re.findall(r"^(sed .*exports/graph.cypher) \| mgconsole$", DOCS, re.MULTILINE)
    words = shlex.split(command.replace("exports/graph.cypher", str(path)))
    statements = mgconsole_statements(subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8"))
    kinds = graph.node_counts()
    assert statements[: len(kinds)] == [f"CREATE INDEX ON :{label(kind)}(id)" for kind in kinds]
    whole = write_text(graph)
    batches = [f"UNWIND {part}" for part in whole.split("\nUNWIND ")[1:]]
    assert [statement + ";" for statement in statements[len(kinds) :]] == [part.rstrip("\n") for part in batches]


def mgconsole_statements(text: str) -> list[str]:
    """The statements that Memgraph's console sends of its standard input; one that is not ended is lost.

    As ``ParseLine`` and ``GetQuery`` do it in https://github.com/memgraph/mgconsole/blob/master/src/utils/utils.cpp:
    at every semicolon outside of quotation marks, without any knowledge of comments.
    """
    found: list[str] = []
    statement, quote, escaped = "", "", False
    for character in text:
        if quote and character == "\\":
            escaped = not escaped
            statement += character
            continue
        if not quote and character == ";":
            found.append(statement.strip())
            statement, escaped = "", False
            continue
        if (not quote and character in "'\"") or (quote == character and not escaped):
            quote = "" if quote else character
        statement += character
        escaped = False
    assert not statement.strip(), "the last statement does not end"
    return found


def test_the_golden_file(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph.cypher"), "graph.cypher")
