"""Sorted N-Triples (https://www.w3.org/TR/n-triples/): the canonical form, which holds everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.terms import descriptions
from kg.graph import KnowledgeGraph


def generate_ntriples(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph's triples, one line each, in the order of their UTF-8 bytes; yields the lines of one property."""
    for subject, said in descriptions(graph):
        yield from _lines(subject, said)


def prefixes() -> str:
    """Nothing: all names are written in full."""
    return ""


def block(subject: str, said: list[tuple[str, list[str]]]) -> str:
    """All lines of one subject."""
    return "".join(_lines(subject, said))


def _lines(subject: str, said: list[tuple[str, list[str]]]) -> Iterator[str]:
    for predicate, terms in said:
        start = f"{subject} {predicate} "
        yield start + f" .\n{start}".join(terms) + " .\n"


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the graph as sorted N-Triples, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_ntriples(graph))
