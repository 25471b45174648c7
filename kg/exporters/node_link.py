"""Node-link JSON, as ``networkx.node_link_graph`` reads it.

https://networkx.org/documentation/stable/reference/readwrite/json_graph.html. A line a node and a line a relationship;
lists are arrays, instants are ISO 8601. A relationship's ``key`` is its type: two nodes have at most one of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from kg.exporters import ExportOptions
from kg.exporters.flattening import FlatEdge, FlatNode, flat_edges, flat_nodes, label
from kg.exporters.terms import instant
from kg.graph import KnowledgeGraph


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the file, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_node_link(flat_nodes(graph), flat_edges(graph)))


def generate_node_link(nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> Iterator[str]:
    """The file, piece by piece."""
    yield '{"directed": true, "multigraph": true, "graph": {}, "nodes": ['
    yield from _lines(
        {"id": node.id, "kind": label(node.kind), "labels": node.labels, **node.properties} for node in nodes
    )
    yield '\n], "edges": ['
    yield from _lines({"source": edge.source, "target": edge.target, "key": edge.type, "id": edge.id} for edge in edges)
    yield "\n]}\n"


def _lines(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "\n"
    for said in found:
        yield before + json.dumps(said, ensure_ascii=False, default=_instant)
        before = ",\n"


def _instant(value: datetime) -> str:
    return instant(value)
