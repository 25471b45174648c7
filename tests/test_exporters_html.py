"""The page as a file: whole, alone, escaped, and the same bytes each time."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network

from kg.explorer.columns import IN_ORDER
from kg.exporters import ExportOptions, write
from kg.exporters.html import contents
from kg.graph import KnowledgeGraph
from kg.graph_file import read_ntriples
from kg.model import Article, Dataset, Edge, Image, Node, Provider, Source, Story, Topic
from tests.corpus import hostile_graph

BASE = "https://w3id.org/newskg/id/"
MORNING = datetime(2020, 6, 24, 8, 0, tzinfo=UTC)
NODES: list[Node] = [
    Article(
        "https://a.example/1",
        headline="Tools banned",
        abstract="The council voted.",
        language="en",
        date_published=MORNING,
        alias=("https://amp.a.example/1",),
    ),
    Article("https://b.example/2", headline="Ban proposed", date_published=MORNING + timedelta(days=1)),
    Article("https://b.example/3", headline="No date"),
    Provider(BASE + "provider/a.example", name="The A", domain="a.example", alternate_name=("A News",)),
    Provider(BASE + "provider/b.example", domain="b.example"),
    Topic(BASE + "topic/ai", name="AI", definition="Machines that learn."),
    Topic(BASE + "topic/vision", name="Vision"),
    Image("https://a.example/1.jpg", width=10, height=20),
    Source(BASE + "source/_news/2020-06-24-tools%20banned.md"),
    Story(BASE + "story/ban", name="Tools banned", keyword=("ban", "tools"), start_date=MORNING, size=2),
]
EDGES = [
    Edge("https://a.example/1", "publisher", BASE + "provider/a.example"),
    Edge("https://b.example/2", "publisher", BASE + "provider/b.example"),
    Edge("https://b.example/3", "publisher", BASE + "provider/b.example"),
    Edge("https://a.example/1", "about", BASE + "topic/ai"),
    Edge("https://a.example/1", "about", BASE + "topic/vision"),
    Edge(BASE + "topic/vision", "broader", BASE + "topic/ai"),
    Edge("https://a.example/1", "related_to", "https://b.example/2"),
    Edge("https://a.example/1", "related_to", "https://b.example/3"),
    Edge("https://a.example/1", "image", "https://a.example/1.jpg"),
    Edge(BASE + "source/_news/2020-06-24-tools%20banned.md", "main_entity", "https://a.example/1"),
    Edge("https://a.example/1", "in_story", BASE + "story/ban"),
    Edge("https://b.example/2", "in_story", BASE + "story/ban"),
    Edge(BASE + "story/ban", "core", "https://a.example/1"),
    Edge(BASE + "story/ban", "main_topic", BASE + "topic/ai"),
]


def make(nodes: list[Node], edges: list[Edge]) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    for node in nodes:
        graph.add_node(node)
    for edge in edges:
        graph.add_edge(edge)
    return graph


def page_of(graph: KnowledgeGraph, folder: Path) -> str:
    return write(graph, folder / "graph.html").read_bytes().decode("utf-8")


class Reader(HTMLParser):
    """What a browser would see: elements with their attributes, and the text within each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.ended = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        self.ended = False

    def handle_endtag(self, tag: str) -> None:
        self.ended = True

    def handle_data(self, data: str) -> None:
        if self.texts and not self.ended:
            self.texts[-1] += data

    def inside(self, tag: str) -> list[str]:
        return [text for (name, _), text in zip(self.elements, self.texts, strict=True) if name == tag]


def data_of(page: str) -> Any:
    """What the page holds, unpacked as a browser does."""
    return json.loads(gzip.decompress(b64decode(Reader(page).inside("script")[0])))


def rows(data: Any) -> list[dict[str, Any]]:
    """The nodes, read back from their columns; what is not known is left out."""
    found = []
    for table in data["tables"]:
        columns = {
            name: column if isinstance(column, list) else [None if at < 0 else column["of"][at] for at in column["at"]]
            for name, column in table["columns"].items()
        }
        for row, iri in enumerate(table["iris"]):
            values = {name: column[row] for name, column in columns.items() if column[row] is not None}
            found.append({"kind": table["kind"], "iri": iri} | values)
    return found


