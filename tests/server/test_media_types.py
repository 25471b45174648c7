"""Which format a client wants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.media_types import GRAPHS, HTML, TABLES, chosen

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offers", "wanted"),
    [
        (BROWSER, [*TABLES, HTML], HTML),
        ("text/*;q=0.3, text/html;q=0.7, */*;q=0.5", ["text/plain", "a/b", "text/html"], "text/html"),
        ("text/*;q=0.3, */*;q=0.5", ["text/plain", "a/b"], "a/b"),
        ("TEXT/CSV ; Q=0.5", ["text/csv"], "text/csv"),
        ("text/turtle;version=1.1;q=0.4, text/csv;q=0.2", ["text/csv", "text/turtle"], "text/turtle"),
        ("text/csv;q=x, text/turtle;q=nan", ["text/csv", "text/turtle"], None),
        ("text/csv;q=7", ["text/csv"], "text/csv"),
        (",,;", ["text/csv"], None),
    ],
)
def test_what_is_wanted_most(accept: str, offers: list[str], wanted: str | None) -> None:
    assert chosen(accept, offers) == wanted


@given(st.text(max_size=60))
def test_any_header_can_be_read(accept: str) -> None:
    assert chosen(accept, list(GRAPHS)) in {None, *GRAPHS}
