"""The pictures of what a post is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import Identity
from kg.model import Edge, Image, ImageMention, Node, Post


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """Each picture, with the link to it from the thing."""
    for mention in post.images:
        found = image(mention, identity)
        yield found
        yield Edge(identity.thing(post), "image", found.iri)


def image(mention: ImageMention, identity: Identity) -> Image:
    """The picture that is mentioned, with its address as found where that differs."""
    iri = identity.image(mention.url)
    as_found = (mention.url,) if mention.url != iri else ()
    return Image(iri, as_found, mention.width, mention.height, mention.title)
