"""Parquet (https://parquet.apache.org/): a table a kind of node, a table a sort of relationship.

``nodes/Article.parquet`` has the column ``id`` and one for each property that the kind can have;
``relationships/Article-ABOUT-Topic.parquet`` has ``source``, ``target`` and ``id``. Lists are lists of strings,
instants are microseconds in UTC, a missing value is null.

The layout of Apache GraphAr is not used: there, relationships name rows and not nodes, cut into chunks with offsets of
their own, which neither DuckDB nor Ladybug could read without a library for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import UsageError
from kg.exporters import ExportOptions
from kg.exporters.flattening import FlatEdge, FlatNode, flat_edges, flat_nodes
from kg.exporters.parquet_tables import add_edges, add_nodes, edge_tables, node_tables
from kg.graph import KnowledgeGraph
from kg.whole_files import MARK

_README = f"""\
{MARK} as Parquet: nodes/ has a table a kind of node, relationships/ a table a sort of relationship.

source and target of a relationship are ids of nodes. DuckDB:
SELECT t.name, count(*) FROM 'relationships/Article-ABOUT-Topic.parquet' r
JOIN 'nodes/Topic.parquet' t ON t.id = r.target GROUP BY ALL ORDER BY ALL;
"""


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the folder. Raises UsageError where pyarrow is not installed."""
    write_parquet(out, flat_nodes(graph), flat_edges(graph))


def write_parquet(out: Path, nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> None:
    """Write the folder of nodes and relationships as they come. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401  # asked for before anything is written
    except ImportError:
        raise UsageError("the format parquet needs pyarrow; in the folder of kg: pip install '.[parquet]'") from None
    out.mkdir(parents=True)
    (out / "README.txt").write_text(_README, "utf-8", newline="\n")
    with node_tables(out / "nodes") as tables:
        add_nodes(tables, nodes)
    with edge_tables(out / "relationships") as links:
        add_edges(links, edges)
