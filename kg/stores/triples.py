"""Loading into a store of triples: node by node with all that is said of it, in batches that can be done twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from kg.exporters.ntriples import block
from kg.exporters.terms import Description, descriptions
from kg.graph import KnowledgeGraph
from kg.stores import Counts, Loaded, LoadOptions, Progress
from kg.stores.batches import in_batches
from kg.stores.counting import checked
from kg.stores.lasting import Lasting
from kg.vocabulary import KINDS, RDF_TYPE, expand, shorten

CLASSES = tuple(expand(kind.classes[0]) for kind in KINDS.values())
"""The class that only nodes of a kind have: what tells our nodes from others in the same store."""


class Session(Protocol):
    """A connection to a store of triples, to one graph in it.

    Each step raises ConnectionLostError where it may go through later, DatabaseError where it will not.
    """

    name: str
    batch: int

    def is_empty(self) -> bool:
        """Whether the store has no triple in the graph."""

    def add(self, lines: str) -> None:
        """Add triples, as lines of N-Triples."""

    def remove(self, iris: Sequence[str]) -> None:
        """Remove all triples of these subjects."""

    def subjects(self, classes: Sequence[str]) -> list[str]:
        """The subjects that are of one of the classes."""

    def class_counts(self, classes: Sequence[str]) -> dict[str, int]:
        """How many subjects there are of each class."""

    def property_counts(self, classes: Sequence[str]) -> dict[str, int]:
        """How many triples there are of each property, of subjects that are of one of the classes."""

    def close(self) -> None:
        """Let go of the connection."""


def load(graph: KnowledgeGraph, session: Lasting[Session], options: LoadOptions, progress: Progress) -> Loaded:
    """Put the graph in, remove what it does not have if told so, and count what is there."""
    fresh = session.do(lambda found: found.is_empty())
    size = options.batch or session.do(lambda found: found.batch)
    removed = _prune(graph, session, size) if options.prune and not fresh else 0
    nodes: Counter[str] = Counter()
    links: Counter[str] = Counter()
    done = 0
    for batch in in_batches(descriptions(graph), size, _length):
        for _, said in batch:
            links.update({predicate: len(terms) for predicate, terms in said})
        _put(session, batch, fresh)
        done += len(batch)
        progress("loading nodes", done, len(graph))
    nodes.update({expand(KINDS[kind].classes[0]): count for kind, count in graph.node_counts().items()})
    wanted = Counts(_named(nodes), _named({predicate[1:-1]: count for predicate, count in links.items()}))
    held = session.do(_counts)
    name = session.do(lambda found: found.name)
    return checked(name, wanted, held, links="triples", exactly=options.prune, removed=(removed, 0))


def _length(description: Description) -> int:
    return sum(len(term) for _, terms in description[1] for term in terms)


def _put(session: Lasting[Session], batch: Sequence[Description], fresh: bool) -> None:
    lines = "".join(block(*description) for description in batch)
    iris = [subject[1:-1] for subject, _ in batch]

    def put(found: Session) -> None:
        if not fresh:
            found.remove(iris)
        found.add(lines)

    session.do(put)


def _prune(graph: KnowledgeGraph, session: Lasting[Session], size: int) -> int:
    gone = [iri for iri in session.do(lambda found: found.subjects(CLASSES)) if iri not in graph]
    for batch in in_batches(gone, size):
        _remove(session, batch)
    return len(gone)


def _remove(session: Lasting[Session], iris: Sequence[str]) -> None:
    session.do(lambda found: found.remove(iris))


def _counts(session: Session) -> Counts:
    return Counts(_named(session.class_counts(CLASSES)), _named(session.property_counts(CLASSES)))


def _named(counts: dict[str, int]) -> dict[str, int]:
    return {"rdf:type" if iri == RDF_TYPE else shorten(iri): count for iri, count in counts.items()}
