"""What is on the screen of an opened page: where marks are, which colours, what is written beside the picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]

_PLACE = """(label) => {
    const { graph, picture } = explorer;
    const mark = picture.scene().marks.find((mark) => graph.label(mark.node) === label);
    const { toX, toY } = picture.view();
    const { left, top } = document.getElementById("picture").getBoundingClientRect();
    return mark && [left + toX(mark.x), top + toY(mark.y)];
}"""
_PIXELS = """(name) => {
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
}"""


def ready(page: Page) -> None:
    """Wait until the page's script has drawn it."""
    page.locator("body:not([aria-busy])").wait_for(state="attached")
    settle(page)


def settle(page: Page) -> None:
    """Wait until what was asked for is drawn."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def place(page: Page, label: str) -> tuple[float, float]:
    """Where the mark of that name is in the window."""
    found = page.evaluate(_PLACE, label)
    assert found, f"no mark for {label!r}"
    return float(found[0]), float(found[1])


def click(page: Page, label: str) -> None:
    """Click the mark of that name."""
    page.mouse.click(*place(page, label))
    settle(page)


def pixels(page: Page, colour: str) -> int:
    """How many pixels of the picture have the style sheet's colour of that name."""
    settle(page)
    return int(page.evaluate(_PIXELS, colour))


def marks(page: Page) -> list[str]:
    """The names of all marks that are drawn."""
    found = page.evaluate("explorer.picture.scene().marks.map((mark) => explorer.graph.label(mark.node))")
    return [str(name) for name in found]


def state(page: Page) -> Any:
    """What the page shows, as plain data with names in place of numbers."""
    return page.evaluate(
        """() => {
            const { graph } = explorer;
            const name = (node) => (node === null ? null : graph.label(node));
            const { view, story, selected, filters, camera } = explorer.state();
            const { topics, providers, ...rest } = filters;
            const named = { ...rest, topics: topics.map(name), providers: providers.map(name) };
            return { view, story: name(story), selected: name(selected), filters: named, camera };
        }"""
    )


def shown(page: Page) -> set[str]:
    """The IRIs of the things that the filters leave."""
    code = "Array.from(explorer.filtered().active).flatMap((on, id) => (on ? [explorer.graph.iri(id)] : []))"
    return set(page.evaluate(code))


def heading(page: Page) -> Locator:
    """The panel's heading."""
    return page.locator("#panel h2")


def notes(page: Page) -> Locator:
    """How many of what there are, beneath the picture."""
    return page.locator("#notes .numbers")


def told(locator: Locator) -> str:
    """What an element says, in one line, without the marks that isolate names from it."""
    return " ".join(re.sub("[\u2068\u2069]", "", locator.inner_text()).split())


def counts(page: Page, part: str) -> dict[str, int]:
    """The names and numbers in one part of the legend: kinds, topics or providers."""
    found = {}
    for row in page.locator(f"#filters .{part} .choice").all():
        name = row.locator(".name").inner_text()
        found[name] = int(re.sub(r"\D", "", row.locator(".count").inner_text()))
    return found


def view(page: Page, name: str) -> None:
    """Go to one of the four views by its button."""
    page.locator("#views").get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#views [aria-pressed=true]")).to_have_text(name)
    settle(page)


def choose(page: Page, name: str) -> None:
    """Press a row of the legend."""
    page.locator("#filters .choice", has=page.get_by_text(name, exact=True)).click()
    settle(page)


def find(page: Page, query: str) -> None:
    """Write into the search box."""
    page.locator("#query").fill(query)


def hits(page: Page, group: str = "") -> list[str]:
    """The names found, of all groups or of one."""
    groups = page.locator("#finder [role=group]")
    if group:
        groups = groups.filter(has=page.locator(".group-title", has_text=re.compile(rf"^{re.escape(group)}\b")))
    return groups.locator("[role=option] bdi").all_inner_texts()


def copied(page: Page) -> str:
    """The last text that the page put into the clipboard; see ``hold_clipboard``."""
    return str(page.evaluate("window.copied"))


def hold_clipboard(page: Page) -> None:
    """Have what the page copies kept where a test can see it: a window that is not there has no clipboard."""
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )


def address(page: Page) -> str:
    """The part of the page's address after #, which is written when nothing changes any more."""
    page.wait_for_timeout(250)
    return page.url.partition("#")[2]


def overflowing(page: Page) -> list[str]:
    """What sticks out of the window at its sides, apart from what scrolls by itself or is not shown."""
    settle(page)
    found = page.evaluate(
        """() => {
            const clipped = (element) => {
                for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
                    if (getComputedStyle(at).overflowX !== "visible") return true;
                }
                return false;
            };
            return [...document.querySelectorAll("body *")].filter((element) => {
                const { left, right, width } = element.getBoundingClientRect();
                const out = left < -1 || right > innerWidth + 1;
                return width && out && !clipped(element) && !element.matches(".unseen");
            }).map((element) => `${element.tagName}#${element.id}.${element.className}`);
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    return [str(one) for one in found]
