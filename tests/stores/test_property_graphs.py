"""Property graphs that real databases hold after loading: whole, twice the same, without what is gone."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

import kg
from kg.errors import DatabaseError
from kg.exporters.flattening import flat_edges, flat_nodes, label
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Topic
from kg.stores import cypher_session, surplus
from tests.corpus import ROOT, hostile_graph
from tests.stores.databases import Link, Node, PropertyDatabase, loaded

SEEDS = ROOT / "exports" / "graph.nt"


def expected(graph: KnowledgeGraph, database: PropertyDatabase) -> dict[str, Node]:
    """All nodes of a graph as a database must hold them."""

    def value(found: Any) -> Any:
        if isinstance(found, tuple):
            return list(found)
        if isinstance(found, datetime):
            return database.instant(found)
        return found

    return {
        node.id: (
            frozenset(node.labels[: 1 if database.one_label else None]),
            {name: value(found) for name, found in node.properties.items()},
        )
        for node in flat_nodes(graph)
    }


def links(graph: KnowledgeGraph) -> list[Link]:
    return sorted((edge.source, edge.type, edge.target, edge.id) for edge in flat_edges(graph))


def test_a_graph_arrives_whole(property_database: PropertyDatabase) -> None:
    graph = kg.read(SEEDS)
    account = loaded(property_database, graph)
    wanted, held = expected(graph, property_database), property_database.nodes()
    assert len(held) == len(graph) == sum(account.held.nodes.values())
    assert Counter(label for labels, _ in held.values() for label in labels) == Counter(
        label for labels, _ in wanted.values() for label in labels
    )
    assert Counter(name for _, values in held.values() for name in values) == Counter(
        name for _, values in wanted.values() for name in values
    )
    assert account.held.nodes == {label(kind): count for kind, count in graph.node_counts().items()}
    for iri in random.Random(7).sample(sorted(wanted), 20):
        assert held[iri] == wanted[iri]
    assert sorted(property_database.links()) == links(graph)
    assert Counter(type for _, type, _, _ in property_database.links()) == account.held.links
    assert (account.other_nodes, account.other_links, account.removed_nodes, account.removed_links) == (0, 0, 0, 0)


def test_hostile_texts_arrive_as_they_are(property_database: PropertyDatabase) -> None:
    graph = hostile_graph()
    loaded(property_database, graph)
    assert property_database.nodes() == expected(graph, property_database)
    assert sorted(property_database.links()) == links(graph)


def test_twice_is_the_same_as_once(property_database: PropertyDatabase) -> None:
    graph = hostile_graph()
    loaded(property_database, graph)
    before = property_database.nodes(), sorted(property_database.links())
    assert loaded(property_database, graph, batch=7, prune=True).removed_nodes == 0
    assert (property_database.nodes(), sorted(property_database.links())) == before


def two() -> tuple[KnowledgeGraph, KnowledgeGraph]:
    """A graph, and the same after an article went, a link went, values changed and something came."""
    old, new = KnowledgeGraph(), KnowledgeGraph()
    for graph in (old, new):
        graph.add_node(Article("https://example.com/a", type="NewsArticle", headline="Old", heat=3))
        graph.add_node(Topic("https://example.com/t", "AI"))
        graph.add_node(Topic("https://example.com/u", "ML"))
        graph.add_edge(Edge("https://example.com/a", "about", "https://example.com/t"))
    old.add_node(Article("https://example.com/gone", headline="Gone"))
    old.add_edge(Edge("https://example.com/gone", "about", "https://example.com/t"))
    old.add_edge(Edge("https://example.com/a", "about", "https://example.com/u"))
    new.add_node(Article("https://example.com/a", type="NewsArticle", headline="New", section="World"))
    new.add_node(Article("https://example.com/b", headline="Came"))
    new.add_edge(Edge("https://example.com/b", "related_to", "https://example.com/a"))
    return old, new


def test_what_is_gone_stays_unless_told(property_database: PropertyDatabase) -> None:
    old, new = two()
    loaded(property_database, old)
    account = loaded(property_database, new)
    held = property_database.nodes()
    assert held["https://example.com/a"] == expected(new, property_database)["https://example.com/a"]
    assert held["https://example.com/gone"] == expected(old, property_database)["https://example.com/gone"]
    assert (account.other_nodes, account.other_links) == (1, 2)


def test_what_is_gone_is_pruned(property_database: PropertyDatabase) -> None:
    old, new = two()
    loaded(property_database, old)
    account = loaded(property_database, new, prune=True)
    assert property_database.nodes() == expected(new, property_database)
    assert sorted(property_database.links()) == links(new)
    assert (account.removed_nodes, account.removed_links, account.other_nodes, account.other_links) == (1, 2, 0, 0)


def test_what_others_put_there_is_left_alone(property_database: PropertyDatabase) -> None:
    if property_database.one_label:
        property_database.run("CREATE NODE TABLE Mine(id STRING PRIMARY KEY)")
    property_database.run("CREATE (n:Mine {id: 'https://example.com/mine'})")
    old, new = two()
    loaded(property_database, old)
    loaded(property_database, new, prune=True)
    held = property_database.nodes()
    assert held.pop("https://example.com/mine") == (frozenset({"Mine"}), {})
    assert held == expected(new, property_database)


def test_what_looks_like_ours_is_left_alone_too(property_server: PropertyDatabase) -> None:
    run = property_server.run
    run("CREATE (:Person {name: 'Tom'})-[:ACTED_IN]->(:Movie {name: 'M'}), (:Movie)-[:ABOUT {id: 'x'}]->(:Theme)")
    run("CREATE (:Person {id: 42})-[:ACTED_IN]->(:Movie)")
    run("CREATE (:Topic {id: 'https://example.com/mine'})<-[:ABOUT]-(:Article {id: 'https://example.com/note'})")
    old, new = two()
    loaded(property_server, old)
    a, u = "(a:Article {id: 'https://example.com/a'})", "(u:Topic {id: 'https://example.com/u'})"
    run(f"MATCH {a}, {u} CREATE (u)<-[:ABOUT]-(a)")
    account = loaded(property_server, new, prune=True)
    assert (account.removed_nodes, account.removed_links, account.foreign_nodes) == (1, 2, 4)
    assert account.examples == ("https://example.com/gone",)
    assert account.held.nodes == {"Article": 2, "Topic": 2}
    assert account.held.links == {"ABOUT": 1, "RELATED_TO": 1}
    again = loaded(property_server, new, prune=True)
    assert (again.removed_nodes, again.removed_links, again.foreign_nodes) == (0, 0, 4)
    held = Counter((type, id) for _, type, _, id in property_server.links())
    assert held == Counter([
        ("ACTED_IN", None), ("ACTED_IN", None), ("ABOUT", "x"), ("ABOUT", None), ("ABOUT", None),
        *((type, id) for _, type, _, id in links(new)),
    ])  # fmt: skip
    assert {"https://example.com/mine", "https://example.com/note", 42} <= property_server.nodes().keys()


def test_a_removal_that_was_cut_off_goes_on(property_server: PropertyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = kg.read(SEEDS), KnowledgeGraph()
    loaded(property_server, old)
    step, left = surplus._remove_nodes, 3

    def dying(*given: Any) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        step(*given)

    monkeypatch.setattr(surplus, "_remove_nodes", dying)
    with pytest.raises(KeyboardInterrupt):
        loaded(property_server, new, prune=True, batch=10)
    monkeypatch.undo()
    rest = len(property_server.nodes())
    assert rest == len(old) - 19
    assert loaded(property_server, new).other_nodes == rest
    assert loaded(property_server, new, prune=True).removed_nodes == rest
    assert property_server.nodes() == {}


def test_no_mark_is_left_on_what_stays(property_server: PropertyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = two()
    loaded(property_server, old)
    with monkeypatch.context() as context:
        context.setattr(surplus, "_remove_nodes", lambda session, kind, ids: None)
        with pytest.raises(DatabaseError, match="3 Article nodes where the graph has 2"):
            loaded(property_server, new, prune=True)
    loaded(property_server, old, prune=True)
    assert property_server.nodes() == expected(old, property_server)


def test_two_loads_at_once_are_told(property_server: PropertyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    create = cypher_session.CypherSession._create

    def twice(*given: Any) -> int:
        create(*given)
        return create(*given)

    monkeypatch.setattr(cypher_session.CypherSession, "_create", twice)
    with pytest.raises(
        DatabaseError, match="something else has just put in the same nodes; most likely another load is running; when"
    ):
        loaded(property_server, two()[0])


def test_what_is_missing_in_the_end_is_an_error(
    property_database: PropertyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.stores import ladybug

    for session in (cypher_session.CypherSession, ladybug.LadybugSession):
        monkeypatch.setattr(session, "put_links", lambda self, sort, links: len(links))
    with pytest.raises(
        DatabaseError, match=r"does not hold what was loaded: 0 ABOUT relationships where the graph has"
    ):
        loaded(property_database, kg.read(SEEDS))
