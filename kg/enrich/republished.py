"""Copies of one text at several publishers: a press release on ten sites, an agency's story in ten papers.

A headline in common is the sign. How much of one it takes depends on what the abstracts say: copies show the same part
of their text, or different ones, or none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import NamedTuple

from kg.enrich.duplicates import folded, place
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Edge
from kg.stories.headlines import names_of, without_tail
from kg.stories.words import folded as plain
from kg.stories.words import unspaced, words

NEAR = timedelta(days=7)
"""A copy comes so soon after the one before it. Of a real site's, one in seven came more than three days after."""

SAME, ALIKE, UNTOLD, ALONE = 3, 5, 8, 12
"""So many words a headline must have where the abstracts are the same, where they are alike, where one lacks, and where
they differ."""

RULE = "one text at several publishers"

_SHARED = 0.5
"""So much of the shorter abstract must be in the other, by runs of three words (Broder's containment, 1997)."""

_TELLING = 10
"""So many runs at least an abstract has that others do not have by chance."""

_MOST_TEXT = 2_000
_MOST_TEXTS = 16
"""So many texts of one headline are kept in mind at a time, to bound the work."""


class _Text(NamedTuple):
    date: datetime
    iri: str
    place: str
    runs: frozenset[tuple[str, ...]]
    """The runs of three words of its abstract, empty where it tells nothing."""


def enrich(graph: KnowledgeGraph, identity: Identity) -> Iterator[tuple[str, Edge]]:
    """Link each copy to the earliest (``kg:duplicateOf``); what has no date, or a link already, gets none."""
    network = graph.network.nodes(data=True)
    names = {iri: names_of(values) for iri, values in network if values["kind"] == "provider"}
    adjacency = graph.adjacency()
    carried: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for iri, values in network:
        if values["kind"] == "article" and "headline" in values and "date_published" in values:
            publishers = (names.get(target, ()) for target, fields in adjacency[iri].items() if "publisher" in fields)
            headline = without_tail(values["headline"], chain.from_iterable(publishers))
            carried[folded(headline)].append((iri, headline))
    for told in carried.values():
        shortest = min(length(headline) for _, headline in told) if len(told) > 1 else 0
        if shortest >= SAME:
            texts = sorted(_text(graph, identity, iri) for iri, _ in told if not graph.targets(iri, "duplicate_of"))
            for iri, first in _copies(texts, shortest):
                yield RULE, Edge(iri, "duplicate_of", first)


def length(headline: str) -> int:
    """How many words a headline has; where a script has no spaces, two characters are one.

    >>> length("Microsoft to acquire GitHub – for $7.5 billion"), length("東京五輪が開幕")
    (7, 4)
    """
    told = (word for word in headline.split() if any(map(str.isalnum, word)))
    return sum(max(1, (unspaced(word) + 1) // 2) for word in told)


def _text(graph: KnowledgeGraph, identity: Identity, iri: str) -> _Text:
    values = graph.attributes(iri)
    told = list(words(plain(values.get("abstract", "")[:_MOST_TEXT])))
    runs = frozenset(zip(told, islice(told, 1, None), islice(told, 2, None), strict=False))
    return _Text(values["date_published"], iri, place(iri, graph, identity), runs)


def _copies(texts: Sequence[_Text], long: int) -> Iterator[tuple[str, str]]:
    """Each text that repeats one shortly before it at another place, with the first of its kind."""
    first_and_last: list[tuple[_Text, datetime]] = []
    for text in texts:
        recent = [found for found in first_and_last if text.date - found[1] <= NEAR]
        first_and_last = recent[-_MOST_TEXTS:]
        for at, (first, _) in enumerate(first_and_last):
            if text.place != first.place and long >= _needed(text, first):
                first_and_last[at] = first, text.date
                yield text.iri, first.iri
                break
        else:
            first_and_last.append((text, text.date))


def _needed(one: _Text, other: _Text) -> int:
    """So many words a headline must have for two texts that it stands above to be one."""
    shorter = min(len(one.runs), len(other.runs))
    if not shorter:
        return UNTOLD
    if one.runs == other.runs and shorter >= _TELLING:
        return SAME
    return ALIKE if len(one.runs & other.runs) >= _SHARED * shorter else ALONE
