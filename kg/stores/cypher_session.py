"""The steps of loading for servers that answer Cypher: all but how a statement gets there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from kg.errors import RefusedError
from kg.exporters.flattening import FlatEdge, FlatNode, Relationship
from kg.stores import cypher
from kg.stores.batches import MOST_TEXT
from kg.stores.failures import overtaken
from kg.stores.property_session import KIND_OF_LABEL, TYPES, Link, is_ours


class CypherSession(ABC):
    """A session with a server; what tells servers apart is how they are asked and what they must be prepared by."""

    name: str
    batch = link_batch = 1_000
    most_text = MOST_TEXT

    @abstractmethod
    def run(self, statement: str, rows: Sequence[Any] | None = None) -> list[list[Any]]:
        """What a statement answers, with ``rows`` as its parameter of that name."""

    @abstractmethod
    def prepare(self) -> None:
        """Make what finds each node by its id, and keeps ids unique."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection."""

    def put_nodes(self, kind: str, nodes: Sequence[FlatNode]) -> int:
        """Put in nodes of a kind."""
        alike: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        for node in nodes:
            alike[node.labels].append(cypher.row(node))
        put = 0
        for labels, rows in alike.items():
            there = {id for (id,) in self.run(cypher.update_nodes(kind, labels), rows)}
            new = [row for row in rows if row["id"] not in there]
            put += len(there) + (self._create(kind, labels, new) if new else 0)
        return put

    def _create(self, kind: str, labels: tuple[str, ...], rows: list[Any]) -> int:
        try:
            return self._count(cypher.create_nodes(labels), rows)
        except RefusedError:
            if self.run(cypher.update_nodes(kind, labels), rows):  # none was there a moment ago
                raise overtaken(self.name) from None
            raise

    def put_links(self, sort: Relationship, links: Sequence[FlatEdge]) -> int:
        """Put in relationships of a sort."""
        return self._count(cypher.put_links(sort), [(link.source, link.target, link.id) for link in links])

    def settle(self, progress: Callable[[int, int], None]) -> int:
        """Nothing: each batch went in when it came."""
        return 0

    def ids(self, kind: str) -> list[str]:
        """The ids of all nodes of a kind."""
        return [id for (id,) in self.run(cypher.ids(kind)) if isinstance(id, str)]

    def ours(self, kind: str, ids: Sequence[str]) -> list[str]:
        """Those that are condemned, or are in a relationship that a loading has put there."""
        marked = {id for (id,) in self.run(cypher.condemned(kind))}
        from_ = {found[0] for found in self.run(cypher.links_from(kind), ids) if is_ours(*found)}
        left = [id for id in ids if id not in marked and id not in from_]
        to = {found[2] for found in self.run(cypher.links_to(kind), left) if is_ours(*found)} if left else set()
        return [id for id in ids if id in marked or id in from_ or id in to]

    def condemn(self, kind: str, ids: Sequence[str]) -> None:
        """Mark nodes as about to be removed."""
        self.run(cypher.condemn(kind), ids)

    def links_of(self, kind: str, ids: Sequence[str]) -> list[Link]:
        """The relationships of our types that come from these nodes."""
        return [
            Link(source, type, KIND_OF_LABEL[name], target, id)
            for source, type, name, target, id in self.run(cypher.links_of(kind), ids)
            if type in TYPES and name in KIND_OF_LABEL
        ]

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes with their relationships."""
        self.run(cypher.remove_nodes(kind), ids)

    def remove_links(self, sort: Relationship, links: Sequence[Link]) -> None:
        """Remove relationships of a sort."""
        self.run(cypher.remove_links(sort), [(link.source, link.target, link.id) for link in links])

    def node_count(self, kind: str) -> int:
        """How many nodes of a kind there are."""
        return self._count(cypher.node_count(kind))

    def link_count(self, type: str) -> int:
        """How many relationships of a type there are."""
        return self._count(cypher.link_count(type))

    def _count(self, statement: str, rows: Sequence[Any] | None = None) -> int:
        return int(self.run(statement, rows)[0][0])
