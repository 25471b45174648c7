"""What ties each article to its story: those most like it, by which words, how far apart in time, with what odds.

It is computed as the story was found, from the text and time of all articles; nothing of it is stored in a graph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from kg.stories.evidence import UNIT
from kg.stories.method import Found
from kg.stories.telling import Telling
from kg.stories.words import folded, stem, words

MOST = 2
"""So many of those most like an article are told."""

_WORD = re.compile(r"\w+")
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word that two articles share, as each spells it, and its share of their likeness, 0 to 1."""

    word: str
    other_word: str
    share: float


@dataclass(frozen=True, slots=True)
class Tie:
    """What an article has in common with another one of its story.

    ``likeness`` is how alike the texts are, 0 to about 1; ``terms`` what makes it, the weightiest first, and ``runs``
    the share that runs of characters have in it. ``apart`` is how much later the other one is, None where a date
    wants. ``related`` is whether one is linked with the other, ``one_publisher`` whether both are of one, which speaks
    against their being of one event. ``log_odds`` are those that they are of one, None where too little speaks for it.
    """

    other: str
    likeness: float
    terms: tuple[SharedTerm, ...]
    runs: float
    apart: timedelta | None
    related: bool
    one_publisher: bool
    log_odds: float | None


def ties(members: Sequence[str], tellings: Sequence[Telling], found: Found) -> dict[str, tuple[Tie, ...]]:
    """For each article of a story its ties to those of the others that it most likely is of one event with.

    ``members`` are the IRIs of the story's articles, ``found`` what ``find_stories`` found in ``tellings``.

    >>> from kg.stories.method import find_stories
    >>> heads = "Boston bans facial recognition", "Facial recognition banned in Boston", "Rain in Ohio", "Sun in Rome"
    >>> tellings = [Telling(f"x:{at}", head) for at, head in enumerate(heads)]
    >>> (tie,) = ties(["x:0", "x:1"], tellings, find_stories(tellings))["x:0"]
    >>> tie.other, [(term.word, term.other_word) for term in tie.terms]
    ('x:1', [('Boston', 'Boston'), ('facial', 'Facial'), ('recognition', 'recognition')])
    """
    wanted = set(members)
    places = [at for at, telling in enumerate(tellings) if telling.iri in wanted]
    likeness = (found.vectors[places] @ found.vectors[places].T).toarray().astype(np.float64)
    odds = _odds(places, found)
    result = {}
    for row, place in enumerate(places):
        others = [column for column in range(len(places)) if column != row]
        others.sort(key=lambda column: (-odds[row, column], -round(float(likeness[row, column]), _DIGITS), column))
        result[tellings[place].iri] = tuple(
            _tie(place, places[column], float(likeness[row, column]), float(odds[row, column]), tellings, found)
            for column in others[:MOST]
        )
    return result


def _odds(places: Sequence[int], found: Found) -> NDArray[np.float64]:
    """The log-odds of each two of these articles, minus infinity where they were not kept."""
    row = {place: at for at, place in enumerate(places)}
    result = np.full((len(places), len(places)), -np.inf)
    inside = np.isin(found.pairs.first, places) & np.isin(found.pairs.second, places)
    for first, second, odds in zip(*(part[inside].tolist() for part in found.pairs), strict=True):
        result[row[first], row[second]] = result[row[second], row[first]] = odds / UNIT
    return result


def _tie(place: int, other: int, likeness: float, odds: float, tellings: Sequence[Telling], found: Found) -> Tie:
    mine, theirs = tellings[place], tellings[other]
    shared = found.vectors[place].multiply(found.vectors[other]).tocsr()
    shares = {
        found.stems[column]: round(value / likeness, _DIGITS)
        for column, value in zip(shared.indices.tolist(), shared.data.tolist(), strict=True)
        if column < len(found.stems)
    }
    spelled, spelled_there = _spelled(mine), _spelled(theirs)
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    terms = tuple(SharedTerm(spelled.get(one, one), spelled_there.get(one, one), share) for one, share in ordered)
    return Tie(
        theirs.iri,
        round(likeness, _DIGITS),
        terms,
        round(max(0.0, 1.0 - sum(shares.values())), _DIGITS) if likeness else 0.0,
        theirs.date - mine.date if mine.date and theirs.date else None,
        theirs.iri in mine.related,
        bool(mine.publisher) and mine.publisher == theirs.publisher,
        odds if np.isfinite(odds) else None,
    )


def _spelled(telling: Telling) -> Mapping[str, str]:
    """For each stem of a text the first word that has it, as it stands there."""
    result: dict[str, str] = {}
    for token in normalize("NFKC", f"{telling.headline} {telling.abstract}").split():
        parts = list(words(folded(token)))
        pieces = _WORD.findall(token)
        for part, piece in zip(parts, pieces if len(pieces) == len(parts) else parts, strict=True):
            result.setdefault(stem(part), piece)
    return result
