"""On paper: the list, the picture with a key, and a word on what is left out."""

from __future__ import annotations

import re
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.graph import KnowledgeGraph
from tests.page.graphs import LONE, MORNING, OWNERS, TOOLS, large, put, tell
from tests.page.screen import Open, address, choose, overflowing, settle, told, view


def letters(pdf: bytes) -> int:
    """How many text showing operators a PDF has: those of pictures have none."""
    found = 0
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found += len(re.findall(rb"\bT[jJ]\b", zlib.decompressobj().decompress(stream)))
        except zlib.error:
            continue
    return found


def test_on_paper_there_is_the_list_and_no_control(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, color_scheme="dark")
    choose(page, "AI")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    settle(page)
    text = page.locator("body").inner_text()
    for known in (TOOLS, OWNERS, "The wbur News", "25 Jun 2020", "about AI", "1 of 2 stories, 5 of 8 articles"):
        assert known in text, known
    assert LONE not in text
    controls = page.locator("#bar button, #finder, #filters, #tools, #timeline, select, #crumbs, button.more")
    assert controls.evaluate_all("(all) => all.filter((one) => one.checkVisibility()).length") == 0
    assert overflowing(page) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)", "rgb(251, 251, 249)"), "no dark paper"
    page.emulate_media(media="null")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert letters(pdf) > 20, "words, not a picture of them"


def paper(page: Page) -> None:
    """Show the page as it is printed."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    settle(page)


def pages(page: Page) -> int:
    """How many sheets of A4 it takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def many() -> KnowledgeGraph:
    """120 stories: forty of them of eight articles, the others of seven."""
    graph = KnowledgeGraph()
    for story in range(120):
        iris = [
            put(
                graph,
                f"https://a.example/{story}-{at}",
                f"Told {story}-{at}",
                date_published=MORNING + timedelta(days=story),
                provider="wbur",
                topics=("Odd" if story % 2 else "Even",),
            )
            for at in range(7 + (story % 3 == 0))
        ]
        tell(graph, f"{story}", f"Story {story}", iris, start_date=MORNING + timedelta(days=story))
    return graph


def test_paper_has_the_largest_stories_and_a_line_for_each_other(open_page: Open) -> None:
    page = open_page(many())
    paper(page)
    full = page.locator("#list .story-entry h3 bdi").all_inner_texts()
    assert full == [f"Story {story}" for story in range(117, -1, -3)], "the largest, the latest of them first"
    brief = page.locator("#list .brief li")
    expect(brief).to_have_count(80)
    assert told(brief.first) == "Story 119 7 articles · 21 Oct 2020"
    assert told(page.locator("#list .on-paper")) == (
        "This sheet is a selection: the 40 largest stories with the first of their articles. "
        "Filters choose what is printed in full."
    )
    assert "All articles are shown" not in page.locator("#list").inner_text()
    entry = page.locator("#list .story-entry").first
    assert entry.locator(".articles > li").count() == 5
    assert told(entry.locator("p").last) == "and 3 articles that are not on this sheet"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#list .entries > li").count() == 0, "what was made for paper is gone"


def test_paper_has_in_full_what_filters_leave(open_page: Open) -> None:
    page = open_page(many())
    choose(page, "Odd")
    paper(page)
    expect(page.locator("#list .story-entry")).to_have_count(60)
    names = page.locator("#list .articles bdi:not(.publisher)").all_inner_texts()
    assert set(names) == {f"Told {story}-{at}" for story in range(1, 120, 2) for at in range(7 + (story % 3 == 0))}
    assert page.locator("#list .missing:visible").count() == 0
    expect(page.locator("#list .filter-words")).to_have_text("Shown are articles about Odd.")


def test_a_corpus_of_thousands_is_some_pages(open_page: Open) -> None:
    page = open_page(large(4500))
    assert 8 < pages(page) <= 20
    page.evaluate("explorer.set({ topics: [explorer.graph.ids('topic')[0]] })")
    assert pages(page) > 1


