"""Nodes and links as RDF terms, by the vocabulary table: what all RDF formats share.

Terms are text in N-Triples syntax (https://www.w3.org/TR/n-triples/), which Turtle reads as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS, PREFIXES, RDF_TYPE, expand

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_XSD = PREFIXES["xsd"]


def literal(text: str) -> str:
    """A string as a quoted literal.

    >>> literal('a "b"')
    '"a \\\\"b\\\\""'
    """
    return f'"{_UNSAFE.sub(_escape, text)}"' if _UNSAFE.search(text) else f'"{text}"'


def instant(value: datetime) -> str:
    """An instant as xsd:dateTime text, in UTC.

    >>> from datetime import UTC
    >>> instant(datetime(2020, 6, 24, 20, 56, tzinfo=UTC))
    '2020-06-24T20:56:00Z'
    """
    return value.isoformat().removesuffix("+00:00") + "Z"


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match.group()) or f"\\u{ord(match.group()):04X}"


_TERMS: dict[str, Callable[[Any], str]] = {
    "string": literal,
    "text": literal,
    "integer": lambda value: f'"{value}"^^<{_XSD}integer>',
    "boolean": lambda value: f'"{str(value).lower()}"^^<{_XSD}boolean>',
    "dateTime": lambda value: f'"{instant(value)}"^^<{_XSD}dateTime>',
    "anyURI": lambda value: f"{literal(value)}^^<{_XSD}anyURI>",
    "iri": lambda value: f"<{value}>",
    "class": lambda value: f"<{PREFIXES['schema']}{value}>",
}

_CLASSES = {name: [f"<{expand(curie)}>" for curie in kind.classes] for name, kind in KINDS.items()}
_VALUES = {
    name: [(field.name, f"<{field.iri}>", _TERMS[field.datatype], field) for field in kind.values]
    for name, kind in KINDS.items()
}
_LINKS = {link.name: f"<{link.iri}>" for kind in KINDS.values() for link in kind.links}
_TYPE = f"<{RDF_TYPE}>"

Description = tuple[str, list[tuple[str, str]]]
"""A subject and its predicates and objects, all as N-Triples terms."""


def describe(attributes: Mapping[str, Any], links: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """What a node's attributes and its links (fields by target) say: predicates and objects, sorted."""
    kind = attributes["kind"]
    found = [(_TYPE, term) for term in _CLASSES[kind]]
    language = attributes.get("language")
    for name, predicate, term, field in _VALUES[kind]:
        value = attributes.get(name)
        if value is None:
            continue
        if field.many:
            found.extend((predicate, term(entry)) for entry in value)
        elif language and field.datatype == "text":
            found.append((predicate, f"{term(value)}@{language}"))
        else:
            found.append((predicate, term(value)))
    found.extend((_LINKS[key], f"<{target}>") for target, keys in links.items() for key in keys)
    found.sort()
    return found


def descriptions(graph: KnowledgeGraph) -> Iterator[Description]:
    """Every node with all that is said of it, in the order in which sorted N-Triples have them."""
    # The closing bracket takes part in the order: <a> comes before <a/b>, but after <a-b>.
    adjacency = graph.adjacency()
    for iri in sorted(graph.network, key=lambda iri: iri + ">"):
        yield f"<{iri}>", describe(graph.attributes(iri), adjacency[iri])
