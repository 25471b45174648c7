"""Endless words, mistyped years, pages that leave something out: what must not spoil the rest."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from kg.exporters import ExportOptions, write
from kg.graph import KnowledgeGraph
from kg.model import Provider, Topic
from tests.page.graphs import BASE, MORNING, council, large, put, tell
from tests.page.screen import Open, find, told, view


def test_endless_words_do_not_stop_the_page(open_page: Open) -> None:
    """A hundred thousand letters without a space: rows have the beginning, the panel some pages, Turtle all of it."""
    word = "A" * 100_000
    graph = KnowledgeGraph()
    iris = [
        put(
            graph,
            f"https://a.example/{at}",
            f"{word}{at}",
            abstract=word,
            date_published=MORNING,
            author=(word,),
            provider="wbur",
            topics=("AI",),
        )
        for at in range(4)
    ]
    for name in ("AI", "Other"):
        graph.add_node(Topic(f"{BASE}topic/{name}", name=f"{name}{word}", definition=word))
    graph.add_node(Provider(f"{BASE}provider/wbur", name=f"W{word}", domain="wbur.example"))
    story = tell(graph, "long", f"S{word}", iris[:3], topic="AI", keyword=(word,), start_date=MORNING)
    page = open_page(graph)
    view(page, "List")
    longest = "(all) => Math.max(...all.map((one) => one.textContent.length))"
    find(page, "aaa")
    assert page.locator("#list bdi, #finder bdi, #filters bdi").evaluate_all(longest) <= 200
    for iri in (iris[0], story, f"{BASE}topic/AI", f"{BASE}provider/wbur"):
        page.evaluate("(iri) => explorer.go(explorer.graph.find(iri))", iri)
        assert page.locator("#panel button bdi").evaluate_all(longest) <= 200
        assert page.locator("#panel :not(:has(*))").evaluate_all(longest) <= 5000, iri
    page.evaluate(
        "(iri) => { explorer.go(explorer.graph.find(iri)); explorer.open(explorer.state().selected); }", story
    )
    assert page.locator("#crumbs bdi").evaluate_all(longest) <= 200
    page.evaluate("(iri) => explorer.go(explorer.graph.find(iri))", iris[0])
    page.locator("#panel summary").click()
    expect(page.locator("#panel .turtle")).to_contain_text(f'"{word}0"')


def test_each_row_of_the_filters_has_a_name(open_page: Open) -> None:
    """Names of blanks, or of what only turns the direction of writing, give way to an address."""
    graph = council()
    put(graph, "https://a.example/blind", "\u202e\u2069", provider="turned", topics=("turned", "blank"))
    graph.add_node(Provider(f"{BASE}provider/turned", name="\u202e", domain="turned.example"))
    graph.add_node(Topic(f"{BASE}topic/turned", name="\u202e"))
    graph.add_node(Topic(f"{BASE}topic/blank", name="  "))
    page = open_page(graph)
    names = page.locator("#filters .choice .name").all_inner_texts()
    assert {"turned.example", f"{BASE}topic/turned", f"{BASE}topic/blank"} <= set(names)
    assert all(name.strip() for name in names)
    view(page, "List")
    expect(page.locator("#list .alone bdi", has_text="https://a.example/blind")).to_be_visible()


def test_a_mistyped_year_leaves_the_scales_of_time_readable(open_page: Open) -> None:
    graph = council()
    put(graph, "https://a.example/old", "Mistyped", date_published=datetime(202, 6, 24, tzinfo=UTC), provider="wbur")
    put(graph, "https://a.example/new", "Also mistyped", date_published=datetime(9020, 6, 24, tzinfo=UTC))
    page = open_page(graph)
    words = told(page.locator("#timeline .words"))
    assert words == "24 Jun 2020 – 4 Jul 2020 7 articles; each bar a day; 1 long before, 1 long after"
    names = page.locator("#timeline .axis span").all_inner_texts()
    assert {"24 Jun 2020", "29 Jun", "3 Jul"} <= set(names)
    bars = page.locator("#timeline .bars.strong").get_attribute("d")
    assert bars
    assert bars.count("M") == 6
    picture = page.evaluate("explorer.picture.toSvg('')")
    assert "2000" in picture
    assert re.search(r"\d Jul|\d Jun", picture), "also where most happened"
    page.evaluate("explorer.set({ from: Date.UTC(2020, 5, 26) })")
    expect(page.locator("#timeline .words")).to_contain_text("5 articles; each bar a day; 1 long after")


def test_the_handles_of_the_brush_stand_beside_the_bars(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    plot, begin, end = (page.locator(f"#timeline {name}").bounding_box() for name in (".plot", ".begin", ".end"))
    assert plot
    assert begin
    assert end
    assert begin["x"] + begin["width"] <= plot["x"] + 1
    assert end["x"] >= plot["x"] + plot["width"] - 1


def test_what_a_limit_leaves_out_is_said_in_full(open_page: Open, tmp_path: Path) -> None:
    path = write(council(), tmp_path / "few.html", options=ExportOptions(html_limit=5))
    said = (
        "3 articles and other things are not in this page, to keep it small: the largest stories are, then the latest"
    )
    expect(open_page(path).locator("#notes .left-out")).to_contain_text(said)


def test_grey_marks_are_told_in_the_legend(open_page: Open, town_page: Path) -> None:
    page = open_page(large(700))
    expect(page.locator("#filters .topics p")).to_have_text("Grey: another topic, or none")
    assert open_page(town_page).locator("#filters .topics p").inner_text() == "", "where each has a colour"
