"""The page's tables and links: everything is in them, and it can be read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.explorer.columns import IN_ORDER, in_order, kinds, links, rows, tables
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Item, Provider, Topic
from kg.vocabulary import KINDS, THINGS

MORNING = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
TEXTS = st.one_of(st.none(), st.sampled_from(["", "same", "other"]), st.text())
ARTICLES = st.lists(
    st.builds(
        Article,
        st.integers(0, 40).map(lambda number: f"https://a.example/{number}"),
        headline=TEXTS,
        section=TEXTS,
        quality=st.one_of(st.none(), st.integers(-5, 5)),
        published=st.one_of(st.none(), st.booleans()),
        alias=st.lists(st.sampled_from(["https://b.example/1", "https://b.example/2"]), unique=True).map(tuple),
        date_published=st.one_of(st.none(), st.integers(0, 3).map(lambda days: MORNING + timedelta(days=days))),
        membership=st.one_of(st.none(), st.decimals(0, 1, places=2)),
    ),
    max_size=12,
)


def read(table: dict[str, Any], name: str) -> list[Any]:
    column = table["columns"].get(name, [None] * len(table["iris"]))
    return column if isinstance(column, list) else [None if at < 0 else column["of"][at] for at in column["at"]]


@given(ARTICLES)
def test_every_value_can_be_read_back(articles: list[Article]) -> None:
    graph = KnowledgeGraph()
    for article in articles:
        graph.add_node(article)
    found = tables(graph, in_order(graph))
    assert [table["kind"] for table in found] == ["article"] * bool(articles)
    for table in found:
        assert table["iris"] == in_order(graph)
        for name in ("headline", "section", "quality", "published"):
            assert read(table, name) == [graph.attributes(iri).get(name) for iri in table["iris"]]
        aliases = [graph.attributes(iri).get("alias") for iri in table["iris"]]
        assert [value and tuple(value) for value in read(table, "alias")] == aliases
        for iri, text in zip(table["iris"], read(table, "date_published"), strict=True):
            told = graph.attributes(iri).get("date_published")
            assert (text and datetime.fromisoformat(text)) == told
        for iri, text in zip(table["iris"], read(table, "membership"), strict=True):
            assert (text and Decimal(text)) == graph.attributes(iri).get("membership")


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=6, max_size=30))
def test_what_recurs_is_held_once(domains: list[str]) -> None:
    graph = KnowledgeGraph()
    for number, domain in enumerate(domains):
        graph.add_node(Provider(f"https://p.example/{number:02}", name=f"Provider {number}", domain=domain))
    (table,) = tables(graph, in_order(graph))
    assert sorted(table["columns"]["domain"]["of"]) == sorted(set(domains))
    assert isinstance(table["columns"]["name"], list), "what does not recur is held as it is"


LINKS = st.dictionaries(
    st.integers(0, 50), st.lists(st.integers(0, 50), min_size=1, max_size=9, unique=True).map(sorted), max_size=9
)


@given(LINKS)
def test_rows_of_links_can_be_read_back(by_subject: dict[int, list[int]]) -> None:
    found = {}
    for subject, *gaps in rows(by_subject):
        found[subject] = [sum(gaps[: at + 1]) for at in range(len(gaps))]
        assert all(gap > 0 for gap in gaps[1:]), "ascending"
    assert found == by_subject


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["related_to", "duplicate_of"]))))
def test_links_are_those_of_the_graph_in_order(told: set[tuple[int, int, str]]) -> None:
    graph = KnowledgeGraph()
    for number in range(10):
        graph.add_node(Article(f"https://a.example/{number}"))
    for one, other, field in told:
        graph.add_edge(Edge(f"https://a.example/{one}", field, f"https://a.example/{other}"))
    iris = in_order(graph)
    found = links(graph, iris, {iri: at for at, iri in enumerate(iris)})
    assert list(found) == sorted({field for _, _, field in told})
    assert {
        (iris[one], field, iris[other])
        for field, by in found.items()
        for one, targets in by.items()
        for other in targets
    } == set(graph.edges())
    assert all(targets == sorted(set(targets)) for by in found.values() for targets in by.values())


def test_things_come_first_each_kind_by_its_day() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Topic("https://t.example/1", name="T"))
    graph.add_node(Item("event", "https://e.example/late", start_date=MORNING + timedelta(days=1)))
    graph.add_node(Item("event", "https://e.example/never"))
    graph.add_node(Item("event", "https://e.example/zearly", start_date=MORNING))
    graph.add_node(Article("https://a.example/1", date_published=MORNING))
    assert in_order(graph) == [
        "https://a.example/1",
        "https://e.example/never",
        "https://e.example/zearly",
        "https://e.example/late",
        "https://t.example/1",
    ]


def test_every_kind_has_its_place_and_things_are_first() -> None:
    assert sorted(IN_ORDER) == sorted({*KINDS} - {"dataset"})
    assert IN_ORDER[: len(THINGS)] == tuple(THINGS)


def test_kinds_are_told_as_the_vocabulary_has_them() -> None:
    found = kinds(["article", "topic"])
    assert list(found) == ["article", "topic"]
    assert found["topic"]["classes"] == ("skos:Concept",)
    assert found["article"]["fields"]["related_to"] == ("kg:relatedTo", "link")
    assert found["article"]["fields"]["headline"] == ("schema:headline", "text")
