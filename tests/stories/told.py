"""A small graph with stories, for the tests of how stories are listed and told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Provider, Story, Topic

BASE = "https://w3id.org/newskg/id/"
START = datetime(2022, 12, 30, 18, tzinfo=UTC)

Telling = tuple[str, str, float | None, int | None]
"""Headline, publisher, hours after ``START``, and the number of the article that it is a copy of."""

LAUNCH: Sequence[Telling] = (
    ("Росатом запустил новый реактор на Ленинградской АЭС", "Коммерсантъ", 0, None),
    ("На Ленинградской АЭС запущен новый реактор", "РИА Новости", 5, None),
    ("Росатом запустил новый реактор на Ленинградской АЭС", "ТАСС", 72, 0),
    ("Новый реактор запустили под Петербургом", "Lenta", None, None),
)
QUAKE: Sequence[Telling] = (
    ("زلزال قوي يضرب تركيا وسوريا", "الجزيرة", 40, None),
    ("ارتفاع عدد ضحايا الزلزال في تركيا وسوريا", "بي بي سي", 41, None),
)
HOSTILE: Sequence[Telling] = (
    ("\x1b]0;x\x07 A & <b>B</b> \u202eabc </text><script>alert(1)</script>", "P\x1b[1m\n\tx", None, None),
    ("x" * 500, "", None, None),
)
STORIES = {"2022-12-30-росатом-запустил": LAUNCH, "2022-12-30-زلزال-قوي": QUAKE, "evil": HOSTILE}


def graph_of_stories() -> KnowledgeGraph:
    """The graph: the first story is about energy and partly Russia, the second about nothing."""
    graph = KnowledgeGraph()
    graph.add_node(Topic(f"{BASE}topic/energy", "Energy & Power", ("Energie",)))
    graph.add_node(Topic(f"{BASE}topic/russia", "Russia"))
    for name, tellings in STORIES.items():
        add_story(graph, name, tellings)
    for number in range(4):
        graph.add_edge(Edge(address("2022-12-30-росатом-запустил", number), "about", f"{BASE}topic/energy"))
    graph.add_edge(Edge(address("2022-12-30-росатом-запустил", 1), "about", f"{BASE}topic/russia"))
    return graph


def address(story: str, number: int) -> str:
    """The IRI of a story's article."""
    return f"https://example.com/{story}/{number}"


def add_story(graph: KnowledgeGraph, name: str, tellings: Sequence[Telling]) -> None:
    """Put a story in, with its articles and their publishers; the first article is the most central."""
    iri = f"{BASE}story/{name}"
    dates = [START + timedelta(hours=hours) for _, _, hours, _ in tellings if hours is not None]
    providers = {provider for _, provider, _, _ in tellings}
    copies = sum(original is not None for *_, original in tellings)
    graph.add_node(
        Story(
            iri,
            name=tellings[0][0],
            keyword=("a<b>", "\x1b[1m"),
            start_date=min(dates, default=None),
            end_date=max(dates, default=None),
            size=len(tellings),
            provider_count=len(providers),
            independent_provider_count=len(providers) - copies,
        )
    )
    for number, (headline, provider, hours, original) in enumerate(tellings):
        article = address(name, number)
        date = None if hours is None else START + timedelta(hours=hours)
        belongs = Decimal("0.99") - number * Decimal("0.1")
        graph.add_node(Article(article, headline=headline, date_published=date, membership=belongs))
        publisher = f"{BASE}provider/{provider.encode().hex() or 'none'}"
        graph.add_node(Provider(publisher, provider or None))
        graph.add_edge(Edge(article, "publisher", publisher))
        graph.add_edge(Edge(article, "in_story", iri))
        if original is not None:
            graph.add_edge(Edge(article, "duplicate_of", address(name, original)))
    graph.add_edge(Edge(iri, "core", address(name, 0)))
