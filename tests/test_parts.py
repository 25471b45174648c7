"""What the items of a collection mean."""

from __future__ import annotations

import pytest

from kg.identity import Identity
from kg.parts import PartIndex

COLLECTION = "_learning/collections/c.md"
INDEX = PartIndex(
    {
        "_learning/courses/a.md": "https://e.com/a",
        "_learning/videos/2020-01-02-b.md": "https://e.com/b",
        "_learning/videos/2021-01-02-b.md": "https://e.com/b2",
        "_learning/videos/2020-01-02-twice.md": "https://e.com/twice",
        "_learning/videos/2021-01-02-twice.md": "https://e.com/twice",
        "_learning/collections/near.yaml": "https://e.com/near",
        "_events/v1.2.md": "https://e.com/v",
        "_learning/courses/ü.md": "https://e.com/ü",
    },
    Identity(),
)


@pytest.mark.parametrize(
    ("item", "iri"),
    [
        ("courses/a", "https://e.com/a"),
        ("courses/a.md", "https://e.com/a"),
        ("/courses/a/", "https://e.com/a"),
        ("_courses/a", "https://e.com/a"),
        ("courses/2020-05-05-a", "https://e.com/a"),
        ("../courses/a.md", "https://e.com/a"),
        ("./near", "https://e.com/near"),
        ("near.yaml", "https://e.com/near"),
        ("_learning/courses/a.md", "https://e.com/a"),
        ("/learning/courses/a", "https://e.com/a"),
        ("events/v1.2", "https://e.com/v"),
        ("courses/ü", "https://e.com/ü"),
        ("videos/2020-01-02-b", "https://e.com/b"),
        ("videos/twice", "https://e.com/twice"),
        ("https://E.com/a?utm_source=x", "https://e.com/a"),
        ("videos/b", None),
        ("courses/gone", None),
        ("courses/A", None),
        ("../../../../etc/passwd", None),
        ("https://e.com/gone", None),
        ("http://[", None),
        ("", None),
        ("/", None),
        ("..", None),
        ("\x00", None),
    ],
)
def test_an_item_is_found_by_path_or_address(item: str, iri: str | None) -> None:
    assert INDEX.find(item, COLLECTION) == iri


def test_a_path_counts_from_the_collection_s_parent_first() -> None:
    index = PartIndex({"x/courses/a.md": "https://e.com/x", "courses/a.md": "https://e.com/root"}, Identity())
    assert index.find("courses/a", "x/collections/c.md") == "https://e.com/x"
    assert index.find("courses/a", "y/collections/c.md") == "https://e.com/root"
    assert index.find("courses/a", "c.md") == "https://e.com/root"
