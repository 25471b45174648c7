"""Every format that holds the whole graph says the same as ``graph.nt``, by parsers that have nothing of ours.

To write the golden files anew: KG_UPDATE_GOLDEN=1 pytest tests/exporters/test_round_trips.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given, settings

import kg
from kg.exporters import EXPORTERS, write
from kg.exporters.provenance import MENTIONS, OWN_POST
from kg.graph import KnowledgeGraph
from tests.corpus import ROOT, SEEDS, hostile_graph, ntriples, surrogates_graph, write_site
from tests.exporters.graphs import XML_TEXTS, graphs
from tests.exporters.parsers import by_jsonld_js, by_oxigraph, by_raptor, by_rdflib, by_serd, canonical

Parse = Callable[[Path], list[str]]
RDF = pyoxigraph.RdfFormat
PARSERS: dict[str, dict[str, Parse]] = {
    "jsonld": {
        "oxigraph": by_oxigraph(RDF.JSON_LD),
        "rdflib": lambda path: by_rdflib(path, "json-ld"),
        "jsonld.js": lambda path: by_jsonld_js(path)[0],
    },
    "rdfxml": {
        "oxigraph": by_oxigraph(RDF.RDF_XML),
        "rdflib": lambda path: by_rdflib(path, "xml"),
        "raptor": lambda path: by_raptor(path, "rdfxml"),
    },
    "trig": {
        "oxigraph": by_oxigraph(RDF.TRIG),
        "rdflib": lambda path: by_rdflib(path, "trig"),
        "raptor": lambda path: by_raptor(path, "trig"),
        "serd": lambda path: by_serd(path, "trig"),
    },
    "nquads": {
        "oxigraph": by_oxigraph(RDF.N_QUADS),
        "rdflib": lambda path: by_rdflib(path, "nquads"),
        "raptor": lambda path: by_raptor(path, "nquads"),
        "serd": lambda path: by_serd(path, "nquads"),
    },
}
CASES = [(name, parser) for name, parsers in PARSERS.items() for parser in parsers]
GOLDEN = ROOT / "tests" / "golden"
GOLDEN_POST: dict[str, Any] = {
    "title": 'Sturmflut: 3 < 4 & "mehr"',
    "excerpt": "Zeile eins\nZeile zwei \x01",
    "language": "de",
    "publishedDateTime": "2020-06-24T20:56:00Z",
    "webUrl": "https://a.example/1?x=1&y=2",
    "quality": 44,
    "published": True,
    "provider": {"name": "A", "domain": "a.example"},
    "topics": ["AI"],
    "images": [{"url": "https://a.example/1.png", "width": 10, "height": 20}],
    "related": [{"title": "Third", "webUrl": "https://c.example/3"}],
}
QUADS = ("trig", "nquads")
NOT_XML = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))


def odd_site(folder: Path) -> KnowledgeGraph:
    """What is built of files that hold what no RDF can."""
    texts = {
        "lone-surrogate": "\ud83d alone",
        "noncharacter": "\ufffe and \uffff",
        "nul": "a\0b\x0bc",
        "right-to-left": "\u202eשלום",
        "empty-tags": "<!-- ]]> -->&#0;",
    }
    address = "https://example.com/%s?q=\ud800\u0001 %%zz#é"
    files = {f"{name}.json": {"title": text, "webUrl": address % name} for name, text in texts.items()}
    return kg.build(write_site(folder, files)).graph


@pytest.fixture(scope="module", params=["seeds", "hostile", "odd", "surrogates"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    if request.param == "seeds":
        return kg.build(SEEDS).graph
    if request.param == "surrogates":
        return surrogates_graph()
    return hostile_graph() if request.param == "hostile" else odd_site(tmp_path_factory.mktemp("odd"))


def expected(graph: KnowledgeGraph, name: str) -> list[str]:
    """The canonical form's statements; for RDF/XML with what XML cannot hold replaced, and that alone."""
    found = canonical(ntriples(graph))
    if name != "rdfxml":
        return found
    return sorted(str(quad) for quad in map(_without_not_xml, pyoxigraph.parse(ntriples(graph), format=RDF.N_TRIPLES)))