def read_links(data: Any) -> set[tuple[str, str, str]]:
    iris = [row["iri"] for row in rows(data)]
    found = set()
    for field, lists in data["links"].items():
        for subject, *gaps in lists:
            target = 0
            for gap in gaps:
                target += gap
                found.add((iris[subject], field, iris[target]))
    return found


def plain(value: Any) -> Any:
    """A value of the graph as RDF writes it, as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("graph", [make(NODES, EDGES), hostile_graph()], ids=["small", "hostile"])
def test_the_page_holds_every_node_and_link_with_all_values(graph: KnowledgeGraph, tmp_path: Path) -> None:
    data = data_of(page_of(graph, tmp_path))
    found = {row.pop("iri"): row for row in rows(data)}
    assert found == {iri: {name: plain(value) for name, value in graph.attributes(iri).items()} for iri in graph.iris()}
    assert read_links(data) == set(graph.edges())
    assert data["leftOut"] == 0


@pytest.mark.parametrize("base", ["https://w3id.org/newskg/id/", "https://news.example/graph/"])
def test_the_page_knows_how_addresses_begin_that_were_made_here(base: str, tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    graph.add_node(Topic(f"{base}topic/ai", name="AI"))
    assert data_of(page_of(graph, tmp_path))["base"] == base


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Example Times", "The Example Times"),
        (" The\n Example\tTimes\x00", "The Example Times"),
        ("\u202eTimes\u202c \ud83d", "Times"),
        ("حظر & بوسطن", "حظر &amp; بوسطن"),
        ("x" * 500, "x" * 119 + "…"),
    ],
)
def test_the_page_has_the_name_of_its_site(title: str, name: str, tmp_path: Path) -> None:
    graph = make(NODES, EDGES)
    graph.add_node(Dataset(BASE + "dataset", title=title))
    for options in (ExportOptions(), ExportOptions(html_limit=2)):
        page = write(graph, tmp_path / "graph.html", options=options).read_text("utf-8")
        assert f"<title>{name} · News graph</title>" in page
        assert f'<h1 dir="auto">{name}</h1>' in page


@pytest.mark.parametrize("title", [None, " ", "\u202e\u2069", "\u200b", "\x00"])
def test_a_name_that_cannot_be_seen_is_none(title: str | None, tmp_path: Path) -> None:
    graph = make(NODES, EDGES)
    graph.add_node(Dataset(BASE + "dataset", title=title))
    page = page_of(graph, tmp_path)
    assert "<title>News graph</title>" in page
    assert '<h1 dir="auto">News graph</h1>' in page


def test_nodes_are_in_order_of_kind_then_things_in_order_of_time(tmp_path: Path) -> None:
    found = rows(data_of(page_of(make(NODES, EDGES), tmp_path)))
    kinds = [row["kind"] for row in found]
    assert kinds == sorted(kinds, key=IN_ORDER.index)
    articles = [row["iri"] for row in found if row["kind"] == "article"]
    assert articles == ["https://b.example/3", "https://a.example/1", "https://b.example/2"]


def test_the_overview_has_each_story_and_each_thing_in_none(tmp_path: Path) -> None:
    data = data_of(page_of(make(NODES, EDGES), tmp_path))
    found, seen = rows(data), data["overview"]
    assert [found[node]["name"] for node in seen["stories"]["node"]] == ["Tools banned"]
    assert [found[node]["iri"] for node in seen["alone"]["node"]] == ["https://b.example/3"]
    for circles in (seen["stories"], seen["alone"]):
        assert all(
            0 <= x <= seen["width"] and 0 <= y <= seen["height"]
            for x, y in zip(circles["x"], circles["y"], strict=True)
        )
    assert [found[topic]["name"] for topic in seen["colours"]] == ["AI", "Vision"]
    assert (
        len(data["places"]["x"])
        == len(data["places"]["y"])
        == sum(row["kind"] not in ("image", "source", "story") for row in found)
    )


def test_addresses_are_held_once(tmp_path: Path) -> None:
    page = page_of(make(NODES, EDGES), tmp_path)
    assert gzip.decompress(b64decode(Reader(page).inside("script")[0])).count(b'"https://b.example/2"') == 1
    assert "b.example" not in page


def test_it_is_a_pyvis_network_of_stories_that_stands_still() -> None:
    drawn, _ = contents(make(NODES, EDGES))
    assert isinstance(drawn, Network)
    assert [node["label"] for node in drawn.nodes] == ["Tools banned"]
    assert drawn.get_nodes() == [node["id"] for node in drawn.nodes]
    assert drawn.options["physics"] == {"enabled": False}
    assert drawn.options["layout"] == {"improvedLayout": False}


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    path = write(make(NODES, EDGES), tmp_path / "graph.html", options=ExportOptions(html_limit=2))
    data = data_of(path.read_text("utf-8"))
    assert data["leftOut"] == 1
    assert [row["iri"] for row in rows(data) if row["kind"] == "article"] == [
        "https://a.example/1",
        "https://b.example/2",
    ]


def test_a_graph_read_from_its_file_gives_the_same_page(tmp_path: Path) -> None:
    for number, graph in enumerate((make(NODES, EDGES), hostile_graph())):
        path = write(graph, tmp_path / f"{number}.nt")
        assert page_of(read_ntriples(path), tmp_path) == page_of(graph, tmp_path)


def test_the_page_names_no_other_file(tmp_path: Path) -> None:
    read = Reader(page_of(make(NODES, EDGES), tmp_path))
    for tag, attributes in read.elements:
        if attributes.get("rel") == "icon":  # in the page itself, so that no browser asks for one
            assert (attributes["href"] or "").startswith("data:image/svg+xml,")
        else:
            assert not {"src", "href", "srcset", "action", "style"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
    assert {"img", "iframe", "base", "form"}.isdisjoint(tag for tag, _ in read.elements)
    assert "sourceMappingURL" not in "".join(read.inside("script"))


def test_the_policy_allows_this_script_and_this_style_and_nothing_else(tmp_path: Path) -> None:
    read = Reader(page_of(make(NODES, EDGES), tmp_path))
    policy = next(a["content"] or "" for tag, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def digest(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    scripts, styles = read.inside("script"), read.inside("style")
    assert len(scripts) == 2
    assert len(styles) == 1
    assert rules == {
        "default-src": "'none'",
        "script-src": digest(scripts[1]),
        "style-src": digest(styles[0]),
        "img-src": "https: http: data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize(
    "text",
    [
        "<script>window.hacked=1</script>",
        "</script><script>window.hacked=1</script>",
        "</ScRiPt ><img src=x onerror=window.hacked=1>",
        "<!-- <script>",
        "<!--<script></script>-->",
        '" onerror="window.hacked=1',
        '<a href="javascript:window.hacked=1">href</a>',
        "{{ 7 * 7 }} {% raw %}",
        "line\u2028and\u2029paragraph\r\n\t\x00\x1b",
        "\\u003c/script>\\",
        "lone \ud83d surrogate",
        "עברית \u202e وعربية",
    ],
)
def test_hostile_text_stays_inside_the_data(text: str, tmp_path: Path) -> None:
    graph = make(
        [
            Article("https://a.example/1", headline=text, abstract=text, alias=(text,)),
            Provider(BASE + "provider/a.example", name=text, domain=text, alternate_name=(text,), description=text),
            Topic(BASE + "topic/ai", name=text, definition=text),
        ],
        [],
    )
    page = page_of(graph, tmp_path)
    assert not re.search("[\u2028\u2029\r\x00]", page)
    harmless = page_of(make([Article("https://a.example/1", headline="Quiet")], []), tmp_path)
    assert Reader(page).elements[:-1] == Reader(harmless).elements[:-1]
    article, provider, topic = rows(data_of(page))
    for known in (article["headline"], article["abstract"], *article["alias"], provider["domain"], topic["definition"]):
        assert known == text


def test_insertion_order_does_not_show(tmp_path: Path) -> None:
    expected = page_of(make(NODES, EDGES), tmp_path)
    for seed in range(5):
        chance = random.Random(seed)
        nodes, edges = chance.sample(NODES, len(NODES)), chance.sample(EDGES, len(EDGES))
        assert page_of(make(nodes, edges), tmp_path) == expected


HASHED = """
import hashlib, random, sys
from pathlib import Path
from kg.exporters import write
from kg.graph import KnowledgeGraph
from kg.model import *
graph, chance = KnowledgeGraph(), random.Random(2)
for n in range(400):
    graph.add_node(Article(f"https://a.example/{n}", headline=f"Article {n}"))
    graph.add_edge(Edge(f"https://a.example/{n}", "publisher", f"https://p.example/{n % 7}"))
    graph.add_edge(Edge(f"https://a.example/{n}", "about", f"https://t.example/{n % 3}"))
    graph.add_edge(Edge(f"https://a.example/{n}", "related_to", f"https://a.example/{chance.randrange(n + 1)}"))
