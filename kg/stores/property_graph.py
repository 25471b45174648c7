"""Loading into a property graph: nodes by kind, then relationships, in batches that can be done twice.

What a node or a relationship is, the one rule for all property graphs says (``kg.exporters.flattening``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from kg.errors import DatabaseError
from kg.exporters.flattening import (
    FlatEdge,
    FlatNode,
    Relationship,
    flat_edges,
    flat_nodes,
    label,
    relationship_type,
    relationships,
)
from kg.graph import KnowledgeGraph
from kg.stores import Counts, Loaded, LoadOptions, Progress
from kg.stores.batches import in_batches
from kg.stores.counting import checked
from kg.stores.lasting import Lasting
from kg.vocabulary import KINDS

Pair = tuple[str, str]
"""The ids of the nodes that a relationship comes from and leads to."""

TYPES = tuple(dict.fromkeys(found.type for found in relationships()))
KIND_OF_LABEL = {label(kind): kind for kind in KINDS}


class Link(NamedTuple):
    """A relationship that a database holds."""

    source: str
    type: str
    target_kind: str
    target: str


class Session(Protocol):
    """A connection to a property graph; ``batch`` nodes (of ``most_text``), ``link_batch`` links at once suit it.

    Nodes are known by kind and id. Each step raises ConnectionLostError where it may go through later, DatabaseError
    where it will not. What puts something in does so in place of what is there, and returns how many were put.
    """

    name: str
    batch: int
    link_batch: int
    most_text: int

    def prepare(self) -> None:
        """Make what the graph needs: constraints, indexes, tables."""

    def put_nodes(self, kind: str, nodes: Sequence[FlatNode]) -> int:
        """Put in nodes of a kind, with their values and no others."""

    def put_links(self, sort: Relationship, links: Sequence[FlatEdge]) -> int:
        """Put in relationships of a sort, between nodes that are there."""

    def settle(self, progress: Callable[[int, int], None]) -> int:
        """Put in what was kept back to go in at once, if anything was; return how much. Tells how much of it is in."""

    def ids(self, kind: str) -> list[str]:
        """The ids of all nodes of a kind."""

    def links_of(self, kind: str, ids: Sequence[str]) -> list[Link]:
        """The relationships of our types that come from these nodes and lead to nodes that have an id."""

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes, and all relationships that they are in."""

    def remove_links(self, sort: Relationship, pairs: Sequence[Pair]) -> None:
        """Remove relationships of a sort."""

    def node_count(self, kind: str) -> int:
        """How many nodes of a kind there are."""

    def link_count(self, type: str) -> int:
        """How many relationships of a type there are."""

    def close(self) -> None:
        """Let go of the connection."""


def load(graph: KnowledgeGraph, session: Lasting[Session], options: LoadOptions, progress: Progress) -> Loaded:
    """Put the graph in, remove what it does not have if told so, and count what is there."""
    session.do(lambda found: found.prepare())
    size = options.batch or session.do(lambda found: found.batch)
    link_size = options.batch or session.do(lambda found: found.link_batch)
    wanted = Counts({label(kind): count for kind, count in graph.node_counts().items()}, _link_counts(graph))
    put_nodes(session, flat_nodes(graph), size, lambda done: progress("loading nodes", done, len(graph)))
    total = graph.network.number_of_edges()
    put_links(session, flat_edges(graph), link_size, lambda done: progress("loading relationships", done, total))
    settle(session, lambda done, total: progress("copying in", done, total))
    removed = _prune(graph, session, size, progress) if options.prune else (0, 0)
    held = session.do(_counts)
    name = session.do(lambda found: found.name)
    return checked(name, wanted, held, links="relationships", exactly=options.prune, removed=removed)


def _link_counts(graph: KnowledgeGraph) -> dict[str, int]:
    return {relationship_type(field): count for field, count in graph.edge_counts().items()}


def put_nodes(session: Lasting[Session], nodes: Iterable[FlatNode], size: int, progress: Callable[[int], None]) -> None:
    """Put in nodes, which come by kind, in batches; ``progress`` is told how many. DatabaseError where some are not."""
    done, most_text = 0, session.do(lambda found: found.most_text)
    for kind, alike in groupby(nodes, key=lambda node: node.kind):
        for batch in in_batches(alike, size, _length, most_text):
            _expect(session, len(batch), _putting_nodes(session, kind, batch), f"{label(kind)} nodes")
            done += len(batch)
            progress(done)


