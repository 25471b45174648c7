"""Turtle: the same triples as the N-Triples, in our prefixes, for every parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import kg
from kg.exporters.turtle import generate_turtle
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Topic
from kg.vocabulary import PREFIXES
from tests.corpus import (
    SEEDS,
    Triple,
    hostile_graph,
    ntriples,
    triples,
    triples_by_raptor,
    triples_by_rdflib,
    triples_by_serd,
)

PARSERS = {
    "pyoxigraph": lambda path: triples(path.read_bytes(), pyoxigraph.RdfFormat.TURTLE),
    "rdflib": lambda path: triples_by_rdflib(path, "turtle"),
    "raptor": lambda path: triples_by_raptor(path, "turtle"),
    "serd": lambda path: triples_by_serd(path, "turtle"),
}


@pytest.fixture(scope="module", params=["hostile", "seeds"])
def graph(request: pytest.FixtureRequest) -> KnowledgeGraph:
    return hostile_graph() if request.param == "hostile" else kg.build(SEEDS).graph


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_all_parsers_read_the_triples_of_the_canonical_form(
    graph: KnowledgeGraph, parse: Callable[[Path], set[Triple]], tmp_path: Path
) -> None:
    assert parse(graph.write(tmp_path / "graph.ttl")) == triples(ntriples(graph))


def test_our_prefixes_are_declared_and_no_others(graph: KnowledgeGraph) -> None:
    text = "".join(generate_turtle(graph))
    declared = re.findall(r"^@prefix ([a-z]+): <([^>]+)> \.$", text, re.MULTILINE)
    assert dict(declared) == dict(PREFIXES)
    assert len(declared) == len(PREFIXES) == text.count("@prefix")
    assert "@base" not in text


def test_our_own_terms_are_written_with_prefixes() -> None:
    text = "".join(generate_turtle(hostile_graph()))
    body = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text).partition("\n\n")[2]
    assert not [namespace for namespace in PREFIXES.values() if re.search(f"<{re.escape(namespace)}[A-Za-z]+>", body)]
    assert "_:" not in body


def test_a_block_a_node_a_line_a_property() -> None:
    graph = KnowledgeGraph()
    graph.add_node(
        Article("https://x.com/a", "NewsArticle", 'A "quoted" headline', language="en", quality=44, published=False)
    )
    graph.add_node(Topic("https://w3id.org/newskg/id/topic/ai", "AI", keyword=("ml", "robots")))
    graph.add_edge(Edge("https://x.com/a", "about", "https://w3id.org/newskg/id/topic/ai"))
    blocks = "".join(generate_turtle(graph)).split("\n\n")[1:]
    assert blocks == [
        "<https://w3id.org/newskg/id/topic/ai>\n"
        "    a skos:Concept ;\n"
        '    skos:hiddenLabel "ml", "robots" ;\n'
        '    skos:prefLabel "AI" .',
        "<https://x.com/a>\n"
        "    a schema:NewsArticle, kg:Article ;\n"
        "    schema:about <https://w3id.org/newskg/id/topic/ai> ;\n"
        '    schema:headline "A \\"quoted\\" headline"@en ;\n'
        "    kg:published false ;\n"
        "    kg:quality 44 .\n",
    ]


def test_an_empty_graph_is_only_prefixes(tmp_path: Path) -> None:
    path = KnowledgeGraph().write(tmp_path / "graph.ttl")
    assert path.read_text().count("\n") == len(PREFIXES)
    assert triples_by_raptor(path, "turtle") == set()
