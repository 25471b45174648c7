"""The topics that a post's article is about."""

from __future__ import annotations

from kg.extractors.topic import extract
from kg.identity import Identity
from kg.model import Edge, Post, Scheme, Topic

URL = "https://example.com/a"
IDENTITY = Identity("https://site.org/")


def test_each_topic_is_linked_and_belongs_to_the_sites_list() -> None:
    assert set(extract(Post(URL, "A", topics=("AI", "Computer Vision")), IDENTITY)) == {
        Scheme("https://site.org/topics"),
        Topic("https://site.org/topic/ai", "AI"),
        Edge("https://site.org/topic/ai", "in_scheme", "https://site.org/topics"),
        Edge(URL, "about", "https://site.org/topic/ai"),
        Topic("https://site.org/topic/computer-vision", "Computer Vision"),
        Edge("https://site.org/topic/computer-vision", "in_scheme", "https://site.org/topics"),
        Edge(URL, "about", "https://site.org/topic/computer-vision"),
    }


def test_a_post_without_topics_gives_nothing() -> None:
    assert list(extract(Post(URL, "A"), IDENTITY)) == []