def test_the_first_story_stands_beneath_its_heading(open_page: Open) -> None:
    """A long one is parted rather than sent to the next page, away from the heading above it."""
    graph = KnowledgeGraph()
    told_here = [
        put(graph, f"https://a.example/{at}", f"Told {at}", date_published=MORNING, provider="wbur") for at in range(60)
    ]
    tell(graph, "long", "A long story", told_here, start_date=MORNING)
    page = open_page(graph)
    paper(page)
    found = page.locator("#list .story-entry").evaluate("(one) => getComputedStyle(one).breakInside")
    assert found == "auto"
    for heading in ("#list .stories h2", "#list .story-entry h3", "#list .tellers"):
        assert page.locator(heading).evaluate("(one) => getComputedStyle(one).breakAfter") == "avoid", heading
    page.emulate_media(media="null")
    assert pages(page) == 2, "the picture and the beginning, then the rest"


def test_the_picture_fits_the_paper_and_then_the_screen_again(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    look = "(({ camera, width, height }) => [camera.x, camera.y, camera.scale, width, height])(explorer.picture.view())"
    canvas = "(({ width, clientWidth }) => width / clientWidth)(document.querySelector('#picture canvas'))"
    for zoom in (False, True):
        if zoom:
            page.get_by_role("button", name="Zoom in").click()
            address(page)
        before = page.evaluate(look)
        page.evaluate(
            """() => matchMedia("print").addEventListener("change", ({ matches }) => {
                if (matches) window.printed = explorer.picture.view();
            })"""
        )
        page.pdf(format="A4")
        width, scale = page.evaluate("[printed.width, printed.camera.scale]")
        assert width < before[3]
        assert scale < before[2]
        settle(page)
        assert page.evaluate(look) == pytest.approx(before, rel=0.01)
        assert page.evaluate(canvas) == pytest.approx(1), "and is not drawn out"


def test_paper_says_what_is_not_on_it(open_page: Open) -> None:
    page = open_page(large(2000))
    page.evaluate("explorer.go(explorer.graph.ids('topic')[0])")
    paper(page)
    missing = page.locator("#list .alone .missing")
    assert told(missing) == "608 more of 668 are not on this sheet."
    assert told(page.locator("#list .providers .missing")) == "37 more of 97 are not on this sheet."
    shown = page.locator("#panel h3", has_text="Articles").locator("xpath=following-sibling::ul[1]/li").count()
    left = page.locator("#panel .on-paper:visible")
    assert told(left.last) == f"{200 - shown} more are not on this sheet."


def test_a_picture_on_paper_has_a_key_to_its_colours(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, color_scheme="dark")
    assert page.locator("#key").is_hidden()
    paper(page)
    rows = page.locator("#key li:visible")
    assert [told(row) for row in rows.all()] == ["Transport", "AI"]
    colour = "(row) => getComputedStyle(row.querySelector('.mark')).backgroundColor"
    token = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    for row, name in zip(rows.all(), ("--topic0", "--common-pale"), strict=True):
        red, green, blue = (int(page.evaluate(token, name)[at : at + 2], 16) for at in (1, 3, 5))
        assert row.evaluate(colour) == f"rgb({red}, {green}, {blue})"
    key, picture, listed = (page.locator(f"#{name}").bounding_box() for name in ("key", "picture", "list"))
    assert key
    assert picture
    assert listed
    assert picture["y"] + picture["height"] - 1 <= key["y"] < listed["y"]
    page.emulate_media(media="screen")
    view(page, "Coverage")
    paper(page)
    assert told(rows.last) == "Told by one provider alone"
    page.emulate_media(media="screen")
    view(page, "Graph")
    paper(page)
    assert [told(row) for row in rows.all()] == ["Post", "Article", "Provider", "Topic"]
