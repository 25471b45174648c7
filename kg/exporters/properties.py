"""A node's properties with their plain values, in the vocabulary's order: for formats with a syntax of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kg.exporters.terms import encodable, instant
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS, Field, expand

_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "decimal": lambda value: f"{value:f}",
    "boolean": lambda value: str(value).lower(),
    "dateTime": instant,
}


class Property(NamedTuple):
    """A field and all its values: text, numbers, instants; IRIs where it is a link. ``language`` is that of text."""

    field: Field
    values: tuple[Any, ...]
    language: str | None


def classes(graph: KnowledgeGraph, iri: str) -> list[str]:
    """The classes of a node as IRIs, the kind's own first."""
    attributes = graph.attributes(iri)
    found = [expand(name) for name in KINDS[attributes["kind"]].classes]
    return [*found, expand("schema:" + attributes["type"])] if "type" in attributes else found


def properties(graph: KnowledgeGraph, iri: str) -> Iterator[Property]:
    """All that is said of a node but for its classes; values and links are sorted."""
    attributes = graph.attributes(iri)
    links: dict[str, list[str]] = {}
    for target, keys in graph.network.adj[iri].items():
        for key in keys:
            links.setdefault(key, []).append(target)
    for field in KINDS[attributes["kind"]].fields:
        if field.datatype == "link":
            if field.name in links:
                yield Property(field, tuple(sorted(links[field.name])), None)
        elif field.name in attributes and field.datatype != "class":
            value = attributes[field.name]
            language = attributes.get("language") if field.datatype == "text" else None
            yield Property(field, value if field.many else (value,), language)


def lexical(field: Field, value: Any) -> str:
    """A value as the text that its datatype has for it.

    >>> lexical(Field("published", "kg:published", "boolean"), False)
    'false'
    """
    write = _WRITTEN.get(field.datatype)
    return write(value) if write else encodable(str(value))
