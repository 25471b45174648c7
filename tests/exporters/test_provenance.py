"""Named graphs: who said what, in TriG and in N-Quads."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pyoxigraph

import kg
from kg.exporters import write
from kg.exporters.nquads import generate_nquads
from kg.exporters.provenance import BY_THE_BUILD, placed
from kg.exporters.trig import generate_trig
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Provider, Source
from kg.vocabulary import KINDS, PREFIXES, expand
from tests.corpus import SEEDS, build_site, hostile_graph

SCHEMA, PROV, OWN = PREFIXES["schema"], PREFIXES["prov"], PREFIXES["kg"]
BASE = "https://w3id.org/newskg/id/"


def two_posts(folder: Path) -> KnowledgeGraph:
    """Two posts that both name a third article, and one names the other."""
    third = {"title": "Third", "webUrl": "https://c.com/3", "quality": 30}
    first = {"title": "First", "webUrl": "https://a.com/1", "topics": ["AI"], "related": [third]}
    second = {
        "title": "Second",
        "webUrl": "https://b.com/2",
        "related": [third, {"title": "F", "webUrl": "https://a.com/1"}],
    }
    return build_site(folder, {"1.md": first, "2.md": second}).graph


def store_of(graph: KnowledgeGraph) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load("".join(generate_nquads(graph)).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def ask(store: pyoxigraph.Store, pattern: str) -> list[tuple[str, ...]]:
    names = "PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#> "
    names += f"PREFIX kg: <{OWN}> PREFIX s: <{BASE}source/> "
    solutions = store.query(names + pattern)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return sorted(tuple(str(value.value).removeprefix(BASE) for value in row) for row in solutions)


def test_what_is_said_of_a_thing_stands_in_the_graph_of_each_document_it_derives_from(tmp_path: Path) -> None:
    store = store_of(two_posts(tmp_path))
    assert ask(store, "SELECT ?g ?h WHERE { GRAPH ?g { ?a schema:headline ?h } }") == [
        ("source/1.md", "First"),
        ("source/1.md", "Third"),
        ("source/2.md", "Second"),
        ("source/2.md", "Third"),
    ]


def test_the_default_graph_tells_own_posts_from_mentions(tmp_path: Path) -> None:
    store = store_of(two_posts(tmp_path))
    own = [("https://a.com/1", "source/1.md"), ("https://b.com/2", "source/2.md")]
    mentioned = [("https://c.com/3", "source/1.md"), ("https://c.com/3", "source/2.md")]
    assert ask(store, "SELECT ?a ?g { ?a prov:hadPrimarySource ?g }") == own
    assert ask(store, "SELECT ?a ?g { ?g schema:mainEntity ?a }") == own
    assert ask(store, "SELECT ?a ?g { ?g schema:mentions ?a }") == mentioned
    assert ask(store, "SELECT ?a ?g { ?a prov:wasDerivedFrom ?g }") == own + mentioned


def test_what_no_document_says_alone_stands_in_the_default_graph() -> None:
    graph = kg.build(SEEDS).graph
    documents = {f"<{iri}>" for iri in graph.iris("source")}
    for subject, default, told, named in placed(graph):
        kind = graph.attributes(subject[1:-1])["kind"]
        predicates = {predicate for predicate, _ in default}
        assert {*named} <= documents
        if kind == "article":
            assert predicates <= BY_THE_BUILD | {f"<{PROV}hadPrimarySource>"}
            assert not {predicate for predicate, _ in told} & BY_THE_BUILD
        else:
            assert told == [] and named == []


def test_a_thing_of_no_document_stands_in_the_default_graph() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Article("https://x.org/a", headline="A"))
    assert "".join(generate_nquads(graph)) == (
        f'<https://x.org/a> <{expand("rdf:type")}> <{OWN}Article> .\n<https://x.org/a> <{SCHEMA}headline> "A" .\n'
    )


def test_what_the_build_finds_out_is_in_the_vocabulary() -> None:
    assert {term[1:-1] for term in BY_THE_BUILD} <= {field.iri for field in KINDS["article"].fields}


def test_quads_are_sorted_by_their_bytes_and_each_is_there_once(tmp_path: Path) -> None:
    for number, graph in enumerate([hostile_graph(), kg.build(SEEDS).graph]):
        path = write(graph, tmp_path / f"{number}.nq")
        lines = path.read_bytes().split(b"\n")
        assert lines.pop() == b""
        assert lines == sorted(set(lines))
        subprocess.run(["sort", "-c", "-u", path], check=True, env={**os.environ, "LC_ALL": "C"})


def test_trig_is_turtle_and_a_block_a_document() -> None:
    graph = KnowledgeGraph()
    document = BASE + "source/a.md"
    graph.add_node(Article("https://x.org/a", headline="A\nb"))
    graph.add_node(Article("https://x.org/b", headline="B"))
    graph.add_node(Provider("https://x.org/p", name="P"))
    graph.add_node(Source(document))
    graph.add_edge(Edge("https://x.org/a", "publisher", "https://x.org/p"))
    graph.add_edge(Edge("https://x.org/a", "derived_from", document))
    graph.add_edge(Edge("https://x.org/b", "derived_from", document))
    graph.add_edge(Edge(document, "main_entity", "https://x.org/a"))
    assert "".join(generate_trig(graph)).partition("\n\n")[2] == (
        f"<{document}>\n"
        "    a prov:Entity ;\n"
        "    schema:mainEntity <https://x.org/a> ;\n"
        "    schema:mentions <https://x.org/b> .\n"
        "\n"
        "<https://x.org/a>\n"
        f"    prov:hadPrimarySource <{document}> ;\n"
        f"    prov:wasDerivedFrom <{document}> .\n"
        "\n"
        "<https://x.org/b>\n"
        f"    prov:wasDerivedFrom <{document}> .\n"
        "\n"
        "<https://x.org/p>\n"
        "    a schema:NewsMediaOrganization ;\n"
        '    schema:name "P" .\n'
        "\n"
        f"<{document}> {{\n"
        "    <https://x.org/a>\n"
        "        a kg:Article ;\n"
        '        schema:headline "A\\nb" ;\n'
        "        schema:publisher <https://x.org/p> .\n"
        "\n"
        "    <https://x.org/b>\n"
        "        a kg:Article ;\n"
        '        schema:headline "B" .\n'
        "}\n"
    )
