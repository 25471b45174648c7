"""The course, event, person … that a post tells of: whatever is no article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from kg.identity import Identity
from kg.model import Details, Item, Post

_VALUES = tuple(
    field.name for field in fields(Details) if field.name in {own.name for own in fields(Item)} - {"same_as"}
)


def extract(post: Post, identity: Identity) -> Iterator[Item]:
    """One thing, with all that the post says of it."""
    if post.kind == "article":
        return
    iri = identity.thing(post)
    found = (identity.article(address) for address in post.addresses)
    yield Item(
        post.kind,
        iri,
        name=post.title,
        abstract=post.excerpt,
        language=post.language if post.excerpt else None,
        additional_type=post.type if post.type != post.kind else None,
        section=post.category,
        date_published=post.date_published,
        url=tuple(sorted({url for url in (post.url, *post.details.pages) if url not in ("", iri)})),
        quality=post.quality,
        heat=post.heat,
        published=post.published,
        alias=tuple(sorted(set(found) - {iri})),
        same_as=tuple(sorted({identity.article(address) for address in post.details.same_as})),
        **{name: getattr(post.details, name) for name in _VALUES},
    )
