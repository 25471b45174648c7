"""The topics that a post's article is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import Identity
from kg.model import Edge, Node, Post, Scheme, Topic


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """Each topic once, with the link to it from the article and its place in the site's list of topics."""
    for name in post.topics:
        topic = identity.topic(name)
        yield Topic(topic, name)
        yield Scheme(identity.scheme)
        yield Edge(identity.thing(post), "about", topic)
        yield Edge(topic, "in_scheme", identity.scheme)
