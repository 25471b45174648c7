"""CSV for Neo4j and FalkorDB: a file a kind of node and a sort of relationship, typed headers, and what imports them.

Header format: https://neo4j.com/docs/operations-manual/current/import/header-format/. The values of a list stand
between unit separators (U+001F), which no text of a property graph holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.cypher import constraint
from kg.exporters.delimited import csv_files, quoted, row_maker
from kg.exporters.falkordb import load_script
from kg.exporters.flattening import (
    ColumnType,
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
from kg.vocabulary import KINDS
from kg.whole_files import MARK

SEPARATOR = "\x1f"
EDGE_HEADER = ("id", ":START_ID", ":END_ID", ":TYPE")
_TYPES: dict[ColumnType, str] = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "datetime": "datetime",
}
_READ: dict[ColumnType, str] = {
    "string": "{}",
    "integer": "toInteger({})",
    "float": "toFloat({})",
    "boolean": "toBoolean({})",
    "datetime": "datetime({})",
}
_README = f"""\
{MARK} as CSV: a file a kind of node in nodes/, a file a sort of relationship in relationships/.

Into an empty database of Neo4j, which is stopped:   sh import.sh          (neo4j-admin on the PATH)
Into a running database of Neo4j:                    load.cypher           (its first lines say how)
Into a running FalkorDB:                             sh load-falkordb.sh   (its first lines say how)
"""
_LOAD = """\
// Loads the CSV files of this folder into a running database of Neo4j 5.26 or later. Running it again changes nothing.
// 1. Copy nodes/ and relationships/ into the server's import folder.
// 2. Set dbms.import.csv.legacy_quote_escaping=false on the server: a backslash in a text is a backslash.
// 3. cypher-shell -f load.cypher, or paste it into Neo4j Browser with :auto before each LOAD CSV.
"""
_IMPORT = """\
#!/bin/sh
# Imports this folder into a database that is empty or not there, neo4j unless named:   sh import.sh NAME
# In place of all that a database holds, while it is stopped:   sh import.sh NAME --overwrite-destination
# One that was not there is then to be made:   CREATE DATABASE NAME
set -eu
cd "$(dirname "$0")"
name="${1:-neo4j}"
[ $# -eq 0 ] || shift
"""
_NOTHING = "There is nothing to import: the graph has no nodes."


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the folder."""
    write_neo4j(out, flat_nodes(graph), flat_edges(graph))


def write_neo4j(out: Path, nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> None:
    """Write the folder of nodes and relationships as they come."""
    out.mkdir()
    cells = {kind: row_maker(columns(kind), SEPARATOR.join) for kind in KINDS}
    headers = {kind: header(kind) for kind in KINDS}
    names = {kind: f"nodes/{label(kind)}.csv" for kind in KINDS}
    present: dict[str, set[tuple[str, ...]]] = {}
    sorts: set[Relationship] = set()
    with csv_files(out) as opened:
        for id_, kind, labels, properties in nodes:
            present.setdefault(kind, set()).add(labels)
            write = opened(names[kind], headers[kind])
            write(f"{quoted(id_)},{quoted(SEPARATOR.join(labels))}{cells[kind](properties)}\n")
        for id_, type_, source, target, source_kind, target_kind in edges:
            sort = Relationship(type_, source_kind, target_kind)
            sorts.add(sort)
            write = opened(f"relationships/{table_name(sort)}.csv", EDGE_HEADER)
            write(f"{id_},{quoted(source)},{quoted(target)},{type_}\n")
    kinds, found = list(present), sorted(sorts)
    for name, text in (
        ("README.txt", _README),
        ("import.sh", _import_command(kinds, found)),
        ("load.cypher", _LOAD + "\n".join(["", *_load_statements(kinds, found), ""])),
        ("load-falkordb.sh", load_script(present, found, headers)),
    ):
        (out / name).write_text(text, "utf-8", newline="\n")


def header(kind: str) -> list[str]:
    """The header of a kind's file.

    >>> header("scheme")
    ['id:ID', ':LABEL', 'name:string']
    """
    typed = [f"{name}:{_TYPES[type_]}{'[]' * many}" for name, type_, many in columns(kind)]
    return ["id:ID", ":LABEL", *typed]


def _import_command(kinds: Collection[str], sorts: Iterable[Relationship]) -> str:
    if not kinds:
        return f"#!/bin/sh\necho '{_NOTHING}'\n"
    lines = [
        # The name comes first: after the files it would be taken for one more of them.
        'neo4j-admin database import full "$name" "$@"',
        "--array-delimiter=U+001F --multiline-fields=true --id-type=string",
        *(f"--nodes=nodes/{label(kind)}.csv" for kind in kinds),
        *(f"--relationships=relationships/{table_name(sort)}.csv" for sort in sorts),
    ]
    return _IMPORT + " \\\n  ".join(lines) + "\n"


def _load_statements(kinds: Collection[str], sorts: Iterable[Relationship]) -> Iterator[str]:
    if not kinds:
        yield f"// {_NOTHING}"
    for kind in kinds:
        yield constraint(kind)
    for kind in kinds:
        yield f"LOAD CSV WITH HEADERS FROM 'file:///nodes/{label(kind)}.csv' AS row CALL (row) {{"
        yield f"  MERGE (n:{label(kind)} {{id: row.`id:ID`}})"
        yield f"  SET n:$({_split('row.`:LABEL`')})"
        yield from _settings(kind)
        yield _END
    for sort in sorts:
        yield f"LOAD CSV WITH HEADERS FROM 'file:///relationships/{table_name(sort)}.csv' AS row CALL (row) {{"
        yield f"  MATCH (a:{label(sort.source_kind)} {{id: row.`:START_ID`}})"
        yield f"  MATCH (b:{label(sort.target_kind)} {{id: row.`:END_ID`}})"
        yield f"  MERGE (a)-[r:{sort.type}]->(b) SET r.id = row.id"
        yield _END


_END = "} IN TRANSACTIONS OF 10000 ROWS;"


def _settings(kind: str) -> Iterator[str]:
    for (name, type_, many), column in zip(columns(kind), header(kind)[2:], strict=True):
        cell = f"row.`{column}`"
        yield f"  SET n.{name} = {_split(cell) if many else _READ[type_].format(cell)}"


def _split(cell: str) -> str:
    return f"split({cell}, '\\u001F')"
