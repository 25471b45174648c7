"""Foreign text in SVG, and how wide it is."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from kg.svg.elements import content, words
from kg.svg.lettering import advance, cut, lines


@given(st.text())
def test_any_text_stands_in_an_element_and_an_attribute(text: str) -> None:
    element = ET.fromstring(f'<a title="{content(text)}">{content(text)}</a>')
    assert len(element) == 0 and set(element.attrib) == {"title"}
    assert ET.fromstring(words("quiet", 1, 2.25, text)).attrib == {"class": "quiet", "x": "1.0", "y": "2.2"}


@given(st.text(), st.floats(10, 200), st.integers(1, 4))
def test_no_line_is_wider_than_it_may(text: str, width: float, most: int) -> None:
    assert advance(cut(text, 12, width), 12) <= max(width, advance("…", 12)) + 1e-6
    found = lines(text, 12, width, most)
    assert len(found) <= most
    assert all(advance(line, 12) <= max(width, advance("…", 12)) + 1e-6 for line in found)
