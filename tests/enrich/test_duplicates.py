"""Articles that one publisher carries twice, and those that only sound alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from kg.enrich.duplicates import NEAR, RULE, enrich
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge, Provider

START = datetime(2020, 7, 28, 23, 21, tzinfo=UTC)
IDENTITY = Identity()
Telling = tuple[str, str, float | None, str | None]


def links(*told: Telling, publishers: Iterable[Edge] = ()) -> dict[str, str]:
    """What is found of articles (address, headline, days, abstract), which is to be the same in any order."""
    found = []
    for order in permutations(told) if len(told) < 5 else [told, told[::-1]]:
        graph = KnowledgeGraph()
        for iri, headline, days, abstract in order:
            date = None if days is None else START + timedelta(days=days)
            graph.add_node(Article("https://" + iri, headline=headline, date_published=date, abstract=abstract))
        for edge in publishers:
            graph.add_node(Provider(edge.target))
            graph.add_edge(edge)
        rules, edges = zip(*enrich(graph, IDENTITY), strict=True) if [*enrich(graph, IDENTITY)] else ((), ())
        assert set(rules) <= {RULE} and {edge.field for edge in edges} <= {"duplicate_of"}
        found.append({edge.subject[8:]: edge.target[8:] for edge in edges})
    assert all(one == found[0] for one in found)
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("www.crn.com/2020/07/28/azure-stack", "www.crn.com/2020/07/29/azure-stack"),
        ("www.zdnet.com/article/a/", "www.zdnet.com/index.php/category/2184/index.php/article/a/"),
        ("www.techradar.com/news/a", "global.techradar.com/au/news/a"),
        ("www.prnewswire.com/news-releases/a", "www.prnewswire.com/in/news-releases/a"),
    ],
)
def test_one_headline_at_two_addresses_of_a_domain_within_days(one: str, other: str) -> None:
    assert links((one, "A headline", 0, None), (other, "A headline", 1, None)) == {other: one}


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        ("Microsoft’s “cloud” grows", 'Microsoft\'s "Cloud"  grows'),
        ("TCS Quartz? suite", "TCS Quartz\ufffd suite"),
        ("A – B", "A - B"),
    ],
)
def test_headlines_are_compared_by_their_words(headline: str, other: str) -> None:
    assert links(("e.com/a", headline, 0, None), ("e.com/b", other, 1, None)) == {"e.com/b": "e.com/a"}


@pytest.mark.parametrize(
    "other",
    [
        ("e.org/b", "A headline", 0, None),
        ("e.com/b", "Another headline", 0, None),
        ("e.com/b", "A headline", NEAR.days + 1, None),
        ("e.com/b", "A headline", None, None),
    ],
    ids=["another domain", "another headline", "another time", "no time"],
)
def test_what_is_no_duplicate(other: Telling) -> None:
    assert links(("e.com/a", "A headline", 0, None), other) == {}


def test_c_and_c_plus_plus_are_two() -> None:
    assert links(("e.com/a", "Why C", 0, None), ("e.com/b", "Why C++", 0, None), ("e.com/c", "Why C#", 0, None)) == {}


def test_of_a_moment_the_shorter_address_is_the_first() -> None:
    assert links(("e.com/il/a", "x", 0, None), ("e.com/a", "x", 0, None)) == {"e.com/il/a": "e.com/a"}


def test_each_leads_to_the_first_of_its_days() -> None:
    told = [(f"e.com/{day}", "x", float(day), None) for day in (0, 2, 9)]
    assert links(*told) == {"e.com/2": "e.com/0"}


def test_a_columns_headline_is_no_sign_unless_the_abstract_is_the_same() -> None:
    weeks = [(f"e.com/{day}", "Weekly update", day, f"Of day {day}") for day in (0.0, 1.0, 8.0, 16.0)]
    assert links(*weeks) == {}
    assert links(*weeks, ("e.com/again", "Weekly update", 17.0, "Of day 16.0")) == {"e.com/again": "e.com/16.0"}


def test_on_a_platform_the_publisher_must_be_one() -> None:
    told = [("www.msn.com/1", "x", 0.0, None), ("www.msn.com/2", "x", 1.0, None), ("www.msn.com/3", "x", 2.0, None)]
    publishers = [
        Edge(f"https://www.msn.com/{n}", "publisher", f"https://b/{who}") for n, who in enumerate("?rra") if n
    ]
    assert links(*told, publishers=publishers) == {"www.msn.com/2": "www.msn.com/1"}


def test_a_platforms_short_domain_is_the_platform() -> None:
    told = [(f"youtu.be/playlist?list={who}", "Keynotes", 0.0, None) for who in "ab"]
    publishers = [Edge(f"https://youtu.be/playlist?list={who}", "publisher", f"https://b/{who}") for who in "ab"]
    assert links(*told, publishers=publishers) == {}
