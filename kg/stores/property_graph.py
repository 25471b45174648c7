"""Loading into a property graph: nodes by kind, then relationships, in batches that can be done twice.

What a node or a relationship is, the one rule for all property graphs says (``kg.exporters.flattening``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from kg.errors import DatabaseError
from kg.exporters.flattening import (
    FlatEdge,
    FlatNode,
    Relationship,
    flat_edges,
    flat_nodes,
    label,
    relationship_type,
)
from kg.graph import KnowledgeGraph
from kg.stores import Counts, Loaded, LoadOptions, Progress, surplus
from kg.stores.batches import in_batches
from kg.stores.counting import checked
from kg.stores.lasting import Lasting
from kg.stores.property_session import Session


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
    found = left = surplus.find(graph, session, size)
    if options.prune and (found.nodes or found.links):
        surplus.remove(session, found, size, progress)
        left = surplus.find(graph, session, size)
    name = session.do(lambda found: found.name)
    removed = found.besides() if options.prune else None
    return checked(name, wanted, left.besides(), links="relationships", removed=removed, examples=found.ids)


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
        cure = "something else may have changed it meanwhile, such as another load; when that has ended, load again"
        raise DatabaseError(f"{name} took {put:,} of {wanted:,} {what}; {cure}")
