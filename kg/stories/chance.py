"""What chance makes alike: how like an article is to others that cannot tell of the same event, being months away.

What recurs (a template, a column, a campaign) finds its like at any time; an event does not. Where few of the
articles on a subject have one on their event at all, less speaks for two that seem to. And where articles stand close,
a likeness says less than where they stand apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg import threads
from kg.stories.evidence import LEAST, LIKENESS, NO_LIKENESS, UNIT, Pairs

_SAMPLE = 2_000
"""So many articles stand for all, chosen by a digest of their IRIs: a few more or less change the choice little."""

_APART = 60.0
"""Days after which an event is over, even a long one."""

_ENOUGH = 100
"""Fewer than so many articles at other times say nothing."""

_WEIGHT = 20.0
"""What speaks against a pair, by how much likelier than expected the like of either is at another time."""

_USUAL = 0.62
"""So many articles at least seem to have another on their event where the log-odds were fitted."""

_KNOWN = 3.0
"""An article's surroundings are known by all likeness of others to it; so much more is assumed to be as usual."""

_WEIGHT_OF_FEW, _MOST = 4.0, 5.0
"""How much more is asked than that fewer have one, for there what seems alike is less often so; and the most."""

_NEAREST, _PLAIN = 6, 0.25
"""How close articles stand is told by the mean likeness of so many, the likest; more than this speaks for an event,
whatever is around, and counts as so much: else large stories would speak against themselves."""

_WEIGHT_OF_CLOSE, _UNDATED = 15.0, 45.0
"""What speaks against an article's pairs, by how much closer than usual its likest are, and without a date, where
nothing else tells a subject from an event."""

_LEAST_OF_CLOSE, _MOST_OF_CLOSE = -1.5, 5.0
"""The least and the most of that."""

_ROWS = 256


def by_digest(iris: Sequence[str]) -> NDArray[np.int64]:
    """The articles, by number, in an order that what they tell has no part in, and that others do not change."""
    digests = [blake2b(iri.encode("utf-8", "surrogatepass"), digest_size=8).digest() for iri in iris]
    return np.array(sorted(range(len(iris)), key=lambda at: (digests[at], iris[at])), np.int64)


def sampled(iris: Sequence[str]) -> NDArray[np.int64]:
    """The articles, by number, that stand for all."""
    return np.sort(by_digest(iris)[:_SAMPLE])


def chance(vectors: sparse.csr_matrix, days: NDArray[np.float64], sample: NDArray[np.int64]) -> NDArray[np.float64]:
    """The log-odds that speak against each article's pairs: it has its like at other times, or stands close to many.

    ``days`` are the articles' instants, NaN where not known; ``sample`` are the numbers of those that stand for all.
    """
    recurs, close = np.zeros(len(days)), np.zeros(len(days))
    some = vectors[sample].T.tocsr()

    def look(start: int) -> None:
        rows = np.arange(start, min(start + _ROWS, len(days)))
        likeness = (vectors[rows] @ some).toarray()
        recurs[rows] = _recurring(likeness, np.abs(days[rows, None] - days[sample]) > _APART)
        likeness[rows[:, None] == sample] = 0.0  # itself
        close[rows] = _closeness(likeness)

    threads.each(look, range(0, len(days), _ROWS))
    return recurs + _of_closeness(close, np.isnan(days), len(sample))


def _recurring(likeness: NDArray[np.float32], far: NDArray[np.bool_]) -> NDArray[np.float64]:
    """What speaks against each article (row) because of its likest among those far in time."""
    likest = np.max(likeness, axis=1, where=far, initial=0.0)
    number = far.sum(axis=1)
    expected = (np.log(np.maximum(number, 1)) - NO_LIKENESS) / LIKENESS
    found: NDArray[np.float64] = np.where(number >= _ENOUGH, _WEIGHT * np.maximum(likest - expected, 0.0), 0.0)
    return found


def _closeness(likeness: NDArray[np.float32]) -> NDArray[np.float64]:
    """How close the others stand to each article (row): the mean likeness of the likest."""
    nearest = min(_NEAREST, likeness.shape[1])
    likest = np.partition(np.minimum(likeness, _PLAIN), -nearest, axis=1)[:, -nearest:]
    found: NDArray[np.float64] = np.sort(likest.astype(np.float64), axis=1).mean(axis=1)
    return found


def _of_closeness(close: NDArray[np.float64], undated: NDArray[np.bool_], sample: int) -> NDArray[np.float64]:
    """What speaks against articles that stand closer to others than usual, and for those that stand apart.

    A scale of its own for each article, as in self-tuning clustering (Zelnik-Manor and Perona, 2004) and in the search
    for words that mean the same (CSLS; Conneau and others, 2018).
    """
    if sample < _ENOUGH:
        return np.zeros(len(close))
    weight = np.where(undated, _UNDATED, _WEIGHT_OF_CLOSE)
    found: NDArray[np.float64] = np.clip(weight * (close - close.mean()), _LEAST_OF_CLOSE, _MOST_OF_CLOSE)
    return found


def doubt(vectors: sparse.csr_matrix, pairs: Pairs) -> NDArray[np.float64]:
    """The log-odds that speak against each article's pairs, because few of those like it seem to have one."""
    number = vectors.shape[0]
    best = np.full(number, LEAST)
    for article in (pairs.first, pairs.second):
        np.maximum.at(best, article, pairs.odds / UNIT)
    likely = 1.0 / (1.0 + np.exp(-best))
    own = np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel()
    around = vectors @ (vectors.T @ np.ones(number)) - own
    having = vectors @ (vectors.T @ likely) - own * likely
    share = (having + _KNOWN * _USUAL) / (around + _KNOWN)
    less = _WEIGHT_OF_FEW * (math.log(_USUAL / (1.0 - _USUAL)) - np.log(share / (1.0 - share)))
    found: NDArray[np.float64] = np.clip(less, 0.0, _MOST)
    return found
