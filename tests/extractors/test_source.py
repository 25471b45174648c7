"""The document of the site from which a post was read."""

from __future__ import annotations

from kg.extractors.source import extract
from kg.identity import Identity
from kg.model import Edge, Post, Source

URL = "https://example.com/a"
IDENTITY = Identity("https://site.org/")


def test_a_post_has_a_document_that_is_about_its_article() -> None:
    document = "https://site.org/source/_news/2020-01-13-a%20b.md"
    assert list(extract(Post(URL + "#top", "A", "_news/2020-01-13-a b.md"), IDENTITY)) == [
        Source(document),
        Edge(document, "main_entity", URL),
        Edge(URL, "derived_from", document),
    ]


def test_a_related_entry_has_no_document_of_its_own() -> None:
    assert list(extract(Post(URL, "A"), IDENTITY)) == []
