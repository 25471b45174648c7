"""GEXF 1.3 (https://gexf.net/), for Gephi and its timeline: what has a date is there from that date on.

A node begins with its ``date_published`` or ``start_date``; a story or an event ends with its ``end_date``. What has
no date, publishers and topics above all, is always there. The time format is "date", though instants are to the
second: Gephi reads either in the same way, and networkx knows no other. Lists are texts in square brackets, as Gephi
has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from kg.exporters import ExportOptions
from kg.exporters.flattening import Column, FlatEdge, FlatNode, all_columns, caption, flat_edges, flat_nodes
from kg.exporters.flattening import label as label_of
from kg.exporters.terms import instant
from kg.exporters.xml_text import TEXTS, TYPES, attribute
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>kg</creator></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
<attributes class="node" mode="static">
<attribute id="kind" title="kind" type="string"/>
<attribute id="labels" title="labels" type="liststring"/>
"""


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the file, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_gexf(flat_nodes(graph), flat_edges(graph), graph.node_counts()))


def generate_gexf(nodes: Iterable[FlatNode], edges: Iterable[FlatEdge], kinds: Iterable[str] = KINDS) -> Iterator[str]:
    """The file, piece by piece; ``kinds`` are those of the nodes."""
    columns = all_columns(kinds)
    yield _HEAD
    for name, type_, many in columns:
        yield f'<attribute id="{name}" title="{name}" type="{"liststring" if many else TYPES[type_]}"/>\n'
    yield "</attributes>\n<nodes>\n"
    texts = {column.name: _text_of(column) for column in columns}
    for node in nodes:
        values = [
            _value("kind", label_of(node.kind)),
            _value("labels", bracketed(node.labels)),
            *(_value(name, texts[name](value)) for name, value in node.properties.items()),
        ]
        named = f"id={attribute(node.id)} label={attribute(caption(node))}{_times(node)}"
        yield f"<node {named}><attvalues>{''.join(values)}</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in edges:
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f'<edge id="{edge.id}" {ends} label="{edge.type}" kind="{edge.type}"/>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def bracketed(texts: tuple[str, ...]) -> str:
    r"""A list as Gephi reads it: what would end a text has a backslash before it.

    >>> print(bracketed(('a "b"', "c")))
    ["a \"b\"", "c"]
    """
    return "[" + ", ".join('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' for text in texts) + "]"


def _text_of(column: Column) -> Callable[[Any], str]:
    return bracketed if column.many else TEXTS[column.type]


def _times(node: FlatNode) -> str:
    start = node.properties.get("start_date") or node.properties.get("date_published")
    end = node.properties.get("end_date")
    found = ""
    if isinstance(start, datetime):
        found += f' start="{instant(start)}"'
    if isinstance(end, datetime) and (not isinstance(start, datetime) or start <= end):
        found += f' end="{instant(end)}"'
    return found


def _value(name: str, text: str) -> str:
    return f'<attvalue for="{name}" value={attribute(text)}/>'
