"""What a page keeps of a corpus that is too large for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.explorer.limit import limited
from kg.graph import KnowledgeGraph
from kg.model import Dataset, Edge, Image, Provider, Source
from kg.vocabulary import THINGS
from tests.explorer_graphs import BASE, TOLD, Told, article_iri, graph_of, story_iri

TOLD_HERE = [Told((1, 1)), Told((2, 2, 2, 2)), Told((3,)), Told((9,)), Told((None,)), Told((4, 4, 4))]


def things(graph: KnowledgeGraph) -> set[str]:
    return {iri for kind in THINGS for iri in graph.iris(kind)}


@given(TOLD, st.integers(1, 60))
def test_as_many_stay_as_may_and_all_is_of_the_graph(told: list[Told], most: int) -> None:
    graph = graph_of(told)
    kept, missing = limited(graph, most)
    assert len(things(kept)) == min(most, len(things(graph))) == len(things(graph)) - missing
    assert set(kept.iris()) <= set(graph.iris())
    assert all(kept.attributes(iri) == graph.attributes(iri) for iri in kept.iris())
    assert set(kept.edges()) == {edge for edge in graph.edges() if edge.subject in kept and edge.target in kept}
    sizes = {story: sum(edge.target == story for edge in kept.edges("in_story")) for story in kept.iris("story")}
    assert all(kept.attributes(story)["size"] == size for story, size in sizes.items()), "stories are whole"


def test_a_graph_that_is_small_enough_is_given_back() -> None:
    graph = graph_of(TOLD_HERE)
    assert limited(graph, 12) == (graph, 0)
    assert limited(graph, 12)[0] is graph


@pytest.mark.parametrize(
    ("most", "stories", "alone"),
    [(11, [0, 1, 5], [2, 3]), (10, [0, 1, 5], [3]), (8, [1, 5], [3]), (6, [0, 1], []), (5, [1], [3]), (3, [5], [])],
)
def test_the_largest_stories_stay_then_the_latest_articles(most: int, stories: list[int], alone: list[int]) -> None:
    kept, missing = limited(graph_of(TOLD_HERE), most)
    assert missing == 12 - most
    assert kept.iris("story") == [story_iri(at) for at in stories]
    assert set(kept.iris("article")) >= {article_iri(at, 0) for at in alone}


def test_what_the_graph_says_of_itself_stays() -> None:
    graph = graph_of(TOLD_HERE)
    graph.add_node(Dataset(f"{BASE}dataset", title="The Example Times"))
    kept, _ = limited(graph, 3)
    assert kept.attributes(f"{BASE}dataset")["title"] == "The Example Times"


def test_where_no_story_fits_the_latest_articles_stay() -> None:
    kept, _ = limited(graph_of([Told((1, 2, 3)), Told((5, 6, 7))]), 2)
    assert kept.iris("article") == [article_iri(1, 1), article_iri(1, 2)]
    assert kept.iris("story") == []


def test_what_nothing_leads_to_goes_and_the_rest_stays() -> None:
    graph = graph_of(TOLD_HERE)
    for at, name in ((1, "a"), (2, "b")):
        provider, image, source = f"{BASE}provider/{name}", f"https://i.com/{name}", f"{BASE}source/{name}.md"
        for node in (Provider(provider, name), Image(image), Source(source)):
            graph.add_node(node)
        graph.add_edge(Edge(article_iri(at, 0), "publisher", provider))
        graph.add_edge(Edge(provider, "logo", image))
        graph.add_edge(Edge(article_iri(at, 0), "derived_from", source))
        graph.add_edge(Edge(source, "main_entity", article_iri(at, 0)))
    kept, _ = limited(graph, 4)
    assert [kept.iris(kind) for kind in ("provider", "image", "source")] == [
        [f"{BASE}provider/a"],
        ["https://i.com/a"],
        [f"{BASE}source/a.md"],
    ]
    assert list(kept.edges("main_entity")) == [Edge(f"{BASE}source/a.md", "main_entity", article_iri(1, 0))]
