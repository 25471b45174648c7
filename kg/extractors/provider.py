"""The publisher of what a post is about, and the organisations that a person belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.image import image
from kg.identity import Identity
from kg.model import Edge, Node, Post, Provider


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """Each organisation, the link to it, its logos, and the platform it appears on."""
    named = [("affiliation", mention) for mention in post.details.affiliation]
    if post.provider is not None:
        named.append(("publisher", post.provider))
    for field, mention in named:
        # Somebody works for an organisation that is not the host of their own page.
        found = identity.provider(mention, post.url if field == "publisher" else "")
        yield Provider(found.iri, found.name, found.alternate_name, found.domain or None, mention.description)
        yield Edge(identity.thing(post), field, found.iri)
        if found.platform:
            yield Provider(found.platform, identity.platform_name(found.domain), domain=found.domain)
            yield Edge(found.iri, "platform", found.platform)
        for logo in mention.images:
            picture = image(logo, identity)
            yield picture
            yield Edge(found.iri, "logo", picture.iri)
