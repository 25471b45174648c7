"""The endpoint over HTTP: formats, mistakes, what clients keep, methods, other sites' pages."""

from __future__ import annotations

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyoxigraph
import pytest

from tests.corpus import ROOT, triples
from tests.server.running import JSON, XML, Running, query_target, served

GRAPH = pyoxigraph.Store()
GRAPH.load(path=ROOT / "exports" / "graph.nt", format=pyoxigraph.RdfFormat.N_TRIPLES)
KEPT = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in GRAPH}
"""As Oxigraph keeps them: 0.50 is 0.5 to it."""
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ALL = "CONSTRUCT WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (JSON, JSON),
        (XML, XML),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("text/xml;q=0.4, text/csv;q=0.3", "text/xml"),
        ("*/*", JSON),
        ("", JSON),
        ("text/turtle, application/sparql-results+xml;q=0.1", XML),
    ],
)
def test_tables(server: Running, accept: str, content_type: str) -> None:
    reply = server.ask(COUNT, accept)
    assert (reply.status, reply.media_type) == (200, content_type)
    assert "Accept" in reply.headers["vary"]
    assert "478" in reply.text


def test_the_formats_say_the_same(server: Running) -> None:
    query = "SELECT ?s ?o WHERE { ?s <https://schema.org/headline> ?o } ORDER BY ?s"
    rows = json.loads(server.ask(query).body)["results"]["bindings"]
    found = [(row["s"]["value"], row["o"]["value"]) for row in rows]
    assert len(found) == 19
    assert [tuple(row) for row in csv.reader(io.StringIO(server.ask(query, "text/csv").text))][1:] == found
    results = ElementTree.fromstring(server.ask(query, XML).body).iter(
        "{http://www.w3.org/2005/sparql-results#}binding"
    )
    assert [binding[0].text for binding in results] == [value for row in found for value in row]


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_graphs(server: Running, accept: str, syntax: pyoxigraph.RdfFormat) -> None:
    reply = server.ask(ALL, accept)
    assert (reply.status, reply.media_type) == (200, accept)
    assert triples(reply.body, syntax) == KEPT


@pytest.mark.parametrize(("query", "accept"), [(COUNT, "text/turtle"), (ALL, "text/csv"), (COUNT, "image/png")])
def test_what_no_client_takes_is_not_sent(server: Running, query: str, accept: str) -> None:
    reply = server.ask(query, accept)
    assert reply.status == 406
    assert "Accept" in reply.text


def test_a_mistake_is_told_with_its_place(server: Running) -> None:
    reply = server.ask("SELECT *\nWHERE { ?s ?p }")
    assert reply.status == 400
    assert reply.text.startswith("line 2, column 16: ")
    assert reply.text.endswith(" WHERE { ?s ?p }\n                ^\n")


def test_a_mistake_in_meaning_is_told_too(server: Running) -> None:
    assert "variable that is unbound" in server.ask("SELECT ?x {} GROUP BY ?y").text
    reply = server.ask("SELECT (<http://example.org/f>(1) AS ?x) {}")
    assert (reply.status, "is not supported" in reply.text) == (400, True)


