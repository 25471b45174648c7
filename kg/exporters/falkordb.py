"""The script that loads the folder of ``neo4j`` into FalkorDB (https://docs.falkordb.com/cypher/load-csv.html).

FalkorDB reads the same files, but has statements of its own: no ``IF NOT EXISTS``, a command for constraints, labels
that must be named, and no instants with a time zone, which stay texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from kg.exporters.flattening import ColumnType, Relationship, columns, label, table_name

# Its toFloat knows single precision only. The digits over a power of ten are exact, for as many as 15 of them.
_FLOAT = (
    "toInteger(replace(split({0}, 'e')[0], '.', '')) / "
    "10.0 ^ (coalesce(size(split(split({0}, 'e')[0], '.')[1]), 0) - toInteger(coalesce(split({0}, 'e')[1], '0')))"
)
_READ: Mapping[ColumnType, str] = {
    "string": "{}",
    "integer": "toInteger({})",
    "float": _FLOAT,
    "boolean": "toBoolean({})",
    "datetime": "{}",
}
_HEAD = """\
#!/bin/sh
# Loads this folder into a running FalkorDB, into the graph news unless named. Running it again changes nothing.
#   sh load-falkordb.sh NAME -h HOST -p PORT      (after the name: options of redis-cli, which must be 7 or later)
# 1. The server's IMPORT_FOLDER has to be this folder or a copy of it.
# 2. Where there is a password, put it into the environment as REDISCLI_AUTH.
# Floats are made of their digits: FalkorDB's toFloat would round them to single precision.
set -eu
graph="${1:-news}"
[ $# -eq 0 ] || shift

# A statement from the standard input. A | in it stands for U+001F, which is between the values of a list.
ask() {
  tr '|' '\\037' | redis-cli -e "$@" -x GRAPH.QUERY "$graph"
}

# What is there already stays.
ensure() {
  said=$(redis-cli -e "$@" 2>&1) || case "$said" in
    *already*) ;;
    *) echo "$said" >&2 && exit 1 ;;
  esac
}
"""
_FOOT = """
ask "$@" <<'END'
MATCH (n) RETURN count(n) AS nodes
END
ask "$@" <<'END'
MATCH ()-[r]->() RETURN count(r) AS relationships
END
"""


def load_script(
    labels: Mapping[str, Set[tuple[str, ...]]], sorts: Iterable[Relationship], headers: Mapping[str, Sequence[str]]
) -> str:
    """The script: ``labels`` are those that nodes of each kind have, ``headers`` those of the kinds' files."""
    unique = "".join(map(_unique, labels))
    statements = [
        *(_nodes(kind, headers[kind]) for kind in labels),
        *(_labels(kind, found) for kind in labels for found in sorted(labels[kind]) if len(found) > 1),
        *map(_relationships, sorts),
    ]
    asked = "".join(f"\nask \"$@\" >/dev/null <<'END'\n{statement}\nEND\n" for statement in statements)
    return f"{_HEAD}\n{unique}{asked}{_FOOT}"


def _unique(kind: str) -> str:
    name = label(kind)
    return (
        f'ensure "$@" GRAPH.QUERY "$graph" "CREATE INDEX FOR (n:{name}) ON (n.id)"\n'
        f'ensure "$@" GRAPH.CONSTRAINT CREATE "$graph" UNIQUE NODE {name} PROPERTIES 1 id\n'
    )


def _nodes(kind: str, header: Sequence[str]) -> str:
    # All values at once: of many that are set and taken away one by one, it loses some.
    values = ",\n  ".join(["id: row.`id:ID`", *_values(kind, header)])
    return f"{_rows('nodes', label(kind))}\nMERGE (n:{label(kind)} {{id: row.`id:ID`}})\nSET n = {{\n  {values}\n}}"


def _values(kind: str, header: Sequence[str]) -> Iterator[str]:
    for (name, type_, many), column in zip(columns(kind), header[2:], strict=True):
        cell = f"row.`{column}`"
        yield f"{name}: " + (f"split({cell}, '|')" if many else _READ[type_].format(cell))


def _labels(kind: str, found: tuple[str, ...]) -> str:
    # FalkorDB cannot add labels to nodes that the same statement has merged.
    return (
        f"{_rows('nodes', label(kind))} WITH row WHERE row.`:LABEL` = '{'|'.join(found)}'\n"
        f"MATCH (n:{label(kind)} {{id: row.`id:ID`}}) SET n:{':'.join(found[1:])}"
    )


def _relationships(sort: Relationship) -> str:
    return (
        f"{_rows('relationships', table_name(sort))}\n"
        f"MATCH (a:{label(sort.source_kind)} {{id: row.`:START_ID`}})\n"
        f"MATCH (b:{label(sort.target_kind)} {{id: row.`:END_ID`}})\n"
        f"MERGE (a)-[r:{sort.type}]->(b) SET r.id = row.id"
    )


def _rows(folder: str, name: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file://{folder}/{name}.csv' AS row"
