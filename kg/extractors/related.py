"""The articles and other things that a post names as related."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import Identity
from kg.model import Edges, Post


def extract(post: Post, identity: Identity) -> Iterator[Edges]:
    """A link to each, by its address, which every entry has; they themselves are drawn out of their own entries."""
    if post.related:
        yield Edges(identity.thing(post), "related_to", identity.articles(entry.url for entry in post.related))
