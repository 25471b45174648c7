"""Repair of text that was damaged on its way."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.repair import is_clean, repair_text, repair_url


@pytest.mark.parametrize(
    ("text", "repaired", "repairs"),
    [
        ("plain, with “signs” – and…", "plain, with “signs” – and…", []),
        ("naïve café — Ω 中文 😀", "naïve café — Ω 中文 😀", []),
        ("Q&amp;A", "Q&A", ["html-entity"]),
        ("don&#8217;t &#x2014; &nbsp;", "don’t — \xa0", ["html-entity"]),
        ("&amp;amp;", "&amp;", ["html-entity"]),
        ("AT&T R&D &c &amp &unknown; &#; &#x; &;", "AT&T R&D &c &amp &unknown; &#; &#x; &;", []),
        ("&#0;&#1114112;&#xD800;", "\ufffd\ufffd\ufffd", ["html-entity"]),
        ("donâ€™t", "don’t", ["mojibake"]),
        ("‚Äùquoted‚Äù", "”quoted”", ["mojibake"]),
        ("He don’t said,‚Äù he", "He don’t said,” he", ["mojibake"]),
        ("He donâ€™t said,‚Äù he", "He don’t said,” he", ["mojibake"]),
        ("Caf&eacute; said,‚Äù he &#8217;s", "Café said,” he ’s", ["html-entity", "mojibake"]),
        ("naïve “Âgé” – über‚ Äußerung", "naïve “Âgé” – über‚ Äußerung", []),
        ("donâ€™t &amp; canâ€™t", "don’t & can’t", ["html-entity", "mojibake"]),
        ("a\x00b\x07c\x7fd\ufffee", "abcde", ["control-character"]),
        ("a\tb\nc", "a\tb\nc", []),
        ("a\ud800b\udfffc", "abc", ["lone-surrogate"]),
        ("&#7;\x00\ud800", "", ["html-entity", "control-character", "lone-surrogate"]),
    ],
)
def test_a_text_is_repaired_and_each_repair_named(text: str, repaired: str, repairs: list[str]) -> None:
    assert repair_text(text) == (repaired, tuple(repairs))


@pytest.mark.parametrize(
    ("url", "repaired", "repairs"),
    [
        ("https://e.com/?a=1&b=2", "https://e.com/?a=1&b=2", []),
        ("https://e.com/?a=1&#038;b=2&amp;c=3", "https://e.com/?a=1&b=2&c=3", ["html-entity"]),
        ("https://e.com/?a=1&copy=2&lt", "https://e.com/?a=1&copy=2&lt", []),
        ("https://e.com/donâ€™t", "https://e.com/donâ€™t", []),
        ("https://e.com/\x07\ud800a", "https://e.com/a", ["control-character", "lone-surrogate"]),
    ],
)
def test_of_an_address_entities_and_controls_are_repaired(url: str, repaired: str, repairs: list[str]) -> None:
    assert repair_url(url) == (repaired, tuple(repairs))


@given(st.text(st.characters()))
def test_what_comes_out_can_be_written_and_nothing_is_done_unnamed(text: str) -> None:
    for repair in (repair_text, repair_url):
        repaired, repairs = repair(text)
        repaired.encode()
        assert (repaired == text) == (not repairs)
        if is_clean(text):
            assert repaired == text


@pytest.mark.parametrize(
    "text",
    ["&" * 2_000_000, "&amp;" * 400_000, "&#" * 1_000_000, "é" * 500_000, "donâ€™t " * 300_000, "\x00" * 2_000_000],
)
def test_a_long_text_does_not_take_long(text: str) -> None:
    start = process_time()
    repair_text(text)
    assert process_time() - start < 5
