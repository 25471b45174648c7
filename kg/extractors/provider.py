"""The publisher of a post's article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.image import image
from kg.identity import Identity
from kg.model import Edge, Node, Post, Provider


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """The publisher, the link to it from the article, and its logos."""
    if post.provider is None:
        return
    found = identity.provider(post.provider, post.url)
    yield Provider(found.iri, found.name, found.alternate_name, found.domain, post.provider.description)
    yield Edge(identity.article(post.url), "publisher", found.iri)
    for mention in post.provider.images:
        logo = image(mention, identity)
        yield logo
        yield Edge(found.iri, "logo", logo.iri)
