"""Turtle (https://www.w3.org/TR/turtle/): a block a node, prefixed names, one line a property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.exporters import ExportOptions
from kg.exporters.terms import descriptions
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS, PREFIXES, RDF_TYPE

_NAMESPACED = re.compile("<(" + "|".join(map(re.escape, PREFIXES.values())) + r")([A-Za-z_][A-Za-z0-9_-]*)>")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LINKS = {f"<{link.iri}>" for kind in KINDS.values() for link in kind.links}
_OURS = tuple("<" + namespace for namespace in PREFIXES.values())
_BARE = {f"<{PREFIXES['xsd']}integer>", f"<{PREFIXES['xsd']}boolean>"}


def generate_turtle(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph in Turtle, piece by piece: the prefixes, then each node's block."""
    yield prefixes()
    for subject, said in descriptions(graph):
        yield block(subject, said)


def prefixes() -> str:
    """The lines that declare our prefixes."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def block(subject: str, said: list[tuple[str, list[str]]]) -> str:
    """The paragraph of one subject, with the empty line before it."""
    properties = [
        f"    {_name(predicate)} {', '.join(terms if predicate in _LINKS else map(_object, terms))}"
        for predicate, terms in said
    ]
    return f"\n{subject}\n" + " ;\n".join(properties) + " .\n"


@lru_cache(maxsize=1024)
def _name(term: str) -> str:
    """A predicate or a class, with its prefix."""
    if term == f"<{RDF_TYPE}>":
        return "a"
    found = _NAMESPACED.fullmatch(term)
    return f"{_PREFIX_OF[found[1]]}:{found[2]}" if found else term


def _object(term: str) -> str:
    if term[0] == "<":
        return _name(term) if term.startswith(_OURS) else term
    if not term.endswith(">"):
        return term
    value, _, datatype = term.rpartition("^^")
    return value[1:-1] if datatype in _BARE else f"{value}^^{_name(datatype)}"


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the graph as Turtle, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_turtle(graph))
