"""The description of the data set: what it counts is so, and it is the same from the file as from the build."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings

import kg
from kg.exporters import ExportOptions, write
from kg.exporters.void import dataset_iri, generate_void
from kg.graph import KnowledgeGraph
from kg.model import Article, Dataset, Source, Story
from kg.vocabulary import DEFAULT_BASE_IRI
from tests.corpus import SEEDS, Triple, hostile_graph, ntriples, run_kg, triples, triples_by_raptor, triples_by_rdflib
from tests.exporters.graphs import graphs

VOID, DCAT, DCTERMS = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"


def described(graph: KnowledgeGraph, **dumps: Path) -> set[Triple]:
    text = "".join(generate_void(graph, ExportOptions(dumps=dumps)))
    return triples(text, pyoxigraph.RdfFormat.TURTLE)


def value(found: set[Triple], subject: str, predicate: str) -> str | None:
    values = [o for s, p, o in found if (s, p) == (f"<{subject}>", f"<{predicate}>")]
    assert len(values) < 2
    return next((value.split('"')[1] if value.startswith('"') else value for value in values), None)


def parts(found: set[Triple], kind: str, count: str) -> dict[str, int]:
    return {
        o: int(value(found, s[1:-1], VOID + count) or "-1") for s, p, o in found if p == f"<{VOID}{kind}>"
    }  # fmt: skip


@pytest.mark.parametrize("graph", [hostile_graph(), kg.build(SEEDS).graph], ids=["hostile", "seeds"])
def test_what_it_counts_is_what_the_graph_has(graph: KnowledgeGraph, tmp_path: Path) -> None:
    said = triples(ntriples(graph))
    found, dataset = described(graph), dataset_iri(graph)
    rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    numbers = {
        "triples": len(said),
        "entities": len(graph),
        "distinctSubjects": len({s for s, _, _ in said}),
        "distinctObjects": len({o for _, _, o in said}),
        "classes": len({o for _, p, o in said if p == rdf_type}),
        "properties": len({p for _, p, _ in said}),
    }
    assert {name: value(found, dataset, VOID + name) for name in numbers} == {k: str(v) for k, v in numbers.items()}
    assert parts(found, "class", "entities") == {
        name: sum((p, o) == (rdf_type, name) for _, p, o in said) for name in {o for _, p, o in said if p == rdf_type}
    }
    assert parts(found, "property", "triples") == {
        name: sum(p == name for _, p, _ in said) for name in {p for _, p, _ in said}
    }
    assert parts(found, "property", "distinctSubjects") == {
        name: len({s for s, p, _ in said if p == name}) for name in {p for _, p, _ in said}
    }


def test_other_parsers_read_the_same(tmp_path: Path) -> None:
    for number, graph in enumerate([hostile_graph(), kg.build(SEEDS).graph, KnowledgeGraph()]):
        path = write(graph, tmp_path / f"{number}.ttl", "void")
        expected = triples(path.read_bytes(), pyoxigraph.RdfFormat.TURTLE)
        assert triples_by_rdflib(path, "turtle") == triples_by_raptor(path, "turtle") == expected
        assert not any("_:" in term[:2] for triple in expected for term in triple)


@settings(max_examples=60)
@given(graphs())
def test_any_graph_can_be_described(graph: KnowledgeGraph) -> None:
    assert value(described(graph), dataset_iri(graph), VOID + "triples") == str(ntriples(graph).count("\n"))


def test_iris_that_begin_alike_are_told_and_no_others() -> None:
    found = described(kg.build(SEEDS).graph)
    base = DEFAULT_BASE_IRI
    assert {(s.rpartition("/")[2], o) for s, p, o in found if p == f"<{VOID}uriSpace>"} == {
        ("prov:Entity>", f'"{base}source/"'),
        ("schema:NewsMediaOrganization>", f'"{base}provider/"'),
        ("skos:Concept>", f'"{base}topic/"'),
        ("kg:Story>", f'"{base}story/"'),
    }


def test_examples_are_in_the_graph() -> None:
    graph = kg.build(SEEDS).graph
    examples = [o[1:-1] for _, p, o in described(graph) if p == f"<{VOID}exampleResource>"]
    assert {graph.attributes(iri)["kind"] for iri in examples} >= {"article", "provider", "topic", "story"}


def test_title_licence_and_commit_are_those_of_the_graph() -> None:
    graph = KnowledgeGraph()
    commit = "swh:1:rev:" + "a" * 40
    graph.add_node(Dataset("https://x.org/dataset", 'A "site"', "https://spdx.org/licenses/MIT", None, commit))
    found = described(graph)
    assert value(found, "https://x.org/dataset", DCTERMS + "title") == "A \\"
    assert value(found, "https://x.org/dataset", DCTERMS + "license") == "<https://spdx.org/licenses/MIT>"
    assert value(found, "https://x.org/dataset", DCTERMS + "source") == f"<{commit}>"
    assert value(found, "https://x.org/dataset", DCTERMS + "rights") is None
    assert not [p for _, p, _ in described(kg.build(SEEDS).graph) if p in (f"<{DCTERMS}license>", f"<{DCTERMS}source>")]


@pytest.mark.parametrize(
    ("nodes", "iri"),
    [
        ([], DEFAULT_BASE_IRI + "dataset"),
        ([Article("https://x.org/a")], DEFAULT_BASE_IRI + "dataset"),
        ([Source("https://x.org/b/source/source/a.md")], "https://x.org/b/dataset"),
        ([Story("https://x.org/story/story/s"), Source("https://x.org/story/source/a")], "https://x.org/story/dataset"),
    ],
)
def test_the_data_set_lives_where_what_is_minted_lives(nodes: list[Article | Source | Story], iri: str) -> None:
    graph = KnowledgeGraph()
    for node in nodes:
        graph.add_node(node)
    assert dataset_iri(graph) == iri


def test_the_files_of_a_build_are_told_with_their_sizes(tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_text("left by another build")
    formats = [argument for name in ("void", "nt", "html", "report", "jsonld") for argument in ("--format", name)]
    assert run_kg("build", SEEDS, "-o", tmp_path, "--no-cache", *formats).returncode == 0
    found = triples((tmp_path / "void.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    sizes = {s.rpartition("/")[2][:-1]: int(o.split('"')[1]) for s, p, o in found if p == f"<{DCAT}byteSize>"}
    assert sizes == {name: (tmp_path / name).stat().st_size for name in ("graph.nt", "graph.jsonld")}
    media = {o[1:-1].partition("media-types/")[2] for _, p, o in found if p == f"<{DCAT}mediaType>"}
    assert media == {"application/n-triples", "application/ld+json"}


def test_an_export_later_gives_the_bytes_of_the_build(tmp_path: Path) -> None:
    formats = [argument for name in ("nt", "turtle", "void", "nquads") for argument in ("--format", name)]
    assert run_kg("build", SEEDS, "-o", tmp_path, "--no-cache", *formats).returncode == 0
    run = run_kg("export", "void", "--from", tmp_path / "graph.nt", "-o", tmp_path / "again.ttl")
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "again.ttl").read_bytes() == (tmp_path / "void.ttl").read_bytes()


def test_files_beside_a_graph_of_another_name_are_not_taken_for_its_own(tmp_path: Path) -> None:
    graph = kg.build(SEEDS).graph
    for name in ("old.nt", "graph.nt", "graph.ttl"):
        graph.write(tmp_path / name)
    assert run_kg("export", "void", "--from", tmp_path / "old.nt").returncode == 0
    assert "dcat:Distribution" not in (tmp_path / "void.ttl").read_text("utf-8")


def test_a_build_after_a_change_tells_the_new_sizes(tmp_path: Path) -> None:
    site, arguments = tmp_path / "site", ["--format", "nt", "--format", "void", "--cache", str(tmp_path / "cache")]
    site.mkdir()
    for path in SEEDS.glob("*.md"):
        (site / path.name).write_bytes(path.read_bytes())
    assert run_kg("build", site, "-o", tmp_path / "out", *arguments).returncode == 0
    edited = next(site.glob("*.md"))
    edited.write_text(edited.read_text("utf-8").replace("title: ", "title: Edited ", 1), encoding="utf-8")
    assert run_kg("build", site, "-o", tmp_path / "out", *arguments).returncode == 0
    assert run_kg("build", site, "-o", tmp_path / "full", "--no-cache", *arguments).returncode == 0
    assert (tmp_path / "out" / "void.ttl").read_bytes() == (tmp_path / "full" / "void.ttl").read_bytes()
