"""Which nodes may have to do with each other: those with a key in common, by every rule that joins or links.

What shares no key with what has changed is what it was. The keys follow the rules of ``kg.resolution`` and of
``kg.enrich``, and may say more than these do, never less; a test holds it.
"""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import urlsplit

from kg.addresses import amp_key, variant_key
from kg.domains import registrable_domain
from kg.enrich.duplicates import folded
from kg.identity import Identity
from kg.iri import slug
from kg.model import Article, Item, Node, Provider, Topic


def kin_keys(node: Node, identity: Identity) -> tuple[int, ...]:
    """A node's keys: whole numbers, 60 bits each."""
    return tuple(sorted({_number(text) for text in _texts(node, identity)}))


def _texts(node: Node, identity: Identity) -> list[str]:
    if isinstance(node, (Article, Item)):
        alike = amp_key(node.iri) or variant_key(node.iri)
        found = ["is " + node.iri, "like " + alike, "like " + variant_key(node.iri)]
        found += ["is " + identity.article_of_alias(alias) for alias in node.alias]
        if isinstance(node, Article) and node.headline:
            found.append(f"told {registrable_domain(urlsplit(node.iri).hostname or '')} {folded(node.headline)}")
        return found
    if isinstance(node, Provider):
        return ["called " + slug(node.name).replace("-", "")] if node.name else []
    if isinstance(node, Topic):
        return ["topic " + slug(node.iri.removeprefix(identity.base_iri + "topic/")).replace("-", "")]
    return []


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=7).digest())
