"""The picture: stories first, one opened in place, who covers what, the plain graph."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.explorer.overview import overview
from kg.graph import KnowledgeGraph
from kg.model import Article, Dataset, Topic
from tests.page.graphs import (
    BAN,
    BASE,
    BRIDGE,
    COPY,
    FERRY,
    LONE,
    MORNING,
    OWNERS,
    TOOLS,
    UNDATED,
    council,
    large,
    put,
)
from tests.page.screen import (
    Open,
    address,
    choose,
    click,
    heading,
    marks,
    notes,
    pixels,
    place,
    settle,
    state,
    told,
    view,
)


def crumbs(page: Page) -> list[str]:
    return page.locator("#crumbs li").all_inner_texts()


def test_it_opens_on_stories_by_time_with_the_rest_below(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    assert page.title() == "News graph"
    assert page.locator("#bar h1").inner_text() == "News graph"
    assert state(page)["view"] == "stories"
    assert sorted(marks(page)) == sorted([TOOLS, BRIDGE, LONE, UNDATED])
    (ban_x, ban_y), (bridge_x, bridge_y) = place(page, TOOLS), place(page, BRIDGE)
    assert ban_x < bridge_x, "what happened first is at the left"
    lone_x, lone_y = place(page, LONE)
    assert max(ban_y, bridge_y) < lone_y, "what is in no story is below"
    assert lone_x < place(page, UNDATED)[0], "what has no date is at the right"
    assert told(notes(page)) == "2 stories, 8 articles"
    expect(page.locator("#panel")).to_be_hidden()


def test_marks_have_the_colour_of_their_topic_and_the_size_of_their_story(
    open_page: Open, town: KnowledgeGraph, town_page: Path
) -> None:
    colours = [town.attributes(iri)["name"] for iri in overview(town).colours]
    page = open_page(town_page)
    assert colours == ["Transport", "Police"], "most articles are about AI: that tells nothing apart"
    ban, bridge = pixels(page, "common-pale"), pixels(page, "topic0")
    assert ban > 1.5 * bridge > 300, "four articles against two"
    assert pixels(page, "topic1") == 0, "half of its articles are not about the police"
    joined = page.evaluate("explorer.picture.scene().lines.map((line) => line.weight)")
    assert joined == [1], "an article of one story relates to one of the other"


def test_a_click_opens_the_story_in_place_and_back_leads_out(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    click(page, TOOLS)
    assert crumbs(page) == ["Stories", TOOLS]
    names = {TOOLS, OWNERS, BAN, COPY, "AI", "Police", "The courthouse News", "The wbur News", "The wire News"}
    assert set(marks(page)) == names
    lines = page.evaluate("[...new Set(explorer.picture.scene().lines.map((line) => line.label))].sort()")
    assert lines == ["about", "copy of", "published by", "related to"]
    assert heading(page).inner_text() == TOOLS
    assert pixels(page, "provider") > 100
    page.go_back()
    expect(page.locator("#crumbs li")).to_have_text(["Stories"])
    assert LONE in marks(page)
    page.go_forward()
    expect(page.locator("#crumbs li")).to_have_count(2)
    page.locator("#crumbs").get_by_role("button", name="Stories").click()
    assert crumbs(page) == ["Stories"]
    assert address(page) == ""


def test_a_second_click_opens_an_article_in_a_window_of_its_own(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, watched=False)
    page.context.route("**/*", lambda route: route.fulfill(body="an article"))
    click(page, TOOLS)
    with page.context.expect_page() as opened:
        page.mouse.dblclick(*place(page, OWNERS))
    assert opened.value.url == "https://b.example/ban"
    assert opened.value.evaluate("[window.opener, document.referrer]") == [None, ""]
    assert heading(page).inner_text() == OWNERS


def test_a_double_click_on_a_story_opens_that_story_and_nothing_else(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    page.mouse.dblclick(*place(page, TOOLS))
    settle(page)
    assert crumbs(page) == ["Stories", TOOLS]
    assert len(page.context.pages) == 1
    assert state(page)["selected"] == TOOLS


def test_a_click_beside_everything_closes_the_panel(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    click(page, LONE)
    assert heading(page).inner_text() == LONE
    box = page.locator("#picture").bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 15)
    expect(page.locator("#panel")).to_be_hidden()


def test_a_pointer_is_told_what_it_is_at(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    expect(page.locator("#tip")).to_be_hidden()
    page.mouse.move(*place(page, TOOLS))
    expect(page.locator("#tip")).to_have_text(TOOLS)
    page.mouse.move(3, 3)
    expect(page.locator("#tip")).to_be_hidden()


def test_what_is_selected_stands_out(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "Graph")
    providers = pixels(page, "provider")
    click(page, LONE)
    assert 0 < pixels(page, "provider") < providers, "those that did not publish it are veiled"


def test_coverage_shows_who_is_alone(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "Coverage")
    scene = "explorer.picture.scene()"
    assert page.evaluate(f"{scene}.rows.map((row) => row.label + row.count)") == [
        "The wbur News · 2 (1 alone)",
        "The courthouse News · 1",
        "The wire News · 1",
    ]
    assert page.evaluate(f"{scene}.columns.map((column) => column.label)") == [TOOLS, BRIDGE]
    assert page.evaluate(f"{scene}.marks.map((mark) => mark.shape).sort()") == ["dot"] * 3 + ["ring"] + ["square"] * 3
    assert "1 of 2 stories is told by one provider alone (rings)." in page.locator("#notes").inner_text()
    page.mouse.move(*place(page, BRIDGE))
    expect(page.locator("#tip")).to_be_visible()
    assert told(page.locator("#tip")) == f"{BRIDGE} — The wbur News: 2 articles, nobody else"
    click(page, BRIDGE)
    assert heading(page).inner_text() == BRIDGE
    box = page.locator("#picture").bounding_box()
    assert box
    row = page.evaluate("explorer.picture.view().toY(explorer.picture.scene().rows[0].y)")
    page.mouse.click(box["x"] + 60, box["y"] + row)
    assert heading(page).inner_text() == "The wbur News", "the name of a row can be pressed"


def test_the_graph_shows_everything_and_each_kind(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "Graph")
    assert {TOOLS, FERRY, LONE, UNDATED, "AI", "Police", "Transport", "The wire News"} <= set(marks(page))
    for look in ("post", "article", "provider", "topic0", "topic1"):
        assert pixels(page, look) > 20, look
    click(page, FERRY)
    assert heading(page).inner_text() == FERRY


def test_filters_leave_marks_out_of_each_view(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    choose(page, "Transport")
    assert sorted(marks(page)) == sorted([BRIDGE, LONE])
    view(page, "Coverage")
    assert set(marks(page)) == {BRIDGE, "The wbur News"}
    view(page, "Graph")
    assert set(marks(page)) == {BRIDGE, FERRY, LONE, "Transport", "The wbur News", "The courthouse News"}


def test_a_story_has_no_articles_left_and_says_so(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    click(page, TOOLS)
    choose(page, "Transport")
    assert marks(page) == []
    empty = page.locator("#view .empty")
    expect(empty).to_contain_text("The filters leave none of this story’s articles.")
    empty.get_by_role("button", name="Clear filters").click()
    expect(empty).to_be_hidden()
    expect(page.locator("#picture")).to_be_focused()
    assert OWNERS in marks(page)


def test_a_view_that_filters_empty_says_so(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    choose(page, "Police")
    choose(page, "Posts")
    for name in ("Stories", "Coverage", "Graph", "List"):
        view(page, name)
        expect(page.locator("#view .empty")).to_contain_text("The filters leave nothing to show here.")
    page.locator("#view .empty").get_by_role("button", name="Clear filters").click()
    expect(page.locator("#view .empty")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('#list') !== null")


def test_who_is_alone_is_told_of_the_whole_story(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "Coverage")
    choose(page, "The wire News")
    rows = "explorer.picture.scene().rows.map((row) => row.label + row.count)"
    assert page.evaluate(rows) == ["The wire News · 1"]
    assert "The story is told by several providers." in page.locator("#notes").inner_text()
    view(page, "List")
    tellers = page.locator("#list .tellers")
    assert told(tellers) == "Told by The wire News, and by 2 others whom the filters leave out"
    choose(page, "The wire News")
    assert "Told by The wbur News (2) alone" in [told(one) for one in tellers.all()]


def test_what_is_selected_is_in_sight_in_each_view(open_page: Open) -> None:
    page = open_page(large(900))
    last = page.evaluate("explorer.graph.ids('story').at(-1)")
    page.evaluate("(story) => explorer.open(story)", last)
    view(page, "Coverage")
    in_sight = """(node) => {
        const { toX, toY, width, height } = explorer.picture.view();
        const found = explorer.picture.scene().marks.filter((mark) => mark.node === node);
        return found.some(({ x, y }) => toX(x) > 190 && toX(x) < width && toY(y) > 180 && toY(y) < height);
    }"""
    assert page.evaluate(in_sight, last)
    other = open_page(large(900), address(page))
    assert other.evaluate(in_sight, last)
    first = page.evaluate("explorer.picture.scene().columns[0].node")
    assert not page.evaluate(in_sight, first)
    page.evaluate("(story) => explorer.go(story)", first)
    assert page.evaluate(in_sight, first), "what a link in the panel leads to is brought into sight"
    view(page, "Graph")
    assert page.evaluate("explorer.picture.scene().marks.length") > 900


def test_zoom_and_fit(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    before = page.evaluate("explorer.picture.view().camera.scale")
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate("explorer.picture.view().camera.scale") == pytest.approx(1.5 * before)
    page.get_by_role("button", name="Fit").click()
    assert page.evaluate("explorer.picture.view().camera.scale") == pytest.approx(before)
    x, y = place(page, BRIDGE)
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(570, 390)
    page.mouse.move(540, 380)
    page.mouse.up()
    moved = place(page, BRIDGE)
    assert (moved[0] - x, moved[1] - y) == pytest.approx((-60, -20), abs=1.5), "dragging moves the picture"


def test_the_page_has_the_name_of_its_site(open_page: Open) -> None:
    graph = council()
    graph.add_node(Dataset(f"{BASE}dataset", title="מועצת העיר \u202e & <b>Boston</b>"))
    page = open_page(graph)
    assert page.title() == "מועצת העיר & <b>Boston</b> · News graph"
    assert page.locator("#bar h1").inner_text() == "מועצת העיר & <b>Boston</b>"
    assert page.locator("#bar h1").evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_a_graph_without_stories_shows_its_articles_by_time(open_page: Open) -> None:
    graph = KnowledgeGraph()
    for number in range(40):
        when = MORNING + timedelta(days=number) if number % 4 else None
        put(graph, f"https://a.example/{number}", f"Article {number}", date_published=when)
    page = open_page(graph)
    assert len(marks(page)) == 40
    assert crumbs(page) == ["Overview"], "no word of stories"
    expect(page.locator("#views button").first).to_have_text("Overview")
    assert place(page, "Article 1")[0] < place(page, "Article 39")[0] < place(page, "Article 0")[0]
    assert pixels(page, "other") > 400
    assert told(notes(page)) == "40 articles"
    click(page, "Article 7")
    assert heading(page).inner_text().startswith("Article ")
    view(page, "Coverage")
    assert "no story" in page.locator("#notes").inner_text()


def test_graphs_of_little_open_too(open_page: Open) -> None:
    page = open_page(KnowledgeGraph())
    for name in ("Overview", "Coverage", "Graph", "List"):
        view(page, name)
        assert told(notes(page)) == "There is nothing in this graph yet."
    bare = KnowledgeGraph()
    bare.add_node(Article("https://a.example/untitled"))
    bare.add_node(Topic(BASE + "topic/lost"))
    page = open_page(bare)
    assert told(notes(page)) == "1 article"
    click(page, "https://a.example/untitled")
    assert heading(page).inner_text() == "https://a.example/untitled"


def test_light_and_dark_follow_the_system_at_once(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    assert pixels(page, "topic0") > 300
    page.emulate_media(color_scheme="light")
    assert sum(map(int, page.evaluate(ground)[4:-1].split(","))) > sum(map(int, dark[4:-1].split(",")))
    assert pixels(page, "topic0") > 300, "the picture too has changed its colours"
