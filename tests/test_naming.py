"""Names for things without an address."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from kg.model import Details, Post
from kg.naming import name_things, undated


def post(source: str, title: str = "T", kind: str = "person", year: int | None = None) -> Post:
    start = datetime(year, 1, 1, tzinfo=UTC) if year else None
    return Post("", title, source, kind=kind, details=Details(start_date=start))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("_people/scott-guthrie.md", "scott-guthrie"),
        ("scott-guthrie.md", "scott-guthrie"),
        ("site/_people/2020-01-02-Scott Guthrie.yaml", "scott-guthrie"),
        ("_people/team/a.md", "team/a"),
        ("_learning/collections/a.md", "a"),
        ("stuff/a.md", "stuff/a"),
        ("_people/C++.md", "c-plus-plus"),
        ("_people/2020-01-02-.md", "2020-01-02"),
    ],
)
def test_a_thing_is_called_what_its_file_is(source: str, name: str) -> None:
    assert name_things([post(source)]) == {source: name}


def test_a_name_is_without_the_date_but_not_only_a_date() -> None:
    dated = {"2020-06-24-a": "a", "2020-6-4-a": "a"}
    undated_already = ("2020-06-24-", "20-06-24-a", "a-2020-06-24-b")
    assert {stem: undated(stem) for stem in (*dated, *undated_already)} == dated | {x: x for x in undated_already}


def test_of_two_kinds_one_name_is_two_things() -> None:
    assert set(name_things([post("_people/a.md"), post("_events/a.md", "U", "event")]).values()) == {"a"}


def test_one_name_and_one_title_are_one_thing() -> None:
    assert set(name_things([post("_people/a.md"), post("_authors/a.md", " t ")]).values()) == {"a"}


def test_where_titles_differ_the_date_tells_apart() -> None:
    names = name_things([post("_people/2020-01-01-a.md"), post("_people/2021-01-01-a.md", "U"), post("_people/b.md")])
    assert list(names.values()) == ["2020-01-01-a", "2021-01-01-a", "b"]


def test_where_beginnings_differ_the_date_tells_apart() -> None:
    days = [post("_events/2020-01-01-a.md", "T", "event", 2020), post("_events/2021-01-01-a.md", "T", "event", 2021)]
    assert list(name_things(days).values()) == ["2020-01-01-a", "2021-01-01-a"]


def test_where_dates_do_not_help_the_path_does() -> None:
    posts = [post("_people/a.md"), post("_people/a.yaml", "U"), post("b/_people/a.md", "V"), post("_people/c.md")]
    found = {"_people/a.md": "_people/a.md", "_people/a.yaml": "_people/a.yaml", "b/_people/a.md": "b/_people/a.md"}
    assert name_things(posts) == {**found, "_people/c.md": "c"}
    for seed in range(10):
        assert name_things(random.Random(seed).sample(posts, len(posts))) == name_things(posts)
