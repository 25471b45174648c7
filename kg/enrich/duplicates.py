"""Articles that one publisher carries twice: one headline at two addresses of one domain within days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import urlsplit

from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Edge

NEAR = timedelta(days=3)
"""So far apart may the two be published. Of the pairs on a real site, those further apart were new editions."""

RECURRING = 4
"""A headline that comes so often is a column's ("Weekly update"): then the abstracts must be the same as well."""

RULE = "one headline at two addresses of a domain"

_SIGNS = re.compile(r"[^\w+#&]+")
"""What two headlines may differ in: spacing, quotes, dashes; but C, C++ and C# are three."""

_Entry = tuple[datetime, str, str | None]


def enrich(graph: KnowledgeGraph, identity: Identity) -> Iterator[tuple[str, Edge]]:
    """Link each later article to the first of its kind (``kg:duplicateOf``); what has no date is linked to nothing.

    On a platform, where many publish, the two must be of one publisher as well.
    """
    told: dict[str, list[_Entry]] = defaultdict(list)
    for iri, attributes in graph.network.nodes(data=True):
        if attributes["kind"] == "article" and "headline" in attributes and "date_published" in attributes:
            entry = attributes["date_published"], iri, attributes.get("abstract")
            told[folded(attributes["headline"])].append(entry)
    for entries in told.values():
        if len(entries) > 1:
            for alike in _by_place(entries, graph, identity):
                ordered = sorted(alike, key=lambda entry: (entry[0], len(entry[1]), entry[1]))
                yield from ((RULE, Edge(iri, "duplicate_of", first)) for iri, first in _repeated(ordered))


def _by_place(entries: Iterable[_Entry], graph: KnowledgeGraph, identity: Identity) -> Iterable[list[_Entry]]:
    """Entries parted by where they stand."""
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        found[place(entry[1], graph, identity)].append(entry)
    return found.values()


def place(iri: str, graph: KnowledgeGraph, identity: Identity) -> str:
    """The domain an article stands on; on a platform, who published it there."""
    domain = identity.domain(urlsplit(iri).hostname or "")
    return next(iter(graph.targets(iri, "publisher")), domain) if domain in identity.platforms else domain


@lru_cache(maxsize=1 << 14)
def folded(headline: str) -> str:
    """A headline as two are compared: case, spacing and signs aside.

    >>> folded("“AI” Ban – Boston"), folded("C++ or C#?")
    ('ai ban boston', 'c++ or c#')
    """
    plain = (headline if headline.isascii() else normalize("NFKC", headline)).casefold()
    return _SIGNS.sub(" ", plain).strip() or plain


def _repeated(entries: list[_Entry]) -> Iterator[tuple[str, str]]:
    """Each entry that repeats one shortly before it, with that one."""
    firsts: list[_Entry] = []
    for entry in entries:
        date, iri, abstract = entry
        firsts = [first for first in firsts if date - first[0] <= NEAR]
        for first in firsts:
            if len(entries) < RECURRING or (abstract and abstract == first[2]):
                yield iri, first[1]
                break
        else:
            firsts.append(entry)
