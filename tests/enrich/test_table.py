"""The enrichers as one: their links come into the graph, but for those that the owner forbids."""

from __future__ import annotations

import importlib
import inspect
from datetime import UTC, datetime

import pytest

from kg.enrich import ENRICHERS, enrich
from kg.enrich.duplicates import RULE
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge

A, B = "https://e.com/a", "https://e.com/b"


def graph_of_two() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    for iri in (A, B):
        graph.add_node(Article(iri, headline="x", date_published=datetime(2020, 1, 1, tzinfo=UTC)))
    return graph


def test_what_is_found_is_linked_and_told_by_rule() -> None:
    graph = graph_of_two()
    assert enrich(graph, Identity()) == {RULE: {B: A}}
    assert list(graph.edges()) == [Edge(B, "duplicate_of", A)]


def test_what_the_owner_keeps_apart_is_not_linked() -> None:
    graph = graph_of_two()
    assert enrich(graph, Identity(), {frozenset((A, B))}) == {}
    assert list(graph.edges()) == []


@pytest.mark.parametrize("name", ENRICHERS)
def test_an_enricher_yields_what_it_finds_and_changes_nothing(name: str) -> None:
    run = importlib.import_module(ENRICHERS[name].module).enrich
    assert list(inspect.signature(run).parameters) == ["graph", "identity"]
    graph = graph_of_two()
    list(run(graph, Identity()))
    assert graph == graph_of_two()
