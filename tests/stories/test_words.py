"""The words of a text, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stories.words import folded, unspaced, words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Élection à São Paulo", "election a sao paulo"),
        ("STRASSE Straße", "strasse strasse"),
        ("Ёлка", "елка"),
        ("ﬁ①", "fi1"),
    ],
)
def test_case_and_accents_are_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60))
def test_words_are_never_empty_and_come_from_the_text(text: str) -> None:
    assert all(word and word in text for word in words(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("boston bans it", ["boston", "bans", "it"]),
        ("東京五輪2020開幕", ["東京", "京五", "五輪", "2020", "開幕"]),
        ("azureの新機能", ["azure", "の新", "新機", "機能"]),
        ("漢", ["漢"]),
        ("!!! … —", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


def test_signs_of_scripts_without_spaces_are_counted() -> None:
    assert [unspaced(text) for text in ("plain", "東京 2020", "ไทย", "Привет")] == [0, 2, 3, 0]
