"""The picture of a story's timeline."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stories.listing import ListedStory, listed
from kg.stories.picture import picture
from kg.stories.picture_layout import MARGIN, TEXT, WIDTH, drawing
from kg.stories.telling import tellings_of
from kg.stories.timeline import Entry, timeline
from kg.svg.lettering import advance
from tests.stories.told import START, address, graph_of_stories

SVG = "{http://www.w3.org/2000/svg}"


def told(number: int) -> tuple[ListedStory, list[Entry]]:
    graph = graph_of_stories()
    story = listed(graph)[number]
    return story, timeline(graph, story, tellings_of(graph))


def drawn(number: int) -> ET.Element:
    return ET.fromstring(picture(*told(number)))


@pytest.mark.parametrize("number", range(3))
def test_it_is_a_picture_that_says_what_it_is(number: int) -> None:
    root, (story, entries) = drawn(number), told(number)
    labelled = root.attrib["aria-labelledby"].split()
    assert [root.find(f".//*[@id='{name}']") is not None for name in labelled] == [True, True]
    items = root.findall(f".//{SVG}g[@role='listitem']")
    assert len(items) == story.size == len(entries)
    assert [link.attrib["href"] for link in root.iter(f"{SVG}a")] == [entry.iri for entry in entries]


def test_the_most_central_article_and_copies_are_marked() -> None:
    root = drawn(0)
    kinds = [item.attrib["class"] for item in root.findall(f".//{SVG}g[@role='listitem']")]
    assert kinds == ["core", "article", "copy", "article"]
    assert len(root.findall(f".//{SVG}path[@class='copied']")) == 1
    texts = {text.text for text in root.iter(f"{SVG}text")}
    assert {"no date", "Коммерсантъ", "РИА Новости", "a copy of another's text"} <= texts


def test_texts_from_outside_are_texts() -> None:
    text = picture(*told(2))
    assert "<script" not in text and "<b>" not in text and "alert(1)" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert {element.tag.removeprefix(SVG) for element in ET.fromstring(text).iter()} <= {
        *("svg", "title", "desc", "style", "rect", "g", "text", "line", "a", "circle", "path"),
    }


def test_what_is_no_web_address_is_no_link() -> None:
    story, entries = told(0)
    text = picture(story, [replace(entry, iri="javascript:alert(1)") for entry in entries])
    assert "javascript" not in text


def test_it_needs_no_other_file_and_has_both_colour_schemes() -> None:
    text = picture(*told(0))
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"url\(|@import|<image|<use|xlink|src=", text)


def test_the_same_story_makes_the_same_picture() -> None:
    assert picture(*told(0)) == picture(*told(0))


def test_a_story_without_any_date_or_article_is_drawn() -> None:
    story, entries = told(0)
    for some in ([replace(entry, date=None) for entry in entries], []):
        ET.fromstring(picture(replace(story, start=None, end=None, name=""), some))


ENTRIES = st.lists(
    st.builds(
        lambda hours, provider, headline, strength: (hours, provider, headline, strength),
        st.none() | st.integers(0, 300),
        st.sampled_from(["The Verge", "A very long name of a newspaper of some town", "新聞", ""]),
        st.sampled_from(["Short", "Boston bans facial recognition " * 8, "東京五輪の開会式" * 20]),
        st.sampled_from([0.0, 0.5, 1.0]),
    ),
    min_size=1,
    max_size=30,
)


@given(ENTRIES)
def test_no_headline_covers_another_or_a_mark(found: list[tuple[int | None, str, str, float]]) -> None:
    entries = [
        Entry(
            address("x", at),
            None if hours is None else START + timedelta(hours=hours),
            provider,
            headline,
            Decimal(strength),
            at == 0,
            None,
        )
        for at, (hours, provider, headline, strength) in enumerate(found)
    ]
    layout = drawing(entries, 100)
    lines: dict[float, list[tuple[float, float]]] = {}
    for mark in layout.marks:
        length = advance(mark.label, TEXT)
        if mark.right:
            start, end = mark.x - mark.radius, mark.label_x + length
        else:
            start, end = mark.label_x - length, mark.x + mark.radius
        assert layout.left - 12 <= start + mark.radius and end <= WIDTH - MARGIN + 1
        lines.setdefault(mark.y, []).append((start, end))
    for spans in lines.values():
        ordered = sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))
    assert all(mark.y < layout.bottom for mark in layout.marks)
