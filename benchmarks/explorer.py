"""How large the page is, and how long a reader waits for it.

    python explorer.py --corpus SITE
    python explorer.py [--articles 20000] [--stories 3000]

In: a site, or how many articles and stories to make up. Out: a Markdown table: the page's size, what writing it takes,
and in Chromium the time from opening it to the first picture and from each thing a reader does to what is seen of it,
as medians and worst of several windows, none of which has seen the page before. Needs Playwright (the extra "test").
"""

import argparse
import os
import platform
import random
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import words
from playwright.sync_api import Browser, sync_playwright

import kg
from kg.exporters import write
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Provider, Story, Topic

BASE = "https://w3id.org/newskg/id/"
FIRST_DAY = datetime(2019, 10, 1, tzinfo=UTC)
RELATED = 32
"""Links to related articles that an article has in the reference corpus, on average."""
COMMON = words.TOPICS[0]
"""What all articles are about, as in the reference corpus."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

OPENED = """
new MutationObserver((_, observer) => {
    if (!document.body || document.body.hasAttribute("aria-busy")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.opened = performance.now(); }));
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-busy"] });
"""
"""Put before the page's own script: when the first frame with a picture was drawn."""

DONE = """async () => {
    const { network } = explorer.picture;
    const found = [];
    // From the deed until the frame in which its effect is seen has been drawn.
    const measure = async (name, deed, redraws) => {
        await new Promise((rest) => setTimeout(rest, 120));
        const drawn = redraws && new Promise((done) => network.once("afterDrawing", done));
        const start = performance.now();
        deed();
        await drawn;
        await new Promise((done) => requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(0);
        }));
        found.push([name, performance.now() - start]);
    };
    const box = document.getElementById("query");
    const type = (text) => {
        box.value = text;
        box.dispatchEvent(new Event("input"));
    };
    box.focus();
    await measure("first key stroke of a search", () => type("c"), false);
    for (const text of ["cl", "clo", "clou", "cloud", "cloud s", "cloud se"]) {
        await measure("key stroke of a search", () => type(text), false);
    }
    type("");
    const handle = document.querySelector("#timeline [role=slider]");
    for (let at = 0; at < 8; at += 1) {
        const key = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true });
        await measure("move of the brush", () => handle.dispatchEvent(key), true);
    }
    for (const part of ["topics", "providers", "kinds"]) {
        const box = document.querySelector(`#filters .${part} input[type=checkbox]`);
        for (const _ of ["on", "off"]) await measure("click on a filter", () => box.click(), true);
    }
    await measure("clearing all filters", () => explorer.clear(), true);
    for (const button of document.querySelectorAll("#views button")) {
        const name = button.textContent;
        if (name !== "Stories") await measure(`view: ${name}`, () => button.click(), name !== "List");
    }
    await measure("view: Stories", () => document.querySelector("#views button").click(), true);
    const [story] = explorer.filtered().stories;
    if (story !== undefined) await measure("opening a story", () => explorer.open(story), true);
    const read = story === undefined ? 0 : explorer.graph.members(story)[0];
    await measure("reading an article", () => explorer.go(read), true);
    return found;
}"""


