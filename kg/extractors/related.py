"""The articles that a post names as related."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import Identity
from kg.model import Edge, Node, Post


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """A link to each related article; the articles themselves are drawn out of their own entries."""
    article = identity.article(post.url)
    for entry in post.related:
        yield Edge(article, "related_to", identity.article(entry.url))
