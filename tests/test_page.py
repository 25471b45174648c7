"""The page in a browser: real Chromium, no window. Every page opened here must ask for nothing and report no error."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from kg.exporters import write
from kg.graph import KnowledgeGraph
from kg.model import ITEM_KINDS, Article, Edge, Image, Item, Provider, Source, Topic

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BASE = "https://w3id.org/newskg/id/"
MORNING = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Debian's, or any other that is installed, or else Playwright's own.
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next((found for name in names if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium to test the page in: {error.message.splitlines()[0]}")
        with closing(started):
            yield started


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a graph's page from disk; in the end see that none asked for anything or complained."""
    requests: list[str] = []
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_graph(graph: KnowledgeGraph, **options: Any) -> Page:
        path = write(graph, tmp_path / f"graph{len(contexts)}.html")
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path.as_uri())
        page.wait_for_function("window.explorer")
        settle(page)
        return page

    yield open_graph
    for number, context in enumerate(contexts):
        context.close()
        assert requests[number].endswith(f"/graph{number}.html")
    assert len(requests) == len(contexts)
    assert complaints == []


def settle(page: Page) -> None:
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def put(graph: KnowledgeGraph, iri: str, headline: str, **values: Any) -> str:
    """An article with a provider, a topic and a document, as asked for."""
    provider, topic, document = (values.pop(name, None) for name in ("provider", "topic", "document"))
    graph.add_node(Article(iri, headline=headline, **values))
    if provider:
        graph.add_node(
            Provider(f"{BASE}provider/{provider}", name=f"The {provider} News", domain=f"{provider}.example")
        )
        graph.add_edge(Edge(iri, "publisher", f"{BASE}provider/{provider}"))
    if topic:
        graph.add_node(Topic(f"{BASE}topic/{topic}", name=topic))
        graph.add_edge(Edge(iri, "about", f"{BASE}topic/{topic}"))
    if document:
        graph.add_node(Source(f"{BASE}source/{document}"))
        graph.add_edge(Edge(f"{BASE}source/{document}", "main_entity", iri))
    return iri


@pytest.fixture
def small() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    first = put(
        graph,
        "https://a.example/tools-banned",
        "Facial-Recognition Tools Banned for Boston Police",
        abstract="The council voted unanimously to prohibit it.",
        date_published=MORNING,
        alias=("https://amp.a.example/tools-banned", "ftp://a.example/tools"),
        provider="courthouse",
        topic="AI",
        document="2020-06-24-tools.md",
    )
    second = put(graph, "https://b.example/ban", "Café owners weigh in", provider="wbur", document="2.md")
    third = put(graph, "https://c.example/3", "A federal ban is proposed", date_published=MORNING + timedelta(days=1))
    put(graph, "https://d.example/4", "Nothing to do with it", provider="wbur", topic="Transport")
    graph.add_edge(Edge(first, "related_to", second))
    graph.add_edge(Edge(third, "related_to", first))
    return graph


def place(page: Page, label: str) -> tuple[float, float]:
    """Where the node of that label is in the window."""
    x, y = page.evaluate(
        """(label) => {
            const node = explorer.graph.nodes.find((node) => node.label === label);
            const { x, y } = explorer.picture.network.canvasToDOM(node);
            const box = document.querySelector("#picture canvas").getBoundingClientRect();
            return [box.left + x, box.top + y];
        }""",
        label,
    )
    return float(x), float(y)


def click(page: Page, label: str) -> None:
    page.mouse.click(*place(page, label))
    settle(page)


def pixels(page: Page, colour: str) -> int:
    """How many pixels of the picture have the style sheet's colour of that name."""
    settle(page)
    found = page.evaluate(
        """(name) => {
            const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
            const [red, green, blue] = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
            const canvas = document.querySelector("#picture canvas");
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
            copy.drawImage(canvas, 0, 0);
            const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
            let found = 0;
            for (let i = 0; i < data.length; i += 4) {
                if (data[i] === red && data[i + 1] === green && data[i + 2] === blue && data[i + 3] === 255) found += 1;
            }
            return found;
        }""",
        colour,
    )
    return int(found)


