"""What loading asks of a database that holds a property graph: a few small steps, the same for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from kg.exporters.flattening import FlatEdge, FlatNode, Relationship, edge_id, label, relationships
from kg.vocabulary import KINDS

TYPES = tuple(dict.fromkeys(found.type for found in relationships()))
KIND_OF_LABEL = {label(kind): kind for kind in KINDS}


class Link(NamedTuple):
    """A relationship that a database holds."""

    source: str
    type: str
    target_kind: str
    target: str
    id: str


def is_ours(source: object, type: str, target: object, id: object) -> bool:
    """Whether a relationship was put there by a loading, or an import of files of ours: then its id is its digest."""
    return isinstance(source, str) and isinstance(target, str) and id == edge_id(type, source, target)


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
        """The relationships of our types that come from these nodes, lead to nodes of ours, and have an id."""

    def ours(self, kind: str, ids: Sequence[str]) -> list[str]:
        """Those of these nodes that a loading has put there, in order, as far as can be told."""

    def condemn(self, kind: str, ids: Sequence[str]) -> None:
        """See that these nodes are told as ours until they are removed, whatever else is removed before."""

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes, and all relationships that they are in."""

    def remove_links(self, sort: Relationship, links: Sequence[Link]) -> None:
        """Remove relationships of a sort."""

    def node_count(self, kind: str) -> int:
        """How many nodes of a kind there are."""

    def link_count(self, type: str) -> int:
        """How many relationships of a type there are."""

    def close(self) -> None:
        """Let go of the connection."""
