"""The publisher of a post's article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.image import image
from kg.identity import Identity
from kg.model import Edge, Node, Post, Provider


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """The publisher, the link to it from the article, its logos, and the platform it appears on."""
    if post.provider is None:
        return
    found = identity.provider(post.provider, post.url)
    yield Provider(found.iri, found.name, found.alternate_name, found.domain, post.provider.description)
    yield Edge(identity.article(post.url), "publisher", found.iri)
    if found.platform:
        domain = found.domain
        yield Provider(found.platform, identity.platform_name(domain), domain=domain)
        yield Edge(found.iri, "platform", found.platform)
    for mention in post.provider.images:
        logo = image(mention, identity)
        yield logo
        yield Edge(found.iri, "logo", logo.iri)