def legend(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("#legend label").all_inner_texts()]


def test_the_picture_shows_each_kind(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    assert page.title() == "News graph"
    for look in ("post", "article", "provider", "topic"):
        assert pixels(page, look) > 100, look
    assert page.locator("#panel").is_hidden()


def test_a_click_on_an_article_tells_what_is_known(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    click(page, "Facial-Recognition Tools Banned for Boston Police")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Facial-Recognition Tools Banned for Boston Police"
    told = panel.inner_text()
    for text in (
        "The council voted unanimously to prohibit it.",
        "24 June 2020",
        "20:56 UTC",
        "The courthouse News",
        "AI",
        "Café owners weigh in",
        "A federal ban is proposed",
        "2020-06-24-tools.md",
        "ftp://a.example/tools",
    ):
        assert text in told
    assert "Nothing to do with it" not in told
    links = [
        [link.get_attribute(name) for name in ("href", "target", "rel")] for link in panel.get_by_role("link").all()
    ]
    assert links == [
        ["https://a.example/tools-banned", "_blank", "noopener noreferrer"],
        ["https://amp.a.example/tools-banned", "_blank", "noopener noreferrer"],
    ]


def test_a_click_beside_everything_closes_the_panel(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    click(page, "AI")
    assert page.locator("#panel").is_visible()
    page.mouse.click(15, 780)
    settle(page)
    assert page.locator("#panel").is_hidden()


def test_providers_and_topics_list_their_articles(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    click(page, "The wbur News")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "The wbur News"
    assert panel.locator(".go bdi").all_inner_texts() == ["Nothing to do with it", "Café owners weigh in"]
    panel.get_by_role("button", name="Nothing to do with it").click()
    assert panel.locator("h2").inner_text() == "Nothing to do with it"
    panel.get_by_role("button", name="Transport").click()
    assert panel.locator(".go bdi").all_inner_texts() == ["Nothing to do with it"]
    page.keyboard.press("Escape")
    assert panel.is_hidden()


def blue_between(page: Page, one: str, other: str) -> int:
    """How blue the picture is at most about half-way between two nodes."""
    (x1, y1), (x2, y2) = place(page, one), place(page, other)
    found = page.evaluate(
        """([x, y]) => {
            const canvas = document.querySelector("#picture canvas");
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
            copy.drawImage(canvas, 0, 0);
            const box = canvas.getBoundingClientRect();
            const { data } = copy.getImageData(x - box.left - 3, y - box.top - 3, 6, 6);
            return Math.max(...Array.from({ length: 36 }, (_, i) => data[4 * i + 3] && data[4 * i + 2] - data[4 * i]));
        }""",
        [(x1 + x2) / 2, (y1 + y2) / 2],
    )
    return int(found)


def test_what_is_selected_stands_out(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    chosen, topics = "Facial-Recognition Tools Banned for Boston Police", pixels(page, "topic")
    assert blue_between(page, chosen, "AI") < 40
    click(page, chosen)
    assert blue_between(page, chosen, "AI") > 80, "a blue line"
    assert 0 < pixels(page, "topic") < topics, "the topic it is not about is veiled"


def test_the_legend_counts_and_switches_kinds(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    assert legend(page) == ["Posts 2", "Other articles 2", "Providers 2", "Topics 2"]
    page.get_by_label("Providers").uncheck(force=True)
    assert pixels(page, "provider") == 0
    assert pixels(page, "post") > 100
    click(page, "The wbur News")
    assert page.locator("#panel").is_hidden()
    page.get_by_label("Providers").check(force=True)
    assert pixels(page, "provider") > 100
    click(page, "The wbur News")
    assert page.locator("#panel").is_visible()


def test_search_finds_without_accents_and_centres(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    page.keyboard.press("/")
    page.keyboard.type("OWNERS cafe")
    assert page.locator("#hits bdi").all_inner_texts() == ["Café owners weigh in"]
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#hits").is_hidden()
    assert page.locator("#panel h2").inner_text() == "Café owners weigh in"
    panel, picture = page.locator("#panel").bounding_box(), page.locator("#picture").bounding_box()
    assert panel
    assert picture
    x, y = place(page, "Café owners weigh in")
    assert abs(x - panel["x"] / 2) < 12
    assert abs(y - picture["y"] - picture["height"] / 2) < 12


def test_search_by_keyboard_and_in_vain(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    page.fill("#query", "ban")
    hits = page.locator("#hits bdi").all_inner_texts()
    assert set(hits) == {"A federal ban is proposed", "Facial-Recognition Tools Banned for Boston Police"}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == hits[1]
    page.fill("#query", "zeppelin")
    assert page.locator("#hits").inner_text() == "Nothing found"
    page.keyboard.press("Escape")
    assert page.locator("#hits").is_hidden()
    assert page.locator("#panel").is_visible()


HOSTILE = [
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    '" onerror="window.hacked=1',
    "<img src=x onerror=window.hacked=1>",
    '<a href="https://evil.example/">href</a>',
    "<!--<script>",
    "before\u2028after\u2029end",
    "כותרת בעברית 123 \u202eabc",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "constructor",
    "__proto__",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str, open_page: Open) -> None:
    graph = KnowledgeGraph()
    first = put(
        graph,
        "javascript:window.hacked=1",
        text,
        abstract=text,
        alias=("javascript:window.hacked=2", "data:text/html,<script>window.hacked=3</script>", "java\nscript:1"),
        document="1.md",
    )
    other = put(graph, "https://b.example/2", "Another")
    graph.add_node(Provider(BASE + "provider/x", name=text, domain=text, alternate_name=(text,), description=text))
    graph.add_node(Topic(BASE + "topic/x", name=text, definition=text))
    for edge in (("publisher", "provider/x"), ("about", "topic/x")):
        graph.add_edge(Edge(first, edge[0], BASE + edge[1]))
    graph.add_edge(Edge(first, "related_to", other))
    graph.add_node(Image('https://x.example/"onerror="window.hacked=4'))
    graph.add_edge(Edge(first, "image", 'https://x.example/"onerror="window.hacked=4'))
    page = open_page(graph)

    page.evaluate("explorer.go(1)")
    heading = page.locator("#panel h2")
    assert heading.evaluate("(element) => element.textContent") == text
    assert heading.evaluate("(element) => element.childElementCount") == 0
    assert [link.get_attribute("href") for link in page.locator("#panel a").all()] == [
        'https://x.example/"onerror="window.hacked=4'
    ]
    for node in page.evaluate("explorer.graph.nodes.map((node) => node.id)"):
        page.evaluate("(id) => explorer.go(id)", node)
        page.mouse.move(*place(page, "Another"))
        settle(page)
    page.fill("#query", text)
    assert page.locator("#hits").is_visible()
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, [onerror]").count() == 0
    for link in page.locator("#panel a").all():
        assert (link.get_attribute("href") or "").startswith(("https://", "http://"))


def test_the_policy_stops_what_should_ever_get_in(browser: Browser, small: KnowledgeGraph, tmp_path: Path) -> None:
    path = write(small, tmp_path / "graph.html")
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_function("window.explorer")
        refused = page.evaluate(
            """async () => {
                const refused = [];
                document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
                const script = document.createElement("script");
                script.textContent = "window.hacked = 1";
                document.body.append(script);
                const image = document.createElement("img");
                image.src = "https://evil.example/x.png";
                document.body.append(image);
                document.body.insertAdjacentHTML("beforeend", '<b onclick="window.hacked = 2">b</b>');
                document.body.lastChild.click();
                await fetch("https://evil.example/").catch(() => {});
                await new Promise((done) => setTimeout(done, 100));
                return refused;
            }"""
        )
        assert set(refused) == {"script-src-elem", "img-src", "script-src-attr", "connect-src"}
        assert page.evaluate("window.hacked") is None


def test_served_it_asks_for_the_page_alone(browser: Browser, small: KnowledgeGraph, tmp_path: Path) -> None:
    content = write(small, tmp_path / "graph.html").read_bytes()
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with closing(browser.new_context()) as context, HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/graph.html")
        page.wait_for_function("window.explorer")
        page.wait_for_timeout(300)
        server.shutdown()
    assert asked == ["/graph.html"]


def large(articles: int, links: int) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    for number in range(articles):
        put(
            graph,
            f"https://a.example/{number:05}",
            f"Headline number {number}",
            date_published=MORNING + timedelta(hours=number),
            provider=f"p{number % 97}",
            topic=f"Topic {number // 50 % 12}",
        )
    for number in range(links):
        one = number % articles
        other = one - one % 50 + (one + 1 + number // articles) % 50
        graph.add_edge(Edge(f"https://a.example/{one:05}", "related_to", f"https://a.example/{other:05}"))
    return graph


def test_few_links_are_all_drawn_and_many_are_said_to_be_too_many(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small)
    assert page.locator("#note").is_hidden()
    assert page.evaluate("explorer.picture.network.body.edgeIndices.length") == 7
    page = open_page(large(500, 2500))
    assert page.locator("#note").inner_text().startswith("3,500 links are too many to draw at once")
    assert page.evaluate("explorer.picture.network.body.edgeIndices.length") == 0
    page.evaluate("explorer.go(0)")
    assert "Related articles (10)" in page.locator("#panel").inner_text()


def test_a_large_graph_is_drawn_clicked_and_searched(open_page: Open) -> None:
    page = open_page(large(10_000, 100_000))
    assert legend(page) == ["Articles 10,000", "Providers 97", "Topics 12"]
    for look in ("article", "provider", "topic"):
        assert pixels(page, look) > 100, look
    click(page, "Headline number 4321")
    label = page.locator("#panel h2").inner_text()
    assert label.startswith("Headline number"), "at this scale a neighbour may be meant"
    page.fill("#query", "number 4321")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Headline number 4321"
    assert "Related articles (20)" in page.locator("#panel").inner_text()
    page.get_by_label("Articles").uncheck(force=True)
    page.keyboard.press("Escape")
    page.click("#whole")
    assert pixels(page, "article") == 0
    assert pixels(page, "topic") > 100


def test_a_long_list_opens_on_demand(open_page: Open) -> None:
    page = open_page(large(300, 0))
    page.evaluate("explorer.go(explorer.graph.nodes.find((node) => node.label === 'Topic 0').id)")
    assert page.locator("#panel .go").count() == 40
    page.get_by_role("button", name="Show all 50").click()
    assert page.locator("#panel .go").count() == 50


def test_light_and_dark_follow_the_system_at_once(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"
    dark = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--post')")
    assert pixels(page, "post") > 100
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--post')") != dark
    assert pixels(page, "post") > 100, "the picture too has changed its colours"


def test_a_narrow_window_is_enough(open_page: Open, small: KnowledgeGraph) -> None:
    page = open_page(small, viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert pixels(page, "topic") > 20
    click(page, "Facial-Recognition Tools Banned for Boston Police")
    panel = page.locator("#panel").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 390
    x, y = place(page, "Facial-Recognition Tools Banned for Boston Police")
    assert 0 < x < 390
    assert y < panel["y"], "what was clicked stays in sight"


def test_graphs_of_little_open_too(open_page: Open) -> None:
    empty = open_page(KnowledgeGraph())
    assert empty.locator("#note").inner_text() == "There is nothing in this graph yet."
    assert legend(empty) == []
    one = KnowledgeGraph()
    put(one, "https://a.example/1", "Alone")
    page = open_page(one)
    assert legend(page) == ["Articles 1"]
    click(page, "Alone")
    assert page.locator("#panel h2").inner_text() == "Alone"
    bare = KnowledgeGraph()
    bare.add_node(Article("https://a.example/untitled"))
    bare.add_node(Topic(BASE + "topic/lost"))
    page = open_page(bare)
    assert legend(page) == ["Articles 1", "Topics 1"]
    click(page, "https://a.example/untitled")
    assert page.locator("#panel h2").inner_text() == "https://a.example/untitled"


@pytest.fixture
def several_kinds() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    course, collection, person = "https://a.example/course", f"{BASE}collection/all", f"{BASE}person/ada"
    graph.add_node(Item("course", course, name="Recognise faces", price="Free", duration="P1DT1H30M", level=("Easy",)))
    graph.add_node(Item("collection", collection, name="All of faces"))
    accounts: dict[str, Any] = {"same_as": ("https://twitter.com/ada",), "followers": 158662, "url": ("http://t.co/x",)}
    graph.add_node(Item("person", person, name="Ada <b>Example</b>", location="Boston", **accounts))
    graph.add_node(
        Item("event", "https://a.example/event", name="Meet", start_date=MORNING, rating_value=Decimal("4.7763"))
    )
    put(graph, "https://a.example/news", "News of it", provider="courthouse", topic="AI")
    provider = f"{BASE}provider/courthouse"
    for thing, name in ((collection, "collections/all.md"), (person, "_people/ada.md")):
        graph.add_node(Source(f"{BASE}source/{name}"))
        graph.add_edge(Edge(f"{BASE}source/{name}", "main_entity", thing))
    graph.add_edge(Edge(collection, "has_part", course))
    graph.add_edge(Edge(person, "affiliation", provider))
    graph.add_edge(Edge(course, "publisher", provider))
    graph.add_edge(Edge("https://a.example/news", "related_to", course))
    for kind in ITEM_KINDS:
        graph.add_node(Item(kind, f"https://z.example/{kind}", name=f"Some {kind}"))
    return graph


def test_every_kind_has_its_mark_and_its_place_in_the_legend(open_page: Open, several_kinds: KnowledgeGraph) -> None:
    page = open_page(several_kinds)
    assert legend(page) == [
        "Articles 1", "Courses 2", "Events 2", "People 2", "Samples 1", "Collections 2", "Certifications 1", "Books 1",
        "Games 1", "Communities 1", "Challenges 1", "Newsletters 1", "Providers 1", "Topics 1",
    ]  # fmt: skip
    for kind in ITEM_KINDS:
        assert pixels(page, kind) > 20, kind
    page.get_by_label("Courses").uncheck(force=True)
    settle(page)
    assert pixels(page, "course") == 0


def test_the_panel_tells_what_is_known_of_each_kind(open_page: Open, several_kinds: KnowledgeGraph) -> None:
    page = open_page(several_kinds)
    panel = page.locator("#panel")

    def told(label: str) -> str:
        page.evaluate("label => explorer.go(explorer.graph.nodes.find((node) => node.label === label).id)", label)
        return " ".join(panel.inner_text().split())

    assert "Price Free Takes 1 d 1 h 30 min Level Easy https://a.example/course" in told("Recognise faces")
    assert "Part of All of faces Related News of it" in told("Recognise faces")
    assert "Parts Recognise faces" in told("All of faces")
    assert f"{BASE}collection/all" not in told("All of faces"), "an address that leads nowhere is no link"
    person = told("Ada <b>Example</b>")
    assert "Place Boston Followers 158,662 Belongs to The courthouse News" in person
    assert "Accounts https://twitter.com/ada Addresses http://t.co/x" in person
    assert "Begins 24 June 2020 at 20:56 UTC Rating 4.8" in told("Meet")
    assert "People Ada <b>Example</b> Articles News of it Courses Recognise faces" in told("The courthouse News")
