"""Keeping and sharing: the address, the picture as a file, what is selected as Turtle or CSV."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Download, Page, expect
from pyoxigraph import RdfFormat

from kg.graph import KnowledgeGraph
from tests.corpus import ntriples, triples
from tests.page.graphs import BAN, BASE, BRIDGE, COPY, FERRY, LONE, OWNERS, TOOLS, UNDATED, kinds, large
from tests.page.screen import (
    Open,
    address,
    choose,
    click,
    copied,
    heading,
    hold_clipboard,
    marks,
    pixels,
    place,
    settle,
    state,
    view,
)

_COLOURS_OF = """async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const copy = new OffscreenCanvas(image.width, image.height).getContext("2d");
    copy.drawImage(image, 0, 0);
    const found = {};
    const { data } = copy.getImageData(0, 0, image.width, image.height);
    for (let at = 0; at < data.length; at += 4) {
        const colour = "#" + [0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, "0")).join("");
        found[colour] = (found[colour] ?? 0) + 1;
    }
    return { width: image.width, height: image.height, found };
}"""


def export(page: Page, name: str) -> None:
    page.get_by_role("button", name="Export").click()
    page.locator("#tools .menu").get_by_role("button", name=name).click()


def saved(page: Page, name: str) -> Download:
    with page.expect_download() as found:
        export(page, name)
    return found.value


def test_the_address_leads_back_to_all_of_it(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "Graph")
    choose(page, "AI")
    choose(page, "The wbur News")
    choose(page, "Posts")
    page.evaluate("explorer.set({ from: Date.UTC(2020, 5, 25), to: Date.UTC(2020, 6, 1) })")
    page.locator(".sizes input").press("ArrowRight")
    click(page, BAN)
    assert heading(page).inner_text() == BAN
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -200)
    expect(page).to_have_url(re.compile("at="))
    before = state(page)
    assert before["filters"]["least"] == 2
    other = open_page(town_page, address(page))
    assert state(other) == before
    assert other.evaluate("explorer.picture.view().camera") == pytest.approx(
        page.evaluate("explorer.picture.view().camera"), rel=0.01, abs=1
    )
    assert marks(other) == marks(page)
    expect(heading(other)).to_have_text(BAN)
    assert address(other) == address(page)


def test_a_drag_writes_the_address_once(open_page: Open, town_page: Path) -> None:
    """Safari refuses more than a hundred changes in thirty seconds."""
    page = open_page(town_page)
    view(page, "Coverage")
    written = page.evaluate(
        """async () => {
            let written = 0;
            const replace = history.replaceState.bind(history);
            history.replaceState = (...given) => { written += 1; replace(...given); };
            for (let day = 1; day <= 200; day += 1) explorer.set({ from: Date.UTC(2020, 0, day) }, -1);
            await new Promise((rest) => setTimeout(rest, 400));
            for (let day = 1; day <= 20; day += 1) explorer.set({ from: Date.UTC(2020, 0, day) }, -1);
            explorer.show("graph");
            return written;
        }"""
    )
    assert written == 2
    assert "view=graph" in address(page)
    page.go_back()
    expect(page.locator("#views [aria-pressed=true]")).to_have_text("Coverage")
    assert "from=2020-01-20" in address(page), "what was not yet written belongs to the state before"


def test_back_leads_over_each_filter_and_over_a_drag_at_once(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    entries = "history.length"
    click(page, LONE)
    choose(page, "AI")
    choose(page, "The wbur News")
    page.go_back()
    settle(page)
    assert (state(page)["filters"]["topics"], state(page)["filters"]["providers"]) == (["AI"], [])
    page.go_back()
    settle(page)
    assert (state(page)["filters"]["topics"], state(page)["selected"]) == ([], LONE), "what was chosen before stays"
    plot = page.locator("#timeline .plot").bounding_box()
    assert plot
    before = page.evaluate(entries)
    page.mouse.move(plot["x"] + 0.1 * plot["width"], plot["y"] + 20)
    page.mouse.down()
    for step in range(2, 9):
        page.mouse.move(plot["x"] + 0.1 * step * plot["width"], plot["y"] + 20)
        settle(page)
    page.mouse.up()
    dragged = state(page)["filters"]
    assert "from=" in address(page)
    slider = page.get_by_role("slider", name="Size of stories")
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    assert "least=3" in address(page)
    # What went forward before is gone: the two entries that were left, a drag, and keys pressed one after the other.
    assert page.evaluate(entries) == before
    page.go_back()
    settle(page)
    assert state(page)["filters"] == dragged
    page.go_back()
    settle(page)
    assert (state(page)["filters"]["from"], state(page)["selected"]) == (None, LONE)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("name", ["Stories", "Coverage", "Graph"])
def test_what_is_filtered_is_seen_as_a_bookmark_shows_it(
    name: str, motion: str, open_page: Open, seeds_page: Path
) -> None:
    page = open_page(seeds_page, reduced_motion=motion)
    view(page, name)
    camera = "explorer.picture.view().camera"
    before = page.evaluate(camera)
    choose(page, "WBUR")
    page.wait_for_timeout(500)
    assert "at=" not in address(page), "nobody moved the picture"
    assert name == "Stories" or page.evaluate(camera) != before
    other = open_page(seeds_page, address(page))
    assert page.evaluate(camera) == pytest.approx(other.evaluate(camera), rel=0.01, abs=1)
    in_sight = """() => {
        const { toX, toY, width, height } = explorer.picture.view();
        const isIn = ({ x, y }) => toX(x) > 0 && toX(x) < width && toY(y) > 0 && toY(y) < height;
        return explorer.picture.scene().marks.every(isIn);
    }"""
    assert page.evaluate(in_sight)


def test_a_picture_that_the_reader_moved_stays_while_he_filters(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    view(page, "Graph")
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    camera = "explorer.picture.view().camera"
    before = page.evaluate(camera)
    choose(page, "Transport")
    assert page.evaluate(camera) == pytest.approx(before, abs=1)
    page.evaluate("explorer.picture.moveTo({ x: 90000, y: 90000, scale: 1 })")
    choose(page, "Transport")
    assert page.evaluate(camera)["x"] < 9000, "but not where nothing is left to see"
    assert "at=" not in address(page)


def test_all_of_a_picture_that_opens_on_a_part_can_be_kept(open_page: Open) -> None:
    page = open_page(large(900), reduced_motion="no-preference")
    view(page, "Coverage")
    scale = "explorer.picture.view().camera.scale"
    before = page.evaluate(scale)
    page.get_by_role("button", name="Fit").click()
    assert address(page) == "view=coverage&at=whole"
    page.wait_for_timeout(300)
    assert page.evaluate(scale) < before
    other = open_page(large(900), address(page))
    assert other.evaluate(scale) == pytest.approx(page.evaluate(scale), rel=0.01)


def test_a_story_that_is_open_is_in_the_address(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    click(page, TOOLS)
    assert address(page) == "story=2020-06-24-ban&select=2020-06-24-ban", "which one can read"
    other = open_page(town_page, address(page))
    assert state(other)["story"] == TOOLS
    assert OWNERS in marks(other)
    other.locator("#crumbs").get_by_role("button", name="Stories").click()
    other.evaluate("location.hash = 'view=coverage&topic=Transport'")
    expect(other.locator("#views [aria-pressed=true]")).to_have_text("Coverage")
    assert state(other)["filters"]["topics"] == ["Transport"], "an address may be edited by hand"


HOSTILE = [
    "view=nowhere&story=none&select=https://elsewhere.example/&topic=x,y&provider=%00&off=posts,__proto__&least=-5",
    "view=constructor&select=__proto__&from=yesterday&to=2020-13-45&at=NaN,Infinity,0",
    "at=1e308,1e308,1e308&least=1e99&from=-271821-04-20&to=+275760-09-13",
    "%E0%A4%A&%%%&=&&==&select=%ud83d&story=" + quote("<img src=x onerror=alert(1)>") + "&at=1,2",
    "select=" + quote("javascript:alert(1)") + "&view=list" + "&off=article" * 3000,
]


def test_addresses_of_others_and_hostile_ones_do_no_harm(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    clean = state(page)
    for hash in HOSTILE:
        page.evaluate("location.hash = ''")
        page.evaluate("(hash) => { location.hash = hash; }", hash)
        settle(page)
        found = state(page)
        assert (found["story"], found["selected"], found["filters"] | {"hidden": []}) == (None, None, clean["filters"])
        assert page.locator("#panel").is_hidden()
        assert page.evaluate("Object.values(explorer.picture.view().camera).every(Number.isFinite)")
    other = open_page(town_page, HOSTILE[2])
    assert len(marks(other)) == 4
    assert pixels(other, "topic0") > 300, "and it is in sight"


def test_the_picture_as_png(open_page: Open, town_page: Path, tmp_path: Path) -> None:
    page = open_page(town_page)
    found = saved(page, "Picture as PNG")
    assert found.suggested_filename == "graph.png"
    found.save_as(tmp_path / "graph.png")
    content = (tmp_path / "graph.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    picture = page.evaluate(_COLOURS_OF, list(content))
    box = page.locator("#picture").bounding_box()
    assert box
    assert (picture["width"], picture["height"]) == pytest.approx((box["width"], box["height"]), abs=1)
    style = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    for colour in ("--topic0", "--common-pale", "--paper"):
        assert picture["found"].get(page.evaluate(style, colour), 0) > 300, colour


@pytest.mark.parametrize("name", ["Stories", "a story", "Coverage", "Graph"])
def test_the_picture_as_svg(name: str, open_page: Open, town_page: Path, tmp_path: Path) -> None:
    page = open_page(town_page)
    if name == "a story":
        click(page, TOOLS)
    else:
        view(page, name)
    found = saved(page, "Picture as SVG")
    assert found.suggested_filename == "graph.svg"
    found.save_as(tmp_path / "graph.svg")
    tree = ET.parse(tmp_path / "graph.svg").getroot()
    assert tree.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [one for one in tree.iter() if one.tag.endswith(("script", "image", "foreignObject"))]
    words = "".join("".join(one.itertext()) for one in tree.iter("{http://www.w3.org/2000/svg}text"))
    letters = "".join(words.split())
    for known in {
        "Stories": ("Bridge closed", "In no story"),
        "a story": ("Café owners weigh in", "The wire News", "copy of"),
        "Coverage": ("The wbur News", "Bridge clos"),
        "Graph": ("AI", "Transport", "The wbur News"),
    }[name]:
        assert "".join(known.split()) in letters, known


def test_what_is_chosen_as_turtle_and_csv(open_page: Open, town: KnowledgeGraph, town_page: Path) -> None:
    page = open_page(town_page)
    hold_clipboard(page)
    everything = triples(ntriples(town))

    def of(*iris: str) -> set[tuple[str, str, str]]:
        return {triple for triple in everything if triple[0].strip("<>") in iris}

    export(page, "Copy all 8 articles shown as CSV")
    expect(page.locator("#notes")).to_contain_text("of CSV")
    rows = list(csv.DictReader(io.StringIO(copied(page))))
    names = [TOOLS, OWNERS, BAN, COPY, BRIDGE, FERRY, LONE, UNDATED]
    assert sorted(row["name"] for row in rows) == sorted(names)
    owners = next(row for row in rows if row["name"] == OWNERS)
    assert (owners["date"], owners["provider"], owners["topics"], owners["story"], owners["excerpt"]) == (
        "2020-06-25T01:56:00Z",
        "The wbur News",
        "AI",
        TOOLS,
        "The council is praised.",
    )
    choose(page, "Transport")
    export(page, "Copy all 3 articles shown as Turtle")
    expect(page.locator("#notes")).to_contain_text("of Turtle")
    transport = ("https://b.example/bridge", "https://b.example/ferry", "https://d.example/4")
    assert triples(copied(page), RdfFormat.TURTLE) == of(*transport)
    page.evaluate("window.copied = ''")
    click(page, LONE)
    export(page, "Copy what is selected as Turtle")
    expect(page.locator("#tools .menu ul")).to_be_hidden()
    assert triples(copied(page), RdfFormat.TURTLE) == of("https://d.example/4")
    click(page, BRIDGE)
    export(page, "Copy the story and its 2 articles as Turtle")
    assert triples(copied(page), RdfFormat.TURTLE) == of(f"{BASE}story/2020-07-03-bridge", *transport[:2])


def test_what_is_copied_is_named_as_what_it_is(open_page: Open, town_page: Path) -> None:
    page = open_page(kinds())
    hold_clipboard(page)
    export(page, "Copy all 1 article and 15 other things shown as CSV")
    assert len(list(csv.DictReader(io.StringIO(copied(page))))) == 16
    page = open_page(town_page)
    hold_clipboard(page)
    click(page, TOOLS)
    choose(page, "The wbur News")
    export(page, "Copy the story and 2 of its 4 articles, as filtered, as CSV")
    assert {row["name"] for row in csv.DictReader(io.StringIO(copied(page)))} == {TOOLS, OWNERS, BAN}
    choose(page, "The wbur News")
    choose(page, "Transport")
    export(page, "Copy the story and none of its articles, as filtered, as CSV")
    assert len(list(csv.DictReader(io.StringIO(copied(page))))) == 1


def test_copying_works_without_the_modern_clipboard(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("""document.addEventListener("copy", () => { window.copied = document.activeElement.value; })""")
    x, y = place(page, LONE)
    page.mouse.click(x, y)
    export(page, "Copy what is selected as CSV")
    expect(page.locator("#notes")).to_contain_text("Copied 2 lines of CSV.")
    assert LONE in copied(page)
    assert page.locator("textarea").count() == 0
