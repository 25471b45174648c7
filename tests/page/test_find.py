"""The search box: what it finds as one types, by pointer and by keyboard, and where picking leads."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from kg.graph import KnowledgeGraph
from tests.page.graphs import BAN, BRIDGE, COPY, FERRY, LONE, OWNERS, TOOLS, UNDATED
from tests.page.screen import Open, click, find, heading, hits, marks, place, settle, state, told, view


def test_it_finds_headlines_excerpts_providers_topics_and_stories(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    page.keyboard.press("/")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type("OWNERS cafe")
    assert hits(page) == [OWNERS], "case and accents do not count"
    find(page, "unanimously")
    assert hits(page, "Articles") == [TOOLS], "by its excerpt"
    find(page, "wbur")
    assert hits(page, "Providers") == ["The wbur News"]
    assert set(hits(page, "Articles")) == {OWNERS, BAN, BRIDGE, FERRY}, "by their provider"
    find(page, "transport")
    assert hits(page, "Topics") == ["Transport"]
    assert set(hits(page, "Articles")) == {BRIDGE, FERRY, LONE}, "by their topic"
    find(page, "bridge")
    assert hits(page, "Stories") == [BRIDGE]
    find(page, "council federal")
    assert hits(page) == []
    assert told(page.locator("#finder .nothing")) == "Nothing found"


def test_it_tells_how_many_there_are_of_each_kind(open_page: Open, seeds: KnowledgeGraph, seeds_page: Path) -> None:
    page = open_page(seeds_page)
    find(page, "facial recognition")
    articles = [
        article.iri
        for article in seeds.articles()
        if all(word in f"{article.headline} {article.abstract}".casefold() for word in ("facial", "recognition"))
    ]
    titles = page.locator("#finder .group-title")
    numbers = {title.split()[0]: int(title.split()[1]) for title in titles.all_inner_texts()}
    assert numbers["Articles"] >= len(articles) > 6
    assert len(hits(page, "Articles")) == 6
    page.get_by_role("option", name="Show more articles").click()
    assert len(hits(page, "Articles")) == numbers["Articles"]
    assert f"{numbers['Articles']} articles" in page.locator("#finder [role=status]").inner_text()


def test_picking_centres_and_opens(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    find(page, "nothing to do")
    page.get_by_role("option", name=LONE).click()
    assert heading(page).inner_text() == LONE
    expect(page.locator("#finder [role=listbox]")).to_be_hidden()
    settle(page)
    box = page.locator("#picture").bounding_box()
    assert box
    x, y = place(page, LONE)
    assert abs(x - box["x"] - box["width"] / 2) < 12
    assert abs(y - box["y"] - box["height"] / 2) < 12
    find(page, "bridge closed")
    page.get_by_role("option", name=BRIDGE).first.click()
    assert state(page)["story"] == BRIDGE
    assert FERRY in marks(page), "a story opens in the picture"
    find(page, "owners")
    page.get_by_role("option", name=OWNERS).click()
    assert (state(page)["story"], heading(page).inner_text()) == (None, OWNERS)
    assert TOOLS in marks(page), "the story of what was found is in sight"


def test_picking_by_keyboard(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    page.keyboard.press("/")
    page.keyboard.type("federal ban")
    found = hits(page)
    assert set(found) == {BAN, COPY}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.locator("#query").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active} bdi").inner_text() == found[1]
    page.keyboard.press("Enter")
    assert heading(page).inner_text() == found[1]
    page.locator("#query").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#finder [role=listbox]")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_have_value("")
    expect(page.locator("#panel")).to_be_visible()


def test_what_the_filters_hide_can_be_found_and_read(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    page.evaluate("explorer.set({ hidden: ['article'] })")
    assert UNDATED not in marks(page)
    find(page, "nobody knows")
    page.get_by_role("option", name=UNDATED).click()
    assert heading(page).inner_text() == UNDATED


def test_finding_while_a_story_or_the_list_is_open(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    click(page, TOOLS)
    find(page, "owners")
    page.get_by_role("option", name=OWNERS).click()
    assert (state(page)["story"], heading(page).inner_text()) == (TOOLS, OWNERS), "it is in the story that is open"
    view(page, "List")
    find(page, "ferry")
    page.get_by_role("option", name=FERRY).click()
    assert (state(page)["view"], heading(page).inner_text()) == ("list", FERRY)
