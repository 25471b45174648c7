"""Loading into a store of triples: node by node with all that is said of it, in batches that can be done twice.

Nodes are put on record before they are put in (``kg.stores.sparql_queries``), so that they are known as ours later on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from kg.exporters.ntriples import block
from kg.exporters.terms import Description, descriptions
from kg.graph import KnowledgeGraph
from kg.stores import Counts, Loaded, LoadOptions, Progress
from kg.stores import sparql_queries as queries
from kg.stores.batches import in_batches
from kg.stores.counting import EXAMPLES, Besides, checked
from kg.stores.lasting import Lasting
from kg.vocabulary import KINDS, RDF_TYPE, expand, shorten

_PAGE = 5_000
"""So many nodes are asked for, or put on record, at once: servers answer with no more than some number unsaid."""


class Session(Protocol):
    """A connection to a store of triples; ``batch`` nodes at once suit it, ``graph`` is the one to load into.

    Each step raises ConnectionLostError where it may go through later, DatabaseError where it will not.
    """

    name: str
    batch: int
    graph: str

    def add(self, lines: str, graph: str) -> None:
        """Add triples, as lines of N-Triples, to a graph: its IRI, or nothing for the default one."""

    def update(self, statement: str) -> None:
        """Do what a statement in SPARQL says."""

    def select(self, query: str) -> list[list[str]]:
        """The rows that a query answers with: IRIs and values."""

    def close(self) -> None:
        """Let go of the connection."""


def load(graph: KnowledgeGraph, session: Lasting[Session], options: LoadOptions, progress: Progress) -> Loaded:
    """Put the graph in, remove what it does not have if told so, and count what is there."""
    at = session.do(lambda found: found.graph)
    fresh = not _select(session, queries.is_empty(at))
    size = options.batch or session.do(lambda found: found.batch)
    _record(graph, session, at, fresh=fresh)
    links: Counter[str] = Counter()
    done = 0
    for batch in in_batches(descriptions(graph), size, _length):
        for _, said in batch:
            links.update({predicate: len(terms) for predicate, terms in said})
        _put(session, batch, at, fresh=fresh)
        done += len(batch)
        progress("loading nodes", done, len(graph))
    nodes = {expand(KINDS[kind].classes[0]): count for kind, count in graph.node_counts().items()}
    wanted = Counts(_named(nodes), _named({predicate[1:-1]: count for predicate, count in links.items()}))
    found = left = _besides(wanted, session, at)
    gone = (iri for iri in _pages(session, at, queries.loaded) if iri not in graph)
    iris = list(gone if options.prune else islice(gone, EXAMPLES)) if found.nodes else []
    if options.prune and iris:
        for number, some in enumerate(in_batches(iris, size)):
            progress("removing what is gone", number * size, len(iris))
            _remove(session, some, at)
        left = _besides(wanted, session, at)
    name, removed = session.do(lambda found: found.name), found if options.prune else None
    return checked(name, wanted, left, links="triples", removed=removed, examples=iris)


def _length(description: Description) -> int:
    return sum(len(term) for _, terms in description[1] for term in terms)


def _record(graph: KnowledgeGraph, session: Lasting[Session], at: str, *, fresh: bool) -> None:
    """Put the graph's nodes on record, and, where there is no record yet, what can only come from a loading."""
    if not _select(session, queries.is_recorded(at)):
        if not fresh:
            for batch in in_batches(_pages(session, at, queries.told_apart), _PAGE):
                _add(session, queries.record_lines(batch, at), queries.record(at))
        _add(session, queries.record_line(at), queries.record(at))
    for batch in in_batches(graph.iris(), _PAGE):
        _add(session, queries.record_lines(batch, at), queries.record(at))


def _put(session: Lasting[Session], batch: Sequence[Description], at: str, *, fresh: bool) -> None:
    lines = "".join(block(*description) for description in batch)
    iris = [subject[1:-1] for subject, _ in batch]

    def put(found: Session) -> None:
        if not fresh:
            found.update(queries.remove(iris, at))
        found.add(lines, at)

    session.do(put)


def _remove(session: Lasting[Session], iris: Sequence[str], at: str) -> None:
    def remove(found: Session) -> None:
        found.update(queries.remove(iris, at))
        found.update(queries.forget(iris, at))

    session.do(remove)


def _add(session: Lasting[Session], lines: str, at: str) -> None:
    session.do(lambda found: found.add(lines, at))


def _select(session: Lasting[Session], query: str) -> list[list[str]]:
    return session.do(lambda found: found.select(query))


def _pages(session: Lasting[Session], at: str, query: Callable[[str, str, int], str]) -> Iterator[str]:
    last, page = "", _PAGE
    while page == _PAGE:
        found = [iri for (iri,) in _select(session, query(at, last, _PAGE))]
        yield from found
        page, last = len(found), found[-1] if found else last


def _besides(wanted: Counts, session: Lasting[Session], at: str) -> Besides:
    held = Counts(*(_named(_counts(session, ask(at))) for ask in (queries.class_counts, queries.property_counts)))
    nodes, links = (
        sum(there.values()) - sum(ours.values())
        for ours, there in ((wanted.nodes, held.nodes), (wanted.links, held.links))
    )
    [[foreign]] = _select(session, queries.foreign_count(at))
    return Besides(held, nodes, links, int(foreign))


def _counts(session: Lasting[Session], query: str) -> dict[str, int]:
    return {iri: int(count) for iri, count in _select(session, query)}


def _named(counts: dict[str, int]) -> dict[str, int]:
    return {"rdf:type" if iri == RDF_TYPE else shorten(iri): count for iri, count in counts.items()}
