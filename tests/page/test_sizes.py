"""Narrow windows, many articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.graphs import BRIDGE, LONE, large
from tests.page.screen import (
    Open,
    choose,
    click,
    counts,
    find,
    heading,
    marks,
    notes,
    overflowing,
    pixels,
    place,
    settle,
    told,
    view,
)

NARROW = {"width": 390, "height": 800}


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


def test_an_opened_story_has_what_room_the_sheet_leaves(open_page: Open, seeds_page: Path) -> None:
    page = open_page(seeds_page, viewport=NARROW, has_touch=True)
    page.evaluate("explorer.open(explorer.graph.ids('story')[1])")
    settle(page)

    def picture() -> tuple[float, float]:
        """Its height; how much of its lower edge the sheet covers."""
        seen, panel = (page.locator(name).bounding_box() for name in ("#picture", "#panel"))
        assert seen
        assert panel
        return seen["height"], seen["y"] + seen["height"] - panel["y"]

    def lowest() -> float:
        return float(
            page.evaluate("Math.max(...explorer.picture.scene().marks.map(({ y }) => explorer.picture.view().toY(y)))")
        )

    half = picture()[0]
    assert half > 180
    assert picture()[1] <= 0
    assert lowest() < half, "all of the story is in what is left"
    page.get_by_role("button", name="Smaller details").tap()
    settle(page)
    assert picture()[0] > half + 80
    assert picture()[1] <= 0
    expect(heading(page)).to_be_in_viewport()
    for _ in range(2):
        page.get_by_role("button", name="Larger details").tap()
    settle(page)
    assert 40 < picture()[0] < half - 80
    head = page.locator("#panel .head .kind").bounding_box()
    assert head
    page.mouse.move(head["x"] + 10, head["y"] + 10)
    page.mouse.down()
    page.mouse.move(head["x"] + 10, head["y"] + 200, steps=4)
    page.mouse.up()
    settle(page)
    assert picture()[0] == pytest.approx(half, abs=1), "pulled down to half"
    page.get_by_role("button", name="Close the details").tap()
    settle(page)
    assert lowest() < picture_height(page)


def picture_height(page: Page) -> float:
    return float(page.evaluate("document.querySelector('#picture').clientHeight"))


def test_a_mark_that_is_pressed_stays_in_sight(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, viewport=NARROW, has_touch=True)
    page.get_by_role("button", name="Zoom in").tap()
    page.wait_for_timeout(300)
    page.evaluate("{ const { y } = explorer.picture.view().camera; explorer.picture.moveTo({ x: 0, y, scale: 1 }) }")
    down = picture_height(page) - 60
    mark = "explorer.picture.scene().marks.find(({ node }) => explorer.graph.label(node) === name)"
    page.evaluate(
        f"""([name, down]) => {{
            const mark = {mark}, {{ width, height }} = explorer.picture.view();
            explorer.picture.moveTo({{ x: mark.x, y: mark.y - (down - height / 2), scale: 1 }});
            explorer.zoom(1);
        }}""",
        [LONE, down],
    )
    page.wait_for_timeout(300)
    page.touchscreen.tap(*place(page, LONE))
    expect(heading(page)).to_have_text(LONE)
    settle(page)
    panel = page.locator("#panel").bounding_box()
    assert panel
    assert place(page, LONE)[1] < panel["y"] - 20


def test_what_is_pressed_is_large_enough_for_a_finger(open_page: Open, town_page: Path) -> None:
    """At least 24 pixels each way, as WCAG 2.2 asks at AA, apart from what stands in a sentence."""
    page = open_page(town_page, viewport=NARROW, has_touch=True)
    page.get_by_role("button", name="Filters", exact=True).tap()
    page.evaluate("explorer.go(0)")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, [role=slider], label:has(input)")]
            .concat([...document.querySelectorAll("input:not(label input)")])
            .filter((element) => !element.matches("p.why button, #skip") && element.checkVisibility())
            .map((element) => [element, element.getBoundingClientRect()])
            .filter(([, { width, height }]) => width && (Math.round(width) < 24 || Math.round(height) < 24))
            .map(([element, { width, height }]) => `${element.outerHTML.slice(0, 90)} ${width} × ${height}`)"""
    )
    assert small == []


def test_two_thousand_articles(open_page: Open) -> None:
    page = open_page(large(2000))
    assert told(notes(page)) == "222 stories, 2,000 articles"
    assert sum(pixels(page, f"topic{number}") for number in range(7)) > 5000
    find(page, "headline number 1234")
    page.keyboard.press("Enter")
    assert heading(page).inner_text() == "Headline number 1234"
    choose(page, "Topic 3")
    assert told(notes(page)).endswith("200 of 2,000 articles")
    assert counts(page, "topics")["Topic 4"] == 150
    page.evaluate("{ explorer.clear(); explorer.go(null); }")
    view(page, "Graph")
    assert pixels(page, "article") > 1000
    assert pixels(page, "provider") > 100
    view(page, "Coverage")
    assert "222 stories is told by one provider alone" in page.locator("#notes").inner_text()


def test_many_links_are_said_to_be_too_many(open_page: Open) -> None:
    page = open_page(large(1500))
    view(page, "Graph")
    said = told(page.locator("#notes"))
    assert re.search(r"4,\d{3} links are too many to draw at once. Drawn: 830 “in one story”, 1,500 “about”", said)
    assert re.search(r"not drawn: 1,499 “related to”", said)
    accent = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")
    assert accent not in page.evaluate("explorer.picture.toSvg('')")
    page.evaluate("explorer.go(700)")
    drawn = page.evaluate("explorer.picture.toSvg('')")
    own = re.findall(rf'<path d="([^"]*)"[^>]* stroke="{accent}"', drawn)
    assert sum(path.count("M") for path in own) >= 3, "those of what is selected are drawn"
