"""Without a pointer: everything can be reached, and the focus is never lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.page.graphs import BAN, BRIDGE, COPY, LONE, OWNERS, TOOLS, UNDATED
from tests.page.screen import Open, heading, hold_clipboard, ready, settle, state, told, view


def focused(page: Page) -> str:
    """What has the focus, as one would say it."""
    found = page.evaluate(
        """() => {
            const { activeElement: at } = document;
            if (at === document.body) return "nothing";
            const named = document.getElementById(at.getAttribute("aria-labelledby"));
            const label = (named ?? at.closest("label")?.querySelector(".name"))?.textContent;
            return at.getAttribute("aria-label") ?? label ?? (at.id && !at.textContent ? at.id : at.textContent.trim());
        }"""
    )
    return str(found)[:80]


def tab_to(page: Page, wanted: str, back: bool = False) -> None:
    """Press Tab until something is reached; fails where it never is."""
    passed = []
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        passed.append(focused(page))
        if passed[-1].startswith(wanted):
            return
    raise AssertionError(f"{wanted!r} is not among {passed}")


def test_tab_reaches_everything_in_the_order_in_which_it_is_seen(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        passed.append(focused(page))
    wanted = [
        "Skip to the picture",
        "Filters",
        "Stories",
        "Coverage",
        "Graph",
        "List",
        "Find",
        "Help and keys",
        "Posts",
        "Other articles",
    ]
    wanted += ["AI", "The wbur News", "Zoom out", "Zoom in", "Fit", "Export", "The picture."]
    wanted += ["Beginning of the period", "End of the period"]
    places = [next((at for at, name in enumerate(passed) if name.startswith(one)), None) for one in wanted]
    assert None not in places, dict(zip(wanted, places, strict=True))
    assert places == sorted(place for place in places if place is not None)
    assert "" not in passed, "all that takes the focus has a name"


def test_from_the_overview_into_a_story_to_an_article_and_back(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, watched=False)
    page.context.route("https://**/*", lambda route: route.fulfill(body="an article"))
    tab_to(page, "The picture.")
    spoken = page.locator("#view [aria-live=polite], #picture + [aria-live=polite]")
    page.keyboard.press("ArrowRight")
    seen = set()
    for arrow in ["ArrowLeft"] * 4 + ["ArrowRight"] * 4 + ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp"]:
        seen.add(told(spoken.first))
        page.keyboard.press(arrow)
    seen.add(told(spoken.first))
    assert seen == {TOOLS, BRIDGE, LONE, UNDATED}, "arrows reach every mark"
    for arrow in ["ArrowUp", "ArrowLeft"] * 4:
        if told(spoken.first) != TOOLS:
            page.keyboard.press(arrow)
    page.keyboard.press("Enter")
    assert state(page)["story"] == TOOLS
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if told(spoken.first).startswith(OWNERS):
            break
    assert told(spoken.first) == f"{OWNERS} — 25 Jun 2020"
    page.keyboard.press("Enter")
    assert heading(page).inner_text() == OWNERS
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    assert opened.value.url == "https://b.example/ban"
    opened.value.close()
    page.keyboard.press("Escape")
    assert state(page)["selected"] == TOOLS
    page.keyboard.press("Escape")
    assert (state(page)["story"], page.locator("#panel").is_visible()) == (None, False)
    before = page.evaluate("explorer.picture.view().camera.scale")
    page.locator("#picture").press("+")
    assert page.evaluate("explorer.picture.view().camera.scale") > before
    page.locator("#picture").press("0")
    settle(page)
    assert abs(page.evaluate("explorer.picture.view().camera.scale") - before) < 1e-6


def test_views_filters_and_the_way_back(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    tab_to(page, "Coverage")
    page.keyboard.press("Enter")
    assert state(page)["view"] == "coverage"
    tab_to(page, "Transport")
    page.keyboard.press("Space")
    assert state(page)["filters"]["topics"] == ["Transport"]
    assert focused(page) == "Transport", "the focus stays where it was"
    tab_to(page, "Clear filters", back=True)
    page.keyboard.press("Enter")
    assert state(page)["filters"]["topics"] == []
    assert page.evaluate("document.activeElement !== document.body"), "the button is of no use now, yet not lost"
    page.evaluate("explorer.set({ from: Date.UTC(2020, 5, 26) })")
    tab_to(page, "All time")
    page.keyboard.press("Enter")
    assert state(page)["filters"]["from"] is None
    assert page.evaluate("document.activeElement !== document.body")


def test_the_list_and_the_panel(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, watched=False)
    page.context.route("https://**/*", lambda route: route.abort())
    tab_to(page, "List")
    page.keyboard.press("Enter")
    tab_to(page, BAN)
    page.keyboard.press("Enter")
    assert heading(page).inner_text() == BAN
    expect(page.locator("#panel")).to_be_focused()
    tab_to(page, COPY)
    page.keyboard.press("Enter")
    assert heading(page).inner_text() == COPY
    expect(page.locator("#panel")).to_be_focused()
    tab_to(page, TOOLS)
    page.keyboard.press("Enter")
    tab_to(page, f"{TOOLS}The courthouse News")
    page.keyboard.press("Enter")
    tab_to(page, "Show 2 images")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#panel .images')")
    tab_to(page, "RDF (Turtle)")
    page.keyboard.press("Enter")
    tab_to(page, "Copy Turtle")
    hold_clipboard(page)
    page.keyboard.press("Enter")
    expect(page.locator("#notes")).to_contain_text("lines of Turtle")
    tab_to(page, "Close the details", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    assert focused(page) == BAN, "back where the panel was opened from"


def test_menu_and_dialog(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    tab_to(page, "Export")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Picture as PNG"
    page.keyboard.press("Escape")
    assert focused(page) == "Export"
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert focused(page) == "Close"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert focused(page) == "Export", "back where one was"
    page.keyboard.press("/")
    assert focused(page) == "Find"
    page.keyboard.type("?")
    expect(dialog).to_be_hidden()


def test_one_key_skips_to_the_picture_or_the_list(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    skip = page.locator("#skip")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 24, "seen while it has the focus"
    page.keyboard.press("Enter")
    expect(page.locator("#picture")).to_be_focused()
    view(page, "List")
    skip.focus()
    assert focused(page) == "Skip to the list"
    page.keyboard.press("Enter")
    expect(page.locator("#list")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.querySelector('#view'), '::after').borderTopWidth") == "2px"
    page.keyboard.press("Tab")
    expect(page.get_by_label("Order")).to_be_focused()


def test_the_focus_is_never_lost(open_page: Open, town_page: Path) -> None:
    """What had it is gone: the way back is pressed, the panel shuts, the browser's Back leads to another view."""
    page = open_page(town_page)

    def kept() -> str:
        settle(page)
        assert page.evaluate("document.activeElement.checkVisibility() && document.activeElement !== document.body")
        return focused(page)

    page.evaluate("explorer.open(explorer.graph.ids('story')[0])")
    page.locator("#crumbs button").focus()
    page.keyboard.press("Enter")
    assert kept() == "Stories"
    expect(page.locator("#crumbs [aria-current]")).to_be_focused()
    view(page, "List")
    page.get_by_role("button", name=BRIDGE).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    assert page.locator("#panel").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    page.evaluate("explorer.show('stories')")
    page.get_by_role("button", name="Close the details").focus()
    page.keyboard.press("Enter")
    assert kept().startswith("The picture."), "what opened the panel is out of sight"
    view(page, "List")
    page.locator("#list .topics li button").last.focus()
    page.go_back()
    assert kept().startswith("The picture.")
    page.go_forward()
    expect(page.locator("#list")).to_be_visible()
    assert kept() == "List"
    for name in ("Coverage", "Graph", "List", "Stories"):
        page.locator("#views").get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        assert kept() == name


