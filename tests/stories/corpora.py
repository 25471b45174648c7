"""Small corpora whose articles say of which event they tell, and what is found of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from kg.stories.method import find_stories
from kg.stories.telling import Telling, in_order
from tests.stories.filler import START

Row = tuple[str, float | None, str, str] | tuple[str, float | None, str, str, str]
"""Event (empty: of none that others tell of), day, publisher, headline, abstract."""


def labelled(rows: Iterable[Row]) -> dict[Telling, str]:
    """The articles of rows, each with its event; one without is an event of its own."""
    found = {}
    for number, (event, day, publisher, headline, *abstract) in enumerate(rows):
        date = None if day is None else START + timedelta(days=day)
        iri = f"https://{publisher}/row-{number}"
        found[Telling(iri, headline, "".join(abstract), date, publisher)] = event or iri
    return found


def stories(tellings: Iterable[Telling]) -> list[set[Telling]]:
    """The stories found."""
    ordered = in_order(tellings)
    return [{ordered[article] for article in group} for group in find_stories(ordered).groups]


def headlines(found: Iterable[Iterable[Telling]]) -> list[list[str]]:
    """What is found, to be read."""
    return sorted(sorted(telling.headline for telling in story) for story in found)


def events(labels: Mapping[Telling, str]) -> list[set[Telling]]:
    """The articles of each event that several tell of."""
    found: dict[str, set[Telling]] = {}
    for telling, event in labels.items():
        found.setdefault(event, set()).add(telling)
    return [tellings for tellings in found.values() if len(tellings) > 1]


def assert_found(labels: Mapping[Telling, str], others: Iterable[Telling] = ()) -> None:
    """Each event is a story, no more and no less; articles of none are in no story with any labelled one."""
    found = [story for story in stories([*labels, *others]) if not story.isdisjoint(labels)]
    assert headlines(found) == headlines(events(labels))
