"""The articles that a post names as related."""

from __future__ import annotations

from kg.extractors.related import extract
from kg.identity import Identity
from kg.model import Post

URL = "https://example.com/a"
IDENTITY = Identity()


def links(post: Post) -> set[tuple[str, str, str]]:
    return {(subject, field, target) for subject, field, targets in extract(post, IDENTITY) for target in targets}


def test_each_entry_is_a_link_between_canonical_addresses() -> None:
    entries = (Post("https://Example.com/b#top", "B"), Post("https://example.com/c?utm_source=x", "C"))
    assert links(Post(URL + "?fbclid=1", "A", related=entries)) == {
        (URL, "related_to", "https://example.com/b"),
        (URL, "related_to", "https://example.com/c"),
    }


def test_entries_of_entries_are_their_own_affair() -> None:
    entry = Post("https://example.com/b", "B", related=(Post("https://example.com/c", "C"),))
    assert links(Post(URL, "A", related=(entry,))) == {(URL, "related_to", "https://example.com/b")}


def test_a_post_without_entries_gives_nothing() -> None:
    assert list(extract(Post(URL, "A"), IDENTITY)) == []
