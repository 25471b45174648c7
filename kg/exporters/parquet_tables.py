"""Parquet files that grow row by row: a table a kind of node, a table a sort of relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.exporters.flattening import Column, FlatEdge, FlatNode, Relationship, columns, label, table_name

if TYPE_CHECKING:
    import pyarrow as pa

K = TypeVar("K")

ROWS = 20_000
"""So many rows are gathered before they are written."""
_ID = Column("id", "string", many=False)
_ENDS = tuple(Column(name, "string", many=False) for name in ("source", "target"))


class Tables(Generic[K]):
    """The files of a folder, which is made; each begins with its first row and is whole when the block ends."""

    def __init__(self, folder: Path, name: Callable[[K], str], fields: Callable[[K], tuple[Column, ...]]) -> None:
        folder.mkdir(parents=True)
        self._folder, self._name, self._fields = folder, name, fields
        self._tables: dict[K, Table] = {}
        self._stack = ExitStack()

    def table(self, key: K) -> Table:
        """The table of a kind or sort."""
        found = self._tables.get(key)
        if found is None:
            found = Table(self._folder / f"{self._name(key)}.parquet", self._fields(key))
            self._tables[key] = self._stack.enter_context(found)
        return found

    def files(self) -> dict[K, tuple[Path, int]]:
        """The file of each kind or sort, and how many rows it has."""
        return {key: (table.path, table.count) for key, table in self._tables.items()}

    def __enter__(self) -> Tables[K]:
        return self

    def __exit__(self, *raised: *tuple[type[BaseException] | None, BaseException | None, TracebackType | None]) -> None:
        self._stack.__exit__(*raised)


class Table:
    """A file to which rows are added."""

    def __init__(self, path: Path, fields: tuple[Column, ...]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self.path, self.count = path, 0
        self.names = [field.name for field in fields]
        self._schema = pa.schema([pa.field(field.name, _type(field)) for field in fields])
        self._writer = pq.ParquetWriter(
            path, self._schema, use_dictionary=[name for name in self.names if name != "id"]
        )
        self._rows: list[Iterable[Any]] = []

    def add(self, row: Iterable[Any]) -> None:
        """Add a row, whose values are in the order of ``names``."""
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self._write()

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        self._writer.close()

    def _write(self) -> None:
        import pyarrow as pa

        if self._rows:
            found = zip(zip(*self._rows, strict=True), self._schema, strict=True)
            arrays = [pa.array(values, field.type) for values, field in found]
            self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
            self.count += len(self._rows)
            self._rows.clear()


def node_tables(folder: Path) -> Tables[str]:
    """Tables of nodes, by kind."""
    return Tables(folder, label, lambda kind: (_ID, *columns(kind)))


def edge_tables(folder: Path) -> Tables[Relationship]:
    """Tables of relationships, by sort."""
    return Tables(folder, table_name, lambda sort: (*_ENDS, _ID))


def add_nodes(tables: Tables[str], nodes: Iterable[FlatNode]) -> None:
    """Add nodes, each to the table of its kind."""
    for id_, kind, _, properties in nodes:
        table = tables.table(kind)
        table.add([id_, *map(properties.get, table.names[1:])])


def add_edges(tables: Tables[Relationship], edges: Iterable[FlatEdge]) -> None:
    """Add relationships, each to the table of its sort."""
    for id_, type_, source, target, source_kind, target_kind in edges:
        tables.table(Relationship(type_, source_kind, target_kind)).add((source, target, id_))


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
