"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/): an element a node, an element within a property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.properties import Property, classes, lexical, properties
from kg.exporters.terms import REPLACEMENT
from kg.graph import KnowledgeGraph
from kg.vocabulary import PREFIXES, RDF_TYPE, shorten

_RDF = RDF_TYPE.removesuffix("type")
_XSD = PREFIXES["xsd"]
_MARKUP = re.compile(r'[&<>"\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}  # a raw \r would be read as \n
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets)."""


def generate_rdfxml(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph in RDF/XML, piece by piece.

    A character that XML cannot hold stands as U+FFFD; a comment at the end tells how many do.
    """
    names = {"rdf": _RDF} | dict(PREFIXES)
    declared = "".join(f'\n    xmlns:{prefix}="{namespace}"' for prefix, namespace in names.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    replaced = 0
    for iri in sorted(graph.network, key=lambda iri: iri + ">"):
        element, *others = classes(graph, iri)
        lines = [f'\n  <{shorten(element)} rdf:about="{_escaped(iri)}">']
        lines += [f'    <rdf:type rdf:resource="{_escaped(other)}"/>' for other in others]
        for found in properties(graph, iri):
            lines += _elements(found)
        lines.append(f"  </{shorten(element)}>\n")
        text, number = _NO_XML.subn(REPLACEMENT, "\n".join(lines))
        replaced += number
        yield text
    if replaced:
        what = "character that XML cannot hold is" if replaced == 1 else "characters that XML cannot hold are"
        yield f"\n  <!-- {replaced} {what} replaced by U+FFFD; graph.nt has them as they are. -->\n"
    yield "</rdf:RDF>\n"


def _elements(found: Property) -> Iterator[str]:
    field, values, language = found
    name = field.term
    if field.datatype in ("link", "iri"):
        for value in values:
            yield f'    <{name} rdf:resource="{_escaped(value)}"/>'
        return
    start = name
    if language:
        start += f' xml:lang="{language}"'
    elif field.datatype not in ("string", "text"):
        start += f' rdf:datatype="{_XSD}{field.datatype}"'
    for value in values:
        yield f"    <{start}>{_escaped(lexical(field, value))}</{name}>"


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda match: _ESCAPES[match.group()], text) if _MARKUP.search(text) else text


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the graph as RDF/XML, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_rdfxml(graph))
