"""Which stories, which topic and which story is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.stories.choosing import chosen, find_story, find_topic, instant
from kg.stories.listing import last_part, listed, short_ids
from tests.stories.told import BASE, START, graph_of_stories

ENERGY = f"{BASE}topic/energy"


def names(**asked: object) -> list[str]:
    return [last_part(story.iri)[:16] for story in chosen(listed(graph_of_stories()), **asked)]  # type: ignore[arg-type]


def test_stories_are_chosen_by_day_topic_and_size() -> None:
    assert names() == ["2022-12-30-росат", "2022-12-30-زلزال", "evil"]
    assert names(min_size=3) == ["2022-12-30-росат"]
    assert names(since=START + timedelta(days=3)) == ["2022-12-30-росат"]
    assert names(since=START) == ["2022-12-30-росат", "2022-12-30-زلزال"]
    assert names(since=START + timedelta(days=4)) == []
    assert names(topic=ENERGY) == ["2022-12-30-росат"]
    assert names(topic=ENERGY, min_size=5) == []


@pytest.mark.parametrize("text", ["", "2021", "yesterday", "2020-02-30", "24.6.2020"])
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is no date; write the day as in 2020-06-24"):
        instant(text)


@pytest.mark.parametrize("name", ["Energy & Power", "energy & POWER", " energie ", "energy", ENERGY])
def test_a_topic_is_found_by_any_of_its_names(name: str) -> None:
    assert find_topic(graph_of_stories(), name) == ENERGY


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Enrgy", "near to it are: Energy & Power"),
        ("rus", "near to it are: Russia"),
        ("zzz", "topics are: Energy & Power, Russia"),
        ("", "topics are: Energy & Power, Russia"),
    ],
)
def test_topics_that_may_be_meant_are_named(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"there is no topic {name!r}; {said}"):
        find_topic(graph_of_stories(), name)


def test_a_graph_without_topics_says_so() -> None:
    with pytest.raises(UsageError, match="the graph has no topics"):
        find_topic(KnowledgeGraph(), "AI")


def test_every_story_is_found_by_each_of_its_names() -> None:
    stories = listed(graph_of_stories())
    for story in stories:
        for name in (story.iri, last_part(story.iri), story.id, story.iri.upper(), last_part(story.iri)[-5:]):
            assert find_story(stories, name) == story


def test_a_name_that_is_another_s_beginning_is_found() -> None:
    graph = graph_of_stories()
    stories = [story for story in listed(graph) if story.id == "evil"]
    iris = [f"{BASE}story/a-b", f"{BASE}story/a-b-c"]
    both = [replace(stories[0], iri=iri, id=short) for iri, short in short_ids(iris).items()]
    assert [find_story(both, name).iri for name in ("a-b", "a-b-c", "c")] == [*iris, iris[1]]


def test_stories_that_are_meant_alike_are_listed() -> None:
    with pytest.raises(UsageError) as error:
        find_story(listed(graph_of_stories()), "2022-12")
    assert str(error.value).splitlines() == [
        "2 stories are meant by '2022-12'; give more of one's IRI:",
        "  2022-12-30-росатом  Росатом запустил новый реактор на Ленинградской АЭС",
        "  2022-12-30-زلزال  زلزال قوي يضرب تركيا وسوريا",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [("росатон", "near to it are: 2022-12-30-росатом"), ("", "kg stories lists"), ("zz", "kg stories lists")],
)
def test_a_story_that_is_not_there_is_told_with_those_near(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"there is no story {name!r}; {said}"):
        find_story(listed(graph_of_stories()), name)
