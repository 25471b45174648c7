"""The knowledge graph: a typed face on ``networkx.MultiDiGraph``.

Nodes of the network are IRIs. Each carries ``kind`` and the values of its kind's fields as plain
attributes, absent where nothing is known; lists are sorted tuples. Each edge's key is its field's
name in the vocabulary, so that ``network.edges(keys=True)`` reads (article, publisher, "publisher").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.model import NODE_TYPES, Article, Edge, Image, Item, Node, Provider, Source, Topic
from kg.vocabulary import KINDS, PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


class KnowledgeGraph:
    """Articles and other things, providers, topics, images and sources, and the links among them.

    >>> graph = KnowledgeGraph()
    >>> graph.add_node(Article("https://example.com/a", headline="A headline"))
    >>> graph.add_node(Topic("https://w3id.org/newskg/id/topic/ai", name="AI"))
    >>> graph.add_edge(Edge("https://example.com/a", "about", "https://w3id.org/newskg/id/topic/ai"))
    >>> graph
    KnowledgeGraph(article: 1, topic: 1; about: 1)
    """

    network: nx.MultiDiGraph[str, dict[str, Any], dict[str, Any]]

    def __init__(self) -> None:
        import networkx as nx

        self.network = nx.MultiDiGraph()

    def add_node(self, node: Node) -> None:
        """Put a node in, in place of any of the same IRI; what it does not state is left out."""
        names = _VALUE_NAMES[node.kind]
        attributes = {name: value for name in names if (value := getattr(node, name)) not in (None, ())}
        for name in _LIST_NAMES[node.kind]:
            if len(entries := attributes.get(name, ())) > 1:
                attributes[name] = tuple(sorted(set(entries)))
        if node.iri in self.network:
            self.network.nodes[node.iri].clear()
        self.network.add_node(node.iri, kind=node.kind, **attributes)

    def add_edge(self, edge: Edge) -> None:
        """Put a link in; twice the same is once."""
        self.network.add_edge(edge.subject, edge.target, key=edge.field)

    def add_edges(self, subject: str, field: str, targets: Iterable[str]) -> None:
        """Put in links of one field from one node to others; all of these must be in the graph already."""
        # What network.add_edge does, without its checks for keys and attributes that these edges never have:
        # a graph has ten times as many links as nodes, and this takes a fifth of the time.
        network: Any = self.network
        following, preceding = network._succ, network._pred
        out = following[subject]
        for target in targets:
            keys = out.get(target)
            if keys is None:
                out[target] = preceding[target][subject] = {field: {}}
            elif field not in keys:
                keys[field] = {}

    def __contains__(self, iri: object) -> bool:
        return iri in self.network

    def __len__(self) -> int:
        return len(self.network)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        mine, theirs = self.network, other.network
        same_nodes = {iri: mine.nodes[iri] for iri in mine} == {iri: theirs.nodes[iri] for iri in theirs}
        return same_nodes and set(mine.edges(keys=True)) == set(theirs.edges(keys=True))

    __hash__ = None  # type: ignore[assignment]  # mutable, hence not hashable

    def __repr__(self) -> str:
        kinds = ", ".join(f"{kind}: {count}" for kind, count in self.node_counts().items())
        links = ", ".join(f"{field}: {count}" for field, count in self.edge_counts().items())
        return f"KnowledgeGraph({kinds}; {links})"

    def node(self, iri: str) -> Node:
        """The node of that IRI; KeyError where there is none."""
        attributes = self.network.nodes[iri]
        values = {name: value for name, value in attributes.items() if name != "kind"}
        return NODE_TYPES[attributes["kind"]](iri=iri, **values)

    def attributes(self, iri: str) -> Mapping[str, Any]:
        """The node's kind and values as the network holds them."""
        attributes: Mapping[str, Any] = self.network.nodes[iri]
        return attributes

    def iris(self, kind: str | None = None) -> list[str]:
        """The IRIs of all nodes, or of one kind, sorted."""
        if kind is not None and kind not in KINDS:
            raise UsageError(f"there is no kind {kind!r}; kinds are {', '.join(KINDS)}")
        return sorted(iri for iri, found in self.network.nodes(data=True) if kind in (None, found["kind"]))

    def nodes(self, kind: str | None = None) -> Iterator[Node]:
        """All nodes, or those of one kind, sorted by IRI."""
        return map(self.node, self.iris(kind))

    def articles(self) -> Iterator[Article]:
        """All articles, sorted by address."""
        return (node for node in self.nodes("article") if isinstance(node, Article))

    def items(self, kind: str | None = None) -> Iterator[Item]:
        """All courses, events, people and other things that are no articles, or those of one kind, sorted by IRI.

        >>> graph = KnowledgeGraph()
        >>> graph.add_node(Item("course", "https://example.com/c", name="A course", duration="PT1H30M"))
        >>> [(item.name, item.duration) for item in graph.items("course")]
        [('A course', 'PT1H30M')]
        """
        return (node for node in self.nodes(kind) if isinstance(node, Item))

    def posts(self) -> Iterator[Article]:
        """The articles that have a document of their own, sorted by address."""
        own = {edge.target for edge in self.edges("main_entity")}
        return (article for article in self.articles() if article.iri in own)

    def providers(self) -> Iterator[Provider]:
        """All publishers, sorted by IRI."""
        return (node for node in self.nodes("provider") if isinstance(node, Provider))

    def topics(self) -> Iterator[Topic]:
        """All topics, sorted by IRI."""
        return (node for node in self.nodes("topic") if isinstance(node, Topic))

    def images(self) -> Iterator[Image]:
        """All pictures, sorted by address."""
        return (node for node in self.nodes("image") if isinstance(node, Image))

    def sources(self) -> Iterator[Source]:
        """All documents of the site that were read, sorted by IRI."""
        return (node for node in self.nodes("source") if isinstance(node, Source))

    def edges(self, field: str | None = None) -> Iterator[Edge]:
        """All links, or those of one field, sorted."""
        found = (Edge(s, key, t) for s, t, key in self.network.edges(keys=True) if field in (None, key))
        return iter(sorted(found))

    def targets(self, iri: str, field: str) -> list[str]:
        """Where one field's links of a node lead, sorted."""
        # Not self.network[iri], whose views take ten times as long to walk: this is asked of each article.
        network: Any = self.network
        return sorted(target for target, keys in network._succ[iri].items() if field in keys)

    def adjacency(self) -> dict[str, Mapping[str, Mapping[str, object]]]:
        """For each IRI, the IRIs it links to, and under each the links' fields: for walks over the whole graph."""
        return dict(self.network.adjacency())

    def node_counts(self) -> dict[str, int]:
        """How many nodes of each kind there are, in the vocabulary's order."""
        counts = Counter(attributes["kind"] for _, attributes in self.network.nodes(data=True))
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    def edge_counts(self) -> dict[str, int]:
        """How many links of each field there are, by name."""
        links = chain.from_iterable(targets.values() for _, targets in self.network.adjacency())
        counts = Counter(chain.from_iterable(links))
        return dict(sorted(counts.items()))

    def to_rdflib(self) -> rdflib.Graph:
        """The graph as an ``rdflib.Graph``, with our prefixes and no others, for whatever takes one."""
        import rdflib

        from kg.exporters.ntriples import generate_ntriples

        found = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            found.bind(prefix, namespace)
        return found.parse(data="".join(generate_ntriples(self)), format="nt")

    def write(self, path: str | Path, format: str | None = None) -> Path:
        """Write the graph to a file; the format is named or told by the file's suffix (``.nt .ttl .html .graphml`` …).

        Returns the path written. The file, or the folder that some formats are, appears whole or not at all.
        Raises UsageError for a format that is not known.
        """
        # The one door from here to the exporters, opened when called: convenience for scripts.
        from kg.exporters import write

        return write(self, Path(path), format)


_VALUE_NAMES = {
    name: tuple(field.name for field in kind.values)
    + (("language",) if any(field.datatype == "text" for field in kind.values) else ())
    for name, kind in KINDS.items()
}
_LIST_NAMES = {name: tuple(field.name for field in kind.values if field.many) for name, kind in KINDS.items()}
