"""The tables that a graph needs in Ladybug: one a kind of node, one a type of relationship; and whether one fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.exporters.flattening import Column, ColumnType, columns, label, relationships
from kg.vocabulary import KINDS

_TYPES: Mapping[ColumnType, str] = {
    "string": "STRING",
    "integer": "INT64",
    "float": "DOUBLE",
    "boolean": "BOOL",
    "datetime": "TIMESTAMP_TZ",
}


class Table(NamedTuple):
    """A table: its name, its columns with their types, in order, and the tables that it joins, if it does."""

    name: str
    columns: Sequence[tuple[str, str]]
    ends: Sequence[tuple[str, str]] = ()

    @property
    def statement(self) -> str:
        """What makes it, if it is not there.

        >>> Table("ABOUT", [("id", "STRING")], [("Article", "Topic")]).statement
        'CREATE REL TABLE IF NOT EXISTS `ABOUT`(FROM `Article` TO `Topic`, `id` STRING)'
        """
        found = ", ".join(f"{quoted(name)} {type}" for name, type in self.columns)
        if not self.ends:
            return f"CREATE NODE TABLE IF NOT EXISTS {quoted(self.name)}({found}, PRIMARY KEY (`id`))"
        joined = ", ".join(f"FROM {quoted(source)} TO {quoted(target)}" for source, target in self.ends)
        return f"CREATE REL TABLE IF NOT EXISTS {quoted(self.name)}({joined}, {found})"

    def differs(self, there: Table) -> str:
        """In what a table of the same name differs; nothing where what is loaded can be copied into it.

        >>> Table("Topic", [("id", "STRING"), ("name", "STRING")]).differs(Table("Topic", [("id", "INT64")]))
        'its column id is INT64 and not STRING'
        """
        if bool(self.ends) != bool(there.ends):
            return f"it is a table of {'relationships' if there.ends else 'nodes'}"
        wanted, found = dict(self.columns), dict(there.columns)
        for name, type in self.columns:
            if name not in found:
                return f"it has no column {name}"
            if found[name] != type:
                return f"its column {name} is {found[name]} and not {type}"
        for name in found:
            if name not in wanted:
                return f"it has a column {name}"
        if list(wanted) != list(found):
            return f"its columns are in another order, {', '.join(found)}"
        for source, target in self.ends:
            if (source, target) not in there.ends:
                return f"it does not join {source} to {target}"
        return ""


def tables() -> Iterator[Table]:
    """All tables: those of nodes, then those of relationships."""
    for kind in KINDS:
        yield Table(label(kind), [("id", "STRING"), *((column.name, _type(column)) for column in columns(kind))])
    ends: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for type, source, target in relationships():
        ends[type].append((label(source), label(target)))
    for type, pairs in ends.items():
        yield Table(type, [("id", "STRING")], pairs)


def quoted(name: str) -> str:
    """A name in a statement.

    >>> quoted("Article")
    '`Article`'
    """
    return f"`{name}`"


def _type(column: Column) -> str:
    return _TYPES[column.type] + "[]" * column.many
