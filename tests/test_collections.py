"""Every collection of a site: a sample post of each as a golden file, and what else only a whole build shows.

To write the golden file anew: KG_UPDATE_GOLDEN=1 pytest tests/test_collections.py
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.exporters.turtle import generate_turtle
from kg.model import Article
from kg.pipeline import Build
from kg.vocabulary import THINGS
from tests.corpus import HOSTILE_TEXTS, build_site, ntriples, triples

GOLDEN = Path(__file__).parent / "golden"
BASE = "https://w3id.org/newskg/id/"
A = "https://example.com/a"


@pytest.fixture(scope="module")
def site() -> Build:
    return kg.build(GOLDEN / "site")


def test_every_collection_gives_what_the_golden_file_has(site: Build) -> None:
    text = "".join(generate_turtle(site.graph))
    if os.environ.get("KG_UPDATE_GOLDEN"):
        (GOLDEN / "site.ttl").write_text(text, encoding="utf-8", newline="\n")
    assert text == (GOLDEN / "site.ttl").read_text(encoding="utf-8")


def test_every_kind_is_among_them_and_nothing_is_left_out(site: Build) -> None:
    files = list((GOLDEN / "site").rglob("*.md"))
    assert set(THINGS) <= site.graph.node_counts().keys()
    assert site.report.posts == len(files) == site.graph.node_counts()["source"]
    assert len({edge.target for edge in site.graph.edges("main_entity")}) == len(files)
    assert site.report.unknown_fields == {"audience": 1}
    assert not site.report.merges.dropped


def test_items_that_are_no_posts_are_one_finding_that_names_the_line(site: Build) -> None:
    assert [str(finding) for finding in site.report.findings] == [
        "_learning/collections/2020-12-01-all-of-faces.md:11: items: 2 of 4 items are no posts that were read, "
        "the first is 'events/meet'; correct the path, or remove the item [unknown-item]"
    ]


def test_read_back_it_is_the_same_graph(site: Build, tmp_path: Path) -> None:
    path = site.graph.write(tmp_path / "graph.nt")
    again = kg.read(path)
    assert again == site.graph
    assert again.write(tmp_path / "again.nt").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("jobs", [1, 3])
def test_folders_given_one_by_one_give_the_same_things(site: Build, jobs: int) -> None:
    folders = sorted((GOLDEN / "site").iterdir(), reverse=True)
    assert ntriples(kg.build(folders, jobs=jobs).graph) == ntriples(site.graph)


def test_a_folder_alone_gives_things_the_same_names() -> None:
    graph, _ = kg.build(GOLDEN / "site" / "_people")
    assert graph.iris("person") == [BASE + "person/ada-example"]


def test_three_days_at_one_address_are_three_events(tmp_path: Path) -> None:
    files = {
        f"_events/2020-01-0{day}-meet.md": {"name": "Meet", "originalUrl": A, "startDateTime": f"2020-01-0{day}"}
        for day in (1, 2, 3)
    }
    graph, report = build_site(tmp_path, files)
    events = list(graph.items("event"))
    assert [event.iri for event in events] == [BASE + f"event/2020-01-0{day}-meet" for day in (1, 2, 3)]
    assert {event.url for event in events} == {(A,)}
    assert report.merges.rules["several events at one address, told apart by their beginning"] == 3


def test_one_day_told_twice_is_one_event(tmp_path: Path) -> None:
    event = {"name": "Meet", "originalUrl": A, "startDateTime": "2020-01-01"}
    files = {"_events/a.md": event, "_events/b.md": event, "_events/c.md": {**event, "startDateTime": None}}
    graph, report = build_site(tmp_path, files)
    assert graph.iris("event") == [A]
    assert report.merges.rules["several posts are one event"] == 1


def test_two_people_of_one_file_name_stay_two(tmp_path: Path) -> None:
    graph, report = build_site(tmp_path, {"_people/a.md": {"name": "Ann"}, "_people/a.yaml": {"name": "Al"}})
    assert graph.iris("person") == [BASE + "person/_people/a.md", BASE + "person/_people/a.yaml"]
    assert report.merges.rules["several things of one name, told apart by path"] == 2


def test_a_collection_leads_to_where_an_alias_has_moved_its_item(tmp_path: Path) -> None:
    graph, _ = build_site(
        tmp_path,
        {
            "_courses/a.md": {"title": "A", "webUrl": "https://amp.example.com/a"},
            "_courses/b.md": {"title": "B", "webUrl": A, "ampUrl": "https://amp.example.com/a"},
            "_collections/c.md": {"title": "C", "items": ["courses/a", "courses/b", "collections/c"]},
        },
    )
    assert graph.targets(BASE + "collection/c", "has_part") == [A]


def test_items_that_say_what_they_are_are_things_themselves(tmp_path: Path) -> None:
    items = [{"title": "One", "webUrl": A, "type": "course"}, "courses/b", {"title": "no address"}]
    files = {"_collections/c.md": {"title": "C", "items": items}, "_courses/b.md": {"title": "B", "webUrl": A + "/b"}}
    graph, report = build_site(tmp_path, files)
    assert graph.targets(BASE + "collection/c", "has_part") == [A, A + "/b"]
    assert graph.attributes(A)["kind"] == "course"
    assert [(finding.code, finding.field) for finding in report.findings] == [("no-address", "items[2]")]


def test_an_organisation_without_a_domain_is_its_name(tmp_path: Path) -> None:
    files = {
        "_people/a.md": {"name": "Ann", "affiliation": "The Example Club"},
        "_collections/c.md": {"title": "C", "provider": {"name": "the example  club"}},
    }
    graph, _ = build_site(tmp_path, files)
    assert graph.iris("provider") == [BASE + "provider/the-example-club"]
    assert graph.attributes(BASE + "provider/the-example-club").get("domain") is None


def test_a_site_of_courses_alone_is_a_graph(tmp_path: Path) -> None:
    graph, _ = build_site(tmp_path, {"a.md": {"title": "A", "webUrl": A, "type": "course"}})
    assert graph.node_counts() == {"course": 1, "source": 1}


def test_a_post_of_a_title_and_an_address_is_an_article_wherever_nothing_tells(tmp_path: Path) -> None:
    graph, _ = build_site(tmp_path, {"_things/x/a.md": {"title": "A", "webUrl": A}})
    assert graph.node(A) == Article(A, "CreativeWork", headline="A")


HOSTILE: Mapping[str, Any] = {
    "price": "<script>alert(1)</script>",
    "length": "PT99999999999999999999S",
    "levels": [{"a": 1}, None, 7],
    "ratings": {"average": "1e400", "count": 10**40},
    "items": ["../../etc/passwd", "javascript:alert(1)", {"a": 1}, None, "\u202e"],
    "startDateTime": "0000-00-00",
    "endDateTime": 5,
    "location": {"city": ["x"], "name": HOSTILE_TEXTS["quotes"]},
    "bio": HOSTILE_TEXTS["markup"],
    "affiliation": [{"name": "../..", "domain": "<script>"}, 5],
    "twitter": {"url": "javascript:alert(1)", "followers": "many"},
    "github": "../../../x",
    "website": "data:text/html,x",
    "isbn": "\x00",
    "author": [{"name": {"a": 1}}, 7],
    "repository": "git@github.com:x/y.git",
    "platform": HOSTILE_TEXTS["controls"],
    "languages": {"a": 1},
    "secured": "CIPHERTEXT",
}


@pytest.mark.parametrize("type_", ["course", "event", "profile", "sample", "book", "game", "challenge", "video", None])
def test_hostile_values_cost_themselves_only(tmp_path: Path, type_: str | None) -> None:
    post = {"title": HOSTILE_TEXTS["markup"], "type": type_, **HOSTILE}
    files = {'_x/<a> "b".md': {**post, "webUrl": A}, "_x/none%2e.md": post, "z.md": {"title": "Z", "webUrl": A + "z"}}
    graph, report = build_site(tmp_path, files)
    text = ntriples(graph)
    assert triples(text)
    assert A in graph and A + "z" in graph
    assert "CIPHERTEXT" not in text
    assert "<javascript:" not in text
    assert report.findings
    assert kg.read(graph.write(tmp_path / "graph.nt")) == graph
