"""What a property graph holds of earlier loadings that the graph does not have: told apart from what others put there.

A relationship is ours if its id is the digest of its type and its ends, which nobody else would give it. A node is ours
if it is in such a relationship; every node of a build is, but for that of the data set. Nodes that are to be removed
are marked first, while all of them still have theirs, so that a removal which was cut off can go on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from kg.exporters.flattening import Relationship, label, relationship_type
from kg.graph import KnowledgeGraph
from kg.stores import Counts
from kg.stores.batches import in_batches
from kg.stores.counting import Besides
from kg.stores.lasting import Lasting
from kg.stores.property_session import TYPES, Link, Session, is_ours
from kg.vocabulary import KINDS


class Surplus(NamedTuple):
    """Nodes by kind, relationships by sort; ``held`` is what there is of ours, ``foreign`` how many nodes are not."""

    held: Counts
    nodes: Mapping[str, Sequence[str]]
    links: Mapping[Relationship, Sequence[Link]]
    foreign: int

    @property
    def ids(self) -> list[str]:
        """Those of all nodes."""
        return [id for found in self.nodes.values() for id in found]

    def besides(self) -> Besides:
        """It as an account."""
        return Besides(self.held, len(self.ids), sum(map(len, self.links.values())), self.foreign)


def find(graph: KnowledgeGraph, session: Lasting[Session], size: int) -> Surplus:
    """Count what is there, and look closer where that is not what the graph has."""
    held, nodes, foreign = Counter[str](), dict[str, list[str]](), 0
    counts = graph.node_counts()
    for kind in KINDS:
        there, wanted = _node_count(session, kind), counts.get(kind, 0)
        held[label(kind)] = there
        if there > wanted:
            kept = set(graph.iris(kind))
            ids = _ids(session, kind)
            more = [id for id in ids if id not in kept]
            nodes[kind] = [id for batch in in_batches(more, size) for id in _ours(session, kind, batch)]
            held[label(kind)] = len(ids) - len(more) + len(nodes[kind])
            foreign += there - held[label(kind)]
    counted, links = _links(graph, session, nodes, size)
    return Surplus(Counts(+held, +counted), {kind: ids for kind, ids in nodes.items() if ids}, links, foreign)


def _links(
    graph: KnowledgeGraph, session: Lasting[Session], gone: Mapping[str, Sequence[str]], size: int
) -> tuple[Counter[str], dict[Relationship, list[Link]]]:
    """How many relationships of ours there are of each type, and those that the graph does not have."""
    wanted = Counter({relationship_type(field): count for field, count in graph.edge_counts().items()})
    held = Counter({type: _link_count(session, type) for type in TYPES})
    more = {type for type in TYPES if held[type] > wanted[type]}
    for type in more:
        held[type] = 0
    found: dict[Relationship, list[Link]] = defaultdict(list)
    for kind in KINDS:
        fields = {relationship_type(field.name): field.name for field in KINDS[kind].links}
        if more.isdisjoint(fields):
            continue
        for batch in in_batches([*graph.iris(kind), *gone.get(kind, ())], size):
            for link in _links_of(session, kind, batch):
                if link.type in more and is_ours(link.source, link.type, link.target, link.id):
                    held[link.type] += 1
                    field = fields.get(link.type)
                    if field is None or not graph.network.has_edge(link.source, link.target, field):
                        found[Relationship(link.type, kind, link.target_kind)].append(link)
    return held, found


def remove(session: Lasting[Session], surplus: Surplus, size: int, progress: Callable[[str, int, int], None]) -> None:
    """Remove it from the database."""
    done, total = 0, 2 * sum(map(len, surplus.nodes.values())) + sum(map(len, surplus.links.values()))
    for step in (_condemn, _remove_nodes):
        for kind, ids in surplus.nodes.items():
            for batch in in_batches(ids, size):
                step(session, kind, batch)
                progress("removing what is gone", done := done + len(batch), total)
    for sort, links in surplus.links.items():
        for found in in_batches(links, size):
            _remove_links(session, sort, found)
            progress("removing what is gone", done := done + len(found), total)


def _node_count(session: Lasting[Session], kind: str) -> int:
    return session.do(lambda found: found.node_count(kind))


def _link_count(session: Lasting[Session], type: str) -> int:
    return session.do(lambda found: found.link_count(type))


def _ids(session: Lasting[Session], kind: str) -> list[str]:
    return session.do(lambda found: found.ids(kind))


def _ours(session: Lasting[Session], kind: str, ids: Sequence[str]) -> list[str]:
    return session.do(lambda found: found.ours(kind, ids))


def _links_of(session: Lasting[Session], kind: str, ids: Sequence[str]) -> list[Link]:
    return session.do(lambda found: found.links_of(kind, ids))


def _condemn(session: Lasting[Session], kind: str, ids: Sequence[str]) -> None:
    session.do(lambda found: found.condemn(kind, ids))


def _remove_nodes(session: Lasting[Session], kind: str, ids: Sequence[str]) -> None:
    session.do(lambda found: found.remove_nodes(kind, ids))


def _remove_links(session: Lasting[Session], sort: Relationship, links: Sequence[Link]) -> None:
    session.do(lambda found: found.remove_links(sort, links))