def test_the_drawer_of_filters_gives_the_focus_back(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page, viewport={"width": 390, "height": 800})
    page.get_by_role("button", name="Filters", exact=True).focus()
    page.keyboard.press("Enter")
    tab_to(page, "Transport")
    page.keyboard.press("Escape")
    assert focused(page) == "Filters"
    page.evaluate("explorer.go(0)")
    tab_to(page, "Smaller details")
    page.keyboard.press("Enter")
    assert focused(page) == "Smaller details"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


def test_keys_that_are_letters_can_be_switched_off(open_page: Open, town_page: Path) -> None:
    """As WCAG 2.1.4 asks; in the picture they go on to work."""
    page = open_page(town_page, watched=False)
    dialog = page.get_by_role("dialog")
    page.locator("#filters input[type=checkbox]").first.focus()
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(dialog.get_by_label("Use / and ? anywhere")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    for key in ("?", "/"):
        page.keyboard.press(key)
        expect(dialog).to_be_hidden()
        expect(page.locator("#query")).not_to_be_focused()
    page.reload()
    ready(page)
    page.keyboard.press("/")
    expect(page.locator("#query")).not_to_be_focused()
    page.locator("#picture").press("/")
    expect(page.locator("#query")).to_be_focused()
    page.locator("#picture").press("?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("checkbox")).not_to_be_checked()
    dialog.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Export").press("/")
    expect(page.locator("#query")).to_be_focused()
