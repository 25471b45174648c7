"""Copies of one text at several publishers, and headlines that agree by chance or form."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from kg.enrich import duplicates, enrich, republished
from kg.enrich.republished import NEAR, RULE
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge, Provider

START = datetime(2020, 9, 8, 12, tzinfo=UTC)
RELEASE = "Nutanix Announces Partnership with Microsoft Azure for a Seamless Hybrid Experience"
SALES = "Microsoft sales rise as remote working buoys cloud"
GITHUB = "Microsoft to acquire GitHub for $7.5 billion"
TEXT = "Nutanix, a leader in enterprise cloud computing, today announced a new partnership with Microsoft that will"
OTHER = "Customers can move their licences between their own machines and those of others without paying again for them"
Told = tuple[str, str, float | None, str | None]


def graph_of(told: Iterable[Told], names: dict[str, str] | None = None) -> KnowledgeGraph:
    """Articles (address, headline, days, abstract), each published by its host, which may have a name."""
    graph = KnowledgeGraph()
    for address, headline, days, abstract in told:
        date = None if days is None else START + timedelta(days=days)
        host = address.partition("/")[0]
        graph.add_node(Article("https://" + address, headline=headline, date_published=date, abstract=abstract))
        graph.add_node(Provider("https://b/provider/" + host, (names or {}).get(host), domain=host))
        graph.add_edge(Edge("https://" + address, "publisher", "https://b/provider/" + host))
    return graph


def links(*told: Told, names: dict[str, str] | None = None) -> dict[str, str]:
    """What is found of articles, which is to be the same in any order."""
    found = []
    for order in permutations(told) if len(told) < 5 else [told, told[::-1]]:
        items = list(republished.enrich(graph_of(order, names), Identity()))
        assert {(rule, edge.field) for rule, edge in items} <= {(RULE, "duplicate_of")}
        found.append({edge.subject[8:]: edge.target[8:] for _, edge in items})
    assert all(one == found[0] for one in found)
    return found[0]


def test_a_release_on_several_sites_leads_to_the_earliest() -> None:
    told = [
        ("wire.com/r", RELEASE, 0.0, TEXT),
        ("paper.org/r", RELEASE.upper(), 0.5, TEXT[:60] + " ..."),
        ("site.net/r", RELEASE.replace(" for", " – for"), 2.0, "SAN JOSE, Calif. (WIRE) -- " + TEXT),
    ]
    assert links(*told) == {"paper.org/r": "wire.com/r", "site.net/r": "wire.com/r"}


def test_the_publisher_s_name_at_the_end_is_no_part_of_the_headline() -> None:
    told = [("wire.com/r", RELEASE, 0.0, TEXT), ("paper.org/r", f"{RELEASE} | The Daily Paper", 1.0, TEXT)]
    assert links(*told, names={"paper.org": "Daily Paper"}) == {"paper.org/r": "wire.com/r"}
    assert links(*told) == {}


@pytest.mark.parametrize(
    ("headline", "one", "other", "copies"),
    [
        (RELEASE, TEXT, TEXT, True),
        (SALES, TEXT, TEXT, True),
        ("Weekly update", TEXT, TEXT, False),
        ("What we learned on Monday", TEXT, OTHER, False),
        ("What we learned on Monday", TEXT, None, False),
        (SALES, TEXT, None, True),
        (SALES, None, None, True),
        (GITHUB, None, None, False),
        (GITHUB, TEXT, OTHER, False),
        (GITHUB, TEXT, TEXT[8:] + " and more", True),
        (SALES, TEXT, OTHER, False),
        (RELEASE + " Today", TEXT, OTHER, True),
        (SALES, TEXT, "!", True),
        ("東京五輪が開幕", TEXT, TEXT, True),
        ("東京五輪が開幕", TEXT, TEXT[:60], False),
        ("Acme acquires Widgets", TEXT, TEXT, True),
        ("Acme acquires Widgets", "New today.", "New today.", False),
        ("東京五輪が一年遅れで開幕、無観客の開会式に各国の選手団が入場", TEXT, None, True),
        ("月曜日に学んだこと", None, None, False),
    ],
)
def test_how_long_a_headline_must_be_depends_on_the_abstracts(
    headline: str, one: str | None, other: str | None, copies: bool
) -> None:
    told = ("a.com/1", headline, 0.0, one), ("b.com/1", headline, 1.0, other)
    assert links(*told) == ({"b.com/1": "a.com/1"} if copies else {})


@pytest.mark.parametrize(
    "other",
    [
        ("b.com/1", RELEASE, None, TEXT),
        ("b.com/1", RELEASE, NEAR.days + 0.1, TEXT),
        ("b.com/1", RELEASE + " Again", 0.0, TEXT),
        ("www.a.com/2", RELEASE, 1.0, TEXT),
    ],
    ids=["no time", "another time", "another headline", "one publisher"],
)
def test_what_is_no_copy(other: Told) -> None:
    assert links(("a.com/1", RELEASE, 0.0, TEXT), other) == {}


def test_copies_of_copies_lead_to_the_first() -> None:
    told = [(f"p{day}.com/1", RELEASE, float(day), TEXT) for day in range(0, 30, 5)]
    assert links(*told) == {f"p{day}.com/1": "p0.com/1" for day in range(5, 30, 5)}


def test_two_texts_under_one_headline_have_each_its_copies() -> None:
    told = [("a.com/1", GITHUB, 0.0, TEXT), ("b.com/1", GITHUB, 0.1, OTHER),
            ("c.com/1", GITHUB, 0.2, OTHER + " that"), ("d.com/1", GITHUB, 0.3, "Today " + TEXT)]  # fmt: skip
    assert links(*told) == {"c.com/1": "b.com/1", "d.com/1": "a.com/1"}


def test_what_one_publisher_carries_twice_is_linked_once() -> None:
    told = [("a.com/1", RELEASE, 0.0, TEXT), ("b.com/1", RELEASE, 1.0, TEXT), ("b.com/2", RELEASE, 2.0, TEXT)]
    found = enrich(graph_of(told), Identity(), enrichers=("duplicates", "republished"))
    assert found == {
        duplicates.RULE: {"https://b.com/2": "https://b.com/1"},
        RULE: {"https://b.com/1": "https://a.com/1"},
    }


def test_what_the_owner_keeps_apart_is_not_linked() -> None:
    told = [("a.com/1", RELEASE, 0.0, TEXT), ("b.com/1", RELEASE, 1.0, TEXT)]
    apart = {frozenset(("https://a.com/1", "https://b.com/1"))}
    assert enrich(graph_of(told), Identity(), apart, ("republished",)) == {}


def test_on_a_platform_each_publisher_is_a_place() -> None:
    graph = graph_of([("www.msn.com/1", RELEASE, 0.0, TEXT), ("www.msn.com/2", RELEASE, 1.0, TEXT)])
    assert [*republished.enrich(graph, Identity())] == []
    graph.add_node(Provider("https://b/provider/msn.com/other"))
    graph.network.remove_edge("https://www.msn.com/2", "https://b/provider/www.msn.com", key="publisher")
    graph.add_edge(Edge("https://www.msn.com/2", "publisher", "https://b/provider/msn.com/other"))
    expected = Edge("https://www.msn.com/2", "duplicate_of", "https://www.msn.com/1")
    assert [*republished.enrich(graph, Identity())] == [(RULE, expected)]


def test_thousands_of_texts_under_one_headline_take_a_moment() -> None:
    told = [(f"p{n}.com/1", GITHUB, n / 9_000, f"{n} words {n * 7} that {n * 3} differ {n}" * 20) for n in range(3_000)]
    started = time.process_time()
    assert [*republished.enrich(graph_of(told), Identity())] == []
    assert time.process_time() - started < 10
