"""The legend, the brush, the slider: they all combine, and the counts are those of the graph."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from kg.graph import KnowledgeGraph
from kg.model import Article
from tests.page.graphs import BRIDGE, FERRY, LONE, TOOLS, kinds
from tests.page.screen import Open, address, choose, counts, marks, notes, pixels, settle, shown, state, told, view


class Facts:
    """What the graph says of each article, for counting in another way than the page does."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.articles: list[Article] = list(graph.articles())
        posts = {edge.target for edge in graph.edges("main_entity")}
        self.look = {one.iri: "post" if one.iri in posts else "article" for one in self.articles}
        self.topics = {one.iri: self._names(graph, one.iri, "about") for one in self.articles}
        self.providers = {one.iri: self._names(graph, one.iri, "publisher") for one in self.articles}
        self.story = {edge.subject: edge.target for edge in graph.edges("in_story")}
        self.size = Counter(self.story.values())

    @staticmethod
    def _names(graph: KnowledgeGraph, iri: str, field: str) -> set[str]:
        found = [graph.attributes(edge.target) for edge in graph.edges(field) if edge.subject == iri]
        return {one.get("name") or one["domain"] for one in found}

    def left(
        self,
        hidden: Iterable[str] = (),
        topics: Iterable[str] = (),
        providers: Iterable[str] = (),
        since: datetime | None = None,
        before: datetime | None = None,
        least: int = 0,
    ) -> set[str]:
        found = set()
        for one in self.articles:
            dated = one.date_published
            if (
                self.look[one.iri] not in hidden
                and (not topics or self.topics[one.iri] & set(topics))
                and (not providers or self.providers[one.iri] & set(providers))
                and (not (since or before) or dated is not None)
                and (since is None or (dated is not None and dated >= since))
                and (before is None or (dated is not None and dated < before))
                and (least < 2 or self.size[self.story.get(one.iri, "")] >= least)
            ):
                found.add(one.iri)
        return found

    def by(self, values: dict[str, set[str]], among: set[str]) -> dict[str, int]:
        return dict(Counter(name for iri in among for name in values[iri]))


def period(page: Page) -> tuple[datetime | None, datetime | None]:
    found = state(page)["filters"]
    start, end = (None if time is None else datetime.fromtimestamp(time / 1000, UTC) for time in (found["from"], found["to"]))
    return start, end


def brush(page: Page, start: float, end: float) -> None:
    """Drag over the histogram from one share of its width to another."""
    box = page.locator("#timeline .plot").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + (start + end) / 2 * box["width"], y)
    page.mouse.move(box["x"] + end * box["width"], y)
    page.mouse.up()
    settle(page)


def test_the_legend_counts_what_there_is(open_page: Open, seeds: KnowledgeGraph, seeds_page: Path) -> None:
    page, facts = open_page(seeds_page), Facts(seeds)
    everything = facts.left()
    assert counts(page, "kinds") == {"Posts": 5, "Other articles": 14}
    assert counts(page, "topics") == facts.by(facts.topics, everything)
    page.get_by_role("button", name="Show all 16").click()
    assert counts(page, "providers") == facts.by(facts.providers, everything)


def test_all_filters_combine_and_the_counts_follow(open_page: Open, seeds: KnowledgeGraph, seeds_page: Path) -> None:
    page, facts = open_page(seeds_page), Facts(seeds)
    topics, providers, hidden = ["Computer Vision", "AI"], ["WBUR", "MassLive", "Gizmodo Australia"], ["article"]
    for name in topics:
        choose(page, name)
    assert shown(page) == facts.left(topics=topics)
    assert told(notes(page)).endswith(f"{len(facts.left(topics=topics))} of 19 articles")
    assert counts(page, "topics") == facts.by(facts.topics, facts.left()), "what another topic would add"
    page.locator("#filters .topics input").first.press("Tab")
    for name in topics:
        choose(page, name)
    page.get_by_role("button", name="Show all 16").click()
    for name in providers:
        choose(page, name)
    choose(page, "Other articles")
    assert shown(page) == facts.left(hidden, providers=providers) != set()
    assert counts(page, "kinds") == {
        "Posts": len(facts.left(hidden, providers=providers)),
        "Other articles": len(facts.left(["post"], providers=providers)),
    }
    found = {name: number for name, number in counts(page, "providers").items() if number}
    assert found == facts.by(facts.providers, facts.left(hidden))
    brush(page, 0.2, 1)
    since, before = period(page)
    assert since is not None
    assert shown(page) == facts.left(hidden, (), providers, since, before)
    page.locator(".sizes input").press("ArrowRight")
    least = state(page)["filters"]["least"]
    assert least == 2
    assert shown(page) == facts.left(hidden, (), providers, since, before, least) != set()
    expect(page.locator("#filters .clear")).to_have_text("Clear filters (6)")
    page.locator("#filters .clear").click()
    assert shown(page) == facts.left()
    assert (told(notes(page)), address(page)) == ("5 stories, 19 articles", "")
    expect(page.locator("#filters .clear")).to_be_disabled()


