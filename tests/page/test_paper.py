"""On paper: the list, the picture with a key, and a word on what is left out."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from playwright.sync_api import Page, expect

from kg.graph import KnowledgeGraph
from tests.page.graphs import LONE, MORNING, OWNERS, TOOLS, large, put, tell
from tests.page.screen import Open, choose, overflowing, settle, told, view


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


def test_paper_has_all_articles_of_all_stories(open_page: Open) -> None:
    graph = KnowledgeGraph()
    for story in range(120):
        iris = [
            put(graph, f"https://a.example/{story}-{at}", f"Told {story}-{at}", date_published=MORNING, provider="wbur")
            for at in range(7)
        ]
        tell(graph, f"{story}", f"Story {story}", iris, start_date=MORNING)
    page = open_page(graph)
    paper(page)
    expect(page.locator("#list .story-entry")).to_have_count(120)
    names = page.locator("#list .articles bdi:not(.publisher)").all_inner_texts()
    assert set(names) == {f"Told {story}-{at}" for story in range(120) for at in range(7)}
    assert page.locator("#list .missing:visible").count() == 0
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#list .entries > li").count() == 0, "what was made for paper is gone"


def test_paper_says_what_is_not_on_it(open_page: Open) -> None:
    page = open_page(large(2000))
    page.evaluate("explorer.go(explorer.graph.ids('topic')[0])")
    paper(page)
    missing = page.locator("#list .alone .missing")
    assert told(missing).startswith("168 more of 668 are not on this sheet")
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