def test_what_a_client_has_is_not_sent_again(server: Running) -> None:
    first = server.get(query_target(COUNT), Accept=JSON)
    again = server.get(query_target(COUNT), Accept=JSON, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert server.get(query_target(COUNT), Accept=XML, If_None_Match=first.headers["etag"]).status == 200


@pytest.mark.parametrize(
    "query", ["SELECT (NOW() AS ?x) {}", "SELECT (RAND() AS ?x) {}", "CONSTRUCT { _:a <a:b> 1 } {}"]
)
def test_what_may_change_is_not_kept(server: Running, query: str) -> None:
    reply = server.get(query_target(query))
    assert reply.status == 200
    assert ("etag" in reply.headers) == query.startswith("CONSTRUCT")


def test_answers_are_compressed(server: Running) -> None:
    plain = server.ask(ALL, "application/n-triples")
    small = server.request(
        "POST",
        "/sparql",
        ALL.encode(),
        Content_Type="application/sparql-query",
        Accept="application/n-triples",
        Accept_Encoding="gzip",
    )
    assert small.headers["content-encoding"] == "gzip"
    assert len(small.body) < len(plain.body) / 3
    assert triples(gzip.decompress(small.body)) == triples(plain.body)
    assert "Accept-Encoding" in small.headers["vary"]


def test_the_head_of_an_answer(server: Running) -> None:
    reply = server.request("HEAD", query_target(COUNT), Accept=JSON)
    assert (reply.status, reply.media_type, reply.body) == (200, JSON, b"")
    assert int(reply.headers["content-length"]) > 0


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_methods_that_would_write(server: Running, method: str) -> None:
    reply = server.request(method, "/sparql", b"")
    assert reply.status == 405
    assert set(reply.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_pages_of_other_sites_may_ask(server: Running) -> None:
    reply = server.get(query_target(COUNT), Origin="https://example.org")
    assert reply.headers["access-control-allow-origin"] == "*"
    preflight = server.request(
        "OPTIONS",
        "/sparql",
        Origin="https://example.org",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert preflight.status == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    refused = server.request("OPTIONS", "/sparql", Origin="https://example.org", Access_Control_Request_Method="PUT")
    assert refused.status == 400


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/rdf+xml", "application/ld+json"])
def test_the_service_describes_itself(server: Running, accept: str) -> None:
    reply = server.get("/sparql", Accept=accept)
    assert reply.status == 200
    syntax = pyoxigraph.RdfFormat.from_media_type(reply.media_type)
    assert syntax is not None
    said = triples(reply.body, syntax)
    sd = "<http://www.w3.org/ns/sparql-service-description#"
    endpoint = f"<{server.address}sparql>"
    assert any(predicate == f"{sd}endpoint>" and value == endpoint for _, predicate, value in said)
    assert any(
        predicate == f"{sd}supportedLanguage>" and value == f"{sd}SPARQL11Query>" for _, predicate, value in said
    )
    assert any(predicate.endswith("void#triples>") and value.startswith('"478"') for _, predicate, value in said)
    again = server.get("/sparql", Accept=accept, If_None_Match=reply.headers["etag"])
    assert again.status == 304


def test_browsers_get_the_editor(server: Running) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for target in ("/sparql", query_target("ASK {}")):
        reply = server.get(target, Accept=browser)
        assert (reply.status, reply.media_type) == (200, "text/html")
        assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_every_reply_has_the_headers_of_safety(server: Running) -> None:
    for target in ("/", "/sparql", "/nothing", "/exports/graph.ttl", query_target("no query")):
        headers = server.get(target).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_a_request_may_be_too_large(server: Running) -> None:
    assert server.ask("ASK {} #" + "x" * (1 << 20)).status == 413
    chunks = server.connection()
    chunks.request(
        "POST", "/sparql", iter([b"ASK {} #"] + [b"x" * (1 << 16)] * 17), {"Content-Type": "application/sparql-query"}
    )
    assert chunks.getresponse().status == 413
    chunks.close()


@pytest.mark.parametrize(
    ("body", "content_type", "told"),
    [
        (b"query=%ff", "application/x-www-form-urlencoded", "UTF-8"),
        (b"\xff", "application/sparql-query", "byte 1"),
        (b"nothing=1", "application/x-www-form-urlencoded", "no field query"),
        (b"&".join([b"a=1"] * 10_001), "application/x-www-form-urlencoded", "fields"),
    ],
)
def test_bad_bodies(server: Running, body: bytes, content_type: str, told: str) -> None:
    reply = server.request("POST", "/sparql", body, Content_Type=content_type)
    assert reply.status == 400
    assert told in reply.text


def test_it_is_only_known_by_its_own_names(exports: Path) -> None:
    with served(exports, "--allow-host", "news.example") as server:
        for host in ("localhost:1", "127.0.0.1", "[::1]:8080", "news.example", "NEWS.example:80", "192.0.2.1"):
            assert server.get(query_target("ASK {}"), Host=host).status == 200, host
        for host in (
            "evil.example",
            "news.example.evil.example",
            "",
            "127.0.0.1.evil.example",
            "[::1",
            "localhost.evil",
        ):
            reply = server.get(query_target("ASK {}"), Host=host)
            assert reply.status in (400, 421), host
