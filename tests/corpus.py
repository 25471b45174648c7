"""Small sites written for the tests, the command run on them as a user runs it, and RDF read by others' parsers."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph
import yaml

import kg
from kg.exporters.ntriples import generate_ntriples
from kg.graph import KnowledgeGraph
from kg.model import ITEM_KINDS, Article, Edge, Image, Item, Provider, Scheme, Source, Topic
from kg.pipeline import Build
from kg.vocabulary import KINDS

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

_CACHE = tempfile.mkdtemp(prefix="kg-tests-")
"""The cache folder of the commands that the tests run: the user's own is none of theirs."""
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)

Triple = tuple[str, str, str]
"""Subject, predicate, object, as N-Triples terms."""


def write_site(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write files below a folder: text as it is, anything else as front matter, YAML or JSON by the name."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
            continue
        if not isinstance(content, str):
            content = _document(content, path.suffix)
        path.write_text(content, encoding="utf-8", newline="\n")
    return folder


def _document(fields: Any, suffix: str) -> str:
    if suffix == ".json":
        return json.dumps(fields)
    text: str = yaml.safe_dump(fields, sort_keys=False)
    return f"---\n{text}---\n" if suffix == ".md" else text


def build_site(folder: Path, files: Mapping[str, Any], **options: Any) -> Build:
    """Build the graph of files written below a folder."""
    return kg.build(write_site(folder, files), **options)


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of every file in a folder, by its path there."""
    files = [path] if path.is_file() else sorted(found for found in path.rglob("*") if found.is_file())
    return {found.relative_to(path).as_posix(): found.read_bytes() for found in files}


def ntriples(graph: KnowledgeGraph) -> str:
    """The graph's canonical form."""
    return "".join(generate_ntriples(graph))


def triples(text: str | bytes, syntax: pyoxigraph.RdfFormat = pyoxigraph.RdfFormat.N_TRIPLES) -> set[Triple]:
    """The triples in an RDF text, read by pyoxigraph."""
    found = pyoxigraph.parse(text, format=syntax)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in found}


def triples_by_rdflib(path: Path, syntax: str) -> set[Triple]:
    """The triples in an RDF file, read by rdflib."""
    import rdflib

    # Else it writes 20:56:00Z as 20:56:00+00:00.
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        text = rdflib.Graph().parse(path, format=syntax).serialize(format="nt", encoding="utf-8")
    finally:
        rdflib.NORMALIZE_LITERALS = normalize
    return triples(text)


def triples_by_raptor(path: Path, syntax: str) -> set[Triple]:
    """The triples in an RDF file, read by Raptor, which is not to complain."""
    run = subprocess.run(["rapper", "-i", syntax, "-o", "ntriples", path], capture_output=True, check=False)
    said = run.stderr.decode()
    assert run.returncode == 0 and "Warning" not in said and "Error" not in said, said
    return triples(run.stdout)


def triples_by_serd(path: Path, syntax: str) -> set[Triple]:
    """The triples in an RDF file, read by Serd, which is not to complain."""
    run = subprocess.run(["serdi", "-i", syntax, "-o", "ntriples", path], capture_output=True, check=False)
    assert run.returncode == 0 and not run.stderr, run.stderr.decode()
    return triples(run.stdout)


def run_kg(
    *arguments: str | Path,
    cwd: Path | None = None,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=cwd,
        input=stdin.decode("utf-8", "surrogateescape"),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=environment(env),
        timeout=timeout,
        check=False,
    )


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, with this working tree's kg to be found from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": _CACHE, **(more or {})}


HOSTILE_TEXTS = {
    "quotes": '"double" \'single\' """triple""" ends in "',
    "backslashes": 'C:\\new\\table \\u0041 \\" ends in \\',
    "lines": "one\ntwo\r\nthree\rfour\ttab",
    "controls": "".join(map(chr, [*range(1, 32), 127])),
    "later controls": "\x80\x85\x9f\u2028\u2029\ufeff",
    "emoji": "🚀 👩‍👩‍👧 ❤️ 🇺🇸",
    "right to left": "שלום \u202eabc\u202c مرحبا",
    "combining": "Zu\u0308rich Zürich ﷽ 人工智能",
    "markup": "<script>alert('x')</script> &amp; <https://example.com/> \"^^<http://www.w3.org/2001/XMLSchema#integer>",
    "turtle": '"@en . <a> a <b> ; # no comment',
    "blank": " ",
    "long": "long text — " * 8_000,
}


