"""Two plain tables, read by DuckDB and by Python's own reader."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.csv_tables import write_csv
from kg.exporters.flattening import all_columns, flat_edges, flat_nodes, label
from kg.graph import KnowledgeGraph
from tests.exporters.property_graphs import GRAPHS, check_golden, plain_rows, small_graph, text_graphs, told

SQL = {"string": "VARCHAR", "integer": "BIGINT", "float": "DOUBLE", "boolean": "BOOLEAN", "datetime": "TIMESTAMP"}
TYPES = {"id": "VARCHAR", "kind": "VARCHAR", "labels": "VARCHAR"}
TYPES |= {column.name: "VARCHAR" if column.many else SQL[column.type] for column in all_columns()}


def rows_by_duckdb(path: Path, types: dict[str, str]) -> list[dict[str, Any]]:
    found = duckdb.connect().execute(f"SELECT * FROM read_csv('{path}', header = true, columns = {types})")
    names = [name for name, *_ in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def check_duckdb(graph: KnowledgeGraph, folder: Path) -> None:
    lists = {column.name for column in all_columns() if column.many}
    dates = {column.name for column in all_columns() if column.type == "datetime"}
    found = {}
    for row in rows_by_duckdb(folder / "nodes.csv", TYPES):
        said = {name: value for name, value in row.items() if value is not None and name != "id"}
        said |= {name: json.loads(said[name]) for name in lists & said.keys()}
        said |= {name: f"{said[name].isoformat()}Z" for name in dates & said.keys()}
        found[row["id"]] = said
    rows = plain_rows(graph)
    assert found == {
        node.id: {"kind": label(node.kind), "labels": json.dumps(node.labels), **rows[node.id]}
        for node in flat_nodes(graph)
    }
    edges = rows_by_duckdb(folder / "edges.csv", dict.fromkeys(("id", "type", "source", "target"), "VARCHAR"))
    assert {(edge["id"], edge["type"], edge["source"], edge["target"]) for edge in edges} == told(graph).edges


@pytest.mark.parametrize("name", GRAPHS)
def test_duckdb_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    check_duckdb(graph, write(graph, tmp_path / "graph-csv", "csv"))


@settings(max_examples=40)
@given(graph=text_graphs())
def test_any_text_survives(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("csv") / "graph"
    write_csv(folder, flat_nodes(graph), flat_edges(graph))
    check_duckdb(graph, folder)


@pytest.mark.parametrize("name", GRAPHS)
def test_python_reads_every_cell(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    with (write(graph, tmp_path / "graph-csv", "csv") / "nodes.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file, strict=True)}
    for id_, expected in plain_rows(graph).items():
        cells = {cell: text for cell, text in rows[id_].items() if text and cell not in TYPES.keys() - expected.keys()}
        for cell, value in expected.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            assert cells.pop(cell) == text
        assert not cells


def test_duckdb_tells_the_types_by_itself(tmp_path: Path) -> None:
    folder = write(GRAPHS["seeds"](), tmp_path / "graph-csv", "csv")
    found = duckdb.connect().execute(f"DESCRIBE SELECT * FROM '{folder / 'nodes.csv'}'").fetchall()
    types = {name: type_ for name, type_, *_ in found}
    assert (types["headline"], types["quality"], types["published"]) == ("VARCHAR", "BIGINT", "BOOLEAN")


def test_the_golden_folder(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph-csv", "csv"), "graph-csv")
