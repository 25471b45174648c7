"""The pages in a real browser: the query editor, a description, the explorer. Nothing is asked of any other server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.running import Running


@pytest.fixture
def page(browser: Browser, server: Running) -> Iterator[Page]:
    """A page that may ask this server only, and has nothing to complain of."""
    context = browser.new_context()
    opened = context.new_page()
    elsewhere: list[str] = []
    complaints: list[str] = []
    local = (server.address, "data:", "blob:")
    opened.on("request", lambda request: None if request.url.startswith(local) else elsewhere.append(request.url))
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert (elsewhere, complaints) == ([], [])


def test_the_editor_runs_a_query(server: Running, page: Page) -> None:
    page.goto(f"{server.address}sparql")
    page.locator(".yasqe_queryButton").click()
    expect(page.locator(".yasr_response_chip")).to_contain_text("19 results", timeout=15_000)
    expect(page.locator(".yasr table.dataTable")).to_contain_text("Massachusetts")


def test_a_permalink_brings_the_query_back(server: Running, page: Page) -> None:
    page.goto(f"{server.address}sparql?query=SELECT%20%3Fx%20%7B%20BIND(42%20AS%20%3Fx)%20%7D")
    expect(page.locator(".yasqe .CodeMirror-code:visible")).to_contain_text("BIND(42 AS ?x)")
    link = page.evaluate("Yasgui.Yasqe.defaults && document.querySelector('.yasqe .CodeMirror').CodeMirror.getValue()")
    assert link
    page.goto("about:blank")
    page.goto(f"{server.address}sparql#query=ASK%20%7B%20%3Fs%20%3Fp%2043%20%7D")
    expect(page.locator(".tabPanel.active .yasqe .CodeMirror-code")).to_contain_text("ASK { ?s ?p 43 }")


def test_terms_are_completed_from_this_server(server: Running, page: Page) -> None:
    page.goto(
        f"{server.address}sparql?query="
        + "PREFIX%20schema%3A%20%3Chttps%3A%2F%2Fschema.org%2F%3E%20ASK%20%7B%20%3Fs%20schema%3Ahead%20%3Fo%20%7D"
    )
    expect(page.locator(".tabPanel.active .yasqe .CodeMirror-code")).to_contain_text("schema:head")
    page.evaluate("""() => {
        const editor = document.querySelector('.tabPanel.active .CodeMirror').CodeMirror;
        editor.focus();
        editor.setCursor(0, editor.getLine(0).indexOf('schema:head ') + 'schema:head'.length);
    }""")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hints li").first).to_have_text("schema:headline", timeout=10_000)


def test_the_examples_are_the_shipped_queries(server: Running, page: Page) -> None:
    page.goto(f"{server.address}sparql")
    expect(page.locator(".yasqe .CodeMirror").first).to_be_visible()
    page.select_option("#examples", label="Articles on a topic, by date")
    expect(page.locator(".tabPanel.active .yasqe .CodeMirror-code")).to_contain_text("Every article about a topic")
    page.locator(".tabPanel.active .yasqe_queryButton").click()
    expect(page.locator(".tabPanel.active .yasr_response_chip")).to_contain_text("5 results", timeout=15_000)


def test_a_description(server: Running, page: Page) -> None:
    page.goto(f"{server.address}newskg/id/topic/ai")
    assert "/resource?iri=" in page.url
    page.get_by_role("link", name="Democrats and civil liberties").click()
    expect(page.locator("h1")).to_contain_text("Democrats and civil liberties groups back law")


def test_the_explorer(server: Running, page: Page) -> None:
    page.goto(server.address)
    expect(page.locator("canvas").first).to_be_visible(timeout=20_000)
