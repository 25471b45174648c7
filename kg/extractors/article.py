"""The article that a post tells of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import Identity
from kg.model import Article, Edge, Node, Post
from kg.vocabulary import ARTICLE_CLASSES


def extract(post: Post, identity: Identity) -> Iterator[Node | Edge]:
    """One article, with its address as found where that differs, and its other addresses as aliases."""
    if post.kind != "article":
        return
    iri = identity.article(post.url)
    others = {identity.address(address) for address in (post.url, *post.addresses)} - {iri}
    yield Article(
        iri,
        type=_schema_class(post),
        headline=post.title,
        abstract=post.excerpt,
        language=post.language,
        date_published=post.date_published,
        url=(post.url,) if post.url != iri else (),
        section=post.category,
        quality=post.quality,
        heat=post.heat,
        published=post.published,
        alias=tuple(sorted(others)),
        price=post.details.price,
        free=post.details.free,
        level=post.details.level,
        rating_value=post.details.rating_value,
        rating_count=post.details.rating_count,
        duration=post.details.duration,
        author=tuple(sorted(post.details.author)),
        date_modified=post.date_modified,
    )


def _schema_class(post: Post) -> str | None:
    if post.type:
        return ARTICLE_CLASSES.get(post.type, "CreativeWork")
    found = ARTICLE_CLASSES.get(post.category.casefold()) if post.category else None
    return found or ("CreativeWork" if post.source else None)