def made_up(articles: int, stories: int) -> KnowledgeGraph:
    """In: how many. Out: a graph with three in four articles in stories of a few or many, related to what is near,
    and about what all are about, or what their story is about."""
    rng = random.Random(7)
    graph = KnowledgeGraph()
    for name in words.TOPICS:
        graph.add_node(Topic(f"{BASE}topic/{words.slug(name)}", name=name))
    told = [1 + min(int(rng.paretovariate(1.1)), 60) for _ in range(stories)]
    scale = 0.75 * articles / max(1, sum(told))
    sizes = [max(2, round(size * scale)) for size in told]
    themes = [(words.theme(rng), FIRST_DAY + timedelta(hours=rng.randrange(500 * 24))) for _ in sizes]
    beats = [rng.choice(words.TOPICS) for _ in sizes]
    order = [number for number, size in enumerate(sizes) for _ in range(size)][:articles]
    iris: list[str] = []
    for number in range(articles):
        story = order[number] if number < len(order) else None
        thing, day = (
            themes[story]
            if story is not None
            else (words.theme(rng), FIRST_DAY + timedelta(hours=rng.randrange(12000)))
        )
        title = words.headline(rng, thing)
        name, domain = words.publisher(rng, number, vendor=0.1)
        iri = f"https://www.{domain}/{words.slug(title)}-{number:x}"
        when = day + timedelta(minutes=rng.randrange(3 * 1440))
        graph.add_node(
            Article(iri, headline=title, abstract=words.excerpt(rng, thing), date_published=when, quality=39)
        )
        graph.add_node(Provider(f"{BASE}provider/{domain}", name=name, domain=domain))
        graph.add_edge(Edge(iri, "publisher", f"{BASE}provider/{domain}"))
        others = rng.sample(words.TOPICS[1:], rng.choice((0, 1, 1, 2)))
        # Of a story's articles most are about its topic; a few stories have none but that of all.
        if story is not None and number % 3 and beats[story] != COMMON:
            others = [beats[story]]
        for topic in (COMMON, *others):
            graph.add_edge(Edge(iri, "about", f"{BASE}topic/{words.slug(topic)}"))
        iris.append(iri)
    for number, iri in enumerate(iris):
        near = {max(0, min(articles - 1, number + rng.randrange(-40, 41))) for _ in range(RELATED * 5 // 4)} - {number}
        graph.add_edges(iri, "related_to", (iris[other] for other in near))
    members: dict[int, list[str]] = defaultdict(list)
    for iri, story in zip(iris, order, strict=False):
        members[story].append(iri)
    for story, found in members.items():
        slug = f"{BASE}story/{story}-{words.slug(themes[story][0])}"
        days = sorted(when for iri in found if (when := graph.attributes(iri)["date_published"]))
        keywords = tuple(words.slug(themes[story][0]).split("-"))
        name = graph.attributes(found[0])["headline"]
        graph.add_node(Story(slug, name=name, keyword=keywords, start_date=days[0], end_date=days[-1], size=len(found)))
        graph.add_edge(Edge(slug, "core", found[0]))
        graph.add_edge(Edge(slug, "main_topic", f"{BASE}topic/{words.slug(beats[story])}"))
        for iri in found:
            graph.add_edge(Edge(iri, "in_story", slug))
    return graph


def measured(browser: Browser, page: Path, rounds: int) -> dict[str, list[float]]:
    """In: a browser, a page, how often. Out: milliseconds by what was waited for."""
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        window = context.new_page()
        window.add_init_script(OPENED)
        window.goto(page.as_uri())
        while (opened := window.evaluate("window.opened")) is None:
            window.wait_for_timeout(20)
        found["first picture"].append(opened)
        for name, took in window.evaluate(DONE):
            found[name].append(took)
        context.close()
    return found


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--corpus", type=Path, help="a site's folder or a folder of posts; without it a graph is made up"
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--stories", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=5, help="windows opened")
    options = parser.parse_args()
    graph = kg.build(options.corpus).graph if options.corpus else made_up(options.articles, options.stories)
    counts, links = graph.node_counts(), graph.edge_counts()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        start = time.perf_counter()
        page = write(graph, Path(folder) / "graph.html")
        took = time.perf_counter() - start
        size = page.stat().st_size
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        machine = f"Chromium {browser.version}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
        print(f"{machine}; {options.rounds} windows\n")
        told = (
            f"{counts['article']:,} articles, {counts.get('story', 0):,} stories, {links['related_to']:,} related links"
        )
        print(f"{told}: {size / 1e6:.2f} MB, written in {took:.1f} s\n")
        print("| | median ms | worst ms |\n|---|---:|---:|")
        for name, times in measured(browser, page, options.rounds).items():
            print(f"| {name} | {statistics.median(times):,.0f} | {max(times):,.0f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