def _without_not_xml(quad: pyoxigraph.Quad) -> pyoxigraph.Quad:
    term = quad.object
    if not isinstance(term, pyoxigraph.Literal):
        return quad
    text = "".join("\ufffd" if character in NOT_XML else character for character in term.value)
    if term.language:
        return pyoxigraph.Quad(quad.subject, quad.predicate, pyoxigraph.Literal(text, language=term.language))
    return pyoxigraph.Quad(quad.subject, quad.predicate, pyoxigraph.Literal(text, datatype=term.datatype))


def union(quads: list[str]) -> list[str]:
    """All graphs as one, without what is told of who said what."""
    found = set()
    for quad in pyoxigraph.parse("\n".join(f"{line} ." for line in quads), format=RDF.N_QUADS):
        if f" {quad.predicate} " not in (f" {MENTIONS} ", f" {OWN_POST} "):
            found.add(str(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)))
    return sorted(found)


@pytest.mark.parametrize(("name", "parser"), CASES)
def test_each_parser_reads_the_statements_of_the_canonical_form(
    graph: KnowledgeGraph, name: str, parser: str, tmp_path: Path
) -> None:
    path = write(graph, tmp_path / EXPORTERS[name].file, name)
    found = PARSERS[name][parser](path)
    assert (union(found) if name in QUADS else found) == expected(graph, name)


@pytest.mark.parametrize("parser", ["rdflib", "raptor", "serd"])
def test_all_parsers_read_the_same_named_graphs(graph: KnowledgeGraph, parser: str, tmp_path: Path) -> None:
    lines = canonical(write(graph, tmp_path / "graph.nq").read_bytes())
    for name in QUADS:
        path = write(graph, tmp_path / EXPORTERS[name].file)
        assert PARSERS[name][parser](path) == PARSERS[name]["oxigraph"](path) == lines


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=60)
@given(graph=graphs())
def test_any_graph_comes_back(name: str, graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = write(graph, tmp_path_factory.mktemp("any") / EXPORTERS[name].file, name)
    found = PARSERS[name]["oxigraph"](path)
    assert (union(found) if name in QUADS else found) == expected(graph, name)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=25)
@given(graph=graphs(XML_TEXTS))
def test_any_graph_comes_back_by_rdflib(
    name: str, graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = write(graph, tmp_path_factory.mktemp("any") / EXPORTERS[name].file, name)
    found = PARSERS[name]["rdflib"](path)
    assert (union(found) if name in QUADS else found) == expected(graph, name)


def test_any_graphs_come_back_by_jsonld_js(tmp_path: Path) -> None:
    # In one go: a process takes long to start.
    made: list[KnowledgeGraph] = []

    @settings(max_examples=60, database=None)
    @given(graphs())
    def collect(graph: KnowledgeGraph) -> None:
        made.append(graph)

    collect()
    paths = [write(graph, tmp_path / f"{number}.jsonld") for number, graph in enumerate(made)]
    assert by_jsonld_js(*paths) == [expected(graph, "jsonld") for graph in made]


@pytest.mark.parametrize("name", [*PARSERS, "void"])
def test_a_small_site_gives_the_golden_files(name: str, tmp_path: Path) -> None:
    site = {
        "_config.yml": {"title": 'Küsten & "Häfen"', "url": "https://site.example", "license": "CC BY-SA 4.0"},
        ".git/HEAD": "0123456789abcdef0123456789abcdef01234567",
        "_news/a.md": GOLDEN_POST,
        "_news/b.md": {"title": "Second", "webUrl": "https://b.example/2", "related": [GOLDEN_POST["related"][0]]},
    }
    path = write(kg.build(write_site(tmp_path / "site", site)).graph, tmp_path / "out", name)
    golden = GOLDEN / EXPORTERS[name].file.replace("graph.", "formats.")
    if os.environ.get("KG_UPDATE_GOLDEN"):
        golden.write_bytes(path.read_bytes())
    assert path.read_text("utf-8") == golden.read_text("utf-8")


@pytest.mark.parametrize("name", PARSERS)
def test_the_same_from_the_file_as_from_the_build(graph: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    again = kg.read(graph.write(tmp_path / "graph.nt"))
    path = write(graph, tmp_path / "a", name)
    assert write(again, tmp_path / "b", name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", PARSERS)
def test_an_empty_graph_says_nothing(name: str, tmp_path: Path) -> None:
    path = write(KnowledgeGraph(), tmp_path / EXPORTERS[name].file, name)
    assert [parse(path) for parse in PARSERS[name].values()] == [[]] * len(PARSERS[name])
