"""TriG (https://www.w3.org/TR/trig/): Turtle with a named graph a document of the site, see ``provenance``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.provenance import BY_THE_BUILD, placed
from kg.exporters.terms import description
from kg.exporters.turtle import block, prefixes
from kg.graph import KnowledgeGraph


def generate_trig(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph in TriG, piece by piece: the prefixes, the default graph, then each document's graph."""
    yield prefixes()
    told_in: dict[str, list[str]] = {}
    for subject, default, _, documents in placed(graph):
        yield block(subject, default)
        for document in documents:
            told_in.setdefault(document, []).append(subject[1:-1])
    for document in sorted(told_in):
        blocks = "\n".join(_told(graph, iri) for iri in told_in[document])
        yield f"\n{document} {{\n{blocks}}}\n"


def _told(graph: KnowledgeGraph, iri: str) -> str:
    subject, said = description(graph, iri)
    lines = block(subject, [one for one in said if one[0] not in BY_THE_BUILD]).split("\n")
    return "".join(f"    {line}\n" for line in lines if line)


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the graph as TriG, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_trig(graph))
