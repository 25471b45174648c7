"""Clients that others wrote get the rows that the graph has."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import kg
from kg.querying.shipped import shipped
from tests.corpus import ROOT, Triple, run_kg, triples_by_raptor, triples_by_serd
from tests.server.running import Running

PREFIXES = """
PREFIX kg: <https://w3id.org/newskg/ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
SELECTS = {
    "topics": "SELECT ?topic (COUNT(?a) AS ?n) { ?a schema:about/skos:prefLabel ?topic } GROUP BY ?topic",
    "optional": "SELECT ?a ?date { ?a a kg:Article OPTIONAL { ?a schema:datePublished ?date } }",
    "languages": "SELECT DISTINCT ?text (LANG(?text) AS ?language) { ?a schema:headline ?text }",
    "path": "SELECT ?a ?b { ?a kg:relatedTo+ ?b }",
    "union": "SELECT ?x { { ?x a kg:Story } UNION { ?x a skos:Concept } }",
    "aggregate": "SELECT (MAX(?size) AS ?most) (SUM(?size) AS ?all) { ?s kg:size ?size }",
    "none": "SELECT ?x { ?x a kg:Nothing }",
}
COMUNICA = ROOT / "node_modules" / "@comunica" / "query-sparql"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=ROOT / "exports" / "graph.nt", format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def locally(store: pyoxigraph.Store, query: str) -> Counter[frozenset[tuple[str, str]]]:
    """The rows as a bag of names and values."""
    found = json.loads(store.query(query).serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b"")  # type: ignore[arg-type]
    return bag(found["results"]["bindings"])


def bag(rows: list[dict[str, dict[str, str]]]) -> Counter[frozenset[tuple[str, str]]]:
    return Counter(frozenset((name, term["value"]) for name, term in row.items()) for row in rows)


@pytest.mark.parametrize("name", SELECTS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(server: Running, store: pyoxigraph.Store, name: str, method: str) -> None:
    wrapper: Any = SPARQLWrapper(f"{server.address}sparql", returnFormat=JSON)
    wrapper.setMethod(method)
    wrapper.setQuery(PREFIXES + SELECTS[name])
    assert bag(wrapper.query().convert()["results"]["bindings"]) == locally(store, PREFIXES + SELECTS[name])


def test_sparqlwrapper_in_other_formats(server: Running) -> None:
    wrapper: Any = SPARQLWrapper(f"{server.address}sparql")
    wrapper.setQuery("ASK { ?s ?p ?o }")
    wrapper.setReturnFormat(XML)
    assert "<boolean>true</boolean>" in wrapper.query().convert().toxml()
    wrapper.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    wrapper.setMethod(POST)
    wrapper.setReturnFormat(RDFXML)
    assert len(wrapper.query().convert()) == 478
    wrapper.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=wrapper.query().convert(), format="turtle")) == 478
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery("ASK {")
    with pytest.raises(QueryBadFormed, match="line 1, column 6"):
        wrapper.query()


@pytest.mark.parametrize("name", shipped())
def test_kg_query(server: Running, name: str) -> None:
    given = {one.name: one.example for one in shipped()[name].parameters if one.default is None}
    found = kg.query(f"{server.address}sparql", name, **given)
    here = kg.query(ROOT / "exports", name, **given)
    assert (found, type(found)) == (here, type(here))


def test_kg_query_on_the_command_line(server: Running) -> None:
    where = ("--endpoint", f"{server.address}sparql")
    for format in ("table", "csv", "json"):
        asked = ("query", "articles-on-topic", "--param", "topic=computer vision", "--format", format)
        found, here = run_kg(*asked, *where), run_kg(*asked, cwd=ROOT)
        assert (found.returncode, found.stdout, found.stderr) == (0, here.stdout, "")
    construct = ("query", "CONSTRUCT WHERE { ?s skos:prefLabel ?label }")
    assert run_kg(*construct, *where).stdout == run_kg(*construct, cwd=ROOT).stdout
    refused = run_kg("query", "ASK { SERVICE <https://example.org/> {} }", *where)
    assert refused.returncode == 3 and "403 Forbidden: SERVICE" in refused.stderr
    mistaken = run_kg("query", "SELECT * { ?s schma:name ?name }", *where)
    assert mistaken.returncode == 2 and "did you mean schema:?" in mistaken.stderr


@pytest.mark.parametrize("parser", [triples_by_raptor, triples_by_serd])
@pytest.mark.parametrize(("media_type", "name"), [("text/turtle", "turtle"), ("application/n-triples", "ntriples")])
def test_parsers_of_others(
    server: Running,
    store: pyoxigraph.Store,
    tmp_path: Path,
    parser: Callable[[Path, str], set[Triple]],
    media_type: str,
    name: str,
) -> None:
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!isNumeric(?o)) }"  # of numbers see docs/server.md
    (tmp_path / "answer").write_bytes(server.ask(construct, media_type).body)
    said = store.query(construct)
    assert isinstance(said, pyoxigraph.QueryTriples)
    said.serialize(tmp_path / "known.nt", format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert parser(tmp_path / "answer", name) == parser(tmp_path / "known.nt", "ntriples") != set()


@pytest.mark.parametrize("name", SELECTS)
def test_rdflib(server: Running, store: pyoxigraph.Store, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)  # else it writes 20:56:00Z as 20:56:00+00:00
    graph = rdflib.Graph(SPARQLStore(f"{server.address}sparql", method="POST"))
    found = Counter(
        frozenset((str(variable), str(value)) for variable, value in row.asdict().items())  # type: ignore[union-attr]  # of a SELECT
        for row in graph.query(PREFIXES + SELECTS[name])
    )
    assert found == locally(store, PREFIXES + SELECTS[name])


def test_rdflib_looks_around(server: Running) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.address}sparql"))
    topic = rdflib.URIRef("https://w3id.org/newskg/id/topic/ai")
    assert str(graph.value(topic, rdflib.SKOS.prefLabel)) == "AI"
    assert len(graph) == 478


@pytest.mark.skipif(not COMUNICA.is_dir() and not os.environ.get("CI"), reason="npm ci brings Comunica")
def test_comunica(server: Running, store: pyoxigraph.Store) -> None:
    queries = {name: PREFIXES + text for name, text in SELECTS.items()}
    run = subprocess.run(
        ["node", str(Path(__file__).parent / "comunica.js"), f"{server.address}sparql"],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    for name, query in queries.items():
        assert bag(found[name]) == locally(store, query), name
