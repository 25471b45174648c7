"""The words that tell a story from others."""

from __future__ import annotations

import pytest

from kg.stories.keywords import MOST, keywords
from kg.stories.method import find_stories
from kg.stories.telling import Telling, in_order
from tests.stories.corpora import Row, labelled
from tests.stories.filler import filler
from tests.stories.test_weaknesses import LANGUAGES, OUTAGE, covered, falls_short


def words_of(rows: list[Row], others: int = 200) -> dict[str, tuple[str, ...]]:
    """The keywords of each story of rows, by the event of its first article."""
    labels = labelled(rows)
    tellings = in_order([*labels, *filler(others)])
    found = find_stories(tellings)
    return {
        labels[tellings[group[0]]]: keywords(group, tellings, found)
        for group in found.groups
        if tellings[group[0]] in labels
    }


def test_keywords_tell_what_a_story_is_of() -> None:
    found = words_of([*OUTAGE, *covered(12)])
    assert {"Dublin", "Teams"} <= set(found["outage"])
    assert any("Suez Canal" in word for word in found["Suez"])
    assert all(1 <= len(some) <= MOST for some in found.values())


NO_WORDS = "of a script without spaces no word is spelled, so its stories have no keywords"


@pytest.mark.parametrize(
    "event", ["es fire", "de train", "ru plane", pytest.param("ja quake", marks=falls_short(NO_WORDS))]
)
def test_no_keyword_is_a_function_word_in_any_language(event: str) -> None:
    found = {word.casefold() for word in words_of(LANGUAGES, 0)[event]}
    assert found and found.isdisjoint(
        {"de", "el", "la", "y", "en", "der", "die", "und", "bei", "на", "с", "и", "the", "of"}
    )


def test_they_are_spelled_as_headlines_spell_them() -> None:
    heads = "NASA launches iPhone to Mars", "NASA sends iPhone to Mars", "Why NASA put an iPhone on Mars"
    told: list[Row] = [("x", 20.0, f"{at}.com", head) for at, head in enumerate(heads)]
    assert {"NASA", "iPhone", "Mars"} & set(" ".join(words_of(told)["x"]).split()) == {"NASA", "iPhone", "Mars"}


def test_the_order_of_equals_is_fixed() -> None:
    tellings = in_order(Telling(f"https://{at}.com/", "Alpha Beta Gamma", publisher=f"{at}") for at in range(3))
    found = find_stories(tellings)
    assert [keywords(group, tellings, found) for group in found.groups] == [
        keywords(group, tellings, find_stories(tellings)) for group in found.groups
    ]
