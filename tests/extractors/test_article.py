"""The article that a post tells of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kg.extractors.article import extract
from kg.identity import Identity
from kg.model import Article, Post

URL = "https://example.com/a"
IDENTITY = Identity()


def article(post: Post) -> Article:
    (found,) = extract(post, IDENTITY)
    assert isinstance(found, Article)
    return found


def test_every_value_of_a_post_is_copied() -> None:
    published = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
    post = Post(
        URL, "A headline", "a.md", (URL + "/amp",), "An excerpt", "en", published, "article", "news", 0, -1, False
    )
    assert article(post) == Article(
        URL, "NewsArticle", "A headline", "An excerpt", "en", published, (), "news", 0, -1, False, (URL + "/amp",)
    )


def test_what_the_post_does_not_say_the_article_does_not_say() -> None:
    assert article(Post(URL, "A")) == Article(URL, headline="A")


def test_the_address_as_found_is_kept_where_it_differs() -> None:
    found = article(Post("HTTPS://Example.com/a?utm_source=feed#top", "A"))
    assert (found.iri, found.url) == (URL, ("HTTPS://Example.com/a?utm_source=feed#top",))


def test_other_addresses_become_aliases_each_once_and_never_its_own() -> None:
    addresses = (URL + "#top", "https://cdn.com/c", URL + "?fbclid=1", "https://Amp.example.com/a", "https://cdn.com/c")
    assert article(Post(URL, "A", addresses=addresses)).alias == ("https://amp.example.com/a", "https://cdn.com/c")


@pytest.mark.parametrize(
    ("type_", "category", "found"),
    [
        ("article", None, "NewsArticle"),
        ("video", "news", "VideoObject"),
        ("blog", None, "BlogPosting"),
        ("infographic", "news", "CreativeWork"),
        (None, "news", "NewsArticle"),
        (None, "Podcast", "PodcastEpisode"),
        (None, "gossip", None),
        (None, None, None),
    ],
)
def test_the_class_is_told_by_the_type_else_by_the_category(
    type_: str | None, category: str | None, found: str | None
) -> None:
    assert article(Post(URL, "A", type=type_, category=category)).type == found
