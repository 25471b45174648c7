"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): plain JSON for those who read it, the graph for those who parse it.

An array a kind, articles first; in each article its publisher, topics, pictures and story, as much of them as one
shows with an article. Whoever knows nothing of RDF reads ``data.articles[0].publisher.name``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring as quoted
from pathlib import Path
from typing import Any

from kg.exporters import ExportOptions
from kg.exporters.context import ARRAYS, CLASS_NAMES, MANY, context, name_of
from kg.exporters.properties import Property, classes, lexical, properties
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS

EMBEDDED: Mapping[str, tuple[str, ...]] = {
    "publisher": ("name", "domain"),
    "about": ("name",),
    "image": ("width", "height", "caption"),
    "in_story": ("name",),
}
"""The links in whose place the target stands, and what of it is told there."""
_LARGEST = 2**53 - 1
"""The largest integer that JavaScript's numbers tell from the next."""


def generate_jsonld(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph in JSON-LD, piece by piece: the context, then all nodes of each kind, sorted by IRI."""
    terms = (f"\n    {quoted(name)}: {json.dumps(meaning)}" for name, meaning in context().items())
    yield '{\n  "@context": {' + ",".join(terms) + "\n  }"
    writer = _Writer(graph)
    for kind, array in ARRAYS.items():
        yield f',\n  "{array}": ['
        between = ""
        for iri in graph.iris(kind):
            yield between + writer.node(iri)
            between = ","
        yield "\n  ]" if between else "]"
    yield "\n}\n"


class _Writer:
    """Nodes as JSON; what is embedded again and again is made once."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph
        self._parts: dict[tuple[str, str], str] = {}

    def node(self, iri: str) -> str:
        """A node, a line a property."""
        language = self._graph.attributes(iri).get("language")
        found = list(properties(self._graph, iri))
        lines = [f'"id": {quoted(iri)}']
        if language and any(said.language for said in found):
            lines.insert(0, f'"@context": {{"@language": {quoted(language)}}}')
        names = (CLASS_NAMES.get(name, name) for name in classes(self._graph, iri))
        lines.append(f'"type": [{", ".join(map(quoted, names))}]')
        lines += [f"{quoted(name_of(said.field.term))}: {self._values(said)}" for said in found]
        return "\n    {\n      " + ",\n      ".join(lines) + "\n    }"

    def _values(self, said: Property) -> str:
        field = said.field
        if field.name in EMBEDDED and field.datatype == "link":
            values = [self._embedded(field.name, value) for value in said.values]
        else:
            values = [_value(said, value) for value in said.values]
        if field.term not in MANY:
            return values[0]
        if sum(map(len, values)) < 100:
            return f"[{', '.join(values)}]"
        return "[\n        " + ",\n        ".join(values) + "\n      ]"

    def _embedded(self, link: str, iri: str) -> str:
        key = (link, iri)
        if key not in self._parts:
            told = {field.name for field in KINDS[self._graph.attributes(iri)["kind"]].values} & {*EMBEDDED[link]}
            parts = [f'"id": {quoted(iri)}']
            parts += [
                f"{quoted(name_of(said.field.term))}: {self._values(said)}"
                for said in properties(self._graph, iri)
                if said.field.name in told
            ]
            self._parts[key] = f"{{{', '.join(parts)}}}"
        return self._parts[key]


def _value(said: Property, value: Any) -> str:
    field = said.field
    if field.datatype == "integer" and abs(value) > _LARGEST:
        return f'"{value}"'
    text = lexical(field, value)
    return text if field.datatype in ("integer", "boolean") else quoted(text)


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the graph as JSON-LD, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_jsonld(graph))
