"""Where nodes go: apart from each other, together with what they are linked to, quickly, always alike."""

from __future__ import annotations

import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import dist

import pytest

from kg.explorer.communities import LARGEST, communities
from kg.explorer.layout import FEW, layout
from kg.explorer.marks import ARTICLE, mark_size
from kg.explorer.packing import pack

Links = dict[str, dict[int, list[int]]]


def scene(articles: int, providers: int, topics: int, groups: int, related: int) -> tuple[list[str], Links]:
    """A made-up graph: articles in groups of their own links, each with a provider, each third with a topic."""
    chance = random.Random(7)
    group_of = [chance.randrange(groups) for _ in range(articles)]
    members = defaultdict(list)
    for article, group in enumerate(group_of):
        members[group].append(article)
    links: dict[str, dict[int, set[int]]] = {"related_to": {}, "publisher": {}, "about": {}}
    for article in range(articles):
        links["publisher"][article] = {articles + min(chance.randrange(providers), chance.randrange(providers))}
        if article % 3 == 0:
            links["about"][article] = {articles + providers + group_of[article] % topics}
    for _ in range(related):
        one = chance.randrange(articles)
        other = chance.choice(members[group_of[one]])
        if one != other:
            links["related_to"].setdefault(one, set()).add(other)
    kinds = ["article"] * articles + ["provider"] * providers + ["topic"] * topics
    return kinds, {f: {s: sorted(t) for s, t in sorted(by.items())} for f, by in links.items()}


