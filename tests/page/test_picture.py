"""How the picture reads: on a phone, in a crowd, with many links, with names in any script."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.graph import KnowledgeGraph
from kg.model import Provider
from tests.page.graphs import BASE, LONE, MORNING, council, large, put, tell
from tests.page.screen import Open, choose, click, settle, state, told, view

PHONE = {"width": 390, "height": 844}
STORIES = """() => {
    const { graph, picture } = explorer;
    const { toX, toY, camera } = picture.view();
    const stories = picture.scene().marks.filter(({ node }) => graph.kind(node) === "story");
    return stories.map(({ node, x, y, size }) => [graph.label(node), toX(x), toY(y), size * camera.scale]);
}"""


def drawn(page: Page) -> str:
    """The picture as SVG."""
    settle(page)
    return str(page.evaluate("explorer.picture.toSvg('')"))


def test_on_a_phone_the_overview_uses_the_height_and_its_marks_can_be_pressed(open_page: Open) -> None:
    graph = large(2000)
    wide = open_page(graph).evaluate(STORIES)
    page = open_page(graph, viewport=PHONE, has_touch=True)
    stories = page.evaluate(STORIES)
    box = page.locator("#picture").bounding_box()
    assert box
    heights = [y for _, _, y, _ in stories]
    assert max(heights) - min(heights) > 0.5 * box["height"]
    assert min(size for *_, size in stories) > 4, "about twice as large as the picture of a wide window made small"
    order = [name for name, *_ in sorted(wide, key=lambda one: one[1])]
    rank = {name: at for at, (name, *_) in enumerate(sorted(stories, key=lambda one: one[1]))}
    moved = [abs(rank[name] - at) for at, name in enumerate(order)]
    assert sum(moved) / len(moved) < 12, "time still goes from left to right"


def test_on_a_phone_a_finger_near_a_mark_means_it(open_page: Open, seeds_page: Path) -> None:
    page = open_page(seeds_page, viewport=PHONE, has_touch=True)
    box = page.locator("#picture").bounding_box()
    assert box
    for name, x, y, size in page.evaluate(STORIES):
        assert size > 8
        page.touchscreen.tap(box["x"] + x + size + 8, box["y"] + y)
        settle(page)
        assert state(page)["story"] == name
        page.evaluate("explorer.open(null)")
        settle(page)


def test_a_panel_beside_the_picture_does_not_move_the_marks_about(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, viewport={"width": 1000, "height": 900})
    places = "explorer.picture.scene().marks.map(({ x, y }) => [x, y])"
    before = page.evaluate(places)
    click(page, LONE)
    expect(page.locator("#panel")).to_be_visible()
    settle(page)
    assert page.evaluate(places) == before


def test_a_window_made_narrow_has_the_picture_of_a_narrow_one(open_page: Open) -> None:
    page = open_page(large(600))
    wide = page.evaluate(STORIES)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    settle(page)
    narrow = page.evaluate(STORIES)
    assert len(narrow) == len(wide)
    assert max(y for _, _, y, _ in narrow) - min(y for _, _, y, _ in narrow) > 250


def test_only_the_strongest_links_between_stories_are_drawn_and_all_of_the_one_pointed_at(open_page: Open) -> None:
    page = open_page(related())
    link = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--link').trim()")
    accent = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")
    box = page.locator("#picture").bounding_box()
    assert box
    scene = "explorer.picture.scene()"
    lines = page.evaluate(f"{scene}.lines.length")
    shown = drawn(page).count(f'stroke="{link}"')
    assert 20 < shown <= 1 + box["width"] * box["height"] / 4000 < lines
    weights = page.evaluate(f"{scene}.lines.map(({{ weight }}) => weight)")
    assert weights == sorted(weights, reverse=True), "the strongest first"
    most = page.evaluate(f"{scene}.lines.findLast(() => true).from")
    own = page.evaluate(f"{scene}.lines.filter(({{ from, to }}) => from === {most} || to === {most}).length")
    svg = page.evaluate(
        f"""() => {{
            const {{ picture }} = explorer;
            picture.point({most});
            const canvas = picture.canvas.getContext("2d");
            let strokes = 0;
            const stroke = canvas.stroke.bind(canvas);
            const accent = "{accent}";
            canvas.stroke = () => {{ if (canvas.strokeStyle === accent) strokes += 1; stroke(); }};
            picture.network.redraw();
            delete canvas.stroke;
            return strokes;
        }}"""
    )
    assert svg == own > 0


def related() -> KnowledgeGraph:
    """Four hundred stories that relate to many others, some more than once."""
    graph = KnowledgeGraph()
    members = {
        at: [
            put(graph, f"https://a.example/{at}/{number}", f"Story {at}, part {number}", date_published=MORNING)
            for number in range(3)
        ]
        for at in range(400)
    }
    for at, articles in members.items():
        tell(graph, str(at), f"Story {at}", articles, start_date=MORNING)
        for step in range(1, 6):
            for number in range(1 + (at * step) % 3):
                graph.add_edges(articles[number], "related_to", [members[(at + step * 7) % 400][number]])
    return graph


def test_the_coverage_fills_the_window_and_says_how_much_of_it_is_seen(open_page: Open, seeds_page: Path) -> None:
    page = open_page(seeds_page, "view=coverage")
    columns = "explorer.picture.scene().columns.map(({ x }) => explorer.picture.view().toX(x))"
    xs = page.evaluate(columns)
    assert xs[-1] - xs[0] > 0.35 * page.evaluate("explorer.picture.view().width")
    assert "are seen" not in drawn(page)
    many = open_page(large(1500), "view=coverage")
    size = "explorer.picture.scene().marks[0].size * explorer.picture.view().camera.scale"
    assert many.evaluate(size) >= 6
    assert "of 166 stories," in drawn(many)
    names = many.evaluate("explorer.picture.scene().columns.map(({ label }) => label)")
    assert all(name.startswith("…number") for name in names), "all begin with Headline"
    x, y = many.evaluate(
        """() => {
            const { toX, toY, width, height } = explorer.picture.view();
            const marks = explorer.picture.scene().marks.map(({ x, y, shape }) => [toX(x), toY(y), shape]);
            return marks.find(([x, y, shape]) => shape === "dot" && x < width - 20 && y < height - 20);
        }"""
    )[:2]
    box = many.locator("#picture").bounding_box()
    assert box
    many.mouse.move(box["x"] + x, box["y"] + y)
    expect(many.locator("#tip")).to_be_visible()
    assert told(many.locator("#tip")).startswith("Headline number "), "the whole name where one points"


def test_each_kind_of_link_has_a_line_of_its_own(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, "view=graph")
    kinds = set(page.evaluate("explorer.picture.scene().lines.map(({ kind }) => kind)"))
    assert kinds == {"related_to", "duplicate_of", "publisher", "about", "broader"}
    patterns = set(re.findall(r'stroke-dasharray="[^"]*"', drawn(page)))
    assert len(patterns) == len(kinds) - 1, "and one is whole"


def test_the_heading_of_the_graph_says_what_is_shown(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, "view=graph")
    heading = page.locator("#crumbs")
    expect(heading).to_have_text("Graph")
    choose(page, "Transport")
    expect(heading).to_have_text("Part of the graph: 3 of 8")
    choose(page, "Transport")
    expect(heading).to_have_text("Graph")


@pytest.mark.parametrize("width", [390, 700, 1000, 1400])
def test_no_tick_of_the_timeline_runs_into_the_next(width: int, open_page: Open, seeds_page: Path) -> None:
    page = open_page(seeds_page, viewport={"width": width, "height": 800})
    if width >= 1000:
        page.evaluate("explorer.go(0)")
        expect(page.locator("#panel")).to_be_visible()
    settle(page)
    boxes = page.locator("#timeline .axis span").evaluate_all(
        "(all) => all.map((one) => { const { left, right } = one.getBoundingClientRect(); return [left, right]; })"
    )
    assert len(boxes) >= 2
    assert all(right + 2 <= left for (_, right), (left, _) in pairwise(boxes))
    axis = page.locator("#timeline .axis").bounding_box()
    assert axis
    assert boxes[-1][1] <= axis["x"] + axis["width"] + 1, "and none is cut off"


def test_a_name_that_turns_the_writing_round_does_not_turn_our_words(open_page: Open) -> None:
    graph = council()
    graph.add_node(Provider(f"{BASE}provider/live", name="evil\u202eeman", domain="live.example"))
    article = put(graph, "https://a.example/evil", "مجلس المدينة يحظر التعرف على الوجوه", date_published=MORNING)
    graph.add_edges(article, "publisher", [f"{BASE}provider/live"])
    tell(graph, "evil", "مجلس", [article, "https://d.example/4"], start_date=MORNING)
    page = open_page(graph, "view=coverage")
    svg = drawn(page)
    assert "\u202e" not in svg
    assert "\u2068evileman\u2069" in svg
    assert "> · 1<" in svg, "the number by itself"
    view(page, "Stories")
    page.evaluate("explorer.open(explorer.graph.ids('story').find((id) => explorer.graph.label(id) === 'مجلس'))")
    settle(page)
    line = next(one for one in drawn(page).split("<text") if "24 Jun 2020" in one)
    assert " · \u2068مجلس المدينة" in line
    assert line.count("\u2068") == line.count("\u2069")
