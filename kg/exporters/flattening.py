"""The graph as a property graph: nodes and relationships with plain values, by one rule for all formats and databases.

* A node is known by its IRI. Its first label is its kind's, the others are its other classes:
  ``("Provider", "NewsMediaOrganization")``.
* A property has its field's name and one type: a string, a 64-bit integer, a float (of a decimal), a boolean, an
  instant (in UTC), or a list of strings, sorted. Addresses and durations are strings. A text's ``language`` is a
  property of its own.
* What is not known is not there: there are no nulls, no empty strings, no empty lists. An integer beyond 64 bits, which
  no database holds, is left out.
* Characters that XML cannot hold, and some databases not either, are put into a form that all of them can: a control
  character becomes its picture (U+0001 is ``␁``), a lone surrogate or a noncharacter U+FFFD. Tab, newline and carriage
  return stay.
* A relationship's type is its field's name in capitals, ``RELATED_TO``; ``HAS_IMAGE`` where that would be a label as
  well, which some databases do not tell apart. Its id is made of its type and its ends. It has no other properties.

Nodes come by kind in the vocabulary's order, then by IRI; relationships by the node they come from, then by type in the
vocabulary's order, then by the node they lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS, Datatype, Field

ColumnType = Literal["string", "integer", "float", "boolean", "datetime"]
Value = str | int | float | bool | datetime | tuple[str, ...]

_TYPES: Mapping[Datatype, ColumnType] = {
    "string": "string",
    "text": "string",
    "integer": "integer",
    "decimal": "float",
    "boolean": "boolean",
    "dateTime": "datetime",
    "duration": "string",
    "anyURI": "string",
    "iri": "string",
    "class": "string",
}
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIMIT = 2**63


class Column(NamedTuple):
    """A property that nodes of a kind can have: its name, the type of its values, one or a list of them."""

    name: str
    type: ColumnType
    many: bool


class FlatNode(NamedTuple):
    """A node: its IRI, its kind in the vocabulary, its labels (the kind's first), its properties in columns' order."""

    id: str
    kind: str
    labels: tuple[str, ...]
    properties: dict[str, Value]


class FlatEdge(NamedTuple):
    """A relationship: its id, its type, the IRIs and the kinds of the nodes it joins."""

    id: str
    type: str
    source: str
    target: str
    source_kind: str
    target_kind: str


class Relationship(NamedTuple):
    """A sort of relationship there can be: its type, and the kinds that it joins."""

    type: str
    source_kind: str
    target_kind: str


def label(kind: str) -> str:
    """The first label of a kind's nodes.

    >>> label("article")
    'Article'
    """
    return kind.capitalize()


def relationship_type(field: str) -> str:
    """The type of the relationships that a field's links are.

    >>> relationship_type("related_to"), relationship_type("image")
    ('RELATED_TO', 'HAS_IMAGE')
    """
    return f"HAS_{field.upper()}" if field in KINDS else field.upper()


def table_name(sort: Relationship) -> str:
    """What the table of a sort of relationship is called.

    >>> table_name(Relationship("ABOUT", "article", "topic"))
    'Article-ABOUT-Topic'
    """
    return f"{label(sort.source_kind)}-{sort.type}-{label(sort.target_kind)}"


def caption(node: FlatNode) -> str:
    """What a node is called, for people: its headline or name, else its IRI.

    >>> caption(FlatNode("https://example.com/a", "article", ("Article",), {"headline": "A headline"}))
    'A headline'
    """
    properties = node.properties
    return str(properties.get("headline") or properties.get("name") or properties.get("caption") or node.id)


def columns(kind: str) -> tuple[Column, ...]:
    """The properties that nodes of a kind can have, in order, without the id.

    >>> columns("image")[:2]
    (Column(name='url', type='string', many=True), Column(name='width', type='integer', many=False))
    """
    return _COLUMNS[kind]


def all_columns(kinds: Iterable[str] = KINDS) -> tuple[Column, ...]:
    """The properties that nodes of some kinds can have: a name has the same type in each kind."""
    return tuple(dict.fromkeys(column for kind in kinds for column in _COLUMNS[kind]))


def clean(text: str) -> str:
    r"""The text without characters that not every format and database can hold.

    >>> clean("a\x01\tb\ud800")
    'a␁\tb�'
    """
    return _UNFIT.sub(_picture, text) if _UNFIT.search(text) else text


def edge_id(type: str, source: str, target: str) -> str:
    """The id of a relationship, the same in every build and unlike any other's: 32 hexadecimal digits."""
    return blake2b(f"{source} {type} {target}".encode(), digest_size=16).hexdigest()


def flat_nodes(graph: KnowledgeGraph) -> Iterator[FlatNode]:
    """All nodes, by kind and IRI."""
    for iri in _in_order(graph):
        yield flat_node(graph, iri)


def flat_node(graph: KnowledgeGraph, iri: str) -> FlatNode:
    """One node; KeyError where there is none."""
    attributes = graph.attributes(iri)
    kind: str = attributes["kind"]
    properties: dict[str, Value] = {}
    for name, type_, many in _COLUMNS[kind]:
        if name in attributes and (value := _value(attributes[name], type_, many)) not in (None, "", ()):
            properties[name] = value
    labels = _LABELS[kind]
    if "type" in properties and properties["type"] not in labels:
        labels = (*labels, str(properties["type"]))
    return FlatNode(iri, kind, labels, properties)


def flat_edges(graph: KnowledgeGraph) -> Iterator[FlatEdge]:
    """All relationships, by the nodes they come from, in the order of these."""
    adjacency = graph.adjacency()
    network: Any = graph.network
    kinds: dict[str, str] = dict(network.nodes(data="kind"))
    for source in _in_order(graph):
        kind = kinds[source]
        order = _LINK_ORDER[kind]
        found = sorted((order[field], target) for target, fields in adjacency[source].items() for field in fields)
        for place, target in found:
            type_ = _LINK_TYPES[kind][place]
            yield FlatEdge(edge_id(type_, source, target), type_, source, target, kind, kinds[target])


def relationships() -> tuple[Relationship, ...]:
    """All sorts of relationships there can be."""
    return tuple(
        Relationship(relationship_type(link.name), kind.name, target)
        for kind in KINDS.values()
        for link in kind.links
        for target in link.targets
    )


def _in_order(graph: KnowledgeGraph) -> Iterator[str]:
    by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
    network: Any = graph.network
    for iri, kind in network.nodes(data="kind"):
        by_kind[kind].append(iri)
    for iris in by_kind.values():
        yield from sorted(iris)


def _value(value: Any, type_: ColumnType, many: bool) -> Value | None:
    if many:
        return tuple(sorted({text for entry in value if (text := clean(entry))}))
    if type_ == "string":
        return clean(value)
    if type_ == "float":
        return float(value)
    if type_ == "integer":
        return value if -_LIMIT <= value < _LIMIT else None
    found: Value = value
    return found


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _columns(fields: tuple[Field, ...]) -> tuple[Column, ...]:
    found = [Column(field.name, _TYPES[field.datatype], field.many) for field in fields]
    if any(field.datatype == "text" for field in fields):
        found.append(Column("language", "string", many=False))
    return tuple(found)


_COLUMNS = {name: _columns(kind.values) for name, kind in KINDS.items()}
_LABELS = {
    name: tuple(dict.fromkeys([label(name), *(curie.partition(":")[2] for curie in kind.classes)]))
    for name, kind in KINDS.items()
}
_LINK_ORDER = {name: {link.name: place for place, link in enumerate(kind.links)} for name, kind in KINDS.items()}
_LINK_TYPES = {name: [relationship_type(link.name) for link in kind.links] for name, kind in KINDS.items()}
