"""Which nodes may have to do with each other: those with a key in common, by every rule that joins.

What shares no key with what has changed is what it was. The keys follow the rules of ``kg.resolution``, and may say
more than these do, never less; a test holds it.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from kg.addresses import amp_key, variant_key
from kg.identity import Identity
from kg.iri import slug
from kg.model import Article, Item, Node, Topic


def kin_keys(node: Node, identity: Identity) -> tuple[int, ...]:
    """A node's keys: checksums of what it may share with others. Two that happen to be equal do no harm."""
    if isinstance(node, (Article, Item)):
        found = _of_address(node.iri)
        if node.alias:
            found += tuple([_key("is " + identity.article_of_alias(alias)) for alias in node.alias])
        return found
    if isinstance(node, Topic):
        return (_key("topic " + slug(node.iri.removeprefix(identity.base_iri + "topic/")).replace("-", "")),)
    return ()


@lru_cache(maxsize=1 << 16)
def _of_address(iri: str) -> tuple[int, ...]:
    like = variant_key(iri)
    plain = amp_key(iri) or like
    return (_key("is " + iri), _key("like " + like), *([_key("like " + plain)] if plain != like else []))


def _key(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