def surrogates_graph() -> KnowledgeGraph:
    """A graph with lone surrogates, which only Python can make: nothing that is read has any."""
    graph = KnowledgeGraph()
    graph.add_node(
        Article("https://example.com/a", headline="lone \ud83d surrogate", language="en", author=("\udfff 🚀",))
    )
    graph.add_node(Image("https://example.com/a.png", url=("https://example.com/\ud800",)))
    graph.add_edge(Edge("https://example.com/a", "image", "https://example.com/a.png"))
    return graph


def hostile_graph() -> KnowledgeGraph:
    """A graph of every kind of node and link, with every kind of value that is hard to write."""
    graph = KnowledgeGraph()
    base = "https://w3id.org/newskg/id/"
    scheme, provider, image = base + "topics", base + "provider/example.com", "https://i.com/a(1)'~.png?a=1&b=%2C;c"
    graph.add_node(Scheme(scheme, HOSTILE_TEXTS["quotes"]))
    graph.add_node(Provider(provider, HOSTILE_TEXTS["emoji"], ("A", "B", "a"), "example.com", HOSTILE_TEXTS["lines"]))
    graph.add_node(Image(image, ('https://I.com/a b<>"{}|\\^`.png',), 1, 2_000_000_000_000, HOSTILE_TEXTS["markup"]))
    graph.add_edge(Edge(provider, "logo", image))
    for place, (name, text) in enumerate(HOSTILE_TEXTS.items()):
        article = f"https://example.com/{place}"
        graph.add_node(
            Article(
                article,
                type=(None, "NewsArticle", "VideoObject")[place % 3],
                headline=text,
                abstract=text[::-1],
                language=(None, "en", "pt-br")[place % 3],
                date_published=datetime(2020, 6, 24, 20, 56, place, place * 1000, tzinfo=UTC),
                url=(article + "#" + name.replace(" ", "%20"), article + "?utm_source=x"),
                section=text,
                quality=place - 5,
                heat=0,
                published=place % 2 == 0,
                alias=(f"https://amp.example.com/{place}", f"https://schema.org/alias{place}"),
            )
        )
        source, topic = f"{base}source/{place}.md", f"{base}topic/{place}-ü-人工"
        graph.add_node(Source(source))
        graph.add_node(Topic(topic, text, (text + "!", "#"), ("keyword", text), text))
        graph.add_edge(Edge(source, "main_entity", article))
        graph.add_edge(Edge(article, "derived_from", source))
        graph.add_edge(Edge(article, "about", topic))
        graph.add_edge(Edge(article, "image", image))
        graph.add_edge(Edge(article, "publisher", provider))
        graph.add_edge(Edge(topic, "in_scheme", scheme))
        if place:
            graph.add_edge(Edge(article, "related_to", "https://example.com/0"))
            graph.add_edge(Edge(topic, "broader", f"{base}topic/{place - 1}-ü-人工"))
    for place, kind in enumerate(ITEM_KINDS):
        text = list(HOSTILE_TEXTS.values())[place % len(HOSTILE_TEXTS)]
        graph.add_node(hostile_item(kind, f"{base}{kind}/a", text))
        targets = {
            "related_to": "https://example.com/0",
            "has_part": "https://example.com/1",
            "about": f"{base}topic/0-ü-人工",
            "image": image,
            "derived_from": f"{base}source/0.md",
        }
        for link in KINDS[kind].links:
            graph.add_edge(Edge(f"{base}{kind}/a", link.name, targets.get(link.name, provider)))
        graph.add_edge(Edge("https://example.com/2", "related_to", f"{base}{kind}/a"))
    graph.add_node(Article("https://example.com/0/deeper"))
    graph.add_node(Article("https://example.com/0-and-more"))
    graph.add_node(Article("https://example.com/0#!fragment"))
    return graph


def hostile_item(kind: str, iri: str, text: str) -> Item:
    """An item with every value that its kind can have."""
    when = datetime(2020, 6, 24, 20, 56, 0, 120, tzinfo=UTC)
    values: dict[str, Any] = {
        "string": text,
        "text": text,
        "integer": 0,
        "decimal": Decimal("4.7763157"),
        "boolean": True,
        "dateTime": when,
        "duration": "P1DT2H0.5S",
        "anyURI": "https://example.com/a b#" + kind,
        "iri": "https://example.com/account/" + kind,
    }
    told: dict[str, Any] = {
        field.name: (values[field.datatype],) if field.many else values[field.datatype] for field in KINDS[kind].values
    }
    return Item(kind, iri, language="pt-br", **told)
