"""Holding a graph to SHACL shapes (https://www.w3.org/TR/shacl/), by pySHACL, on rdflib.

Three things make that quick enough, and change no result: a shape's property shapes are given its targets, so that each
is run once for all nodes and not once a node; a constraint's SPARQL is parsed once; and terms that recur are made once.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import rdflib
from rdflib import RDF, RDFS, SH, BNode, Literal, URIRef

from kg.checks.wording import Result, fault
from kg.errors import UsageError
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from kg.checks import Fault

_STRING = PREFIXES["xsd"] + "string"
_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


def read_shapes(path: Path) -> rdflib.Graph:
    """The shapes in a file. Raises UsageError where there are none."""
    graph = rdflib.Graph(bind_namespaces="none")
    syntax = pyoxigraph.RdfFormat.from_extension(path.suffix.lstrip(".")) or pyoxigraph.RdfFormat.TURTLE
    try:
        graph.addN((*_terms(triple), graph) for triple in _parse(path, syntax))
    except (OSError, SyntaxError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as shapes: {error}; name a file of SHACL") from None
    if not any((None, RDF.type, kind) in graph for kind in (SH.NodeShape, SH.PropertyShape)):
        raise UsageError(f"{path} has no shapes, so nothing would be checked; name a file of SHACL")
    return graph


def faults(triples: Iterable[pyoxigraph.Triple], shapes: rdflib.Graph) -> list[Fault]:
    """What the shapes find wrong in a graph, in no order. Raises UsageError where they are no valid shapes."""
    with _quiet():
        graph = _Graph(bind_namespaces="none")
        graph.addN((*_terms(triple), graph) for triple in triples)
        report = _report(graph, _hoisted(shapes))
        found = [_result(report, node, shapes) for node in report.subjects(RDF.type, SH.ValidationResult)]
        return [fault(result, shapes, graph) for result in _one_a_value(found)]


def _report(graph: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    try:
        _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    except (ReportableRuntimeError, ShapeLoadError) as error:
        raise UsageError(f"the shapes cannot be used: {error}") from None
    if not isinstance(report, rdflib.Graph):
        raise UsageError(f"the shapes cannot be used: {text}")
    return report


def _hoisted(shapes: rdflib.Graph) -> rdflib.Graph:
    """The same shapes, where property shapes have the targets of the node shapes that they are part of.

    pySHACL runs a shape once for all its targets, but a property shape within it once for each of them, which takes
    ten times as long. Not so where the node shape needs its own: closed ones, and those that are switched off.
    """
    found = rdflib.Graph(bind_namespaces="none")
    found += shapes
    for prefix, namespace in shapes.namespaces():
        found.bind(prefix, namespace)
    for shape in set(shapes.subjects(SH.property)):
        targets = [(target, value) for target in _TARGETS for value in shapes.objects(shape, target)]
        if not targets or (shape, SH.closed, None) in shapes or (shape, SH.deactivated, None) in shapes:
            continue
        if (None, None, shape) in shapes or (shape, RDF.type, RDFS.Class) in shapes:
            continue  # others refer to it, or it is its own target
        for part in shapes.objects(shape, SH.property):
            for target, value in targets:
                found.add((part, target, value))
            found.remove((shape, SH.property, part))
    return found


class _Graph(rdflib.Graph):
    """A graph that parses each query once: pySHACL asks the same for each node."""

    def query(self, query_object: Any, *args: Any, **named: Any) -> Any:
        names = tuple(sorted((named.pop("initNs", None) or {}).items()))
        return super().query(_prepared(str(query_object), names), *args, **named)


@lru_cache(maxsize=256)
def _prepared(query: str, names: tuple[tuple[str, str], ...]) -> Any:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(query, initNs=dict(names))


def _parse(path: Path, syntax: pyoxigraph.RdfFormat) -> Iterator[pyoxigraph.Triple]:
    return (quad.triple for quad in pyoxigraph.parse(path=path, format=syntax))


def _terms(triple: pyoxigraph.Triple) -> tuple[Any, Any, Any]:
    return _term(triple.subject), _iri(triple.predicate.value), _term(triple.object)


class _Literal(Literal):
    """A literal that is not less than one it cannot be compared with, as SHACL wants it; rdflib would raise."""

    def __lt__(self, other: Any) -> bool:
        return super().__lt__(other) is True

    def __le__(self, other: Any) -> bool:
        return super().__le__(other) is True


@lru_cache(maxsize=1 << 18)
def _iri(value: str) -> URIRef:
    return URIRef(value)


def _term(term: Any) -> Any:
    """A term for rdflib, spelled as it is: rdflib would write values its own way."""
    if isinstance(term, pyoxigraph.NamedNode):
        return _iri(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return _Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return _Literal(term.value, datatype=None if datatype == _STRING else _iri(datatype), normalize=False)
    return BNode(term.value)


def _result(report: rdflib.Graph, node: Any, shapes: rdflib.Graph) -> Result:
    path = report.value(node, SH.resultPath)
    shape = report.value(node, SH.sourceShape)
    said = shapes.value(shape, SH.message) if shape is not None else None
    return Result(
        warning=report.value(node, SH.resultSeverity) != SH.Violation,
        component=str(report.value(node, SH.sourceConstraintComponent)).rpartition("#")[2],
        shape=shape,
        node=report.value(node, SH.focusNode),
        path=path if isinstance(path, URIRef) else None,
        value=report.value(node, SH.value),
        message=str(said if said is not None else report.value(node, SH.resultMessage) or ""),
        own_message=said is not None,
    )


def _one_a_value(results: list[Result]) -> Iterator[Result]:
    """A value of the wrong kind is told once, not once more for each range that it cannot be in."""
    wrong = {(found.node, found.path, found.value) for found in results if not found.is_of_range}
    kinds = {(found.node, found.path, found.value) for found in results if found.is_of_kind}
    for found in results:
        key = found.node, found.path, found.value
        if found.is_of_kind or key not in (wrong if found.is_of_range else kinds):
            yield found


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs or warns of each literal that is none of its datatype; here that is a fault that is told."""
    log = logging.getLogger("rdflib.term")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = before
