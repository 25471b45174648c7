"""The method as a whole: tellings in, stories out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.domains import registrable_domain
from kg.stories.chance import chance, doubt, sampled
from kg.stories.common_words import COMMON
from kg.stories.evidence import Pairs, evidence, sharing, told, with_related
from kg.stories.grouping import grouped
from kg.stories.habits import habits
from kg.stories.telling import Telling
from kg.stories.terms import count_runs, count_stems
from kg.stories.weights import FEW, weighed
from kg.stories.words import folded, stem

_HALF = math.sqrt(0.5)
_NUMBER, _ALONE = re.compile(r"\d+"), re.compile(r"\b\d+\b")
_HOST = re.compile(r"https?://([^/:?#@\[\]]+)")
NEVER = frozenset(map(stem, COMMON))
"""Stems that tell nothing in any text."""


class Found(NamedTuple):
    """Stories as lists of positions among the tellings, what ties their articles, and how the articles were weighed.

    ``days`` are the instants in days since 1970, NaN where not known. ``vectors`` has one row a telling: first the
    columns of ``stems``, then those of runs of characters.
    """

    groups: list[list[int]]
    pairs: Pairs
    days: NDArray[np.float64]
    vectors: sparse.csr_matrix
    stems: list[str]


def find_stories(tellings: Sequence[Telling]) -> Found:
    """The stories among tellings, which must be in order (``in_order``).

    They are found twice: the second time it is known which words are common only because a story is covered well, and
    how likely an article is to have another on its event at all.

    >>> from datetime import UTC, datetime
    >>> day = datetime(2020, 6, 24, tzinfo=UTC)
    >>> heads = "Boston bans facial recognition", "Facial recognition banned in Boston", "Rain in Ohio", "Sun in Rome"
    >>> found = find_stories([Telling(f"https://x.org/{at}", head, date=day) for at, head in enumerate(heads)])
    >>> found.groups
    [[0, 1]]
    """
    number = len(tellings)
    iris = [telling.iri for telling in tellings]
    texts = [_text(telling) for telling in tellings]
    stem_counts, stems = count_stems(texts)
    # A year that two languages share is seldom in a small part of a corpus, and says nothing by its digits either.
    run_counts = count_runs([_ALONE.sub("", text) for text in texts])
    common = np.array([at for at, one in enumerate(stems) if one in NEVER or one.isdecimal()], np.int32)
    fullness = told(stem_counts)
    days = np.array([telling.date.timestamp() / 86_400 if telling.date else math.nan for telling in tellings])
    headlines = _numbered(_NUMBER.sub("0", folded(telling.headline)) for telling in tellings)
    publishers = _numbered(_publishers(tellings))
    related = _related(tellings)

    def vectors_of(groups: Sequence[Sequence[int]]) -> sparse.csr_matrix:
        """The articles as vectors, once it is known which are of one story."""
        story = np.arange(number)
        for group in groups:
            story[group] = group[0]
        stem_part = weighed(stem_counts, publishers, story, common)
        run_part = weighed(run_counts, publishers, story)
        return sparse.hstack([stem_part * _HALF, run_part * _HALF], format="csr")

    def tied(vectors: sparse.csr_matrix, against: NDArray[np.float64]) -> Pairs:
        found = with_related(evidence(vectors, days, fullness, headlines, publishers, habit, against), related)
        if number > FEW:
            return found
        return sharing(found, stem_counts[:, np.setdiff1d(np.arange(len(stems)), common)])

    # Copies of one text would make its words common, as stories do, before it is known that they are of one.
    vectors = vectors_of(_repeated(headlines))
    habit = habits(vectors, publishers, iris)
    against = chance(vectors, days, sampled(iris))
    pairs = tied(vectors, against)
    against += doubt(vectors, pairs)
    vectors = vectors_of(grouped(days.tolist(), pairs))
    pairs = tied(vectors, against)
    return Found(grouped(days.tolist(), pairs), pairs, days, vectors, stems)


def _text(telling: Telling) -> str:
    """What is compared: the headline, which says most, counts twice."""
    headline = folded(telling.headline)
    return f"{headline} {headline} {folded(telling.abstract)}"


def _publishers(tellings: Sequence[Telling]) -> list[str]:
    """Who published each: who is named, else its domain; but one on which most of all stand tells nobody apart."""
    hosts = [None if telling.publisher else _HOST.match(telling.iri) for telling in tellings]
    domains = [registrable_domain(host[1]) if host else "" for host in hosts]
    number = Counter(domains)
    return [
        telling.publisher or (domain if 2 * number[domain] <= len(tellings) else "") or telling.iri
        for telling, domain in zip(tellings, domains, strict=True)
    ]


def _numbered(names: Iterable[str]) -> NDArray[np.int64]:
    """A number for each name, the same for the same."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _repeated(numbers: NDArray[np.int64]) -> list[list[int]]:
    """The articles that have one number, of each number that several have."""
    order = np.argsort(numbers, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1)
    return [group.tolist() for group in groups if len(group) > 1]


def _related(tellings: Sequence[Telling]) -> NDArray[np.int64]:
    """The pairs of articles that are related, by number, the lower first."""
    place = {telling.iri: at for at, telling in enumerate(tellings)}
    others = [[place[other] for other in telling.related if other in place] for telling in tellings]
    first = np.repeat(np.arange(len(others)), [len(some) for some in others])
    second = np.fromiter(chain.from_iterable(others), np.int64)
    return np.stack([first, second], axis=1)[second > first]
