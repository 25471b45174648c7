"""Two plain tables as CSV: all nodes and all relationships. Lists are JSON arrays."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.delimited import csv_files, quoted, row_maker
from kg.exporters.flattening import FlatEdge, FlatNode, all_columns, flat_edges, flat_nodes, label
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS
from kg.whole_files import MARK

NODES, EDGES = "nodes.csv", "edges.csv"
EDGE_HEADER = ("id", "type", "source", "target")
_README = f"""\
{MARK} as CSV: nodes.csv has a row a node, edges.csv a row a relationship.

UTF-8, with a header. Texts are in quotation marks, an empty cell is a missing value, lists are JSON arrays,
instants are in UTC. source and target in edges.csv are ids in nodes.csv.
"""


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the folder."""
    write_csv(out, flat_nodes(graph), flat_edges(graph))


def write_csv(out: Path, nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> None:
    """Write the folder of nodes and relationships as they come."""
    out.mkdir()
    (out / "README.txt").write_text(_README, "utf-8", newline="\n")
    columns = all_columns()
    cells = row_maker(columns, _json)
    kinds = {kind: label(kind) for kind in KINDS}
    with csv_files(out) as opened:
        write = opened(NODES, ["id", "kind", "labels", *(column.name for column in columns)])
        for id_, kind, labels, properties in nodes:
            write(f"{quoted(id_)},{kinds[kind]},{quoted(_json(labels))}{cells(properties)}\n")
        write = opened(EDGES, EDGE_HEADER)
        for id_, type_, source, target, _, _ in edges:
            write(f"{id_},{type_},{quoted(source)},{quoted(target)}\n")


def _json(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)
