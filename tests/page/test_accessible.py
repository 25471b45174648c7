"""For everyone: axe-core finds nothing serious, and the list has what the picture has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.graph import KnowledgeGraph
from tests.corpus import ROOT
from tests.page.graphs import BRIDGE, FERRY, OWNERS, TOOLS, large
from tests.page.screen import Open, choose, click, find, heading, marks, overflowing, settle, shown, told, view

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical."""
    settle(page)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.any[0]?.message ?? ""}`))"""
    )
    return [str(one) for one in found]


def read_story(page: Page) -> None:
    click(page, "Boston bans police from using facial recognition technology")


def read_article(page: Page) -> None:
    page.evaluate("explorer.go(explorer.graph.ids('article').find((id) => explorer.graph.look(id) === 'post'))")
    page.locator("#panel summary").click()


def search(page: Page) -> None:
    find(page, "boston")
    page.keyboard.press("ArrowDown")


def search_in_vain(page: Page) -> None:
    find(page, "zzzzqqq")
    expect(page.locator("#finder .nothing")).to_be_visible()


def ask_for_help(page: Page) -> None:
    page.get_by_role("button", name="Help and keys").click()


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Export").click()


def filter_some(page: Page) -> None:
    page.evaluate("explorer.set({ hidden: ['post'], least: 3, from: Date.UTC(2020, 5, 1) })")


STEPS: list[Callable[[Page], None]] = [
    lambda page: view(page, "Stories"),
    open_menu,
    filter_some,
    lambda page: page.evaluate("explorer.clear()"),
    search,
    search_in_vain,
    lambda page: page.keyboard.press("Escape"),
    lambda page: view(page, "Coverage"),
    lambda page: view(page, "Graph"),
    read_article,
    lambda page: view(page, "List"),
    lambda page: page.evaluate("explorer.open(explorer.graph.ids('story')[1])"),
    ask_for_help,
]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; make test does that")
@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (1200, "dark"), (390, "dark")])
def test_axe_finds_nothing_serious(width: int, scheme: str, open_page: Open, seeds_page: Path) -> None:
    page = open_page(seeds_page, color_scheme=scheme, viewport={"width": width, "height": 800})
    title = page.locator("#bar h1")
    title.evaluate("(element) => { element.style.color = 'var(--line)'; }")
    assert [one.partition(":")[0] for one in violations(page)] == ["color-contrast"], "it does look"
    title.evaluate("(element) => { element.style.color = ''; }")
    found = violations(page)
    for number, step in enumerate(STEPS):
        step(page)
        found += [f"step {number}: {one}" for one in violations(page)]
    if width < 760:
        page.keyboard.press("Escape")
        page.evaluate("explorer.go(null)")
        page.get_by_role("button", name="Filters", exact=True).click()
        found += [f"filters: {one}" for one in violations(page)]
    assert found == []


def listed(page: Page) -> tuple[set[str], set[str]]:
    """The stories and the articles in the list, all of them asked for."""
    page.wait_for_timeout(300)  # what is not in sight at once follows
    while (more := page.locator("#list button.more:visible")).count():
        more.first.click()
    stories = page.locator("#list h3 bdi").all_inner_texts()
    articles = page.locator("#list .line .row bdi").all_inner_texts()
    assert len(stories) == len(set(stories))
    assert len(articles) == len(set(articles)), "each once"
    return set(stories), set(articles)


def test_the_list_has_the_stories_and_articles_of_the_picture(
    open_page: Open, seeds: KnowledgeGraph, seeds_page: Path
) -> None:
    page = open_page(seeds_page)
    view(page, "List")
    stories, articles = listed(page)
    assert stories == {story.name for story in seeds.nodes("story")}  # type: ignore[union-attr]
    assert articles == {article.headline for article in seeds.articles()}
    choose(page, "Posts")
    stories, articles = listed(page)
    assert articles == {seeds.attributes(iri)["headline"] for iri in shown(page)}
    view(page, "Stories")
    assert stories == set(marks(page)) & {story.name for story in seeds.nodes("story")}  # type: ignore[union-attr]


def test_the_list_of_many_opens_bit_by_bit_in_the_order_asked_for(open_page: Open) -> None:
    page = open_page(large(2000))
    view(page, "List")
    entries = page.locator("#list .stories > ul > li")
    expect(entries).to_have_count(100)
    assert told(entries.first.locator("h3")) == "Headline number 1989"
    page.locator("#list .stories > button.more").click()
    expect(entries).to_have_count(200)
    page.get_by_label("Order").select_option("Oldest first")
    assert told(entries.first.locator("h3")) == "Headline number 0"
    expect(entries).to_have_count(100)


def test_the_list_tells_who_covers_what_and_which_stories_relate(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "List")
    told_by = {
        told(entry.locator("h3")): (told(entry.locator(".tellers")), told(entry.locator(".near")))
        for entry in page.locator("#list .story-entry").all()
    }
    assert told_by == {
        TOOLS: ("Told by The wbur News (2), The courthouse News, The wire News", f"Related stories: {BRIDGE} (1 link)"),
        BRIDGE: ("Told by The wbur News (2) alone", f"Related stories: {TOOLS} (1 link)"),
    }
    assert [told(row) for row in page.locator("#list .providers li").all()] == [
        "The wbur News 4 articles · 2 stories, 1 told by nobody else",
        "The courthouse News 2 articles · 1 story",
        "The wire News 1 article · 1 story",
    ]
    assert [told(row) for row in page.locator("#list .topics li").all()] == [
        "AI 5 articles · main topic of 1 story",
        "Transport 3 articles · main topic of 1 story",
        "Police 1 article",
    ]
    choose(page, "The courthouse News")
    assert [told(row) for row in page.locator("#list .providers li").all()] == [
        "The courthouse News 2 articles · 1 story"
    ]
    expect(page.locator("#list .near")).to_have_count(0)
    page.locator("#list .topics button").first.click()
    expect(heading(page)).to_have_text("AI")


def test_a_story_in_the_list_leads_to_its_articles(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "List")
    page.get_by_role("heading", name=BRIDGE).get_by_role("button").click()
    assert heading(page).inner_text() == BRIDGE
    page.get_by_role("button", name="Open in the picture").click()
    assert listed(page) == ({BRIDGE}, {BRIDGE, FERRY})
    page.locator("#crumbs").get_by_role("button", name="List").click()
    assert {TOOLS, BRIDGE} == listed(page)[0]
    assert OWNERS in listed(page)[1]


def test_what_changes_is_read_out(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    choose(page, "Transport")
    expect(page.locator("#notes .unseen[role=status]")).to_have_text("1 of 2 stories, 3 of 8 articles")
    find(page, "bridge")
    expect(page.locator("#finder [role=status]")).to_contain_text("3 results: 1 story, 2 articles")


@pytest.mark.parametrize("size", [(320, 256), (640, 400), (844, 390), (1280, 320)])
def test_in_a_low_window_all_is_reached_by_scrolling(size: tuple[int, int], open_page: Open, seeds_page: Path) -> None:
    """A window of 1280 by 1024 at 400 %, and others as low (WCAG 1.4.10)."""
    width, height = size
    page = open_page(seeds_page, viewport={"width": width, "height": height})

    def seen(*names: str) -> None:
        for name in names:
            part = page.locator(name)
            part.scroll_into_view_if_needed()
            box = part.bounding_box()
            assert box, name
            assert box["height"] > 20, name
            assert box["width"] > 100, name
            assert min(height, box["y"] + box["height"]) - max(0, box["y"]) > 15, f"{name} comes into the window"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert overflowing(page) == []

    for name in ("Stories", "Coverage", "Graph"):
        view(page, name)
        seen("#query", "#picture", "#timeline .plot", "#notes")
        picture = page.locator("#picture").bounding_box()
        assert picture
        assert picture["height"] >= 150, "large enough to see something"
    page.get_by_role("button", name="Filters", exact=True).click()
    seen("#filters .head", "#filters .providers", "#picture")
    page.get_by_role("button", name="Filters", exact=True).click()
    page.evaluate("explorer.open(explorer.graph.ids('story')[1])")
    seen("#panel h2", "#panel .rdf summary", "#picture", "#timeline .plot", "#notes")
    page.evaluate("explorer.go(null)")
    view(page, "List")
    seen("#list select", "#list .stories h2", "#list .topics li:last-child button")
    shut = page.evaluate(
        """() => [...document.querySelectorAll("#list, #list *, #view, #desk, #stage, body")].filter((one) =>
            /auto|scroll|hidden/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 2
            && !one.matches(".excerpt, .publisher, .unseen")).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert shut == [], "no window within the window"
