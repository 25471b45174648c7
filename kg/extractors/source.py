"""The document of the site from which a post was read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import Identity
from kg.model import Edge, Node, Post, Source


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """The document, and the link between it and its article. A related entry has no document of its own."""
    if post.source:
        article, source = identity.thing(post), identity.source(post.source)
        yield Source(source)
        yield Edge(source, "main_entity", article)
        yield Edge(article, "derived_from", source)
