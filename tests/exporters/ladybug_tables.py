"""Tables of a graph in Ladybug, and what is in them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import ladybug

from kg.exporters.flattening import Column, columns, flat_edges, label
from kg.graph import KnowledgeGraph
from tests.exporters.property_graphs import by_kind, told

TYPES = {"string": "STRING", "integer": "INT64", "float": "DOUBLE", "boolean": "BOOL", "datetime": "TIMESTAMP"}


def execute(db: ladybug.Connection, query: str) -> list[list[Any]]:
    """The rows of a query's answer."""
    found = db.execute(query)
    assert isinstance(found, ladybug.QueryResult)
    rows = []
    while found.has_next():
        rows.append(list(found.get_next()))
    return rows


def column_type(column: Column) -> str:
    """A column's type in Ladybug."""
    return TYPES[column.type] + "[]" * column.many


def create_tables(db: ladybug.Connection, graph: KnowledgeGraph) -> None:
    """Make a table for each kind of node and each type of relationship that a graph has."""
    for kind in graph.node_counts():
        told_of = "".join(f", `{column.name}` {column_type(column)}" for column in columns(kind))
        execute(db, f"CREATE NODE TABLE {label(kind)}(id STRING PRIMARY KEY{told_of})")
    ends: dict[str, dict[str, None]] = {}
    for edge in flat_edges(graph):
        pair = f"FROM {label(edge.source_kind)} TO {label(edge.target_kind)}"
        ends.setdefault(edge.type, {})[pair] = None
    for type_, pairs in ends.items():
        execute(db, f"CREATE REL TABLE {type_}({', '.join(pairs)}, id STRING)")


def check_ladybug(db: ladybug.Connection, graph: KnowledgeGraph) -> None:
    """Hold what is in the tables to the graph."""
    for kind in graph.node_counts():
        names = [column.name for column in columns(kind)]
        asked = ", ".join(f"n.`{name}`" for name in ["id", *names])
        rows = execute(db, f"MATCH (n:{label(kind)}) RETURN {asked}")
        found = {row[0]: dict(zip(names, map(_arrived, row[1:]), strict=True)) for row in rows}
        assert found == by_kind(graph, kind)
    edges = execute(db, "MATCH (a)-[r]->(b) RETURN r.id, label(r), a.id, b.id")
    assert {tuple(edge) for edge in edges} == told(graph).edges
    assert len(edges) == len(told(graph).edges)


def _arrived(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
