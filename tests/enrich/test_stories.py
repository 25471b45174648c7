"""Stories as nodes and links of a graph: what each says, and the seeds'."""

from __future__ import annotations

from decimal import Decimal

import pytest

import kg
from kg.enrich import STORIES, enrich, republished
from kg.enrich.stories import main_topic
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge, Story, Topic
from kg.pipeline import Build
from kg.stories.telling import Telling
from tests.corpus import SEEDS
from tests.stories.corpora import labelled
from tests.stories.filler import START, filler
from tests.stories.graphs import enriched, graph_of
from tests.stories.test_weaknesses import OUTAGE

NAMES = [telling.iri for telling in labelled(OUTAGE)]


@pytest.fixture
def graph() -> KnowledgeGraph:
    """An outage that four tell of, among others, with topics."""
    graph = graph_of([*labelled(OUTAGE), *filler(100)])
    for name, articles in (("b", NAMES[:3]), ("a", NAMES[1:]), ("c", NAMES[:1])):
        graph.add_node(Topic("https://b/topic/" + name))
        for article in articles:
            graph.add_edge(Edge(article, "about", "https://b/topic/" + name))
    enrich(graph, Identity())
    return graph


def story_of(graph: KnowledgeGraph, article: str) -> Story:
    (iri,) = graph.targets(article, "in_story")
    found = graph.node(iri)
    assert isinstance(found, Story)
    return found


def test_what_a_story_says(graph: KnowledgeGraph) -> None:
    story = story_of(graph, NAMES[0])
    tellings = list(labelled(OUTAGE))
    assert story.iri == (
        "https://w3id.org/newskg/id/story/2020-03-22-microsoft-azure-outage-takes-down-teams-and-xbox-live-across"
    )
    assert (story.size, story.provider_count, story.independent_provider_count) == (4, 4, 4)
    assert (story.start_date, story.end_date) == (tellings[0].date, tellings[-1].date)
    assert {"Teams", "Dublin"} <= set(story.keyword)
    (core,) = graph.targets(story.iri, "core")
    assert core in NAMES and story.name == graph.attributes(core)["headline"]
    assert graph.targets(story.iri, "about") == [f"https://b/topic/{name}" for name in "abc"]
    assert graph.targets(story.iri, "main_topic") == ["https://b/topic/a"]


def test_a_topic_of_half_of_all_articles_yields_to_one_of_a_quarter_of_the_story() -> None:
    usage = {"x:cloud": 500, "x:security": 20, "x:chips": 20}
    assert main_topic({"x:cloud": 8, "x:security": 2}, 8, usage, 1000) == "x:security"
    assert main_topic({"x:cloud": 9, "x:security": 2}, 9, usage, 1000) == "x:cloud", "too few of these"
    assert main_topic({"x:cloud": 8, "x:security": 2, "x:chips": 3}, 8, usage, 1000) == "x:chips"
    assert main_topic({"x:cloud": 8, "x:security": 2}, 8, usage, 1001) == "x:cloud", "fewer than half have it"


def test_each_article_says_how_strongly_it_belongs(graph: KnowledgeGraph) -> None:
    assert {graph.targets(article, "in_story")[0] for article in NAMES} == {story_of(graph, NAMES[0]).iri}
    for article in NAMES:
        membership = graph.attributes(article)["membership"]
        assert Decimal("0.5") <= membership <= 1
    alone = next(article for article in graph.articles() if not graph.targets(article.iri, "in_story"))
    assert alone.membership is None


def test_the_rest_of_an_article_is_as_it_was(graph: KnowledgeGraph) -> None:
    before = {telling.iri: telling for telling in labelled(OUTAGE)}
    for iri in NAMES:
        article = graph.node(iri)
        assert isinstance(article, Article)
        assert (article.headline, article.date_published) == (before[iri].headline, before[iri].date)
        assert graph.targets(iri, "publisher") == [f"https://w3id.org/newskg/id/provider/{before[iri].publisher}"]


