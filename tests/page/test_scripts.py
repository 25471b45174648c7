"""Any script, each with its own direction, in marks, list, panel, search and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.exporters import write
from kg.graph import KnowledgeGraph
from tests.page.graphs import MORNING, put, tell
from tests.page.screen import Open, click, find, heading, hits, place, settle, view

TEXTS = {
    "arabic": "مجلس المدينة يحظر التعرف على الوجوه",
    "hebrew": "המועצה אסרה על זיהוי פנים (2020)",
    "chinese": "波士顿市议会禁止警方使用人脸识别技术",
    "japanese": "ボストン市、顔認識を禁止",
    "korean": "보스턴 시의회 얼굴 인식 금지",
    "hindi": "बोस्टन ने चेहरे की पहचान पर रोक लगाई",
    "thai": "บอสตันห้ามใช้การจดจำใบหน้า",
    "emoji": "🚀 Family 👩‍👩‍👧 flag 🇺🇸 heart ❤️",
    "mixed": "Boston: מועצת העיר voted, 12–0",
}
RIGHT_TO_LEFT = {"arabic", "hebrew"}


@pytest.fixture(scope="module")
def babel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = KnowledgeGraph()
    for name, text in TEXTS.items():
        iri = put(
            graph, f"https://a.example/{name}", text, abstract=text, date_published=MORNING, provider=name, topics=(text,)
        )
        tell(graph, name, text, [iri, put(graph, f"{iri}/2", f"{text} 2", provider=name)], start_date=MORNING)
    return write(graph, tmp_path_factory.mktemp("babel") / "graph.html")


def starts_at_the_right(page: Page, selector: str, text: str) -> bool:
    """Whether the first letter of a text is to the right of its last."""
    return bool(
        page.evaluate(
            """([selector, text]) => {
                const element = [...document.querySelectorAll(selector)].find((one) => one.textContent === text);
                const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
                const range = document.createRange();
                const edge = (at) => {
                    range.setStart(node, at);
                    range.setEnd(node, at + 1);
                    return range.getClientRects()[0];
                };
                const [first, last] = [edge(0), edge(text.split(" ")[0].length - 1)];
                return first.left > last.left;
            }""",
            [selector, text],
        )
    )


def test_panel_and_list_show_each_in_its_direction(open_page: Open, babel: Path) -> None:
    page = open_page(babel)
    view(page, "List")
    for name, text in TEXTS.items():
        right = name in RIGHT_TO_LEFT
        if name not in ("emoji", "chinese", "japanese", "thai"):
            assert starts_at_the_right(page, "#list h3 bdi", text) == right, name
        page.locator("#list h3 button", has_text=text).click()
        expect(heading(page)).to_have_text(text)
        direction = heading(page).evaluate("(element) => element.matches(':dir(rtl)')")
        assert direction == right, name


def test_each_is_found(open_page: Open, babel: Path) -> None:
    page = open_page(babel)
    for name, query in {
        "arabic": "المدينة",
        "hebrew": "זיהוי פנים",
        "chinese": "人脸识别",
        "japanese": "顔認識",
        "korean": "얼굴",
        "hindi": "चेहरे",
        "thai": "ใบหน้า",
        "emoji": "🚀",
    }.items():
        find(page, query)
        assert hits(page, "Stories") == [TEXTS[name]], name


def test_each_is_drawn_with_letters_and_not_cut_within_one(open_page: Open, babel: Path, tmp_path: Path) -> None:
    import xml.etree.ElementTree as ET

    page = open_page(babel)
    click(page, TEXTS["arabic"])
    settle(page)
    with page.expect_download() as found:
        page.evaluate("explorer.exportSvg()")
    found.value.save_as(tmp_path / "graph.svg")
    words = " ".join("".join(one.itertext()) for one in ET.parse(tmp_path / "graph.svg").getroot().iter())
    assert "مجلس المدينة" in words
    page.evaluate("explorer.open(null)")
    page.mouse.move(*place(page, TEXTS["emoji"]))
    expect(page.locator("#tip")).to_have_text(TEXTS["emoji"])
    drawn = page.evaluate("explorer.picture.toSvg('')")
    assert "\ufffd" not in drawn, "no character is cut in two"
