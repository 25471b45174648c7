"""The list of a graph's stories."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import Story
from kg.stories.listing import last_part, listed, short_ids
from tests.stories.told import BASE, START, address, graph_of_stories

LAUNCH = "2022-12-30-росатом-запустил"


def test_a_story_is_listed_with_all_that_is_known() -> None:
    story = listed(graph_of_stories())[0]
    assert story.iri == f"{BASE}story/{LAUNCH}"
    assert (story.id, story.name) == ("2022-12-30-росатом", "Росатом запустил новый реактор на Ленинградской АЭС")
    assert (story.start, story.end, story.span) == (START, START + timedelta(days=3), timedelta(days=3))
    assert (story.size, story.providers, story.independent) == (4, 4, 3)
    assert story.core == address(LAUNCH, 0)
    assert [(topic.name, topic.articles) for topic in story.topics] == [("Energy & Power", 4), ("Russia", 1)]
    assert story.members == tuple(address(LAUNCH, number) for number in range(4))


def test_the_largest_come_first_and_those_of_one_size_by_iri() -> None:
    stories = listed(graph_of_stories())
    assert [last_part(story.iri) for story in stories] == [LAUNCH, "2022-12-30-زلزال-قوي", "evil"]


def test_a_story_of_which_nothing_is_known_is_listed() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Story(f"{BASE}story/x"))
    (story,) = listed(graph)
    assert (story.id, story.name, story.size, story.span, story.members) == ("x", "", 0, None, ())


def test_a_graph_without_stories_has_none() -> None:
    assert listed(KnowledgeGraph()) == []


def test_an_id_is_longer_where_it_has_to_be() -> None:
    iris = [f"{BASE}story/2020-06-24-{name}" for name in ("a-b", "a-b-c", "a-d", "e-f")]
    assert list(short_ids(iris).values()) == [f"2020-06-24-{name}" for name in ("a-b", "a-b-c", "a-d", "e")]


@given(st.sets(st.text("ab-", min_size=1, max_size=16), max_size=8))
def test_an_id_is_a_beginning_that_is_one_story_s_alone(names: set[str]) -> None:
    iris = [f"{BASE}story/{name}" for name in names]
    for iri, short in short_ids(iris).items():
        others = [last_part(other) for other in iris if other != iri]
        assert last_part(iri).startswith(short)
        assert short == last_part(iri) or not any(other.startswith(short) for other in others)
