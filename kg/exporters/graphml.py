"""GraphML (http://graphml.graphdrawing.org/): opens in Gephi, Cytoscape and yEd, and APOC imports it into Neo4j.

Keys are the names of properties. Every node and every relationship has a ``label``, which is what people see; of a
relationship it is the type, and comes first, where APOC looks for it; the key of a node's is called otherwise, since
no two keys may be called the same. ``labels`` are a node's, as APOC reads them;
``kind`` is the first of them. Lists are JSON arrays in a text, of which APOC makes lists by ``attr.list``; instants are
ISO 8601. Ids are IRIs, which others know the nodes by. The schema of GraphML has neither ``attr.list`` nor ids that are
no names of XML, but no reader minds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.exporters import ExportOptions
from kg.exporters.flattening import Column, ColumnType, FlatEdge, FlatNode, all_columns, caption, flat_edges, flat_nodes
from kg.exporters.flattening import label as label_of
from kg.exporters.xml_text import TEXTS, TYPES, attribute, content
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name_shown" for="node" attr.name="label" attr.type="string"/>
<key id="label" for="edge" attr.name="label" attr.type="string"/>
<key id="labels" for="node" attr.name="labels" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
"""
_TEXTS: Mapping[ColumnType, Callable[[Any], str]] = {**TEXTS, "string": content}


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the file, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_graphml(flat_nodes(graph), flat_edges(graph), graph.node_counts()))


def generate_graphml(
    nodes: Iterable[FlatNode], edges: Iterable[FlatEdge], kinds: Iterable[str] = KINDS
) -> Iterator[str]:
    """The file, piece by piece; ``kinds`` are those of the nodes."""
    columns = all_columns(kinds)
    yield _HEAD
    for column in columns:
        yield _key(column)
    yield '<graph id="graph" edgedefault="directed">\n'
    texts = {column.name: _text_of(column) for column in columns}
    for node in nodes:
        data = [
            f'<data key="name_shown">{content(caption(node))}</data>',
            f'<data key="labels">:{":".join(node.labels)}</data>',
            f'<data key="kind">{label_of(node.kind)}</data>',
            *(f'<data key="{name}">{texts[name](value)}</data>' for name, value in node.properties.items()),
        ]
        yield f"<node id={attribute(node.id)}>{''.join(data)}</node>\n"
    for edge in edges:
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f'<edge id="{edge.id}" {ends}><data key="label">{edge.type}</data></edge>\n'
    yield "</graph>\n</graphml>\n"


def _key(column: Column) -> str:
    types = 'attr.type="string" attr.list="string"' if column.many else f'attr.type="{TYPES[column.type]}"'
    return f'<key id="{column.name}" for="node" attr.name="{column.name}" {types}/>\n'


def _text_of(column: Column) -> Callable[[Any], str]:
    return _list if column.many else _TEXTS[column.type]


def _list(texts: tuple[str, ...]) -> str:
    return content(json.dumps(texts, ensure_ascii=False))
