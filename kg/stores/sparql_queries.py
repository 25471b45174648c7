"""What is asked of a store of triples, in SPARQL 1.1 that all read; ``graph`` is a named graph's IRI, or empty."""

from __future__ import annotations

from collections.abc import Sequence

from kg.vocabulary import RDF_TYPE


def is_empty(graph: str) -> str:
    """The first triple, if there is one."""
    return f"SELECT ?node WHERE {{ {_in(graph, '?node ?property ?value')} }} LIMIT 1"


def remove(iris: Sequence[str], graph: str) -> str:
    """Remove all triples of these subjects.

    >>> remove(["https://example.com/a"], "")
    'DELETE { ?node ?property ?value } WHERE { VALUES ?node { <https://example.com/a> } ?node ?property ?value }'
    """
    at = f"WITH <{graph}> " if graph else ""
    all_ = "?node ?property ?value"
    return f"{at}DELETE {{ {all_} }} WHERE {{ VALUES ?node {{ {_terms(iris)} }} {all_} }}"


def subjects(classes: Sequence[str], graph: str, after: str = "", most: int = 0) -> str:
    """The subjects of these classes; of those that come after one, so many at most."""
    found = _of_classes(classes, graph)
    limit = f' FILTER(STR(?node) > "{after}") }} ORDER BY STR(?node) LIMIT {most}' if most else " }"
    return f"SELECT DISTINCT ?node WHERE {{ {found}{limit}"


def class_counts(classes: Sequence[str], graph: str) -> str:
    """How many subjects there are of each class."""
    return f"SELECT ?class (COUNT(DISTINCT ?node) AS ?count) WHERE {{ {_of_classes(classes, graph)} }} GROUP BY ?class"


def property_counts(classes: Sequence[str], graph: str) -> str:
    """How many triples there are of each property."""
    found = _of_classes(classes, graph, " . ?node ?property ?value")
    return f"SELECT ?property (COUNT(*) AS ?count) WHERE {{ {found} }} GROUP BY ?property"


def _of_classes(classes: Sequence[str], graph: str, more: str = "") -> str:
    return f"VALUES ?class {{ {_terms(classes)} }} {_in(graph, f'?node <{RDF_TYPE}> ?class{more}')}"


def _in(graph: str, pattern: str) -> str:
    return f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern


def _terms(iris: Sequence[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)
