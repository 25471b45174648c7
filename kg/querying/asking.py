"""Asking: a query with its parameters, of a store or an endpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import EndpointError, QueryError, UsageError
from kg.graph import KnowledgeGraph
from kg.querying import Answer, Statements, Table, Truth, cache, endpoint, names, sources
from kg.querying.binding import bound
from kg.querying.interruptible import interruptible
from kg.querying.mistakes import syntax_error, undeclared_prefix, unknown_terms
from kg.querying.parameters import terms
from kg.querying.prologue import missing
from kg.querying.refusals import form, refuse_services
from kg.querying.shipped import Query, find, from_file, is_name, parse
from kg.vocabulary import PREFIXES

SUFFIXES = (".rq", ".sparql")


@dataclass(frozen=True, slots=True)
class Source:
    """What a query is asked of; ``evaluate`` takes a query that is complete, and the most rows that are wanted."""

    name: str
    evaluate: Callable[[str, int | None], Answer]
    holds: Callable[[str], bool]
    """Whether the data have an IRI as a predicate or a class; always true where that is not to be known."""

    def table(self, query: str) -> Table:
        """What a SELECT of our own finds."""
        found = self.evaluate(missing(query) + query, None)
        assert isinstance(found, Table)
        return found

    def names(self, kind: str) -> Table:
        """The nodes of a kind and what they are called."""
        return self.table(names.QUERIES[kind])


def open(source: KnowledgeGraph | str | Path, *, keep: Path | None = None, timeout: float = endpoint.TIMEOUT) -> Source:
    """What is to be asked: a graph, an RDF file, a folder of exports, or the address of an endpoint.

    ``keep`` is the folder in which loaded stores are kept (``cache.default_folder()``; None: none are). ``timeout``
    is for endpoints, in seconds. Raises GraphFileError and UsageError where there is no such source.
    """
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        address: str = source
        return Source(address, lambda query, most: _of_endpoint(address, query, most, timeout), lambda iri: True)
    if isinstance(source, KnowledgeGraph):
        return _of_store("the graph", sources.of_graph(source))
    file = sources.graph_file(Path(source))
    return _of_store(str(file), cache.opened(file, keep))


def address(url: str) -> str:
    """The address of an endpoint, as ``open`` tells it from a path. Raises UsageError where it is none."""
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no address of an endpoint; give one, as in http://127.0.0.1:8080/sparql")
    return url


def named(query: str) -> Query:
    """The query that is meant: the text itself, a file's (``.rq``, ``.sparql``), or a shipped one's name.

    Raises UsageError where there is no such file or name.
    """
    if query.endswith(".cypher") and "\n" not in query:
        raise UsageError(f"{query!r} is Cypher; say which database it asks, as in --on ladybug:news.lbug")
    if query.endswith(SUFFIXES) and "\n" not in query:
        return from_file(query)
    if is_name(query):
        return find(query)
    return parse(query)


def ask(source: Source, query: Query, values: Mapping[str, Any] | None = None, most: int | None = None) -> Answer:
    """The answer to a query with the values of its parameters, and at most so many rows of it.

    Raises QueryError for a query that cannot be asked, UsageError for wrong parameters, EndpointError.
    """
    form(query.text)
    text = bound(query.text, terms(query, values or {}, source.names))
    for iri, namespace, error in unknown_terms(query.text):
        if namespace == PREFIXES["kg"] and not source.holds(iri):
            raise error
    start = missing(text)
    try:
        return source.evaluate(start + text, most)
    except SyntaxError as error:
        raise syntax_error(text, str(error), len(start)) from None
    except EndpointError:
        # Some endpoints know prefixes of their own, so that only they can tell.
        if undeclared := undeclared_prefix(query.text):
            raise undeclared from None
        raise


def _of_store(name: str, store: Any) -> Source:
    def evaluate(query: str, most: int | None) -> Answer:
        refuse_services(query)
        try:
            return interruptible(lambda: _collected(store.query(query), most))
        except SyntaxError:
            raise
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query could not be answered: {error}") from None

    def holds(iri: str) -> bool:
        query = f"ASK {{ {{ ?s <{iri}> ?o }} UNION {{ ?s a <{iri}> }} }}"
        return bool(store.query(query))

    return Source(name, evaluate, holds)


def _of_endpoint(url: str, query: str, most: int | None, timeout: float) -> Answer:
    return _collected(endpoint.ask(url, query, form=form(query), timeout=timeout), most)


def _collected(results: Any, most: int | None) -> Answer:
    """pyoxigraph's results as plain data."""
    import pyoxigraph

    if isinstance(results, (bool, pyoxigraph.QueryBoolean)):
        return Truth(bool(results))
    if isinstance(results, pyoxigraph.QuerySolutions):
        variables = [variable.value for variable in results.variables]
        rows = (tuple(solution[name] for name in variables) for solution in islice(results, most))
        return Table(tuple(variables), tuple(rows))
    return Statements(tuple(islice(sorted(set(results), key=str), most)))