for n in range(300):
    story = f"https://s.example/{n // 6}"
    graph.add_node(Story(story, name=f"Story {n // 6}", keyword=("article", f"word{n // 6 % 9}"), size=6))
    graph.add_edge(Edge(f"https://a.example/{n}", "in_story", story))
for n in range(7):
    graph.add_node(Provider(f"https://p.example/{n}", name=f"Provider {n}"))
for n in range(3):
    graph.add_node(Topic(f"https://t.example/{n}", name=f"Topic {n}"))
print(hashlib.sha256(write(graph, Path(sys.argv[1])).read_bytes()).hexdigest())
"""


def test_the_hash_seed_does_not_show(tmp_path: Path) -> None:
    root = str(Path(__file__).parent.parent)
    digests = {
        subprocess.run(
            [sys.executable, "-c", HASHED, str(tmp_path / f"{seed}.html")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


def test_only_the_page_is_written_and_no_path_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # pyvis copies a folder "lib" beside whatever it writes itself.
    monkeypatch.chdir(tmp_path)
    page = page_of(make(NODES, EDGES), tmp_path / "out")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["graph.html", "out"]
    assert str(tmp_path) not in page
    assert str(Path(__file__).parent.parent) not in page
    assert "\r" not in page
    assert page.endswith("</html>\n")


@pytest.mark.parametrize("nodes", [[], NODES[:1], NODES[2:3], NODES[3:5], NODES[5:7], NODES[7:]])
def test_graphs_of_little_are_written_too(nodes: list[Node], tmp_path: Path) -> None:
    assert len(rows(data_of(page_of(make(nodes, []), tmp_path)))) == len(nodes)


def test_a_large_graph_is_written_quickly_and_stays_small(tmp_path: Path) -> None:
    chance = random.Random(9)
    graph = KnowledgeGraph()
    for number in range(5000):
        iri = f"https://news{number % 400}.example/2021/05/{number}-a-headline-that-is-written-out"
        text = " ".join(chance.choice(["market", "storm", "vote", "port", "court"]) for _ in range(35))
        when = MORNING + timedelta(hours=number)
        graph.add_node(
            Article(iri, headline=text[:80], abstract=text, date_published=when, alias=(iri + "/amp", iri + "?amp=1"))
        )
        graph.add_edge(Edge(iri, "publisher", f"{BASE}provider/news{number % 400}.example"))
        graph.add_edge(Edge(iri, "about", f"{BASE}topic/{number % 20}"))
    for number in range(400):
        graph.add_node(Provider(f"{BASE}provider/news{number}.example", name=f"News {number}"))
    for number in range(20):
        graph.add_node(Topic(f"{BASE}topic/{number}", name=f"Topic {number}"))
    articles = graph.iris("article")
    for _ in range(115_000):
        number = chance.randrange(5000)
        other = articles[(number + chance.randrange(1, 60)) % 5000]
        graph.add_edge(Edge(articles[number], "related_to", other))
    start = time.process_time()
    page = write(graph, tmp_path / "graph.html")
    assert time.process_time() - start < 3.0, "measured: 0.5 s"
    assert page.stat().st_size < 8_000_000
