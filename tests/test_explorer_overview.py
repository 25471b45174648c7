"""The overview: what happened when, without overlap, the same whatever the way to it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.explorer.overview import Overview, numbered, overview
from kg.explorer.subjects import COMMON, OTHER
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge
from tests.explorer_graphs import BASE, TOLD, Told, article_iri, graph_of, story_iri, topic_iri


def middles(graph: KnowledgeGraph, found: Overview) -> dict[str, datetime]:
    dates: dict[str, list[datetime]] = {}
    for edge in graph.edges("in_story"):
        if date := graph.attributes(edge.subject).get("date_published"):
            dates.setdefault(edge.target, []).append(date)
    return {story: sorted(some)[(len(some) - 1) // 2] for story, some in dates.items()}


@given(TOLD)
@settings(max_examples=150)
def test_no_mark_lies_over_another_and_all_are_in_the_box(told: list[Told]) -> None:
    found = overview(graph_of(told))
    marks = [(one.x, one.y, one.radius) for one in found.stories] + [(dot.x, dot.y, found.dot) for dot in found.alone]
    assert len(marks) == len(told)
    for at, (x, y, radius) in enumerate(marks):
        assert radius <= x <= found.width - radius and radius <= y <= found.height - radius
        assert all(dist((x, y), (a, b)) >= radius + r for a, b, r in marks[:at])
    if found.strip is not None:
        assert all(one.y + one.radius < found.strip for one in found.stories)
        assert all(dot.y - found.dot >= found.strip for dot in found.alone)
    assert (found.strip is None) == (not found.alone)


@given(TOLD)
def test_time_goes_from_left_to_right(told: list[Told]) -> None:
    graph = graph_of(told)
    found = overview(graph)
    when = middles(graph, found)
    dated = sorted((when[one.iri], one.x, one.radius) for one in found.stories if one.iri in when)
    assert all(one[1] <= other[1] for one, other in pairwise(dated) if one[0] < other[0])
    dates = {dot.iri: graph.attributes(dot.iri).get("date_published") for dot in found.alone}
    dots = sorted((date, dot.x) for dot in found.alone if (date := dates[dot.iri]))
    assert all(one[1] <= other[1] for one, other in pairwise(dots) if one[0] < other[0])
    undated = [one.x - one.radius for one in found.stories if one.iri not in when]
    undated += [dot.x - found.dot for dot in found.alone if dates[dot.iri] is None]
    assert (found.undated is None) == (not undated)
    if found.undated is not None:
        assert min(undated) >= found.undated
        assert all(x + radius <= found.undated for _, x, radius in dated)
        assert all(x < found.undated for _, x in dots)


@given(TOLD.flatmap(lambda told: st.tuples(st.just(told), st.lists(st.integers(0, 500), min_size=1))))
def test_the_order_of_the_graph_changes_nothing(both: tuple[list[Told], list[int]]) -> None:
    told, order = both
    assert overview(graph_of(told)) == overview(graph_of(told, order))


@given(TOLD)
def test_lines_join_each_story_with_its_strongest_neighbours(told: list[Told]) -> None:
    graph = graph_of(told)
    found = overview(graph)
    story_of = {edge.subject: edge.target for edge in graph.edges("in_story")}
    links = Counter(
        frozenset((story_of[edge.subject], story_of[edge.target]))
        for edge in graph.edges("related_to")
        if edge.subject in story_of and edge.target in story_of and story_of[edge.subject] != story_of[edge.target]
    )
    drawn = {frozenset((found.stories[a].iri, found.stories[b].iri)): weight for a, b, weight in found.lines}
    assert len(drawn) == len(found.lines)
    assert all(links[pair] == weight for pair, weight in drawn.items())
    for story in found.stories:
        own = [pair for pair in links if story.iri in pair]
        assert sum(pair in drawn for pair in own) >= min(3, len(own))


def corpus(stories: int, alone: int, days: int = 3000) -> KnowledgeGraph:
    """So many stories of all sizes, busy days among them, and things in none; seeded by arithmetic alone."""
    told = []
    for at in range(stories + alone):
        day = at * at * 7919 % days if at % 3 else 400 + at % 11
        size = 1 if at >= stories else 2 + (at * 31 % 97 == 0) * 30 + at % 5
        related = tuple(at + step for step in (1, 7, 13)) if at < stories else ()
        told.append(Told(tuple(day + number % 3 for number in range(size)), at % 9, f"word{at % 40}", related))
    return graph_of(told)


@pytest.mark.parametrize(("stories", "alone"), [(60, 0), (60, 60), (400, 1500), (1200, 300)])
def test_a_large_corpus_fills_a_screen(stories: int, alone: int) -> None:
    found = overview(corpus(stories, alone))
    assert 1.6 < found.width / found.height < 2.2
    taken = sum((2 * one.radius) ** 2 for one in found.stories)
    assert taken > 0.2 * found.width * (found.strip or found.height), "and is not mostly empty"


@pytest.mark.parametrize("alone", [12, 40, 400, 3000])
def test_a_corpus_without_stories_is_a_strip_of_a_good_shape(alone: int) -> None:
    found = overview(corpus(0, alone))
    assert (found.stories, found.lines) == ((), ())
    assert 2 < found.width / found.height < 5


@pytest.mark.parametrize("day", [None, 5])
def test_all_at_once_or_never_is_no_tower(day: int | None) -> None:
    found = overview(graph_of([Told((day,) * (2 + at % 4)) for at in range(300)] + [Told((day,))] * 200))
    assert 1 < found.width / found.height < 3.5


def test_a_handful_of_stories_is_no_heap_of_balloons() -> None:
    found = overview(graph_of([Told((at * 50, at * 50 + 1, at * 50 + 2), at % 2) for at in range(5)]))
    assert found.width > 400
    assert 1.5 < found.width / found.height < 2.6


def test_stories_of_one_topic_stay_together() -> None:
    found = overview(graph_of([Told((at * 37 % 600,) * 4, at % 3) for at in range(240)]))
    heights = {colour: sorted(one.y for one in found.stories if one.colour == colour) for colour in range(3)}
    quarter = {colour: (ys[len(ys) // 4], ys[-len(ys) // 4]) for colour, ys in heights.items()}
    ordered = sorted(quarter.values())
    assert all(one[1] < other[0] for one, other in pairwise(ordered)), "in bands, one above the other"


def test_stories_that_relate_lie_near_each_other() -> None:
    told = [Told((at * 37 % 400,) * 3, related=(at + 8, at + 16, at + 24)) for at in range(200)]
    found = overview(graph_of(told))
    y = {int(one.iri.rpartition("/")[2]): one.y for one in found.stories}
    alike = [abs(y[at] - y[at + 8]) for at in range(190)]
    others = [abs(y[at] - y[at + 3]) for at in range(190)]
    assert sum(alike) < 0.5 * sum(others)


def test_the_most_frequent_main_topics_have_colours() -> None:
    told = [Told((at, at), at % (1 + at % 9)) for at in range(90)]
    graph = graph_of(told)
    found = overview(graph)
    counts = Counter(edge.target for edge in graph.edges("main_topic"))
    assert (
        list(found.colours) == [topic for topic, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:7]
    )
    for one in found.stories:
        (main,) = graph.targets(one.iri, "main_topic")
        assert one.colour == (found.colours.index(main) if main in found.colours else -1)


def test_a_topic_of_half_of_all_articles_takes_no_colour_from_those_that_tell() -> None:
    graph = graph_of(
        [Told((at, at), 0) for at in range(6)] + [Told((at, at), 1 + at) for at in range(8)] + [Told((3,))]
    )
    for at in range(6, 14):
        graph.add_edge(Edge(article_iri(at, 0), "about", topic_iri(0)))
    found = overview(graph)
    assert found.common == (topic_iri(0),)
    assert set(found.colours) == {topic_iri(topic) for topic in range(1, 8)}, "seven others have one"
    colours = Counter(one.colour for one in found.stories)
    assert (colours[COMMON], colours[OTHER]) == (6, 1), "the eighth other has none"
    assert [dot.colour for dot in found.alone] == [OTHER]


def test_a_topic_that_is_the_only_one_has_a_colour() -> None:
    found = overview(graph_of([Told((at, at), 0) for at in range(6)]))
    assert (found.colours, found.common) == ((topic_iri(0),), ())


def test_an_article_has_the_colour_of_the_rarest_of_its_topics() -> None:
    graph = graph_of([Told((1, 1), 0), Told((1, 1), 0), Told((2,), 0), Told((3, 3), 1)])
    graph.add_edge(Edge(article_iri(2, 0), "about", topic_iri(1)))
    found = overview(graph)
    assert found.colours == (topic_iri(1),)
    assert [dot.colour for dot in found.alone] == [0]


def test_it_becomes_numbers() -> None:
    graph = graph_of([Told((1, 1), 0, related=(1,)), Told((30, 31), 1), Told((4,)), Told((None,))])
    number = {iri: at for at, iri in enumerate(graph.iris())}
    plain = numbered(overview(graph), number)
    assert plain["stories"]["node"] == [number[story_iri(0)], number[story_iri(1)]]
    assert plain["alone"]["node"] == [number[article_iri(2, 0)], number[article_iri(3, 0)]]
    assert plain["lines"] == [[0, 1, 1]]
    assert plain["colours"] == [number[f"{BASE}topic/0"], number[f"{BASE}topic/1"]]
    first, last = plain["axis"][0], plain["axis"][-1]
    assert (first[0], last[0]) == ("2020-01-01T05:00:00Z", "2020-01-07T11:00:00Z")
    lists = [plain[part][name] for part in ("stories", "alone") for name in ("x", "y")]
    assert all(type(value) is int for values in lists for value in values)


def test_years_of_three_digits_are_dates_too() -> None:
    graph = graph_of([])
    graph.add_node(Article("https://example.com/a", date_published=datetime(987, 6, 5, tzinfo=UTC)))
    plain = numbered(overview(graph), {"https://example.com/a": 0, **{topic_iri(at): at for at in range(9)}})
    assert plain["axis"][0][0].startswith("0987-06-0")


def test_an_empty_graph_has_an_overview() -> None:
    found = overview(KnowledgeGraph())
    assert (found.stories, found.alone, found.strip, found.undated, found.scale) == ((), (), None, None, None)
    assert found.width > 0 and found.height > 0
