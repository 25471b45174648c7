"""What is asked of a store of triples, in SPARQL 1.1 that all read; ``graph`` is a named graph's IRI, or empty.

What was loaded is on record: a named graph beside the graph, in which its own IRI has each loaded node as a part
(``dcterms:hasPart``). A node is never the subject there, so that nothing is added to what is said of it, not even
where a server shows all its graphs as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.exporters.terms import literal
from kg.vocabulary import KINDS, RDF_TYPE, expand

CLASSES = tuple(expand(kind.classes[0]) for kind in KINDS.values())
"""The classes that only nodes of a kind have."""
_PART, _RECORD = expand("dcterms:hasPart"), expand("void:Dataset")
_NAMESPACE = expand("kg:")
_TERMS = tuple(dict.fromkeys(field.iri for kind in KINDS.values() for field in kind.fields))
_LINKS = tuple(dict.fromkeys(field.iri for kind in KINDS.values() for field in kind.links))


def record(graph: str) -> str:
    """The named graph that has the record of what was loaded into a graph.

    >>> record("https://example.com/news")
    'https://example.com/news/loaded-by-kg'
    """
    return f"{graph or 'https://w3id.org/newskg/default'}/loaded-by-kg"


def is_empty(graph: str) -> str:
    """The first triple, if there is one."""
    return f"SELECT ?node WHERE {{ {_in(graph, '?node ?property ?value')} }} LIMIT 1"


def is_recorded(graph: str) -> str:
    """The record itself, if there is one."""
    return f"SELECT ?record WHERE {{ {_in(record(graph), f'?record <{RDF_TYPE}> <{_RECORD}>')} }} LIMIT 1"


def record_line(graph: str) -> str:
    """The line that begins a record."""
    return f"<{record(graph)}> <{RDF_TYPE}> <{_RECORD}> .\n"


def record_lines(iris: Iterable[str], graph: str) -> str:
    """The lines that put nodes on record."""
    return "".join(f"<{record(graph)}> <{_PART}> <{iri}> .\n" for iri in iris)


def forget(iris: Sequence[str], graph: str) -> str:
    """Take nodes off the record."""
    said = f"<{record(graph)}> <{_PART}> ?node"
    return f"WITH <{record(graph)}> DELETE {{ {said} }} WHERE {{ VALUES ?node {{ {_terms(iris)} }} {said} }}"


def remove(iris: Sequence[str], graph: str) -> str:
    """Remove all triples of these subjects.

    >>> remove(["https://example.com/a"], "")
    'DELETE { ?node ?property ?value } WHERE { VALUES ?node { <https://example.com/a> } ?node ?property ?value }'
    """
    at = f"WITH <{graph}> " if graph else ""
    all_ = "?node ?property ?value"
    return f"{at}DELETE {{ {all_} }} WHERE {{ VALUES ?node {{ {_terms(iris)} }} {all_} }}"


def loaded(graph: str, after: str, most: int) -> str:
    """The nodes that are there and on record, in order; of those that come after one, so many at most."""
    return _page(f"{_on_record(graph)} {_of_classes(graph)}", after, most)


def told_apart(graph: str, after: str, most: int) -> str:
    """The nodes that have a class or a property of kg's own, and nodes that such have a link to: as ``loaded``.

    They can only come from a loading.
    """
    own_classes = [iri for iri in CLASSES if iri.startswith(_NAMESPACE)]
    own_terms = [iri for iri in _TERMS if iri.startswith(_NAMESPACE)]
    classes, terms, links = (
        f"VALUES {name} {{ {_terms(iris)} }}"
        for name, iris in (("?own", own_classes), ("?term", own_terms), ("?link", _LINKS))
    )
    ways = [
        f"{classes} {_in(graph, f'?node <{RDF_TYPE}> ?own')}",
        f"{terms} {_in(graph, '?node ?term ?value')}",
        f"{classes} {links} {_in(graph, f'?root <{RDF_TYPE}> ?own . ?root ?link ?node')}",
        f"{terms} {links} {_in(graph, '?root ?term ?value . ?root ?link ?node')}",
    ]
    either = " UNION ".join(f"{{ {way} }}" for way in ways)
    return _page(f"{_of_classes(graph)} {either}", after, most)


def class_counts(graph: str) -> str:
    """How many nodes on record there are of each class."""
    found = f"{_on_record(graph)} {_of_classes(graph)}"
    return f"SELECT ?class (COUNT(DISTINCT ?node) AS ?count) WHERE {{ {found} }} GROUP BY ?class"


def property_counts(graph: str) -> str:
    """How many triples there are of each property, of nodes on record."""
    found = f"{_on_record(graph)} {_of_classes(graph, ' . ?node ?property ?value')}"
    return f"SELECT ?property (COUNT(*) AS ?count) WHERE {{ {found} }} GROUP BY ?property"


def foreign_count(graph: str) -> str:
    """How many nodes of our classes are not on record."""
    found = f"{_of_classes(graph)} FILTER NOT EXISTS {{ {_on_record(graph)} }}"
    return f"SELECT (COUNT(DISTINCT ?node) AS ?count) WHERE {{ {found} }}"


def _page(pattern: str, after: str, most: int) -> str:
    some = f"{pattern} FILTER(STR(?node) > {literal(after)})"
    return f"SELECT DISTINCT ?node WHERE {{ {some} }} ORDER BY STR(?node) LIMIT {most}"


def _on_record(graph: str) -> str:
    return _in(record(graph), f"<{record(graph)}> <{_PART}> ?node")


def _of_classes(graph: str, more: str = "") -> str:
    return f"VALUES ?class {{ {_terms(CLASSES)} }} {_in(graph, f'?node <{RDF_TYPE}> ?class{more}')}"


def _in(graph: str, pattern: str) -> str:
    return f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern


def _terms(iris: Sequence[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)
