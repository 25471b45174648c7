"""Narrow windows, many articles, paper."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.graphs import BRIDGE, LONE, OWNERS, TOOLS, large
from tests.page.screen import Open, choose, click, counts, find, heading, marks, notes, pixels, place, settle, told, view

NARROW = {"width": 390, "height": 800}


def overflowing(page: Page) -> list[str]:
    """What sticks out of the window at its sides, apart from what scrolls by itself or is not shown."""
    settle(page)
    found = page.evaluate(
        """() => {
            const clipped = (element) => {
                for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
                    if (getComputedStyle(at).overflowX !== "visible") return true;
                }
                return false;
            };
            return [...document.querySelectorAll("body *")].filter((element) => {
                const { left, right, width } = element.getBoundingClientRect();
                return width && (left < -1 || right > innerWidth + 1) && !clipped(element) && !element.matches(".unseen");
            }).map((element) => `${element.tagName}#${element.id}.${element.className}`);
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    return [str(one) for one in found]


def test_a_narrow_window_shows_everything(open_page: Open, seeds_page: Path) -> None:
    page = open_page(seeds_page, viewport=NARROW, has_touch=True)
    expect(page.locator("#filters")).to_be_hidden()
    for name in ("Stories", "Coverage", "Graph", "List"):
        view(page, name)
        assert overflowing(page) == [], name
    view(page, "Stories")
    assert sum(pixels(page, f"topic{number}") for number in range(4)) > 200
    picture = page.locator("#picture").bounding_box()
    assert picture
    assert picture["height"] > 250, "most of the window is the picture's"
    click(page, "States push back against use of facial recognition by police")
    assert overflowing(page) == []
    find(page, "boston")
    assert overflowing(page) == []


def test_in_a_narrow_window_the_panel_is_a_sheet(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, viewport=NARROW, has_touch=True)
    x, y = place(page, LONE)
    page.touchscreen.tap(x, y)
    expect(heading(page)).to_have_text(LONE)
    panel = page.locator("#panel").bounding_box()
    assert panel
    assert (panel["x"], panel["width"]) == (0, 390)
    assert panel["y"] > 250, "the picture above stays in sight"
    assert panel["y"] + panel["height"] == pytest.approx(800, abs=1)
    page.get_by_role("button", name="Close the details").tap()
    expect(page.locator("#panel")).to_be_hidden()
    page.get_by_role("button", name="Filters", exact=True).tap()
    choose(page, "Transport")
    assert sorted(marks(page)) == sorted([BRIDGE, LONE])
    box = page.locator("#picture").bounding_box()
    assert box
    page.touchscreen.tap(380, box["y"] + 20)
    expect(page.locator("#filters")).to_be_hidden()


def test_what_is_pressed_is_large_enough_for_a_finger(open_page: Open, town_page: Path) -> None:
    """At least 24 pixels each way, as WCAG 2.2 asks at AA, apart from links within text and dots that a list repeats."""
    page = open_page(town_page, viewport=NARROW, has_touch=True)
    page.get_by_role("button", name="Filters", exact=True).tap()
    page.evaluate("explorer.go(0)")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, [role=slider], label:has(input), input:not(label input)")]
            .filter((element) => !element.matches("p.why button") && element.checkVisibility())
            .map((element) => [element, element.getBoundingClientRect()])
            .filter(([, { width, height }]) => width && (Math.round(width) < 24 || Math.round(height) < 24))
            .map(([element, { width, height }]) => `${element.outerHTML.slice(0, 90)} ${width} × ${height}`)"""
    )
    assert small == []


def test_two_thousand_articles(open_page: Open) -> None:
    page = open_page(large(2000))
    assert told(notes(page)) == "222 stories, 2 000 articles"
    assert sum(pixels(page, f"topic{number}") for number in range(7)) > 5000
    find(page, "headline number 1234")
    page.keyboard.press("Enter")
    assert heading(page).inner_text() == "Headline number 1234"
    choose(page, "Topic 3")
    assert told(notes(page)).endswith("200 of 2 000 articles")
    assert counts(page, "topics")["Topic 4"] == 150
    page.evaluate("{ explorer.clear(); explorer.go(null); }")
    view(page, "Graph")
    assert pixels(page, "article") > 1000
    assert pixels(page, "provider") > 100
    view(page, "Coverage")
    assert "stories told by one provider alone" in page.locator("#notes").inner_text()


def test_many_links_are_said_to_be_too_many(open_page: Open) -> None:
    page = open_page(large(1500))
    view(page, "Graph")
    assert re.search(r"[45],\d{3} links are too many to draw at once", page.locator("#notes").inner_text())
    accent = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")
    assert accent not in page.evaluate("explorer.picture.toSvg('')")
    page.evaluate("explorer.go(700)")
    drawn = page.evaluate("explorer.picture.toSvg('')")
    assert drawn.count(f'stroke="{accent}"') >= 3, "those of what is selected are drawn"


def letters(pdf: bytes) -> int:
    """How many text showing operators a PDF has: those of pictures have none."""
    found = 0
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found += len(re.findall(rb"\bT[jJ]\b", zlib.decompress(stream)))
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
    for known in (TOOLS, OWNERS, "The wbur News", "2020-06-25", "about AI", "1 of 2 stories, 5 of 8 articles"):
        assert known in text, known
    assert LONE not in text
    controls = page.locator("#bar button, #finder, #filters, #tools, #timeline, select, #crumbs, button.more")
    assert controls.evaluate_all("(all) => all.filter((one) => one.checkVisibility()).length") == 0
    assert overflowing(page) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)", "rgb(251, 251, 249)"), "no dark paper"
    page.emulate_media(media="screen")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert letters(pdf) > 20, "words, not a picture of them"
