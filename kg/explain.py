"""Why a node is what it is: who stated what of it, which rule joined what, which value won over which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import UsageError
from kg.identity import Identity
from kg.iri import slug
from kg.merge import OWN, SITE_DATA
from kg.model import Node, ProviderMention
from kg.pipeline import Making
from kg.resolution import NOT_JOINED
from kg.vocabulary import KINDS

MAX_DOCUMENTS = 10
"""So many of the documents that name a thing are told by name."""

_HOST = re.compile(r"(?:https?://)?([\w-]+(?:\.[\w-]+)+)(?:/([^/]+))?/?", re.IGNORECASE)

Whose = str
"""``site data``, ``post``, ``related entry``: what kind of document states something; or what decided it."""


@dataclass(frozen=True, order=True, slots=True)
class Origin:
    """A value, and the strongest statement of it. ``won`` is whether it is the node's, or was overruled."""

    field: str
    value: str
    whose: Whose
    source: str
    won: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of how one node came to be.

    ``known_by`` says what such a node is known by. ``joined`` holds the addresses and names that are this node, each
    with the rule that says so; ``linked`` the nodes it was linked to for likeness, each with the rule; ``apart`` those
    that the owner keeps apart from it. ``statements`` is how many statements there are of it; ``documents`` the
    strongest source of each, at most ``MAX_DOCUMENTS``.
    """

    iri: str
    kind: str
    known_by: str
    joined: tuple[tuple[str, str], ...]
    linked: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]
    statements: int
    documents: tuple[tuple[Whose, str], ...]
    origins: tuple[Origin, ...]


def explain(making: Making, name: str) -> Explanation:
    """Explain the node of an IRI, or of an address, publisher's domain or topic as people write it.

    Raises UsageError where the build has no such node.
    """
    iri = _find(making, name)
    graph, merger = making.build.graph, making.merger
    kind = graph.attributes(iri)["kind"]
    said = merger.statements[kind].get(iri, {})
    ranks = sorted({rank for rank, _ in said.values()})
    documents = list(dict.fromkeys([*map(_document, ranks), *_naming(making, iri, kind)]))
    home = merger.joins.home
    decisions: Mapping[str, Mapping[str, str]] = {**making.identity.decisions, **merger.joins.rules}
    joined = {
        (old, rule)
        for rule, found in decisions.items()
        for old, new in found.items()
        if rule not in NOT_JOINED and home(new) == iri != old
    }
    linked = {(found[iri], rule) for rule, found in making.linked.items() if iri in found}
    apart = {other for pair in merger.joins.homes_apart() if iri in pair for other in pair - {iri} if other in graph}
    return Explanation(
        iri,
        kind,
        _known_by(iri, kind, graph.attributes(iri)),
        tuple(sorted(joined)),
        tuple(sorted(linked)),
        tuple(sorted(apart)),
        sum(count for _, count in said.values()),
        tuple(documents[:MAX_DOCUMENTS]),
        (*_values(making, iri, kind, said), *_links(making, iri)),
    )


def _naming(making: Making, iri: str, kind: str) -> Iterator[tuple[Whose, str]]:
    """The documents of a thing, or of those that name a publisher, topic or picture: posts, then related entries."""
    graph = making.build.graph
    derived = bool(graph.targets(iri, "derived_from"))
    articles = [iri] if derived else graph.network.predecessors(iri) if kind != "source" else []
    found = {
        (article not in graph.targets(source, "main_entity"), source)
        for article in articles
        for source in graph.targets(article, "derived_from")
    }
    for mentioned, source in sorted(found):
        yield "related entry" if mentioned else "post", source.removeprefix(making.identity.source(""))


_KNOWN_BY = {
    "story": "the day and the headline of its earliest article",
    "article": "its canonical address",
    "topic": "its name, in lower case and with hyphens for spaces",
    "scheme": "the base IRI: there is one list of topics",
    "image": "its address",
    "source": "its path",
    "dataset": "the base IRI: there is one graph",
}


def _known_by(iri: str, kind: str, attributes: Mapping[str, Any]) -> str:
    if kind != "provider":
        return _KNOWN_BY.get(kind, "its address, else its kind and name")
    channel = not iri.endswith("/" + (attributes.get("domain") or ""))
    return "its platform and its name there" if channel else "the part of its domain that was registered"


def _find(making: Making, name: str) -> str:
    graph, identity = making.build.graph, making.identity
    address = identity.address(name)
    addresses = [name, address, identity.article_of_alias(address)]
    candidates = [*addresses, *(f"{identity.base_iri}{kind}/{end}" for end in (name, slug(name)) for kind in KINDS)]
    candidates += [identity.topic(name)] if name.strip() else []
    candidates += _publisher(identity, name)
    for candidate in candidates:
        iri = making.merger.joins.home(candidate)
        if iri in graph:
            return iri
    found = sorted(iri for iri in graph.iris() if not _other_addresses(graph.attributes(iri)).isdisjoint(addresses))
    if len(found) > 1:
        which = ", ".join(found)
        raise UsageError(f"{name!r} is another address of {len(found)} things: {which}; ask for one of them")
    if found:
        return found[0]
    cure = "give an IRI of graph.nt, the address of an article, the domain of a publisher or the name of a topic"
    raise UsageError(f"nothing that was read is known as {name!r}; {cure}")


def _other_addresses(attributes: Mapping[str, Any]) -> set[str]:
    """What a thing is stated to be found at as well, and its addresses as they are written."""
    return {*attributes.get("alias", ()), *attributes.get("url", ())}


def _publisher(identity: Identity, name: str) -> Iterator[str]:
    """The publisher whose host, or platform and name there, this may be."""
    found = _HOST.fullmatch(name)
    if found and (not found[2] or identity.platform_name(identity.domain(found[1].lower()))):
        yield identity.provider(ProviderMention(found[2], found[1]), "").iri


def _values(making: Making, iri: str, kind: str, said: Mapping[Node, Any]) -> Iterator[Origin]:
    attributes = making.build.graph.attributes(iri)
    for field in KINDS[kind].values:
        strongest: dict[Any, Any] = {}
        for node, (rank, _) in said.items():
            value = getattr(node, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    strongest[one] = min(rank, strongest.get(one, rank))
        found = attributes.get(field.name)
        kept = found if isinstance(found, tuple) else (found,)
        for value, rank in sorted(strongest.items(), key=lambda item: (item[0] not in kept, item[1], str(item[0]))):
            yield Origin(field.name, str(value), *_document(rank), won=value in kept)
        for value in kept:
            if value is not None and value not in strongest:
                yield Origin(field.name, str(value), *_decided(making, iri, field.name, value))


def _decided(making: Making, iri: str, field: str, value: Any) -> tuple[Whose, str]:
    """What no document states: a name that the owner gave, what was joined to it, what stories give."""
    if field == "name" and making.identity.names.get(iri) == value:
        return "alias file", ""
    found = field == "membership" or making.build.graph.attributes(iri)["kind"] == "story"
    return ("stories" if found else "joining"), ""


def _links(making: Making, iri: str) -> Iterator[Origin]:
    graph = making.build.graph
    for field, target, rank in sorted(making.merger.links.stated(iri)):
        if field == "derived_from":
            continue  # that is what the documents tell
        yield Origin(field, target, *_document(rank), won=graph.network.has_edge(iri, target, field))


def _document(rank: tuple[int, float, str]) -> tuple[Whose, str]:
    whose, _, source = rank
    return "site data" if whose == SITE_DATA else "post" if whose == OWN else "related entry", source
