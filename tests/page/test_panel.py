"""The panel: all that is known of an article, a story and whatever else is selected."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pyoxigraph import RdfFormat

from kg.graph import KnowledgeGraph
from tests.corpus import hostile_graph, ntriples, triples
from tests.page.graphs import BAN, BASE, BRIDGE, COPY, FERRY, LONE, OWNERS, TOOLS, kinds
from tests.page.screen import Open, click, copied, find, heading, hold_clipboard, settle, state, told

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180ce0b8d1a0000000049454e44ae426082"
)


def read(page: Page, name: str) -> str:
    """Go to a node by its name and read what is told of it."""
    page.evaluate(
        """(name) => {
            const { graph } = explorer;
            explorer.go(Array.from({ length: graph.size }, (_, id) => id).find((id) => graph.label(id) === name));
        }""",
        name,
    )
    expect(heading(page)).to_have_text(name)
    return told(page.locator("#panel"))


def rows(page: Page, title: str) -> list[str]:
    """The names in the list below one of the panel's headings."""
    part = page.locator("#panel h3", has_text=title).locator("xpath=following-sibling::ul[1]")
    return part.locator("bdi").all_inner_texts()


def test_an_article_with_all_that_is_known(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    text = read(page, TOOLS)
    for known in (
        "Post",
        "The council voted unanimously to prohibit the police tools.",
        "24 Jun 2020, 20:56 UTC",
        "The courthouse News",
        "AI",
        "Police",
        "ftp://a.example/tools",
        "2020-06-24-tools.md",
        "1 of 4",
    ):
        assert known in text, known
    assert LONE not in text
    assert rows(page, "Related in the same story") == [BAN, OWNERS]
    links = [
        [link.get_attribute(name) for name in ("href", "target", "rel")]
        for link in page.locator("#panel").get_by_role("link").all()
    ]
    assert links == [
        [address, "_blank", "noopener noreferrer"]
        for address in (
            "https://a.example/tools-banned",
            "https://a.example/tools-banned?from=front",
            "https://amp.a.example/tools-banned",
        )
    ], "what is not of the web is no link"
    read(page, OWNERS)
    assert rows(page, "Related in other stories or none") == [BRIDGE]
    assert rows(page, "Related in the same story") == [TOOLS]


def test_why_an_article_is_in_its_story(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    assert "It stands in the middle: of all 4 articles it has most in common with the others." in read(page, TOOLS)
    text = read(page, BAN)
    assert "It belongs strongly (80 %)." in text
    assert f"The article in the middle of the story is {TOOLS}." in text
    assert "It has words that mark the story: Police tools (in 1 of 3)." in text
    assert "It is linked as related with 1 of the 3 others." in text
    assert "1 article is a copy of it." in text
    text = read(page, COPY)
    assert f"It is a copy of {BAN}." in text
    assert f"It is most like {BAN}, 1 hour apart: both have" in text
    assert rows(page, "A copy of") == [BAN]


def test_the_story_of_an_article_can_be_walked_through(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    read(page, TOOLS)
    expect(page.get_by_role("button", name="← Earlier")).to_be_disabled()
    page.get_by_role("button", name="Later →").click()
    assert heading(page).inner_text() == OWNERS
    dots = page.locator("#panel .story-strip circle")
    expect(dots).to_have_count(4)
    expect(dots.locator("xpath=self::*[contains(@class, 'current')]")).to_have_count(1)
    dots.first.click()
    assert heading(page).inner_text() == TOOLS
    page.locator("#panel section").get_by_role("button", name=TOOLS).first.click()
    assert told(page.locator("#panel .kind")) == "Story"
    assert state(page)["view"] == "stories"


def test_a_story(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    click(page, TOOLS)
    text = told(page.locator("#panel"))
    assert "24 Jun 2020 – 26 Jun 2020 4 articles by 3 publishers, 2 of them independent of each other." in text
    assert "council police tools" in text
    assert rows(page, "Articles by time") == [TOOLS, OWNERS, BAN, COPY]
    assert rows(page, "Stories near it") == [BRIDGE]
    told_by = page.locator("#panel .provider-strips bdi").all_inner_texts()
    assert told_by == ["The wbur News", "The courthouse News", "The wire News"]
    page.locator("#panel").get_by_role("button", name=BRIDGE).click()
    page.get_by_role("button", name="Open in the picture").click()
    assert state(page)["story"] == BRIDGE


def test_providers_and_topics(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    read(page, "The wbur News")
    assert rows(page, "Stories it alone tells") == [BRIDGE]
    assert rows(page, "Stories it tells with others") == [TOOLS]
    assert rows(page, "Articles") == [FERRY, BRIDGE, BAN, OWNERS], "the latest first"
    assert page.get_by_role("link", name="wbur.example").get_attribute("href") == "https://wbur.example/"
    assert "Those who police." in read(page, "Police")
    assert rows(page, "Part of") == ["AI"]
    read(page, "AI")
    assert rows(page, "Narrower topics") == ["Police"]
    assert rows(page, "Stories mainly about it") == [TOOLS]


def test_courses_people_events_and_the_like(open_page: Open) -> None:
    page = open_page(kinds())
    text = read(page, "Recognise faces")
    assert "Price Free Takes 1 d 1 h 30 min Level Easy" in text or "Price Free Level Easy Takes 1 d 1 h 30 min" in text
    assert "https://a.example/course" in text
    assert (rows(page, "Part of"), rows(page, "Related")) == (["All of faces"], ["News of it"])
    text = read(page, "All of faces")
    assert rows(page, "Parts") == ["Recognise faces"]
    assert f"{BASE}collection/all" not in text, "an address that leads nowhere is no link"
    text = read(page, "Ada <b>Example</b>")
    assert "Place Boston Followers 158,662" in text
    german = open_page(kinds(), locale="de-DE")
    assert "Followers 158.662" in read(german, "Ada <b>Example</b>"), "numbers as the reader writes them"
    assert rows(page, "Belongs to") == ["The courthouse News"]
    assert [link.inner_text() for link in page.locator("#panel a").all()] == [
        "http://t.co/x",
        "https://twitter.com/ada",
    ]
    text = read(page, "Meet")
    assert "Begins 24 Jun 2020" in text
    assert "Rating 4.8" in text
    read(page, "The courthouse News")
    assert (rows(page, "People"), rows(page, "Courses")) == (["Ada <b>Example</b>"], ["Recognise faces"])


def test_images_are_asked_for_only_on_demand(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, watched=False)
    asked: list[str] = []
    referrers: list[str | None] = []
    page.context.route("https://**/*", lambda route: route.fulfill(body=PNG, content_type="image/png"))
    page.on("request", lambda request: asked.append(request.url))
    page.on("request", lambda request: referrers.append(request.headers.get("referer")))
    text = read(page, TOOLS)
    assert "asks other servers for them, which then know of your visit" in text
    assert page.locator("#panel img").count() == 0
    for name in (OWNERS, "The wbur News", TOOLS):
        read(page, name)
    settle(page)
    assert asked == []
    page.get_by_role("button", name="Show 2 images").click()
    images = page.locator("#panel img")
    images.last.scroll_into_view_if_needed()
    for number in range(2):
        expect(images.nth(number)).to_have_js_property("naturalWidth", 1)
    assert sorted(asked) == ["https://img.example/0.png", "https://img.example/1.png"]
    assert referrers == [None, None]
    assert images.first.get_attribute("alt") == "Picture 0"


def test_headlines_have_the_width_of_the_panel(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, viewport={"width": 1000, "height": 800})
    read(page, TOOLS)
    page.locator("#panel section").get_by_role("button", name=TOOLS).first.click()
    row = page.locator("#panel .row", has_text="The courthouse News")
    name, aside, whole = (found.bounding_box() for found in (row.locator("bdi"), row.locator("small"), row))
    assert name
    assert aside
    assert whole
    assert told(row.locator("small")) == "The courthouse News · 24 Jun 2020"
    assert aside["y"] >= name["y"] + name["height"] - 2, "beneath it"
    assert name["width"] > 0.8 * whole["width"]


def test_a_long_list_opens_on_demand(open_page: Open) -> None:
    from tests.page.graphs import large

    page = open_page(large(400))
    read(page, "Topic 0")
    expect(page.locator("#panel h3", has_text="Articles").locator(".count")).to_have_text(" 50")
    assert len(rows(page, "Articles")) == 30
    page.get_by_role("button", name="Show all 50").click()
    assert len(rows(page, "Articles")) == 50


def test_the_rdf_of_a_node_can_be_read_and_copied(open_page: Open, town: KnowledgeGraph, town_page: Path) -> None:
    page = open_page(town_page)
    hold_clipboard(page)
    find(page, "owners")
    page.keyboard.press("Enter")
    page.locator("#panel summary").click()
    code = page.locator("#panel .turtle")
    expect(code).to_contain_text('schema:headline "Café owners weigh in"')
    page.get_by_role("button", name="Copy Turtle").click()
    expect(page.locator("#notes")).to_contain_text("lines of Turtle")
    assert copied(page) == code.evaluate("(element) => element.textContent")
    expected = {triple for triple in triples(ntriples(town)) if triple[0] == "<https://b.example/ban>"}
    assert triples(copied(page), RdfFormat.TURTLE) == expected
    page.get_by_role("button", name="Copy as CSV").click()
    expect(page.locator("#notes")).to_contain_text("2 lines of CSV")
    assert copied(page).startswith("kind,name,iri,date,provider,topics,story,excerpt\r\narticle,Café owners weigh in,")


def panels(page: Page) -> dict[str, str]:
    """The Turtle that the panel shows, of every node."""
    found = page.evaluate(
        """async () => {
            const { graph } = explorer;
            const found = {};
            for (let id = 0; id < graph.size; id += 1) {
                explorer.go(id);
                document.querySelector("#panel details.rdf").open = true;
                await new Promise((done) => setTimeout(done));
                found[graph.iri(id)] = document.querySelector("#panel .turtle").textContent;
            }
            return found;
        }"""
    )
    return dict(found)


def agree(told_by_page: dict[str, str], graph: KnowledgeGraph) -> None:
    assert told_by_page.keys() == set(graph.iris())
    expected: dict[str, set[tuple[str, str, str]]] = {f"<{iri}>": set() for iri in graph.iris()}
    for triple in triples(ntriples(graph)):
        expected.setdefault(triple[0], set()).add(triple)
    for iri, text in told_by_page.items():
        assert triples(text, RdfFormat.TURTLE) == expected[f"<{iri}>"], iri


def test_the_rdf_of_every_node_is_that_of_the_export(open_page: Open, seeds: KnowledgeGraph, seeds_page: Path) -> None:
    agree(panels(open_page(seeds_page)), seeds)


def test_the_rdf_of_hostile_nodes_is_that_of_the_export(open_page: Open) -> None:
    graph = hostile_graph()
    agree(panels(open_page(graph)), graph)
