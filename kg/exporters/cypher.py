"""One script in Cypher (https://opencypher.org/resources/): all nodes, then all relationships, merged in batches.

It runs in Neo4j 5 and, but for its constraints, in Memgraph. Running it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.flattening import FlatEdge, FlatNode, Value, flat_edges, flat_nodes, label
from kg.exporters.terms import instant
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS

ROWS, CHARACTERS = 500, 500_000
"""A batch is full when it has so many rows or so many characters."""
_HEAD = """\
// The whole graph as a script. Running it again changes nothing.
// Neo4j 5:   cypher-shell -f graph.cypher
// Memgraph:  its indexes are the comments below, and docs/databases.md has the command that makes statements of them.
"""
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TABLE = str.maketrans(_ESCAPES)


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the script, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_cypher(flat_nodes(graph), flat_edges(graph), graph.node_counts()))


def generate_cypher(
    nodes: Iterable[FlatNode], edges: Iterable[FlatEdge], kinds: Iterable[str] = KINDS
) -> Iterator[str]:
    """The script's statements, each with its end of line; ``kinds`` are those of the nodes.

    No comment holds a semicolon or a quotation mark: Memgraph's mgconsole knows no comments and would end a statement
    at the one and begin a text at the other.
    """
    yield _HEAD
    for kind in kinds:
        yield f"// memgraph: CREATE INDEX ON :{label(kind)}(id)\n"
    for kind in kinds:
        yield constraint(kind) + "\n"
    yield from _batches(((node.labels, _map({"id": node.id, **node.properties})) for node in nodes), _nodes)
    yield from _batches(
        (
            ((edge.source_kind, edge.type, edge.target_kind), f"[{', '.join(map(literal, _ends(edge)))}]")
            for edge in edges
        ),
        _relationships,
    )


def constraint(kind: str) -> str:
    """The statement that makes the ids of a kind's nodes unique in Neo4j, and quick to find.

    >>> constraint("article")
    'CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;'
    """
    return f"CREATE CONSTRAINT {kind}_id IF NOT EXISTS FOR (n:{label(kind)}) REQUIRE n.id IS UNIQUE;"


def literal(value: Value) -> str:
    r"""A value as an expression.

    >>> literal("it's"), literal(("a", "b")), literal(True)
    ("'it\\'s'", "['a', 'b']", 'true')

    Neo4j reads Unicode escapes before all else, in ``\\u0041`` too; so what looks like one is written in two halves:

    >>> print(literal(r"C:\users"))
    'C:\\' + 'users'
    """
    if isinstance(value, str):
        text = value.translate(_TABLE)
        return "'" + text.replace("\\\\u", "\\\\' + 'u") + "'"
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"datetime('{instant(value)}')" if isinstance(value, datetime) else repr(value)


def _map(properties: Mapping[str, Value]) -> str:
    return "{" + ", ".join([f"{name}: {literal(value)}" for name, value in properties.items()]) + "}"


def _ends(edge: FlatEdge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.id


def _batches(rows: Iterable[tuple[tuple[str, ...], str]], statement: Callable[[tuple[str, ...]], str]) -> Iterator[str]:
    """Rows of one sort together: a batch when it is full, in the end the others in order."""
    waiting: dict[tuple[str, ...], list[str]] = {}
    sizes: dict[tuple[str, ...], int] = {}
    for sort, row in rows:
        waiting.setdefault(sort, []).append(row)
        sizes[sort] = sizes.get(sort, 0) + len(row)
        if len(waiting[sort]) == ROWS or sizes[sort] >= CHARACTERS:
            yield _batch(waiting.pop(sort), statement(sort))
            del sizes[sort]
    for sort in sorted(waiting):
        yield _batch(waiting[sort], statement(sort))


def _batch(rows: Iterable[str], statement: str) -> str:
    return "UNWIND [\n" + ",\n".join(rows) + f"\n] AS row {statement};\n"


def _nodes(labels: tuple[str, ...]) -> str:
    more = "".join(f":{name}" for name in labels[1:])
    return f"MERGE (n:{labels[0]} {{id: row.id}}) SET n = row" + (f" SET n{more}" if more else "")


def _relationships(sort: tuple[str, ...]) -> str:
    source, type_, target = sort
    ends = f"MATCH (a:{label(source)} {{id: row[0]}}) MATCH (b:{label(target)} {{id: row[1]}})"
    return f"{ends} MERGE (a)-[r:{type_}]->(b) SET r.id = row[2]"
