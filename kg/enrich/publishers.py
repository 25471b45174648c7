"""Publishers that are likely one under several domains: its own, and a channel on a platform. Linked, not merged."""

from __future__ import annotations

from collections import defaultdict

from kg.enrich import Found
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.iri import slug
from kg.model import Edge, Provider

RULE = "publishers of one name"


def enrich(graph: KnowledgeGraph, identity: Identity) -> Found:
    """Link publishers of one name to the one with a domain of its own and most articles (``kg:likelySameAs``).

    A channel's name says who it is. Two domains are linked only where both are made of the name: many
    publishers are called "News".
    """
    named: dict[str, list[Provider]] = defaultdict(list)
    for provider in graph.providers():
        if provider.name:
            named[slug(provider.name).replace("-", "")].append(provider)
    found: dict[str, str] = {}
    for name, providers in named.items():
        homes = [provider for provider in providers if _is_home(provider, name, identity)]
        if len(providers) > 1 and homes:
            home = min(homes, key=lambda provider: (-graph.network.in_degree(provider.iri), provider.iri))
            others = (provider for provider in providers if provider in homes or _is_channel(provider))
            found.update({provider.iri: home.iri for provider in others if provider is not home})
    for iri, home_iri in sorted(found.items()):
        if frozenset((iri, home_iri)) in identity.apart:
            del found[iri]
        else:
            graph.add_edge(Edge(iri, "likely_same", home_iri))
    return {RULE: found} if found else {}


def _is_channel(provider: Provider) -> bool:
    return not provider.iri.endswith("/" + (provider.domain or ""))


def _is_home(provider: Provider, name: str, identity: Identity) -> bool:
    """Whether a publisher's own domain begins with its name."""
    domain = (provider.domain or "").replace("-", "")
    return not _is_channel(provider) and len(name) > 1 and domain.startswith(name)
