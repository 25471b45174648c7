"""Parquet, read by DuckDB and copied into Ladybug."""

from __future__ import annotations

import builtins
from datetime import UTC
from pathlib import Path
from typing import Any

import duckdb
import ladybug
import pytest
from hypothesis import given, settings

from kg.errors import UsageError
from kg.exporters import write
from kg.exporters.flattening import columns, flat_edges, flat_nodes, label
from kg.exporters.parquet import write_parquet
from kg.graph import KnowledgeGraph
from tests.corpus import contents
from tests.exporters.ladybug_tables import check_ladybug, create_tables, execute
from tests.exporters.property_graphs import GRAPHS, by_kind, small_graph, text_graphs, told


def check_duckdb(graph: KnowledgeGraph, folder: Path) -> None:
    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    for kind in graph.node_counts():
        dates = ", ".join(f"{c.name}::TIMESTAMP AS {c.name}" for c in columns(kind) if c.type == "datetime")
        changed = f"REPLACE ({dates})" if dates else ""
        found = db.execute(f"SELECT * {changed} FROM '{folder}/nodes/{label(kind)}.parquet'")
        names = [name for name, *_ in found.description or []]
        rows = {row[0]: dict(zip(names[1:], map(arrived, row[1:]), strict=True)) for row in found.fetchall()}
        assert rows == by_kind(graph, kind)
    edges = set()
    for path in (folder / "relationships").iterdir():
        _, type_, _ = path.stem.split("-")
        found = db.execute(f"SELECT id, source, target FROM '{path}'")
        edges |= {(id_, type_, source, target) for id_, source, target in found.fetchall()}
    assert edges == told(graph).edges


def arrived(value: Any) -> Any:
    """A value of DuckDB's as one of ours."""
    if isinstance(value, list):
        return tuple(value)
    return value.replace(tzinfo=UTC) if hasattr(value, "tzinfo") else value


@pytest.mark.parametrize("name", GRAPHS)
def test_duckdb_reads_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    check_duckdb(graph, write(graph, tmp_path / "graph-parquet", "parquet"))


@settings(max_examples=40)
@given(graph=text_graphs())
def test_any_text_survives(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("parquet") / "graph"
    write_parquet(folder, flat_nodes(graph), flat_edges(graph))
    check_duckdb(graph, folder)


@pytest.mark.parametrize("name", GRAPHS)
def test_ladybug_copies_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    folder = write(graph, tmp_path / "graph-parquet", "parquet")
    db = ladybug.Connection(ladybug.Database(":memory:"))
    create_tables(db, graph)
    for path in sorted((folder / "nodes").iterdir()):
        execute(db, f"COPY {path.stem} FROM '{path}'")
    for path in sorted((folder / "relationships").iterdir()):
        source, type_, target = path.stem.split("-")
        execute(db, f"COPY {type_} FROM '{path}' (from = '{source}', to = '{target}')")
    check_ladybug(db, graph)


def test_the_same_graph_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write(small_graph(), tmp_path / name, "parquet") for name in ("a", "b"))
    assert contents(one) == contents(other)


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"needs pyarrow; in the folder of kg: pip install '\.\[parquet\]'"):
        write(small_graph(), tmp_path / "graph-parquet", "parquet")
    assert list(tmp_path.iterdir()) == []
