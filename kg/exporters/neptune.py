"""CSV for Amazon Neptune, in the format of its Gremlin loader, after which openCypher can ask for it too.

https://docs.aws.amazon.com/neptune/latest/userguide/bulk-load-tutorial-format-gremlin.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.delimited import csv_files, quoted, row_maker
from kg.exporters.flattening import ColumnType, FlatEdge, FlatNode, columns, flat_edges, flat_nodes, label
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS
from kg.whole_files import MARK

EDGE_HEADER = ("~id", "~from", "~to", "~label")
_TYPES: dict[ColumnType, str] = {
    "string": "String",
    "integer": "Long",
    "float": "Double",
    "boolean": "Bool",
    "datetime": "Date",
}
_README = f"""\
{MARK} as CSV for Amazon Neptune (format "csv" of its loader): a file a kind of node in vertices/, all edges in edges/.

aws s3 cp --recursive --exclude '*' --include '*.csv' . s3://BUCKET/graph/
then a load of s3://BUCKET/graph/ with "format": "csv"; again later, with "updateSingleCardinalityProperties": "TRUE".
"""


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the folder."""
    write_neptune(out, flat_nodes(graph), flat_edges(graph))


def write_neptune(out: Path, nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> None:
    """Write the folder of nodes and relationships as they come."""
    out.mkdir()
    (out / "README.txt").write_text(_README, "utf-8", newline="\n")
    cells = {kind: row_maker(columns(kind), joined) for kind in KINDS}
    headers = {kind: header(kind) for kind in KINDS}
    with csv_files(out) as opened:
        for id_, kind, labels, properties in nodes:
            write = opened(f"vertices/{label(kind)}.csv", headers[kind])
            write(f"{quoted(id_)},{';'.join(labels)}{cells[kind](properties)}\n")
        write = opened("edges/edges.csv", EDGE_HEADER)
        for id_, type_, source, target, _, _ in edges:
            write(f"{id_},{quoted(source)},{quoted(target)},{type_}\n")


def header(kind: str) -> list[str]:
    """The header of a kind's file: a list is a set of values, all else has one.

    >>> header("image")[:4]
    ['~id', '~label', 'url:String[]', 'width:Long(single)']
    """
    typed = [f"{name}:{_TYPES[type_]}{'[]' if many else '(single)'}" for name, type_, many in columns(kind)]
    return ["~id", "~label", *typed]


def joined(texts: tuple[str, ...]) -> str:
    r"""A list as Neptune reads it: a semicolon in a text has a backslash before it.

    There is no way to write a text that ends in a backslash; that one becomes a wide one (U+FF3C).

    >>> print(joined(("a;b", "c\\", "d")))
    a\;b;c＼;d
    """
    return ";".join(re.sub(r"\\\Z", "\uff3c", text).replace(";", "\\;") for text in texts)
