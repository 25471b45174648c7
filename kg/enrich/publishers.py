"""Publishers that are likely one under several domains: its own, and a channel on a platform. Linked, not merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.iri import slug
from kg.model import Edge, Provider

RULE = "publishers of one name"


def enrich(graph: KnowledgeGraph, identity: Identity) -> Iterator[tuple[str, Edge]]:
    """Link publishers of one name to the one with a domain of its own, first of all in .com (``kg:likelySameAs``).

    A channel's name says who it is, where one domain alone bears it, or one is made of it. Two domains are linked only
    where both are made of the name: many publishers are called "News".
    """
    named: dict[str, list[Provider]] = defaultdict(list)
    for provider in graph.providers():
        if provider.name:
            named[slug(provider.name).replace("-", "")].append(provider)
    for name, providers in named.items():
        own = [provider for provider in providers if not _is_channel(provider) and provider.domain]
        homes = [provider for provider in own if _is_home(provider, name)]
        if homes:
            home = min(homes, key=lambda provider: (provider.domain != f"{name}.com", provider.iri))
        elif len(own) == 1:
            home = own[0]
        else:
            continue
        for provider in providers:
            if provider is not home and (provider in homes or _is_channel(provider)):
                yield RULE, Edge(provider.iri, "likely_same", home.iri)


def _is_channel(provider: Provider) -> bool:
    return not provider.iri.endswith("/" + (provider.domain or ""))


def _is_home(provider: Provider, name: str) -> bool:
    """Whether a publisher's own domain begins with its name."""
    domain = (provider.domain or "").replace("-", "")
    return not _is_channel(provider) and len(name) > 1 and domain.startswith(name)