def test_the_rule_tells_of_each_article_its_story() -> None:
    graph = graph_of(list(labelled(OUTAGE)))
    found = enrich(graph, Identity(), enrichers=("stories",))
    assert found == {STORIES: dict.fromkeys(NAMES, story_of(graph, NAMES[0]).iri)}


def test_without_topics_and_dates_none_are_said() -> None:
    told = [Telling(telling.iri, telling.headline, telling.abstract) for telling in labelled(OUTAGE)]
    found = enriched(graph_of(told))
    assert [(story.size, story.start_date, story.end_date, story.provider_count) for story in found.stories] == [
        (4, None, None, 0)
    ]
    assert {edge.field for edge in found.edges} == {"in_story", "core"}


RELEASE = "Nutanix Announces Partnership with Microsoft Azure for a Seamless Hybrid Experience"


def released(*links: tuple[int, int]) -> Story:
    """The story of a release that four sites carry, some as copies of another by these links."""
    told = [Telling(f"https://p{at}.com/1", RELEASE, "", START.replace(hour=10 + at), f"p{at}.com") for at in range(4)]
    graph = graph_of([*told, *filler(100)])
    for copy, first in links:
        graph.add_edge(Edge(told[copy].iri, "duplicate_of", told[first].iri))
    enrich(graph, Identity(), enrichers=("stories",))
    return story_of(graph, told[0].iri)


@pytest.mark.parametrize(
    ("links", "voices"),
    [
        ((), 4),
        (((1, 0),), 3),
        (((1, 0), (2, 0), (3, 0)), 1),
        (((3, 2), (2, 1), (1, 0)), 1),
        (((1, 0), (3, 2)), 2),
    ],
    ids=["none", "one copy", "all of one", "a chain", "two and two"],
)
def test_copies_count_as_the_voice_of_the_first(links: tuple[tuple[int, int], ...], voices: int) -> None:
    story = released(*links)
    assert (story.provider_count, story.independent_provider_count) == (4, voices)


def test_republished_copies_are_found_and_counted_in_one_go() -> None:
    told = [Telling(f"https://p{at}.com/1", RELEASE, "", START.replace(hour=10 + at), f"p{at}.com") for at in range(10)]
    graph = graph_of([*told, *filler(100)])
    found = enrich(graph, Identity())
    assert found[republished.RULE] == {telling.iri: told[0].iri for telling in told[1:]}
    story = story_of(graph, told[0].iri)
    assert (story.size, story.provider_count, story.independent_provider_count) == (10, 10, 1)


# The five seeds


@pytest.fixture(scope="module")
def seeds() -> Build:
    return kg.build(SEEDS)


def hosts(seeds: Build, day: str) -> set[str]:
    """The publishers of the story that was founded on a day."""
    (story,) = [story for story in seeds.graph.nodes("story") if f"/story/{day}-" in story.iri]
    return {
        seeds.graph.targets(edge.subject, "publisher")[0].rpartition("/")[2]
        for edge in seeds.graph.edges("in_story")
        if edge.target == story.iri
    }


def test_the_two_springfield_articles_are_one_story(seeds: Build) -> None:
    assert hosts(seeds, "2020-01-13") == {"govtech.com", "masslive.com"}


def test_the_boston_ban_is_one_story(seeds: Build) -> None:
    found = hosts(seeds, "2020-06-24")
    assert found >= {"courthousenews.com", "wbur.org", "foxnews.com", "ubergizmo.com", "dailymail.co.uk"}


def test_the_massachusetts_rules_of_the_next_year_are_not_in_it(seeds: Build) -> None:
    boston = next(edge.target for edge in seeds.graph.edges("in_story") if "courthousenews" in edge.subject)
    rules = [article for article in seeds.graph.articles() if "Massachusetts Pioneers" in (article.headline or "")]
    assert len(rules) == 1
    assert seeds.graph.targets(rules[0].iri, "in_story") != [boston]
    story = seeds.graph.node(boston)
    assert isinstance(story, Story) and story.end_date is not None
    assert story.end_date.year == 2020
