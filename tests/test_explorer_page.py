"""The page put together: style, script and policy belong together, and foreign text stays inside the data."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pyvis.network import Network

from kg.explorer.page import HERE, STYLES, render

EMPTY = {"overview": {"width": 1, "height": 1}}


def network(stories: list[int], lines: list[tuple[int, int, int]]) -> Network:
    drawn = Network(directed=True, heading="News graph", cdn_resources="in_line")
    drawn.node_ids = stories
    drawn.nodes = [{"id": node, "label": str(node), "x": node, "y": -node, "size": 5} for node in stories]
    drawn.edges = [{"from": one, "to": other, "value": weight} for one, other, weight in lines]
    drawn.options = {"physics": {"enabled": False}}
    return drawn


def unpacked(page: str) -> Any:
    found = re.search(r'<script type="application/gzip" id="graph">([A-Za-z0-9+/=]*)</script>', page)
    assert found
    return json.loads(gzip.decompress(b64decode(found[1])))


def test_the_network_is_the_overviews_stories_and_lines() -> None:
    data = unpacked(render(network([7, 3, 9], [(9, 7, 4)]), EMPTY))
    assert data["overview"] == {
        "width": 1,
        "height": 1,
        "stories": {"node": [7, 3, 9], "x": [7, 3, 9], "y": [-7, -3, -9], "r": [5, 5, 5]},
        "lines": [[2, 0, 4]],
    }
    assert data["options"] == {"physics": {"enabled": False}}


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert unpacked(render(network([], []), {**EMPTY, "told": text}))["told"] == text


@given(st.text())
def test_a_heading_is_text(text: str) -> None:
    drawn = network([], [])
    drawn.heading = text
    page = render(drawn, EMPTY)
    assert page.count("<script") == render(network([], []), EMPTY).count("<script")
    assert f"<h1 dir=\"auto\">{text}</h1>" in page or not set(text).isdisjoint("<>&\"'")


def test_the_data_are_the_only_thing_that_differs() -> None:
    one, other = render(network([], []), EMPTY), render(network([1], []), {**EMPTY, "x": "<script>"})
    cut = re.compile(r'(id="graph">)[^<]*')
    assert cut.sub(r"\1", one) == cut.sub(r"\1", other)


def test_all_styles_are_in_the_page() -> None:
    page = render(network([], []), EMPTY)
    assert sorted(STYLES) == sorted(path.stem for path in (HERE / "style").glob("*.css"))
    for name in STYLES:
        assert (HERE / "style" / f"{name}.css").read_text("utf-8") in page
    assert not re.search(r"url\((?!#)|@import|@font-face", "".join(path.read_text("utf-8") for path in Path(HERE / "style").glob("*.css")))


def test_the_vendored_library_is_whole_but_for_its_source_map() -> None:
    library = (HERE / "vendor" / "vis-network.min.js").read_text("utf-8")
    page = render(network([], []), EMPTY)
    assert library.partition("\n//# sourceMappingURL")[0] in page
    assert "sourceMappingURL" not in page
