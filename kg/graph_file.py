"""Reading a built graph back from ``graph.nt``: the inverse of the exporters, by the same vocabulary table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.errors import GraphFileError
from kg.graph import KnowledgeGraph
from kg.vocabulary import KINDS, PREFIXES, RDF_TYPE, Field, Kind, expand

_KIND_OF_CLASS = {expand(kind.classes[0]): kind for kind in KINDS.values()}
_CLASSES = {name: {expand(curie) for curie in kind.classes} for name, kind in KINDS.items()}
_FIELDS = {
    name: {field.iri: field for field in kind.fields if field.datatype != "class"} for name, kind in KINDS.items()
}
_PARSERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "decimal": Decimal,
    "boolean": {"true": True, "false": False}.__getitem__,
    "dateTime": datetime.fromisoformat,
}

_Said = list[tuple[str, Any]]


def read_ntriples(path: Path) -> KnowledgeGraph:
    """The graph in an N-Triples file that a build or an export wrote, equal to the one that was written.

    Raises GraphFileError where the file cannot be read, is no N-Triples, or holds what no build writes.
    """
    graph = KnowledgeGraph()
    kinds: dict[str, Kind] = {}
    links: list[tuple[str, str, Field]] = []
    for iri, said in _descriptions(path):
        kind = next((_KIND_OF_CLASS[value.value] for name, value in said if _is_class(name, value)), None)
        if kind is None:
            raise GraphFileError(f"{path}: <{iri}> has no class of ours; read a graph.nt that kg build wrote")
        kinds[iri] = kind
        graph.network.add_node(iri, kind=kind.name, **_values(path, iri, kind, said, links))
    for subject, target, link in links:
        if target not in kinds or kinds[target].name not in link.targets:
            raise GraphFileError(
                f"{path}: <{subject}> has the {link.term} <{target}>, which is no {_one_of(link.targets)} there; "
                "export it again"
            )
        graph.network.add_edge(subject, target, link.name)
    return graph


def _descriptions(path: Path) -> Iterator[tuple[str, _Said]]:
    import pyoxigraph

    found: dict[str, _Said] = defaultdict(list)
    try:
        for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES):
            if not isinstance(triple.subject, pyoxigraph.NamedNode):
                raise GraphFileError(f"{path} has a blank node, {triple.subject}; export it again")
            found[triple.subject.value].append((triple.predicate.value, triple.object))
    except FileNotFoundError:
        raise GraphFileError(f"there is no file {str(path)!r}; build one first: kg build seeds") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphFileError(f"{path} is no N-Triples: {error}; export it again") from None
    yield from found.items()


def _is_class(name: str, value: Any) -> bool:
    return name == RDF_TYPE and value.value in _KIND_OF_CLASS


def _values(path: Path, iri: str, kind: Kind, said: _Said, links: list[tuple[str, str, Field]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    lists: dict[str, list[Any]] = defaultdict(list)
    for name, term in said:
        if name == RDF_TYPE:
            if term.value not in _CLASSES[kind.name]:
                values["type"] = term.value.removeprefix(PREFIXES["schema"])
            continue
        field = _FIELDS[kind.name].get(name)
        if field is None:
            raise GraphFileError(f"{path}: <{iri}> has a <{name}>, which no {kind.name} has; export it again")
        try:
            value = _value(field, term)
        except (ArithmeticError, AttributeError, LookupError, ValueError):
            raise GraphFileError(f"{path}: <{iri}> has the {field.term} {term}; export it again") from None
        if field.datatype == "link":
            links.append((iri, value, field))
        elif field.many:
            lists[field.name].append(value)
        elif field.name in values:
            raise GraphFileError(f"{path}: <{iri}> has more than one {field.term}; export it again")
        else:
            values[field.name] = value
            if field.datatype == "text" and term.language:
                values["language"] = term.language
    return values | {name: tuple(sorted(entries)) for name, entries in lists.items()}


def _value(field: Field, term: Any) -> Any:
    """The value that a term of the graph is; ValueError and its like where a build writes no such term."""
    text: str = term.value
    if hasattr(term, "datatype") == (field.datatype in ("iri", "link")):
        raise ValueError("an address in place of a text, or the other way round")
    parse = _PARSERS.get(field.datatype)
    return parse(text) if parse else text


def _one_of(kinds: tuple[str, ...]) -> str:
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"