def _putting_nodes(session: Lasting[Session], kind: str, batch: Sequence[FlatNode]) -> int:
    return session.do(lambda found: found.put_nodes(kind, batch))


def _length(node: FlatNode) -> int:
    length = 0
    for value in node.properties.values():
        if isinstance(value, str):
            length += len(value)
        elif isinstance(value, tuple):
            length += sum(map(len, value))
    return length


def put_links(session: Lasting[Session], edges: Iterable[FlatEdge], size: int, progress: Callable[[int], None]) -> None:
    """Put in relationships in batches; ``progress`` is told how many. DatabaseError where some are not."""
    done = 0
    for sort, links in _sorted_out(edges, size):
        _expect(session, len(links), _putting_links(session, sort, links), f"{sort.type} relationships")
        done += len(links)
        progress(done)


def _putting_links(session: Lasting[Session], sort: Relationship, links: Sequence[FlatEdge]) -> int:
    return session.do(lambda found: found.put_links(sort, links))


def settle(session: Lasting[Session], progress: Callable[[int, int], None]) -> None:
    """Have the database put in what it kept back; ``progress`` is told how much of how much is in."""
    session.do(lambda found: found.settle(progress))


def _sorted_out(edges: Iterable[FlatEdge], size: int) -> Iterator[tuple[Relationship, list[FlatEdge]]]:
    """The relationships in batches, each of one sort."""
    waiting: dict[Relationship, list[FlatEdge]] = defaultdict(list)
    for edge in edges:
        sort = Relationship(edge.type, edge.source_kind, edge.target_kind)
        waiting[sort].append(edge)
        if len(waiting[sort]) >= size:
            yield sort, waiting.pop(sort)
    yield from waiting.items()


def _expect(session: Lasting[Session], wanted: int, put: int, what: str) -> None:
    if put != wanted:
        name = session.do(lambda found: found.name)
        cure = "something else may have changed it meanwhile; load it again"
        raise DatabaseError(f"{name} took {put:,} of {wanted:,} {what}; {cure}")


def _prune(graph: KnowledgeGraph, session: Lasting[Session], size: int, progress: Progress) -> tuple[int, int]:
    nodes = links = 0
    for number, kind in enumerate(KINDS):
        progress("removing what is gone", number, len(KINDS))
        kept = set(graph.iris(kind))
        held = _ids(session, kind)
        for batch in in_batches((id for id in held if id not in kept), size):
            _remove_nodes(session, kind, batch)
            nodes += len(batch)
        for batch in in_batches((id for id in held if id in kept), size):
            links += _prune_links(graph, session, kind, batch)
    return nodes, links


def _ids(session: Lasting[Session], kind: str) -> list[str]:
    return session.do(lambda found: found.ids(kind))


def _remove_nodes(session: Lasting[Session], kind: str, ids: Sequence[str]) -> None:
    session.do(lambda found: found.remove_nodes(kind, ids))


def _prune_links(graph: KnowledgeGraph, session: Lasting[Session], kind: str, ids: Sequence[str]) -> int:
    fields = {relationship_type(field.name): field.name for field in KINDS[kind].links}
    gone: dict[Relationship, list[Pair]] = defaultdict(list)
    for link in session.do(lambda found: found.links_of(kind, ids)):
        if not graph.network.has_edge(link.source, link.target, fields.get(link.type)):
            gone[Relationship(link.type, kind, link.target_kind)].append((link.source, link.target))
    for sort, pairs in gone.items():
        _remove_links(session, sort, pairs)
    return sum(map(len, gone.values()))


def _remove_links(session: Lasting[Session], sort: Relationship, pairs: Sequence[Pair]) -> None:
    session.do(lambda found: found.remove_links(sort, pairs))


def _counts(session: Session) -> Counts:
    nodes = Counter({label(kind): session.node_count(kind) for kind in KINDS})
    links = Counter({type: session.link_count(type) for type in TYPES})
    return Counts(+nodes, +links)