def overlaps(places: Sequence[tuple[int, int]], sizes: Sequence[int]) -> list[tuple[int, int]]:
    squares: Mapping[tuple[int, int], list[int]] = defaultdict(list)
    side = 2 * max(sizes)
    for node, (x, y) in enumerate(places):
        squares[x // side, y // side].append(node)
    near = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return [
        (one, other)
        for (x, y), nodes in list(squares.items())
        for one in nodes
        for i, j in near
        for other in squares.get((x + i, y + j), ())
        if one < other and dist(places[one], places[other]) < sizes[one] + sizes[other]
    ]


@pytest.mark.parametrize(
    "size", [(19, 16, 4, 4, 17), (90, 30, 5, 6, 150), (1000, 80, 9, 90, 4000), (2500, 60, 2, 2000, 900)]
)
def test_no_mark_lies_over_another(size: tuple[int, int, int, int, int]) -> None:
    kinds, links = scene(*size)
    published = [targets[0] for targets in links["publisher"].values()]
    about = [targets[0] for targets in links["about"].values()]
    sizes = [mark_size(kind, published.count(node) + about.count(node)) for node, kind in enumerate(kinds)]
    places = layout(kinds, links).places
    assert len(set(places)) == len(kinds)
    assert overlaps(places, sizes) == []


def test_the_marks_of_a_small_graph_leave_room_for_names() -> None:
    kinds, links = scene(19, 16, 4, 4, 17)
    places = layout(kinds, links).places
    nearest = [min(dist(place, other) for other in places if other != place) for place in places]
    assert min(nearest) > 4 * ARTICLE
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert 0.8 < width / height < 2.5, "about the shape of a screen"


@pytest.mark.parametrize("articles", [20, 400])
def test_linked_articles_lie_closer_than_others(articles: int) -> None:
    kinds, links = scene(articles, 10, 4, articles // 10, articles * 4)
    places = layout(kinds, links).places
    linked = [dist(places[one], places[other]) for one, others in links["related_to"].items() for other in others]
    chance = random.Random(1)
    anyhow = [dist(places[chance.randrange(articles)], places[chance.randrange(articles)]) for _ in range(2000)]
    assert sum(linked) / len(linked) < 0.6 * sum(anyhow) / len(anyhow)


def test_a_topics_articles_lie_on_its_island() -> None:
    kinds, links = scene(600, 40, 6, 60, 2400)
    placed = layout(kinds, links)
    assert set(placed.islands) == {node for node, kind in enumerate(kinds) if kind == "topic"}
    inside = 0
    for article, (topic,) in links["about"].items():
        x, y, radius = placed.islands[topic]
        inside += dist(placed.places[article], (x, y)) <= radius
    assert inside >= 0.95 * len(links["about"])
    for one, (x, y, radius) in placed.islands.items():
        for other, (ox, oy, oradius) in placed.islands.items():
            assert one == other or dist((x, y), (ox, oy)) >= radius + oradius - 3


def test_a_provider_stands_by_its_articles() -> None:
    kinds = ["article"] * 200 + ["provider"]
    links: Links = {
        "related_to": {article: [article + 1] for article in range(199) if article % 10 != 9},
        "publisher": {article: [200] for article in range(50, 55)},
    }
    places = layout(kinds, links).places
    nearest = min(range(200), key=lambda article: dist(places[200], places[article]))
    assert 50 <= nearest < 60, "an article of the group that is its own"


@pytest.mark.parametrize(
    "kinds",
    [
        [],
        ["article"],
        ["topic"],
        ["provider", "provider"],
        ["article"] * (FEW + 1),
        ["article"] * 3 + ["provider"] * 200 + ["topic"] * 2,
    ],
)
def test_bare_graphs_have_places_too(kinds: list[str]) -> None:
    assert len(set(layout(kinds, {}).places)) == len(kinds)


def test_a_link_to_itself_and_one_both_ways_do_no_harm() -> None:
    places = layout(["article"] * 2, {"related_to": {0: [0, 1], 1: [0]}}).places
    assert places[0] != places[1]


def test_machines_whose_sines_differ_in_the_last_bit_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    scenes = [scene(19, 16, 4, 4, 17), scene(1000, 80, 9, 90, 4000)]
    expected = [layout(kinds, links) for kinds, links in scenes]
    chance = random.Random(4)
    for name in ("sin", "cos", "atan2"):
        exact: Callable[..., float] = getattr(math, name)

        def other(*values: float, exact: Callable[..., float] = exact) -> float:
            return exact(*values) * (1 + chance.choice((-1, 0, 1)) * sys.float_info.epsilon)

        monkeypatch.setattr(f"kg.explorer.discs.{name}", other)
    assert [layout(kinds, links) for kinds, links in scenes] == expected


def test_ten_thousand_nodes_and_their_links_take_no_time() -> None:
    kinds, links = scene(9500, 480, 20, 400, 160_000)
    assert sum(map(len, links["related_to"].values())) > 100_000
    start = time.process_time()
    layout(kinds, links)
    assert time.process_time() - start < 1.0, "measured: 0.15 s"


def test_groups_are_what_links_connect() -> None:
    assert communities(6, {0: [3], 4: [3], 1: [5]}) == [[0, 3, 4], [1, 5], [2]]


def test_a_large_group_is_divided_where_links_are_few() -> None:
    chance = random.Random(3)
    blocks = [list(range(start, start + 50)) for start in range(0, 1000, 50)]
    links = {
        article: sorted({*chance.sample(block, 8), chance.randrange(1000)} - {article})
        for block in blocks
        for article in block
    }
    groups = communities(1000, links)
    assert sorted(article for group in groups for article in group) == list(range(1000))
    group_of = {article: number for number, group in enumerate(groups) for article in group}
    kept = [
        group_of[one] == group_of[other]
        for one, others in links.items()
        for other in others
        if one // 50 == other // 50
    ]
    assert sum(kept) > 0.9 * len(kept), "what is densely linked stays together"
    assert len(groups) > 10


def test_no_group_is_too_large_to_look_at() -> None:
    hub = {0: list(range(1, 5000))}
    groups = communities(5000, hub)
    assert max(map(len, groups)) <= LARGEST
    assert sorted(article for group in groups for article in group) == list(range(5000))


@pytest.mark.parametrize("squeeze", [1.0, 1.5])
def test_packed_discs_touch_but_do_not_overlap(squeeze: float) -> None:
    chance = random.Random(5)
    radii = sorted((chance.paretovariate(1.5) * 10 for _ in range(120)), reverse=True)
    middles = pack(radii, squeeze)
    gaps = [
        dist(middles[one], middles[other]) - radii[one] - radii[other]
        for one in range(len(radii))
        for other in range(one)
    ]
    assert min(gaps) > -1e-3
    assert sum(gap < 1e-3 for gap in gaps) >= len(radii) - 1
