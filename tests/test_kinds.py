"""What a post is about: its type, its folder, its category, its fields."""

from __future__ import annotations

from typing import Any

import pytest

from kg.kinds import _TYPE_OF_FOLDER, KIND_OF_TYPE, folder_names, judge
from kg.vocabulary import THINGS


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("article", "article"),
        ("video", "article"),
        ("podcast", "article"),
        ("course", "course"),
        ("learning-path", "collection"),
        ("learning_path", "collection"),
        ("webinar", "event"),
        ("profile", "person"),
        ("code sample", "sample"),
        ("exam", "certification"),
        ("user group", "community"),
        ("newsletter", "newsletter"),
        ("whatever", "article"),
        (None, "article"),
    ],
)
def test_the_type_tells(type_: str | None, kind: str) -> None:
    assert judge(type_, "", None, False, {}) == (kind, type_)


@pytest.mark.parametrize(
    ("source", "kind", "type_"),
    [
        ("_news/a.md", "article", "news"),
        ("_posts/2020-01-01-a.md", "article", "post"),
        ("_learning/videos/a.md", "article", "video"),
        ("_learning/courses/a.md", "course", "course"),
        ("_events/2020/a.md", "event", "event"),
        ("_people/a.md", "person", "person"),
        ("_people/collections/a.md", "collection", "collection"),
        ("_communities/a.md", "community", "community"),
        ("_code-samples/a.md", "sample", "code sample"),
        ("site/_challenges/a.md", "challenge", "challenge"),
        ("_news/games/a.md", "article", "news"),
        ("people/_posts/a.md", "article", "post"),
        ("people/a.md", "person", "person"),
        ("_things/a.md", "article", None),
        ("people.md", "article", None),
    ],
)
def test_the_folder_tells_where_the_type_does_not(source: str, kind: str, type_: str | None) -> None:
    assert judge(None, source, None, False, {}) == (kind, type_)
    assert judge("video", source, None, False, {}) == ("article", "video")


@pytest.mark.parametrize("source", ["games/a.md", "content/people/2020-01-01-a.md", ""])
def test_a_plain_folder_or_a_category_does_not_make_news_anything_else(source: str) -> None:
    assert judge(None, source, "Games", True, {}) == ("article", None)
    assert judge(None, source, "Games", False, {}).kind != "article"


def test_the_folder_of_a_collection_tells_of_what_is_dated_too() -> None:
    assert judge(None, "_newsletters/a.md", None, True, {}).kind == "newsletter"


def test_an_unknown_type_in_a_known_folder_is_kept() -> None:
    assert judge("bootcamp", "_learning/courses/a.md", None, False, {}) == ("course", "bootcamp")


def test_a_category_tells_the_class_of_an_article_better_than_its_folder() -> None:
    assert judge(None, "_news/a.md", "Video", True, {}) == ("article", None)
    assert judge(None, "_learning/videos/a.md", "Azure", False, {}) == ("article", "video")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"startDateTime": "2020-01-01"}, "event"),
        ({"bio": "x", "affiliation": "y"}, "person"),
        ({"items": ["a"]}, "collection"),
        ({"repository": "https://example.com/r"}, "sample"),
        ({"isbn": "1"}, "book"),
        ({"startDateTime": None, "items": [], "bio": ""}, "article"),
        ({"price": "Free", "length": "PT1M"}, "article"),
    ],
)
def test_the_fields_tell_where_nothing_else_does(fields: dict[str, Any], kind: str) -> None:
    assert judge(None, "_things/a.md", None, False, fields).kind == kind
    assert judge(None, "", None, True, fields).kind == kind


def test_every_type_and_folder_is_of_a_kind_there_is() -> None:
    assert set(KIND_OF_TYPE.values()) == set(THINGS)
    assert set(_TYPE_OF_FOLDER.values()) <= KIND_OF_TYPE.keys()
    assert all(name == name.casefold() and "-" not in name for name in (*KIND_OF_TYPE, *_TYPE_OF_FOLDER))


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("_people/a.md", []),
        ("a.md", []),
        ("_people/team/a.md", ["team"]),
        ("_learning/collections/a.md", []),
        ("x/y/a.md", ["x", "y"]),
    ],
)
def test_the_folders_that_name(source: str, names: list[str]) -> None:
    assert folder_names(source) == names
