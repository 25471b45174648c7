"""Sorted N-Quads (https://www.w3.org/TR/n-quads/): a named graph a document of the site, see ``provenance``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.provenance import placed
from kg.graph import KnowledgeGraph


def generate_nquads(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph's statements, one line each, in the order of their UTF-8 bytes; yields the lines of one subject."""
    for subject, default, told, documents in placed(graph):
        lines = [f"{subject} {predicate} {term} .\n" for predicate, terms in default for term in terms]
        lines += [
            f"{subject} {predicate} {term} {document} .\n"
            for predicate, terms in told
            for term in terms
            for document in documents
        ]
        lines.sort()
        yield "".join(lines)


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the graph as sorted N-Quads, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_nquads(graph))
