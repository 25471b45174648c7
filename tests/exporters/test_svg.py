"""The overview as a static picture: told, safe, legible."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from hypothesis import given, settings

import kg
from kg.explorer.overview import overview
from kg.explorer.palette import TOPICS, palette
from kg.exporters import write
from kg.exporters.svg import picture
from kg.exporters.svg_names import FEW, HEADROOM, Box, names
from kg.graph import KnowledgeGraph
from kg.model import Article, Topic
from tests.corpus import ROOT, SEEDS, hostile_graph, run_kg
from tests.explorer_graphs import TOLD, Told, graph_of, topic_iri

SVG = "{http://www.w3.org/2000/svg}"


def text_of(graph: KnowledgeGraph) -> str:
    return "\n".join(picture(graph))


def crowd() -> KnowledgeGraph:
    return graph_of([Told((at * 37 % 900,) * (2 + at % 7), at % 9, "x", (at + 1, at + 5)) for at in range(150)])


@pytest.mark.parametrize("graph", [kg.build(SEEDS).graph, crowd(), hostile_graph(), KnowledgeGraph()])
def test_it_is_a_picture_that_says_what_it_is(graph: KnowledgeGraph) -> None:
    root = ET.fromstring(text_of(graph))
    assert root.attrib["role"] == "figure"
    for name in root.attrib["aria-labelledby"].split():
        assert root.find(f".//*[@id='{name}']") is not None
    found = overview(graph)
    titles = [circle.find(f"{SVG}title") for circle in root.iter(f"{SVG}circle")]
    assert sum(title is not None for title in titles) == len(found.stories) + len(found.alone)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for text in root.iter(f"{SVG}text"):
        assert -30 <= float(text.attrib["x"]) <= width
        assert -100 <= float(text.attrib["y"]) <= height


def test_texts_from_outside_are_texts() -> None:
    text = text_of(hostile_graph())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    allowed = {"svg", "title", "desc", "style", "rect", "g", "text", "line", "a", "circle", "path"}
    assert {element.tag.removeprefix(SVG) for element in ET.fromstring(text).iter()} <= allowed
    assert not re.search(r"url\(|@import|xlink|src=|<script|\son[a-z]+=", text)


def test_only_web_addresses_are_links() -> None:
    graph = graph_of([])
    for iri in ("javascript:alert(1)", "data:text/html,x", "https://example.com/a"):
        graph.add_node(Article(iri, headline="A"))
    links = [link.attrib["href"] for link in ET.fromstring(text_of(graph)).iter(f"{SVG}a")]
    assert links == ["https://example.com/a"]


def test_it_has_the_colours_of_the_page_light_and_dark() -> None:
    text = text_of(crowd())
    light, dark = palette()
    assert "prefers-color-scheme: dark" in text
    for name in (*TOPICS, "other", "paper", "ink"):
        assert f"--{name}: {light[name]};" in text and f"--{name}: {dark[name]};" in text
    assert all(light[name] != light[other] for name, other in combinations(TOPICS, 2))


@given(TOLD)
@settings(max_examples=40)
def test_no_name_covers_another(told: list[Told]) -> None:
    found = overview(graph_of(told * 3))
    named = {story.iri: f"What happened in story {story.iri}, and why" for story in found.stories}
    top = -HEADROOM if len(found.stories) >= FEW else 0.0
    bounds = Box(0.0, top, max(500.0, found.width * 1.5), found.height * 1.5)
    placed = names(found.stories, named, 1.5, bounds)
    assert all(name.box.within(bounds) for name in placed)
    assert not any(one.box.meets(other.box) for one, other in combinations(placed, 2))


def test_in_a_crowd_the_largest_are_named_above_all() -> None:
    graph = crowd()
    found = overview(graph)
    placed = names(found.stories, {story.iri: story.iri for story in found.stories}, 1.0, Box(0, -84, 1200, 600))
    above = [name for name in placed if name.way]
    assert 4 <= len(above) <= 7
    assert all(name.box.bottom < 0 for name in above)
    assert [name.x for name in above] == sorted(name.x for name in above)


def test_the_way_to_a_name_is_short_and_crosses_no_other_of_the_largest() -> None:
    found = overview(crowd())
    placed = names(found.stories, {story.iri: story.iri for story in found.stories}, 1.0, Box(0, -84, 1200, 600))
    large = sorted(found.stories, key=lambda story: -story.radius)[:10]
    for x, y, to_x, to_y in (name.way for name in placed if name.way):
        assert dist((x, y), (to_x, to_y)) <= 200
        points = [(x + (to_x - x) * step / 50, y + (to_y - y) * step / 50) for step in range(48)]
        own = min(found.stories, key=lambda story: dist((story.x, story.y), (to_x, to_y)) - story.radius)
        assert all(dist(point, (one.x, one.y)) > one.radius for point in points for one in large if one != own)


def test_of_stories_as_large_some_from_everywhere_are_named() -> None:
    found = overview(graph_of([Told((at * 3,) * 4, at % 3) for at in range(300)]))
    width = found.width * 1.0
    placed = names(found.stories, {story.iri: story.iri for story in found.stories}, 1.0, Box(0, -84, width, 900))
    above = [name.x / width for name in placed if name.way]
    assert len(above) >= 5
    assert min(above) < 0.25 and max(above) > 0.75


def test_few_lines_are_drawn_and_the_strongest() -> None:
    graph = graph_of([Told((at * 3,) * 4, at % 3, None, tuple(at + step for step in range(1, 9))) for at in range(600)])
    path = re.search(r'<path class="related"[^>]* d="([^"]*)"', text_of(graph))
    assert path and len(overview(graph).lines) > 900
    assert 100 < path[1].count("M") < 220


def test_a_name_and_a_number_do_not_turn_each_other_round() -> None:
    graph = graph_of([Told((1, 2), 0), Told((3, 4), 1)])
    graph.add_node(Topic(topic_iri(0), name="مجلس المدينة"))
    assert "\u2068مجلس المدينة\u2069 2<" in text_of(graph)


def test_the_picture_in_the_documentation_is_up_to_date(tmp_path: Path) -> None:
    run = run_kg("build", "seeds", "-o", tmp_path, "--format", "svg", cwd=ROOT)
    assert run.returncode == 0
    same = (tmp_path / "graph.svg").read_bytes() == (ROOT / "docs" / "images" / "overview.svg").read_bytes()
    assert same, "run: kg export svg -o docs/images/overview.svg"


def test_the_file_is_the_same_from_a_graph_that_was_read_back(tmp_path: Path) -> None:
    graph = kg.build(SEEDS).graph
    write(graph, tmp_path / "a.svg")
    write(kg.read(write(graph, tmp_path / "a.nt")), tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
