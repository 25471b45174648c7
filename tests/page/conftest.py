"""Pages in a real Chromium: every one opened here must ask for itself alone and complain of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import kg
from kg.exporters import write
from kg.graph import KnowledgeGraph
from tests.corpus import SEEDS
from tests.page.graphs import council
from tests.page.screen import Open, ready


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a graph, or a page written before, from disk; in the end see that none asked for anything or complained.

    ``address`` is the part after #; ``watched`` is False where a test itself looks at requests and complaints.
    """
    requests: dict[BrowserContext, list[str]] = {}
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_graph(graph: KnowledgeGraph | Path, address: str = "", watched: bool = True, **options: object) -> Page:
        path = graph if isinstance(graph, Path) else write(graph, tmp_path / f"graph{len(contexts)}.html")
        still = {"viewport": {"width": 1200, "height": 800}, "reduced_motion": "reduce", "accept_downloads": True}
        context = browser.new_context(**{**still, **options})  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if watched:
            asked = requests.setdefault(context, [])
            context.on("request", lambda request: asked.append(request.url))
            context.on("console", lambda message: complaints.append(message.text))
            context.on("weberror", lambda error: complaints.append(str(error.error)))
            context.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path.as_uri() + (f"#{address}" if address else ""))
        ready(page)
        return page

    yield open_graph
    for context in contexts:
        context.close()
    for asked in requests.values():
        # What was saved or handed on is made inside the page.
        outside = [address for address in asked if not address.startswith("blob:")]
        assert len(outside) == 1
        assert outside[0].partition("#")[0].endswith(".html")
    assert complaints == []


@pytest.fixture(scope="session")
def seeds() -> KnowledgeGraph:
    return kg.build(SEEDS).graph


@pytest.fixture(scope="session")
def seeds_page(seeds: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(seeds, tmp_path_factory.mktemp("seeds") / "graph.html")


@pytest.fixture(scope="session")
def town() -> KnowledgeGraph:
    return council()


@pytest.fixture(scope="session")
def town_page(town: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(town, tmp_path_factory.mktemp("town") / "graph.html")