def test_any_two_filters_agree_with_the_graph(open_page: Open, seeds: KnowledgeGraph, seeds_page: Path) -> None:
    """The legend's clicks are tested above; here many combinations, by the way the legend takes."""
    page, facts = open_page(seeds_page), Facts(seeds)
    since, before = datetime(2020, 6, 24, 22, tzinfo=UTC), datetime(2021, 5, 6, 20, tzinfo=UTC)
    choices: list[tuple[str, object, str]] = [
        ("hidden", ["post"], "({ hidden: ['post'] })"),
        ("topics", ["Natural Language Processing"], "({ topics: [named('Natural Language Processing')] })"),
        ("providers", ["WBUR", "MassLive"], "({ providers: [named('WBUR'), named('MassLive')] })"),
        ("since", since, f"({{ from: {since.timestamp() * 1000} }})"),
        ("before", before, f"({{ to: {before.timestamp() * 1000} }})"),
        ("least", 3, "({ least: 3 })"),
        ("least", 5, "({ least: 5 })"),
    ]
    named = """(name) => explorer.graph.ids("topic").concat(explorer.graph.ids("provider"))
        .find((id) => explorer.graph.label(id) === name)"""
    for one, other in itertools.combinations(choices, 2):
        page.evaluate(
            f"{{ const named = {named}; explorer.clear(); explorer.set({one[2]}); explorer.set({other[2]}); }}"
        )
        expected = facts.left(**{one[0]: one[1], other[0]: other[1]})  # type: ignore[arg-type]
        assert shown(page) == expected, (one[0], other[0])
        stories = {facts.story[iri] for iri in expected if iri in facts.story}
        assert page.evaluate("explorer.filtered().stories.length") == len(stories)


def test_the_brush_by_pointer(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    words = page.locator("#timeline .words")
    assert told(words).startswith("24 Jun 2020 – 4 Jul 2020 7 articles")
    brush(page, 0.6, 1)
    start, end = period(page)
    assert start == datetime(2020, 7, 1, tzinfo=UTC)
    assert end is None
    assert marks(page) == [BRIDGE]
    assert "2 articles" in told(words)
    handle = page.get_by_role("slider", name="Beginning of the period").bounding_box()
    plot = page.locator("#timeline .plot").bounding_box()
    assert handle
    assert plot
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(plot["x"] + 0.3 * plot["width"], handle["y"])
    page.mouse.up()
    settle(page)
    assert period(page) == (datetime(2020, 6, 27, tzinfo=UTC), None)
    brush(page, 0.2, 0.4)
    brush(page, 0.3, 0.48)
    start, end = period(page)
    assert (start, end) == (datetime(2020, 6, 28, tzinfo=UTC), datetime(2020, 6, 30, tzinfo=UTC)), "moved as a whole"
    assert marks(page) == [LONE]
    page.mouse.click(plot["x"] + 0.9 * plot["width"], plot["y"] + 10)
    settle(page)
    assert period(page) == (None, None), "a press beside it clears"


def test_the_brush_by_keyboard(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    begin, end = (page.get_by_role("slider", name=f"{name} of the period") for name in ("Beginning", "End"))
    begin.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    settle(page)
    assert period(page)[0] == datetime(2020, 6, 27, tzinfo=UTC)
    assert begin.get_attribute("aria-valuetext") == "27 Jun 2020"
    expect(begin).to_be_focused()
    end.focus()
    page.keyboard.press("PageDown")
    settle(page)
    assert period(page) == (datetime(2020, 6, 27, tzinfo=UTC), datetime(2020, 6, 28, tzinfo=UTC)), "never past the other"
    page.keyboard.press("End")
    begin.press("Home")
    settle(page)
    assert period(page) == (None, None)


def test_the_size_of_stories(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    slider = page.get_by_role("slider", name="Size of stories")
    slider.press("ArrowRight")
    settle(page)
    assert sorted(marks(page)) == sorted([TOOLS, BRIDGE]), "what is in no story is gone"
    slider.press("ArrowRight")
    settle(page)
    assert marks(page) == [TOOLS]
    assert slider.get_attribute("aria-valuetext") == "In stories of 3 or more articles"
    slider.press("Home")
    settle(page)
    assert len(marks(page)) == 4


def test_every_kind_has_its_mark_and_its_switch(open_page: Open) -> None:
    page = open_page(kinds())
    names = ["Articles", "Courses", "Events", "People", "Samples", "Collections", "Certifications", "Books", "Games"]
    names += ["Communities", "Challenges", "Newsletters"]
    assert sorted(counts(page, "kinds")) == sorted(names)
    view(page, "Graph")
    for kind in ("course", "event", "person", "book"):
        assert pixels(page, kind) > 10, kind
    choose(page, "Courses")
    assert pixels(page, "course") == 0
    assert counts(page, "kinds")["Courses"] == 2, "how many there would be"


def test_filters_are_kept_from_view_to_view(open_page: Open, town_page: Path) -> None:
    page = open_page(town_page)
    choose(page, "The courthouse News")
    choose(page, "Transport")
    before = shown(page)
    assert len(before) == 1
    for name in ("Coverage", "Graph", "List", "Stories"):
        view(page, name)
        assert shown(page) == before
    assert FERRY not in marks(page)
