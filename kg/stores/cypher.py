"""The statements of loading in Cypher, as Neo4j, Memgraph and FalkorDB alike read them.

Each takes ``$rows``; those that change something say how many rows, or which, they have done. Names are ours, from the
vocabulary; whatever is foreign goes in as a parameter. Nodes are looked for first, and those that are missing made with
all their labels at once: not every database can add a label to a node that ``MERGE`` has just made.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.exporters.flattening import FlatNode, Relationship, Value, label
from kg.vocabulary import ARTICLE_CLASSES

_CLASSES = tuple(sorted({*ARTICLE_CLASSES.values(), "CreativeWork"}))
"""The classes that an article can be of beside its own: which it is of may change."""


def create_nodes(labels: Sequence[str]) -> str:
    """Put in nodes that are not there; a row is the values of one, and its id.

    >>> create_nodes(("Image", "ImageObject"))
    'UNWIND $rows AS row CREATE (node:Image:ImageObject) SET node = row RETURN count(*)'
    """
    return f"UNWIND $rows AS row CREATE (node:{':'.join(labels)}) SET node = row RETURN count(*)"


def update_nodes(kind: str, labels: Sequence[str]) -> str:
    """Set all values and labels of the nodes that are there, and say which these are."""
    also = f" SET node:{':'.join(labels[1:])}" if len(labels) > 1 else ""
    others = [name for name in _CLASSES if name not in labels] if kind == "article" else []
    not_ = f" REMOVE node:{':'.join(others)}" if others else ""
    return f"UNWIND $rows AS row MATCH (node:{labels[0]} {{id: row.id}}) SET node = row{also}{not_} RETURN row.id"


def row(node: FlatNode) -> dict[str, Value]:
    """A node as these take it."""
    return {"id": node.id, **node.properties}


def put_links(sort: Relationship) -> str:
    """Put in relationships; a row is the ids of both ends and its own."""
    return f"{_ends(sort)} MERGE (source)-[link:{sort.type}]->(target) SET link.id = row[2] RETURN count(*)"


def remove_links(sort: Relationship) -> str:
    """Remove relationships; a row is the ids of both ends and its own."""
    return f"{_ends(sort)} MATCH (source)-[link:{sort.type} {{id: row[2]}}]->(target) DELETE link RETURN count(*)"


def _ends(sort: Relationship) -> str:
    source, target = label(sort.source_kind), label(sort.target_kind)
    return f"UNWIND $rows AS row MATCH (source:{source} {{id: row[0]}}) MATCH (target:{target} {{id: row[1]}})"


def remove_nodes(kind: str) -> str:
    """Remove nodes with their relationships; a row is an id."""
    return f"UNWIND $rows AS row MATCH (node:{label(kind)} {{id: row}}) DETACH DELETE node RETURN count(*)"


def ids(kind: str) -> str:
    """The ids of all nodes of a kind."""
    return f"MATCH (node:{label(kind)}) WHERE node.id IS NOT NULL RETURN node.id"


def condemn(kind: str) -> str:
    """Mark nodes as about to be removed, by a property that nothing else sets; a row is an id."""
    return f"UNWIND $rows AS row MATCH (node:{label(kind)} {{id: row}}) SET node.kg_gone = true RETURN count(*)"


def condemned(kind: str) -> str:
    """The ids of the nodes that are so marked."""
    return f"MATCH (node:{label(kind)}) WHERE node.kg_gone IS NOT NULL RETURN node.id"


def links_of(kind: str) -> str:
    """The relationships that come from nodes: type, a label of the target (once for each), its id, their own id.

    A row is an id. Those without an id of their own are left out.
    """
    return (
        f"UNWIND $rows AS row MATCH (node:{label(kind)} {{id: row}})-[link]->(target) "
        "WHERE target.id IS NOT NULL AND link.id IS NOT NULL "
        "UNWIND labels(target) AS name RETURN row, type(link), name, target.id, link.id"
    )


def links_from(kind: str) -> str:
    """Source, type, target and id of the relationships that come from nodes, whatever they lead to; a row is an id."""
    return (
        f"UNWIND $rows AS row MATCH (node:{label(kind)} {{id: row}})-[link]->(target) WHERE link.id IS NOT NULL "
        "RETURN row, type(link), target.id, link.id"
    )


def links_to(kind: str) -> str:
    """Source, type, target and id of the relationships that lead to nodes; a row is an id."""
    return (
        f"UNWIND $rows AS row MATCH (node:{label(kind)} {{id: row}})<-[link]-(source) WHERE link.id IS NOT NULL "
        "RETURN source.id, type(link), row, link.id"
    )


def node_count(kind: str) -> str:
    """How many nodes of a kind there are."""
    return f"MATCH (node:{label(kind)}) RETURN count(*)"


def link_count(type: str) -> str:
    """How many relationships of a type there are."""
    return f"MATCH ()-[link:{type}]->() RETURN count(*)"
