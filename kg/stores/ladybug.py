"""Ladybug (https://ladybugdb.com): a property graph in one file, with tables that have a schema.

New nodes and relationships are copied in, which is many times as fast as to look for each; those that are there are
brought up to date. A node has one label, its kind; an article's class is its property ``type``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError, RefusedError
from kg.exporters.flattening import Column, ColumnType, FlatEdge, FlatNode, Relationship, columns, label, relationships
from kg.stores.address import Address
from kg.stores.packages import needed
from kg.stores.property_graph import KIND_OF_LABEL, TYPES, Link, Pair
from kg.vocabulary import KINDS

_TYPES: Mapping[ColumnType, str] = {
    "string": "STRING",
    "integer": "INT64",
    "float": "DOUBLE",
    "boolean": "BOOLEAN",
    "datetime": "TIMESTAMP_TZ",
}


def connect(address: Address, password: str | None) -> LadybugSession:
    """The database in a file, which is made if it is not there.

    Raises UsageError where the package is missing, DatabaseError where the file is none of Ladybug's, or in use.
    """
    with needed("ladybug"):
        import ladybug
        import pyarrow  # noqa: F401  # used further below
    path = Path(address.path)
    if not path.parent.is_dir():
        raise DatabaseError(f"there is no folder {str(path.parent)!r} to put the database into; make it first")
    try:
        return LadybugSession(address.text, ladybug.Database(str(path)), ladybug.Connection)
    except RuntimeError as error:
        raise DatabaseError(f"{address.text} cannot be opened: {cure(str(error))}") from None


def cure(said: str) -> str:
    """What to do about a file that cannot be opened, by what Ladybug says."""
    if "lock" in said:
        return "another program has it open; close that one first"
    if "not a valid" in said:
        return "the file is no database of Ladybug's; name another"
    return said.partition("\n")[0]


class LadybugSession:
    """The steps of loading, in Ladybug's Cypher."""

    batch, most_text = 200_000, 100_000_000
    link_batch = 500_000

    def __init__(self, name: str, database: Any, connection: Callable[[Any], Any]) -> None:
        self.name = name
        self._database, self._connection = database, connection(database)
        self._known: dict[str, set[str]] = {}
        self._linked: dict[Relationship, set[str]] = {}

    def prepare(self) -> None:
        """Make the table of each kind and of each type of relationship."""
        for kind in KINDS:
            found = "".join(f", {_quoted(column.name)} {_type(column)}" for column in columns(kind))
            self._run(f"CREATE NODE TABLE IF NOT EXISTS {_label(kind)}(id STRING PRIMARY KEY{found})")
        ends: dict[str, list[str]] = defaultdict(list)
        for type, source, target in relationships():
            ends[type].append(f"FROM {_label(source)} TO {_label(target)}")
        for type, pairs in ends.items():
            self._run(f"CREATE REL TABLE IF NOT EXISTS {_quoted(type)}({', '.join(pairs)}, id STRING)")

    def put_nodes(self, kind: str, nodes: Sequence[FlatNode]) -> int:
        """Copy in the nodes that are new, and set all values of the others."""
        if kind not in self._known:
            self._known[kind] = set(self.ids(kind))
        known = self._known[kind]
        new = [node for node in nodes if node.id not in known]
        there = [node for node in nodes if node.id in known]
        if new:
            self._run(f"COPY {_label(kind)} FROM $rows", rows=_table(kind, new))
            known.update(node.id for node in new)
        if not there or not columns(kind):
            return len(nodes)
        values = ", ".join(f"node.{_quoted(column.name)} = {_cast(column, place)}" for place, column in _places(kind))
        rows = _table(kind, there)
        rows = rows.rename_columns(["c_id", *(f"c{place}" for place, _ in _places(kind))])
        found = self._run(
            f"LOAD FROM $rows MATCH (node:{_label(kind)} {{id: c_id}}) SET {values} RETURN count(*)", rows=rows
        )
        return len(new) + int(found[0][0])

    def put_links(self, sort: Relationship, links: Sequence[FlatEdge]) -> int:
        """Copy in the relationships that are new; of those that are there nothing can have changed."""
        if sort not in self._linked:
            source, target = _label(sort.source_kind), _label(sort.target_kind)
            found = self._run(f"MATCH (:{source})-[link:{_quoted(sort.type)}]->(:{target}) RETURN link.id")
            self._linked[sort] = {id for (id,) in found}
        new = [link for link in links if link.id not in self._linked[sort]]
        if new:
            ends = f"from='{label(sort.source_kind)}', to='{label(sort.target_kind)}'"
            rows = _texts(c_from=[x.source for x in new], c_to=[x.target for x in new], id=[x.id for x in new])
            self._run(f"COPY {_quoted(sort.type)} FROM $rows ({ends})", rows=rows)
        return len(links)

    def ids(self, kind: str) -> list[str]:
        """The ids of all nodes of a kind."""
        return [id for (id,) in self._run(f"MATCH (node:{_label(kind)}) RETURN node.id")]

    def links_of(self, kind: str, ids: Sequence[str]) -> list[Link]:
        """The relationships that come from these nodes."""
        types, labels = "|".join(map(_quoted, TYPES)), ":".join(map(_label, KINDS))
        found = self._run(
            f"LOAD FROM $rows MATCH (node:{_label(kind)} {{id: c_id}})-[link:{types}]->(target:{labels}) "
            "RETURN c_id, label(link), label(target), target.id",
            rows=_texts(c_id=ids),
        )
        return [Link(source, type, KIND_OF_LABEL[name], target) for source, type, name, target in found]

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes with their relationships."""
        self._run(f"LOAD FROM $rows MATCH (node:{_label(kind)} {{id: c_id}}) DETACH DELETE node", rows=_texts(c_id=ids))

    def remove_links(self, sort: Relationship, pairs: Sequence[Pair]) -> None:
        """Remove relationships of a sort."""
        source, target = _label(sort.source_kind), _label(sort.target_kind)
        rows = _texts(c_from=[found for found, _ in pairs], c_to=[found for _, found in pairs])
        way = f"(source:{source} {{id: c_from}})-[link:{_quoted(sort.type)}]->(target:{target} {{id: c_to}})"
        self._run(f"LOAD FROM $rows MATCH {way} DELETE link", rows=rows)

    def node_count(self, kind: str) -> int:
        """How many nodes of a kind there are."""
        return int(self._run(f"MATCH (node:{_label(kind)}) RETURN count(*)")[0][0])

    def link_count(self, type: str) -> int:
        """How many relationships of a type there are."""
        return int(self._run(f"MATCH ()-[link:{_quoted(type)}]->() RETURN count(*)")[0][0])

    def close(self) -> None:
        """Write everything to the file and let go of it."""
        self._connection.close()
        self._database.close()

    def _run(self, statement: str, **parameters: object) -> list[list[Any]]:
        try:
            found = self._connection.execute(statement, parameters)
            return list(found)
        except RuntimeError as error:
            raise RefusedError(f"{self.name} refused a statement: {error}") from None


def _quoted(name: str) -> str:
    return f"`{name}`"


def _label(kind: str) -> str:
    return _quoted(label(kind))


def _type(column: Column) -> str:
    return _TYPES[column.type] + "[]" * column.many


def _cast(column: Column, place: int) -> str:
    return f"CAST(c{place} AS TIMESTAMP_TZ)" if column.type == "datetime" else f"c{place}"


def _places(kind: str) -> list[tuple[int, Column]]:
    return list(enumerate(columns(kind)))


def _table(kind: str, nodes: Sequence[FlatNode]) -> Any:
    """Nodes as an Arrow table, in the order of the kind's columns."""
    import pyarrow

    types: dict[ColumnType, Any] = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "float": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "datetime": pyarrow.timestamp("us", "UTC"),
    }
    made = {"id": pyarrow.array([node.id for node in nodes], pyarrow.string())}
    for column in columns(kind):
        type = pyarrow.list_(types[column.type]) if column.many else types[column.type]
        made[column.name] = pyarrow.array([node.properties.get(column.name) for node in nodes], type)
    return pyarrow.table(made)


def _texts(**columns: Sequence[str]) -> Any:
    """Texts as an Arrow table."""
    import pyarrow

    return pyarrow.table({name: pyarrow.array(found, pyarrow.string()) for name, found in columns.items()})
