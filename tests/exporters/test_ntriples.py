"""The canonical form: sorted N-Triples, the same triples for every parser."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import kg
from kg.graph import KnowledgeGraph
from kg.model import Article
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
    "rdflib": lambda path: triples_by_rdflib(path, "nt"),
    "raptor": lambda path: triples_by_raptor(path, "ntriples"),
    "serd": lambda path: triples_by_serd(path, "ntriples"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_graph().write(tmp_path_factory.mktemp("nt") / "graph.nt")


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_all_parsers_read_the_same_triples(hostile: Path, parse: Callable[[Path], set[Triple]]) -> None:
    expected = triples(hostile.read_bytes())
    assert len(expected) == hostile.read_bytes().count(b"\n")
    assert parse(hostile) == expected


@pytest.mark.parametrize("graph", [hostile_graph, lambda: kg.build(SEEDS).graph], ids=["hostile", "seeds"])
def test_lines_are_sorted_by_their_bytes_and_each_is_there_once(
    graph: Callable[[], KnowledgeGraph], tmp_path: Path
) -> None:
    path = graph().write(tmp_path / "graph.nt")
    lines = path.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    subprocess.run(["sort", "-c", "-u", path], check=True, env={**os.environ, "LC_ALL": "C"})


def test_a_node_comes_before_what_lies_below_it_but_after_what_only_starts_alike() -> None:
    graph = KnowledgeGraph()
    for end in ("", "/deeper", "-and-more", "?query", "é", "🚀", "\uffee"):
        graph.add_node(Article("https://example.com/a" + end, headline="x"))
    lines = ntriples(graph).split("\n")[:-1]
    assert lines == sorted(lines, key=lambda line: line.encode())


def test_there_are_no_blank_nodes_and_no_empty_literals(hostile: Path) -> None:
    for quad in pyoxigraph.parse(path=hostile, format=pyoxigraph.RdfFormat.N_TRIPLES):
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        assert isinstance(quad.object, (pyoxigraph.NamedNode, pyoxigraph.Literal))
        assert quad.object.value != ""


def test_an_empty_graph_is_an_empty_file(tmp_path: Path) -> None:
    assert KnowledgeGraph().write(tmp_path / "graph.nt").read_bytes() == b""


def test_an_article_in_full(tmp_path: Path) -> None:
    graph, _ = kg.build(SEEDS)
    article = "https://www.courthousenews.com/facial-recognition-tools-banned-for-boston-police/"
    lines = [line for line in ntriples(graph).split("\n") if line.startswith(f"<{article}>")]
    related = [line for line in lines if "ns#relatedTo>" in line]
    assert len(related) == 7
    source = "source/2020-06-24-facial-recognition-tools-banned-for-boston-police.md"
    image = "https://i1.wp.com/www.courthousenews.com/wp-content/uploads/2019/06/facial-recognition-graphic.png"
    amp = "https://www-courthousenews-com.cdn.ampproject.org/c/s/www.courthousenews.com/"
    abstract = (
        "The Boston City Council voted unanimously Wednesday to prohibit police from using facial-recognition "
        "technology, becoming the largest city in the country to do so after San Francisco."
    )
    xsd = "http://www.w3.org/2001/XMLSchema#"
    own, base = "https://w3id.org/newskg/ns#", "https://w3id.org/newskg/id/"
    assert [line.removeprefix(f"<{article}> ").removesuffix(" .") for line in lines if line not in related] == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/NewsArticle>",
        f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{own}Article>",
        f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{base}{source}>",
        f"<https://schema.org/about> <{base}topic/ai>",
        f"<https://schema.org/about> <{base}topic/natural-language-processing>",
        f'<https://schema.org/abstract> "{abstract}"',
        '<https://schema.org/articleSection> "news"',
        f'<https://schema.org/datePublished> "2020-06-24T20:56:00Z"^^<{xsd}dateTime>',
        '<https://schema.org/headline> "Facial-Recognition Tools Banned for Boston Police"',
        f"<https://schema.org/image> <{image}?fit=1240%2C1021&ssl=1>",
        f"<https://schema.org/publisher> <{base}provider/courthousenews.com>",
        f"<{own}alias> <{amp}facial-recognition-tools-banned-for-boston-police/>",
        f'<{own}heat> "-1"^^<{xsd}integer>',
        f"<{own}inStory> <{base}story/2020-06-24-facial-recognition-tools-banned-for-boston-police>",
        f'<{own}membership> "{graph.attributes(article)["membership"]}"^^<{xsd}decimal>',
        f'<{own}published> "false"^^<{xsd}boolean>',
        f'<{own}quality> "44"^^<{xsd}integer>',
    ]
