"""Ladybug (https://ladybugdb.com): a property graph in one file, with tables that have a schema.

What is loaded is first gathered in Parquet files beside the database, then copied in, a table at once: many times as
fast as to look for each node, and in little memory. What is there is not copied again, and brought up to date where it
differs. Each table is copied whole or not at all, so a loading that was killed is made whole by the next.

A node has one label, its kind; an article's class is its property ``type``.
"""

from __future__ import annotations

import glob
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError, RefusedError
from kg.exporters.flattening import Column, FlatEdge, FlatNode, Relationship, columns, label
from kg.stores.address import Address
from kg.stores.batches import MOST_TEXT
from kg.stores.gathering import File, Gathering
from kg.stores.ladybug_tables import Table, quoted, tables
from kg.stores.packages import needed
from kg.stores.property_session import KIND_OF_LABEL, TYPES, Link
from kg.vocabulary import KINDS

_CHANGES = 100_000
"""So many nodes are changed at once: the database keeps them in memory until all are."""


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
        return LadybugSession(address.text, ladybug.Database(str(path)), ladybug.Connection, path)
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

    batch = link_batch = 20_000
    most_text = MOST_TEXT

    def __init__(self, name: str, database: Any, connection: Callable[[Any], Any], path: Path) -> None:
        self.name = name
        self._database, self._connection = database, connection(database)
        self._folder = path.with_name(f".{path.name}.loading")
        self._gathering: Gathering | None = None

    def prepare(self) -> None:
        """Make the table of each kind and of each type of relationship; DatabaseError where one is another's."""
        there = {name.lower(): (name, sort) for _, name, sort, *_ in self._run("CALL show_tables() RETURN *")}
        wanted = list(tables())
        for table in wanted:
            if table.name.lower() in there:
                self._compare(table, self._table(*there[table.name.lower()]))
        for table in wanted:
            self._run(table.statement)

    def _compare(self, table: Table, there: Table) -> None:
        wrong = table.differs(there)
        if wrong:
            whose = "others made, or another version of kg"
            raise DatabaseError(f"{self.name} has a table {there.name} that {whose}: {wrong}; load into another file")

    def _table(self, name: str, sort: str) -> Table:
        """A table as it is there."""
        columns = [(found[1], found[2]) for found in self._run(f"CALL table_info({_literal(name)}) RETURN *")]
        if sort == "NODE":
            return Table(name, columns)
        ends = self._run(f"CALL show_connection({_literal(name)}) RETURN *")
        return Table(name, columns, [(source, target) for source, target, *_ in ends])

    def put_nodes(self, kind: str, nodes: Sequence[FlatNode]) -> int:
        """Gather nodes."""
        self._gathered().add_nodes(nodes)
        return len(nodes)

    def put_links(self, sort: Relationship, links: Sequence[FlatEdge]) -> int:
        """Gather relationships."""
        self._gathered().add_links(links)
        return len(links)

    def settle(self, progress: Callable[[int, int], None]) -> int:
        """Copy in what was gathered: nodes, then relationships between them."""
        gathering, self._gathering = self._gathering, None
        if gathering is None:
            return 0
        with gathering.whole() as (nodes, links):
            done, total = 0, sum(file.rows for file in (*nodes.values(), *links.values()))
            for kind, file in nodes.items():
                self._bring_in_nodes(kind, file)
                progress(done := done + file.rows, total)
            for sort, file in links.items():
                self._bring_in_links(sort, file)
                progress(done := done + file.rows, total)
        return total

    def ids(self, kind: str) -> list[str]:
        """The ids of all nodes of a kind."""
        return [id for (id,) in self._run(f"MATCH (node:{_label(kind)}) RETURN node.id")]

    def links_of(self, kind: str, ids: Sequence[str]) -> list[Link]:
        """The relationships that come from these nodes."""
        types, labels = "|".join(map(quoted, TYPES)), ":".join(map(_label, KINDS))
        found = self._run(
            f"LOAD FROM $rows MATCH (node:{_label(kind)} {{id: c_id}})-[link:{types}]->(target:{labels}) "
            "WHERE link.id IS NOT NULL RETURN c_id, label(link), label(target), target.id, link.id",
            rows=_texts(c_id=ids),
        )
        return [Link(source, type, KIND_OF_LABEL[name], target, id) for source, type, name, target, id in found]

    def ours(self, kind: str, ids: Sequence[str]) -> list[str]:
        """All: the tables are ours."""
        return list(ids)

    def condemn(self, kind: str, ids: Sequence[str]) -> None:
        """Nothing: they stay ours without their relationships."""

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes with their relationships."""
        self._run(f"LOAD FROM $rows MATCH (node:{_label(kind)} {{id: c_id}}) DETACH DELETE node", rows=_texts(c_id=ids))

    def remove_links(self, sort: Relationship, links: Sequence[Link]) -> None:
        """Remove relationships of a sort."""
        source, target = _label(sort.source_kind), _label(sort.target_kind)
        from_, to = [link.source for link in links], [link.target for link in links]
        rows = _texts(c_from=from_, c_to=to, c_link=[link.id for link in links])
        way = f"(source:{source} {{id: c_from}})-[link:{quoted(sort.type)}]->(target:{target} {{id: c_to}})"
        self._run(f"LOAD FROM $rows MATCH {way} WHERE link.id = c_link DELETE link", rows=rows)

    def node_count(self, kind: str) -> int:
        """How many nodes of a kind there are."""
        return int(self._run(f"MATCH (node:{_label(kind)}) RETURN count(*)")[0][0])

    def link_count(self, type: str) -> int:
        """How many relationships of a type there are."""
        return int(self._run(f"MATCH ()-[link:{quoted(type)}]->() RETURN count(*)")[0][0])

    def close(self) -> None:
        """Write everything to the file and let go of it; what was gathered and not copied in is lost."""
        if self._gathering is not None:
            self._gathering.drop()
        self._connection.close()
        self._database.close()

    def _gathered(self) -> Gathering:
        if self._gathering is None:
            self._gathering = Gathering(self._folder)
        return self._gathering

    def _bring_in_nodes(self, kind: str, file: File) -> None:
        table, rows = _label(kind), f"LOAD FROM {_text(file.path)}"
        if not self.node_count(kind):
            self._run(f"COPY {table} FROM {_text(file.path)}")
            return
        if columns(kind):
            for _ in range(0, file.rows, _CHANGES):
                if self._run(_changing(kind, file))[0][0] < _CHANGES:
                    break
        self._run(f"COPY {table} FROM ({rows} WHERE NOT EXISTS {{MATCH (n:{table}) WHERE n.id = id}} RETURN *)")

    def _bring_in_links(self, sort: Relationship, file: File) -> None:
        source, type, target = _label(sort.source_kind), quoted(sort.type), _label(sort.target_kind)
        there = f"MATCH (:{source} {{id: source}})-[:{type}]->(:{target} {{id: target}})"
        new = f"LOAD FROM {_text(file.path)} WHERE NOT EXISTS {{{there}}} RETURN source, target, id"
        ends = f"from='{label(sort.source_kind)}', to='{label(sort.target_kind)}'"
        self._run(f"COPY {type} FROM ({new}) ({ends})")

    def _run(self, statement: str, **parameters: object) -> list[list[Any]]:
        try:
            found = self._connection.execute(statement, parameters)
            return list(found)
        except RuntimeError as error:
            raise RefusedError(f"{self.name} refused a statement: {error}") from None


def _label(kind: str) -> str:
    return quoted(label(kind))


def _cast(column: Column, place: int) -> str:
    return f"CAST(c{place} AS TIMESTAMP_TZ)" if column.type == "datetime" else f"c{place}"


def _text(path: Path) -> str:
    """A file's path in a statement, where it is a pattern."""
    return _literal(glob.escape(str(path)))


def _literal(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _changing(kind: str, file: File) -> str:
    """The statement that changes nodes which differ from the file's, as many as are changed at once."""
    found = [(f"node.{quoted(column.name)}", _cast(column, place)) for place, column in enumerate(columns(kind))]
    names = ", ".join(f"{quoted(column.name)} AS c{place}" for place, column in enumerate(columns(kind)))
    differs = " OR ".join(f"{old} <> {new} OR ({old} IS NULL) <> ({new} IS NULL)" for old, new in found)
    values = ", ".join(f"{old} = {new}" for old, new in found)
    return (
        f"LOAD FROM {_text(file.path)} WITH id AS c_id, {names} MATCH (node:{_label(kind)} {{id: c_id}}) "
        f"WHERE {differs} WITH * LIMIT {_CHANGES} SET {values} RETURN count(*)"
    )


def _texts(**columns: Sequence[str]) -> Any:
    """Texts as an Arrow table."""
    import pyarrow

    return pyarrow.table({name: pyarrow.array(found, pyarrow.string()) for name, found in columns.items()})
