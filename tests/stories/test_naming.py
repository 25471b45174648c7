"""The IRIs of stories."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.iri import is_iri
from kg.stories.naming import story_iris
from kg.stories.telling import Telling
from tests.corpus import HOSTILE_TEXTS
from tests.stories.filler import START

BASE = "https://w3id.org/newskg/id/"


def test_a_story_is_named_after_the_day_and_headline_of_its_first_article() -> None:
    founder = Telling("https://e.com/a", "Boston bans “facial recognition”", date=START)
    assert list(story_iris(BASE, [founder])) == [(founder, BASE + "story/2020-03-02-boston-bans-facial-recognition")]


def test_without_date_by_the_headline() -> None:
    assert [iri for _, iri in story_iris(BASE, [Telling("https://e.com/a", "A ban")])] == [BASE + "story/a-ban"]


def test_a_long_headline_is_cut_at_a_word() -> None:
    ((_, iri),) = story_iris(BASE, [Telling("https://e.com/a", "recognition " * 40, date=START)])
    name = iri.rpartition("/")[2]
    assert len(name) <= 75 and name.endswith("-recognition")


def test_two_of_one_name_are_told_apart_the_same_way_in_any_order() -> None:
    founders = [
        Telling(f"https://e.com/{at}", headline, date=START)
        for at, headline in enumerate(("A ban", "a  ban!", "A Ban"))
    ]
    found = {tuple(story_iris(BASE, order)) for order in permutations(founders)}
    assert len(found) == 1
    iris = [iri for _, iri in found.pop()]
    assert len(set(iris)) == 3 and iris[0] == BASE + "story/2020-03-02-a-ban"
    assert all(iri.startswith(iris[0]) for iri in iris)


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS.values(), "?", "\ud800", "🚀", "…", "a" * 100_000])
def test_any_headline_gives_an_iri(text: str) -> None:
    founders = [Telling(f"https://e.com/{at}", text, date=date) for at, date in enumerate((START, START, None))]
    iris = [iri for _, iri in story_iris(BASE, founders)]
    assert len(set(iris)) == 3 and all(map(is_iri, iris)) and max(map(len, iris)) < 500
