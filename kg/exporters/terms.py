"""Nodes and links as RDF terms, by the vocabulary table: what all RDF formats share.

Terms are text in N-Triples syntax (https://www.w3.org/TR/n-triples/), which Turtle reads as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS, PREFIXES, RDF_TYPE, expand

REPLACEMENT = "\ufffd"
"""What stands in place of a character that a format cannot hold."""
_UNSAFE = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_XSD = PREFIXES["xsd"]


def literal(text: str) -> str:
    """A string as a quoted literal; a lone surrogate, which no text of Unicode has, becomes U+FFFD.

    >>> literal('a "b"')
    '"a \\\\"b\\\\""'
    """
    return f'"{_UNSAFE.sub(_escape, text)}"' if _UNSAFE.search(text) else f'"{text}"'


def encodable(text: str) -> str:
    r"""The text with U+FFFD in place of lone surrogates, which UTF-8 cannot hold.

    What is read from files has none; a graph made in Python can.

    >>> encodable("a\ud800b")
    'a�b'
    """
    return _SURROGATE.sub(REPLACEMENT, text) if _SURROGATE.search(text) else text


def instant(value: datetime) -> str:
    """An instant as xsd:dateTime text, in UTC.

    >>> from datetime import UTC
    >>> instant(datetime(2020, 6, 24, 20, 56, tzinfo=UTC))
    '2020-06-24T20:56:00Z'
    """
    return value.isoformat().removesuffix("+00:00") + "Z"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character > "\x7f":
        return REPLACEMENT
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


_TERMS: dict[str, Callable[[Any], str]] = {
    "string": literal,
    "text": literal,
    "decimal": lambda value: f'"{value:f}"^^<{_XSD}decimal>',
    "duration": lambda value: f'"{value}"^^<{_XSD}duration>',
    "integer": lambda value: f'"{value}"^^<{_XSD}integer>',
    "boolean": lambda value: f'"{str(value).lower()}"^^<{_XSD}boolean>',
    "dateTime": lambda value: f'"{instant(value)}"^^<{_XSD}dateTime>',
    "anyURI": lambda value: f"{literal(value)}^^<{_XSD}anyURI>",
    "iri": lambda value: f"<{value}>",
    "class": lambda value: f"<{PREFIXES['schema']}{value}>",
}

_TYPE = f"<{RDF_TYPE}>"
_CLASSES = {name: sorted(f"<{expand(curie)}>" for curie in kind.classes) for name, kind in KINDS.items()}
_FIELDS = {
    name: sorted((f"<{field.iri}>", field) for field in kind.fields if field.datatype != "class")
    for name, kind in KINDS.items()
}

Description = tuple[str, list[tuple[str, list[str]]]]
"""A subject and its predicates in order, each with its objects in order, all as N-Triples terms."""


def describe(attributes: Mapping[str, Any], links: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """What a node's attributes and its links (IRIs by field) say: predicates and objects, both sorted."""
    kind = attributes["kind"]
    language = attributes.get("language")
    classes = _CLASSES[kind]
    if "type" in attributes:
        classes = sorted([*classes, _TERMS["class"](attributes["type"])])
    found = [(_TYPE, classes)]
    for predicate, field in _FIELDS[kind]:
        if field.datatype == "link":
            if field.name in links:
                found.append((predicate, sorted([f"<{target}>" for target in links[field.name]])))
        elif field.name in attributes:
            value, term = attributes[field.name], _TERMS[field.datatype]
            if field.many:
                found.append((predicate, sorted(map(term, value))))
            elif language and field.datatype == "text":
                found.append((predicate, [f"{term(value)}@{language}"]))
            else:
                found.append((predicate, [term(value)]))
    found.sort(key=itemgetter(0))
    return found


def descriptions(graph: KnowledgeGraph) -> Iterator[Description]:
    """Every node with all that is said of it, in the order in which sorted N-Triples have them."""
    adjacency = graph.adjacency()
    # The closing bracket takes part in the order: <a> comes before <a/b>, but after <a-b>.
    for iri in sorted(graph.network, key=lambda iri: iri + ">"):
        yield _description(graph, iri, adjacency[iri])


def description(graph: KnowledgeGraph, iri: str) -> Description:
    """One node with all that is said of it."""
    return _description(graph, iri, graph.network.adj[iri])


def _description(graph: KnowledgeGraph, iri: str, targets: Mapping[str, Iterable[str]]) -> Description:
    links: dict[str, list[str]] = {}
    for target, keys in targets.items():
        for key in keys:
            links.setdefault(key, []).append(target)
    return f"<{iri}>", describe(graph.attributes(iri), links)
