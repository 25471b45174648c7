"""What the page tells of a node."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from kg.explorer.texts import _TEXTS, day, label, texts
from kg.vocabulary import KINDS

IRI = "https://example.com/a"
DAY = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)


def test_an_event_tells_when_and_where() -> None:
    event = {"kind": "event", "name": "Meet", "start_date": DAY, "location": "Here", "url": (IRI, "https://t.co/x")}
    assert texts(IRI, event) == {
        "group": "event",
        "label": "Meet",
        "iri": IRI,
        "start": "2020-06-24T20:56Z",
        "location": "Here",
        "addresses": ["https://t.co/x"],
    }


def test_a_course_tells_what_it_costs_and_what_others_think() -> None:
    course = {"kind": "course", "price": "Free", "free": True, "rating_value": Decimal("4.50"), "level": ("A", "B")}
    told = texts(IRI, course)
    assert told == {
        "group": "course",
        "label": IRI,
        "iri": IRI,
        "price": "Free",
        "rating": "4.50",
        "levels": ("A", "B"),
    }


def test_every_value_told_is_one_that_some_kind_has() -> None:
    for kind, names in _TEXTS.items():
        having = {field.name for other in KINDS.values() for field in other.values} | {"language"}
        assert set(names.values()) <= having, kind


def test_a_node_is_called_by_the_best_there_is() -> None:
    assert label(IRI, {"headline": "H"}) == "H"
    assert label(IRI, {"domain": "example.com"}) == "example.com"
    assert label(IRI, {}) == IRI


def test_things_are_in_order_of_publication_or_beginning() -> None:
    assert day({"date_published": DAY}) == day({"start_date": DAY}) == DAY
    assert day({}) < DAY
