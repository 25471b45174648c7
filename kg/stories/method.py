"""The method as a whole: tellings in, stories out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.stories.evidence import Pairs, evidence, told
from kg.stories.grouping import grouped
from kg.stories.telling import Telling
from kg.stories.terms import count_runs, count_stems, folded
from kg.stories.weights import weighed

_HALF = math.sqrt(0.5)
_PASSES = 2
"""Stories are found twice: the second time it is known which words are common only because a story is covered well."""


class Found(NamedTuple):
    """Stories as lists of positions among the tellings, what ties their articles, and how the articles were weighed.

    ``vectors`` has one row a telling: first the columns of ``stems``, then those of runs of characters.
    """

    groups: list[list[int]]
    pairs: Pairs
    vectors: sparse.csr_matrix
    stems: list[str]


def find_stories(tellings: Sequence[Telling]) -> Found:
    """The stories among tellings, which must be in order (``in_order``).

    >>> from datetime import UTC, datetime
    >>> day = datetime(2020, 6, 24, tzinfo=UTC)
    >>> heads = "Boston bans facial recognition", "Facial recognition banned in Boston", "Rain in Ohio", "Sun in Rome"
    >>> found = find_stories([Telling(f"https://x.org/{at}", head, date=day) for at, head in enumerate(heads)])
    >>> found.groups
    [[0, 1]]
    """
    texts = [_text(telling) for telling in tellings]
    stem_counts, stems = count_stems(texts)
    run_counts = count_runs(texts)
    days = np.array([telling.date.timestamp() / 86_400 if telling.date else math.nan for telling in tellings])
    publishers = _publishers(tellings)
    related = _related(tellings)
    story = np.arange(len(tellings))
    for _ in range(_PASSES):
        stem_part, run_part = (weighed(counts, publishers, story) for counts in (stem_counts, run_counts))
        vectors = sparse.hstack([stem_part * _HALF, run_part * _HALF], format="csr")
        pairs = evidence(vectors, days, told(stem_counts), publishers, related)
        groups = grouped(len(tellings), pairs)
        story = np.arange(len(tellings))
        for group in groups:
            story[group] = group[0]
    return Found(groups, pairs, vectors, stems)


def _text(telling: Telling) -> str:
    """What is compared: the headline, which says most, counts twice."""
    headline = folded(telling.headline)
    return f"{headline} {headline} {folded(telling.abstract)}"


def _publishers(tellings: Sequence[Telling]) -> NDArray[np.int64]:
    """Numbers of publishers; an article without one has one of its own."""
    numbers: dict[str, int] = {}
    names = (telling.publisher or telling.iri for telling in tellings)
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _related(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    place = {telling.iri: at for at, telling in enumerate(tellings)}
    return {
        (at, place[other])
        for at, telling in enumerate(tellings)
        for other in telling.related
        if place.get(other, -1) > at
    }
