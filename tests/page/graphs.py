"""Graphs made for the tests of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from kg.graph import KnowledgeGraph
from kg.model import ITEM_KINDS, Article, Edge, Image, Item, Provider, Source, Story, Topic

BASE = "https://w3id.org/newskg/id/"
MORNING = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
TOOLS = "Facial-Recognition Tools Banned for Boston Police"
OWNERS = "Café owners weigh in"
BAN = "A federal ban is proposed"
COPY = "A federal ban is proposed, says a wire"
BRIDGE = "Bridge closed for repairs"
FERRY = "Ferry fills in for the bridge"
LONE = "Nothing to do with it"
UNDATED = "Nobody knows when"


def put(graph: KnowledgeGraph, iri: str, headline: str | None, **values: object) -> str:
    """An article with a provider, topics, a story and a document, as asked for."""
    provider, topics, story, document = (values.pop(name, None) for name in ("provider", "topics", "story", "document"))
    graph.add_node(Article(iri, headline=headline, **values))  # type: ignore[arg-type]
    if provider:
        name = f"{BASE}provider/{provider}"
        graph.add_node(Provider(name, name=f"The {provider} News", domain=f"{provider}.example"))
        graph.add_edge(Edge(iri, "publisher", name))
    for topic in topics if isinstance(topics, tuple) else ():
        graph.add_node(Topic(f"{BASE}topic/{topic}", name=topic))
        graph.add_edge(Edge(iri, "about", f"{BASE}topic/{topic}"))
    if document:
        graph.add_node(Source(f"{BASE}source/{document}"))
        graph.add_edge(Edge(f"{BASE}source/{document}", "main_entity", iri))
    if story:
        graph.add_edge(Edge(iri, "in_story", f"{BASE}story/{story}"))
    return iri


def tell(graph: KnowledgeGraph, slug: str, name: str, members: Sequence[str], **values: object) -> str:
    """A story of articles that are in the graph, the first of them its core."""
    iri = f"{BASE}story/{slug}"
    topic = values.pop("topic", None)
    graph.add_node(Story(iri, name=name, size=len(members), **values))  # type: ignore[arg-type]
    for member in members:
        graph.add_edge(Edge(member, "in_story", iri))
    graph.add_edge(Edge(iri, "core", members[0]))
    if topic:
        graph.add_edge(Edge(iri, "main_topic", f"{BASE}topic/{topic}"))
    return iri


def council() -> KnowledgeGraph:
    """Two stories, an article in none, one without a date; all that can be told of an article."""
    graph = KnowledgeGraph()
    tools = put(
        graph,
        "https://a.example/tools-banned",
        TOOLS,
        abstract="The council voted unanimously to prohibit the police tools.",
        date_published=MORNING,
        url=("https://a.example/tools-banned?from=front",),
        alias=("https://amp.a.example/tools-banned", "ftp://a.example/tools"),
        membership=Decimal("0.95"),
        provider="courthouse",
        topics=("AI", "Police"),
        document="_news/2020-06-24-tools.md",
    )
    owners = put(
        graph,
        "https://b.example/ban",
        OWNERS,
        abstract="The council is praised.",
        date_published=MORNING + timedelta(hours=5),
        membership=Decimal("0.41"),
        provider="wbur",
        topics=("AI",),
        document="_news/2.md",
    )
    ban = put(
        graph,
        "https://c.example/3",
        BAN,
        abstract="Police tools would be banned everywhere.",
        date_published=MORNING + timedelta(days=2),
        membership=Decimal("0.80"),
        provider="wbur",
        topics=("AI",),
    )
    copy = put(
        graph,
        "https://d.example/copy",
        COPY,
        date_published=MORNING + timedelta(days=2, hours=1),
        membership=Decimal("0.77"),
        provider="wire",
        topics=("AI",),
    )
    bridge = put(
        graph,
        "https://b.example/bridge",
        BRIDGE,
        date_published=MORNING + timedelta(days=9),
        provider="wbur",
        topics=("Transport",),
    )
    ferry = put(
        graph,
        "https://b.example/ferry",
        FERRY,
        date_published=MORNING + timedelta(days=10),
        provider="wbur",
        topics=("Transport",),
    )
    put(
        graph,
        "https://d.example/4",
        LONE,
        date_published=MORNING + timedelta(days=5),
        provider="courthouse",
        topics=("Transport",),
    )
    put(graph, "https://d.example/5", UNDATED, topics=("AI",))
    graph.add_node(Topic(f"{BASE}topic/Police", name="Police", definition="Those who police."))
    graph.add_edge(Edge(f"{BASE}topic/Police", "broader", f"{BASE}topic/AI"))
    for subject, target in ((tools, owners), (ban, tools), (owners, bridge)):
        graph.add_edge(Edge(subject, "related_to", target))
    graph.add_edge(Edge(copy, "duplicate_of", ban))
    for number in range(2):
        graph.add_node(Image(f"https://img.example/{number}.png", width=40, height=30, caption=f"Picture {number}"))
        graph.add_edge(Edge(tools, "image", f"https://img.example/{number}.png"))
    tell(
        graph,
        "2020-06-24-ban",
        TOOLS,
        [tools, owners, ban, copy],
        topic="AI",
        keyword=("council", "police tools"),
        start_date=MORNING,
        end_date=MORNING + timedelta(days=2, hours=1),
        provider_count=3,
        independent_provider_count=2,
    )
    tell(
        graph,
        "2020-07-03-bridge",
        BRIDGE,
        [bridge, ferry],
        topic="Transport",
        keyword=("bridge",),
        start_date=MORNING + timedelta(days=9),
        end_date=MORNING + timedelta(days=10),
        provider_count=1,
        independent_provider_count=1,
    )
    return graph


def kinds() -> KnowledgeGraph:
    """A thing of each kind, some of them told of at length."""
    graph = KnowledgeGraph()
    course, collection, person = "https://a.example/course", f"{BASE}collection/all", f"{BASE}person/ada"
    for kind in ITEM_KINDS:
        graph.add_node(Item(kind, f"https://z.example/{kind}", name=f"Some {kind}"))
    graph.add_node(Item("course", course, name="Recognise faces", price="Free", duration="P1DT1H30M", level=("Easy",)))
    graph.add_node(Item("collection", collection, name="All of faces"))
    graph.add_node(
        Item(
            "person",
            person,
            name="Ada <b>Example</b>",
            location="Boston",
            same_as=("https://twitter.com/ada",),
            followers=158662,
            url=("http://t.co/x",),
        )
    )
    graph.add_node(
        Item("event", "https://a.example/event", name="Meet", start_date=MORNING, rating_value=Decimal("4.7763"))
    )
    put(graph, "https://a.example/news", "News of it", provider="courthouse", topics=("AI",))
    provider = f"{BASE}provider/courthouse"
    graph.add_node(Source(f"{BASE}source/_people/ada.md"))
    graph.add_edge(Edge(f"{BASE}source/_people/ada.md", "main_entity", person))
    graph.add_edge(Edge(collection, "has_part", course))
    graph.add_edge(Edge(person, "affiliation", provider))
    graph.add_edge(Edge(course, "publisher", provider))
    graph.add_edge(Edge("https://a.example/news", "related_to", course))
    return graph


def large(articles: int, members: int = 6) -> KnowledgeGraph:
    """Many articles: two in three in stories of so many, which relate to each other and to the next story's."""
    graph = KnowledgeGraph()
    for number in range(articles):
        put(
            graph,
            f"https://a.example/{number:05}",
            f"Headline number {number}",
            abstract=f"What happened for the {number}th time.",
            date_published=MORNING + timedelta(hours=7 * number),
            provider=f"p{number % 97}",
            topics=(f"Topic {number // 50 % 12}",),
        )
        if number:
            other = max(0, number - 1 - number % (2 * members))
            graph.add_edge(Edge(f"https://a.example/{number:05}", "related_to", f"https://a.example/{other:05}"))
    for first in range(0, articles - members, members * 3 // 2):
        found = [f"https://a.example/{number:05}" for number in range(first, first + members)]
        start = MORNING + timedelta(hours=7 * first)
        topic = f"Topic {first // 50 % 12}"
        tell(graph, f"{first}", f"Headline number {first}", found, topic=topic, keyword=("headline",), start_date=start)
    return graph
