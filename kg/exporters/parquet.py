"""Parquet (https://parquet.apache.org/): a table a kind of node, a table a sort of relationship.

``nodes/Article.parquet`` has the column ``id`` and one for each property that the kind can have;
``relationships/Article-ABOUT-Topic.parquet`` has ``source``, ``target`` and ``id``. Lists are lists of strings,
instants are microseconds in UTC, a missing value is null.

The layout of Apache GraphAr is not used: there, relationships name rows and not nodes, cut into chunks with offsets of
their own, which neither DuckDB nor Ladybug could read without a library for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.exporters import ExportOptions
from kg.exporters.flattening import (
    Column,
    FlatEdge,
    FlatNode,
    Relationship,
    columns,
    flat_edges,
    flat_nodes,
    label,
    table_name,
)
from kg.graph import KnowledgeGraph
from kg.whole_files import MARK

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 20_000
"""So many rows are gathered before they are written."""
_README = f"""\
{MARK} as Parquet: nodes/ has a table a kind of node, relationships/ a table a sort of relationship.

source and target of a relationship are ids of nodes. DuckDB:
SELECT t.name, count(*) FROM 'relationships/Article-ABOUT-Topic.parquet' r
JOIN 'nodes/Topic.parquet' t ON t.id = r.target GROUP BY ALL ORDER BY ALL;
"""
_EDGE_COLUMNS = tuple(Column(name, "string", many=False) for name in ("source", "target", "id"))


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the folder. Raises UsageError where pyarrow is not installed."""
    write_parquet(out, flat_nodes(graph), flat_edges(graph))


def write_parquet(out: Path, nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> None:
    """Write the folder of nodes and relationships as they come. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401  # asked for before anything is written
    except ImportError:
        raise UsageError("the format parquet needs pyarrow; in the folder of kg: pip install '.[parquet]'") from None
    for folder in ("nodes", "relationships"):
        (out / folder).mkdir(parents=True)
    (out / "README.txt").write_text(_README, "utf-8", newline="\n")
    with ExitStack() as stack:
        tables: dict[str, _Table] = {}
        for id_, kind, _, properties in nodes:
            table = tables.get(kind)
            if table is None:
                fields = (Column("id", "string", many=False), *columns(kind))
                path = out / "nodes" / f"{label(kind)}.parquet"
                table = tables[kind] = stack.enter_context(_Table(path, fields))
            table.add([id_, *map(properties.get, table.names)])
    with ExitStack() as stack:
        links: dict[tuple[str, str, str], _Table] = {}
        for id_, type_, source, target, source_kind, target_kind in edges:
            table = links.get((type_, source_kind, target_kind))
            if table is None:
                name = table_name(Relationship(type_, source_kind, target_kind))
                path = out / "relationships" / f"{name}.parquet"
                table = links[type_, source_kind, target_kind] = stack.enter_context(_Table(path, _EDGE_COLUMNS))
            table.add((source, target, id_))


class _Table:
    """A file to which rows are added one by one."""

    def __init__(self, path: Path, fields: tuple[Column, ...]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self.names = [field.name for field in fields[1:]]
        self._schema = pa.schema([pa.field(field.name, _type(field)) for field in fields])
        self._writer = pq.ParquetWriter(
            path, self._schema, use_dictionary=[field.name for field in fields if field.name != "id"]
        )
        self._rows: list[Iterable[Any]] = []

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        self._writer.close()

    def add(self, row: Iterable[Any]) -> None:
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        if self._rows:
            found = zip(zip(*self._rows, strict=True), self._schema, strict=True)
            arrays = [pa.array(values, field.type) for values, field in found]
            self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
            self._rows.clear()


def _type(field: Column) -> pa.DataType:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "float": pa.float64(),
        "boolean": pa.bool_(),
        "datetime": pa.timestamp("us", tz="UTC"),
    }
    return pa.list_(types[field.type]) if field.many else types[field.type]
