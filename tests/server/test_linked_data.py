"""Linked data: each IRI of the data set leads to its description, in the form one wants."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest

from tests.corpus import triples
from tests.server.running import Running, served

TOPIC = "https://w3id.org/newskg/id/topic/ai"
FORMS = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}


def described(iri: str) -> str:
    return f"/resource?iri={quote(iri, safe='')}"


def test_an_iri_leads_to_its_description(server: Running) -> None:
    reply = server.get("/newskg/id/topic/ai", Accept="text/turtle")
    assert (reply.status, reply.headers["location"]) == (303, described(TOPIC))
    assert "Accept" in reply.headers["vary"]
    assert server.get("/newskg/id/topic/nothing").status == 404
    assert server.get("/another/path").status == 404


@pytest.mark.parametrize("media_type", FORMS)
def test_descriptions(server: Running, media_type: str) -> None:
    reply = server.get(described(TOPIC), Accept=media_type)
    assert (reply.status, reply.media_type) == (200, media_type)
    assert "Accept" in reply.headers["vary"]
    syntax = pyoxigraph.RdfFormat.from_media_type(media_type)
    assert syntax is not None
    said = triples(reply.body, syntax)
    assert {subject for subject, _, _ in said} == {f"<{TOPIC}>"}
    assert any(value == '"AI"' for _, _, value in said)
    named = server.get(f"{described(TOPIC)}&format={FORMS[media_type]}", Accept="text/html")
    assert (named.media_type, triples(named.body, syntax)) == (media_type, said)
    assert server.get(described(TOPIC), Accept=media_type, If_None_Match=reply.headers["etag"]).status == 304


def test_a_description_for_people(server: Running) -> None:
    reply = server.get(described(TOPIC), Accept="text/html,*/*;q=0.1")
    assert reply.media_type == "text/html"
    assert "<h1>AI</h1>" in reply.text
    assert "What is said of it" in reply.text
    assert "Democrats and civil liberties groups back law" in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_what_is_not_known(server: Running) -> None:
    for accept in ("text/turtle", "text/html"):
        assert server.get(described("https://example.org/nothing"), Accept=accept).status == 404
    assert server.get(described(TOPIC), Accept="image/png").status == 406
    for wrong in (
        "/resource",
        "/resource?iri=topic",
        f"{described(TOPIC)}&format=doc",
        "/resource?iri=https://a/%3E%20%7D",
    ):
        assert server.get(wrong).status == 400, wrong


def test_foreign_text_stays_text(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    evil = '"<script>alert(1)</script>"'
    schema = "https://schema.org"
    (folder / "graph.nt").write_text(
        f"<https://news.example/story/a'b> <{schema}/name> {evil} .\n"
        f"<https://news.example/story/a'b> <{schema}/url> <javascript:alert(1)> .\n"
        "<https://news.example/story/a'b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/newskg/ns#Story> .\n",
        encoding="utf-8",
    )
    with served(folder) as server:
        reply = server.get("/story/a'b")  # a site's own base, at its root
        assert reply.status == 303
        page = server.get(reply.headers["location"], Accept="text/html").text
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page


def test_files(server: Running, exports: Path) -> None:
    assert server.get("/").media_type == "text/html"
    assert "graph.ttl" in server.get("/exports/").text
    for name, media_type in (
        ("graph.nt", "application/n-triples"),
        ("graph.ttl", "text/turtle"),
        ("report.json", "application/json"),
    ):
        reply = server.get(f"/exports/{name}")
        assert (reply.status, reply.media_type) == (200, media_type)
        assert reply.body == (exports / name).read_bytes()
        assert server.get(f"/exports/{name}", If_None_Match=reply.headers["etag"]).status == 304
    part = server.get("/exports/graph.nt", Range="bytes=0-9")
    assert (part.status, part.body) == (206, (exports / "graph.nt").read_bytes()[:10])
    packed = server.get("/exports/graph.nt", Range="bytes=0-9", Accept_Encoding="gzip")
    assert (packed.status, packed.body) == (206, part.body)
    whole = server.get("/exports/graph.nt", Accept_Encoding="gzip")
    assert gzip.decompress(whole.body) == (exports / "graph.nt").read_bytes()
    assert server.request("HEAD", "/exports/graph.nt").headers["content-length"] == str(
        len(gzip.decompress(whole.body))
    )
    assert server.get("/exports/nothing.nt").status == 404
    os.remove(exports / "graph.html")
    with served(exports) as bare:
        assert "report.json" in bare.get("/").text
