"""What ties the articles of a story together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kg.stories.method import find_stories
from kg.stories.telling import Telling, in_order
from kg.stories.ties import MOST, ties

DAY = datetime(2020, 6, 24, tzinfo=UTC)


def told(*heads: str, related: bool = False, hours: int = 5) -> list[Telling]:
    linked = frozenset({"x:1"}) if related else frozenset()
    return in_order(
        Telling(f"x:{at}", head, "", DAY + timedelta(hours=hours * at), f"p{at}", linked if at == 0 else frozenset())
        for at, head in enumerate(heads)
    )


HEADS = ("Boston bans cameras", "City of Boston is banning cameras", "Boston's camera ban", "Rain in Ohio", "Sun, Rome")


def test_an_article_is_tied_to_those_most_like_it() -> None:
    tellings = told(*HEADS)
    found = ties(["x:0", "x:1", "x:2"], tellings, find_stories(tellings))
    assert found.keys() == {"x:0", "x:1", "x:2"}
    assert all(len(one) == MOST for one in found.values())
    first, second = found["x:0"]
    assert {first.other, second.other} == {"x:1", "x:2"}
    assert first.log_odds is not None and (second.log_odds is None or first.log_odds >= second.log_odds)


def test_a_tie_is_the_same_seen_from_both_ends() -> None:
    tellings = told(*HEADS)
    found = ties(["x:0", "x:1"], tellings, find_stories(tellings))
    (one,), (other,) = found["x:0"], found["x:1"]
    assert (one.likeness, one.log_odds, one.runs) == (other.likeness, other.log_odds, other.runs)
    assert one.apart == timedelta(hours=5) and other.apart == timedelta(hours=-5)
    assert {(term.word, term.other_word) for term in one.terms} == {(t.other_word, t.word) for t in other.terms}


def test_words_are_told_as_they_are_spelled_and_their_shares_make_the_whole() -> None:
    tellings = told(*HEADS)
    (tie,) = ties(["x:0", "x:1"], tellings, find_stories(tellings))["x:0"]
    assert {(term.word, term.other_word) for term in tie.terms} == {("Boston", "Boston"), ("cameras", "cameras")}
    assert sum(term.share for term in tie.terms) + tie.runs == pytest.approx(1, abs=0.001)
    assert 0 < tie.runs < 1


def test_the_forms_of_a_word_are_told() -> None:
    tellings = told("Richter verurteilt Zeugen", "Verurteilter Zeuge: die «Zeugen» des Richters", "Rain", "Sun")
    (tie,) = ties(["x:0", "x:1"], tellings, find_stories(tellings))["x:0"]
    forms = {(term.word, term.other_word) for term in tie.terms}
    assert {("verurteilt", "Verurteilter"), ("Zeugen", "Zeuge"), ("Richter", "Richters")} <= forms


def test_words_of_a_script_without_spaces_are_told_in_twos() -> None:
    tellings = told("東京五輪の開会式", "東京五輪が開幕", "Rain", "Sun")
    (tie,) = ties(["x:0", "x:1"], tellings, find_stories(tellings))["x:0"]
    assert [term.word for term in tie.terms[:3]] and {term.word for term in tie.terms} >= {"東京", "五輪"}


def test_a_related_link_and_a_date_that_wants_are_told() -> None:
    tellings = told(*HEADS, related=True)
    found = ties(["x:0", "x:1"], tellings, find_stories(tellings))
    assert found["x:0"][0].related
    undated = in_order([*tellings[:1], Telling("x:9", HEADS[1])])
    (tie,) = ties(["x:0", "x:9"], undated, find_stories(undated))["x:0"]
    assert tie.apart is None and not tie.related


def test_that_two_are_of_one_publisher_is_told() -> None:
    tellings = [replace(telling, publisher=telling.publisher.replace("p1", "p0")) for telling in told(*HEADS)]
    found = ties(["x:0", "x:1", "x:2"], tellings, find_stories(tellings))
    assert {(tie.other, tie.one_publisher) for tie in found["x:0"]} == {("x:1", True), ("x:2", False)}


def test_what_nothing_speaks_for_has_no_odds() -> None:
    tellings = told("Boston bans cameras", "Boston bans cameras", "Rain", "Sun", hours=24 * 20)
    (tie,) = ties(["x:0", "x:1"], tellings, find_stories(tellings))["x:0"]
    assert tie.log_odds is None and tie.likeness > 0
    (tie,) = ties(["x:2", "x:3"], tellings, find_stories(tellings))["x:2"]
    assert (tie.log_odds, tie.likeness, tie.terms, tie.runs) == (None, 0, (), 0)
