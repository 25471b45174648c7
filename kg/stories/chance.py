"""What chance makes alike: how like an article is to others that cannot tell of the same event, being months away.

What recurs (a template, a column, a campaign) finds its like at any time; an event does not. And where few articles
have one like them at all, less speaks for two that seem to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.stories.evidence import LEAST, LIKENESS, NO_LIKENESS, UNIT, Pairs

_SAMPLE = 5_000
"""So many articles stand for all, chosen by a digest of their IRIs: a few more or less change the choice little."""

_APART = 60.0
"""Days after which an event is over, even a long one."""

_ENOUGH = 100
"""Fewer than so many articles at other times say nothing."""

_WEIGHT = 20.0
"""What speaks against a pair, by how much likelier than expected the like of either is at another time."""

_USUAL = 0.62
"""So many articles at least seem to have another on their event where the log-odds were fitted."""

_TWICE = 2.0
"""How much more is asked than that fewer have one: what seems alike in such a corpus is less often so."""

_KNOWN = 50
"""A corpus is known by its articles: of so many more it is assumed that they are as usual."""

_STEP, _MOST = 0.5, 3.0
"""Less is thought likely in steps, so that a few articles more change nothing, and by so much at most."""

_ROWS = 256


def by_digest(iris: Sequence[str]) -> NDArray[np.int64]:
    """The articles, by number, in an order that what they tell has no part in, and that others do not change."""
    digests = [blake2b(iri.encode("utf-8", "surrogatepass"), digest_size=8).digest() for iri in iris]
    return np.array(sorted(range(len(iris)), key=lambda at: (digests[at], iris[at])), np.int64)


def sampled(iris: Sequence[str]) -> NDArray[np.int64]:
    """The articles, by number, that stand for all."""
    return np.sort(by_digest(iris)[:_SAMPLE])


def recurring(vectors: sparse.csr_matrix, days: NDArray[np.float64], sample: NDArray[np.int64]) -> NDArray[np.float64]:
    """The log-odds that speak against each article's being like others, because it is so at other times as well."""
    found = np.zeros(len(days))
    others = days[sample]
    some = vectors[sample].T.tocsr()
    for start in range(0, len(days), _ROWS):
        rows = slice(start, start + _ROWS)
        far = np.abs(days[rows, None] - others) > _APART
        likest = np.max((vectors[rows] @ some).toarray(), axis=1, where=far, initial=0.0)
        number = far.sum(axis=1)
        expected = (np.log(np.maximum(number, 1)) - NO_LIKENESS) / LIKENESS
        found[rows] = np.where(number >= _ENOUGH, _WEIGHT * np.maximum(likest - expected, 0.0), 0.0)
    return found


def doubt(number: int, pairs: Pairs) -> float:
    """The log-odds that speak against any pair, because fewer articles than usual seem to have one like them."""
    best = np.full(number, LEAST)
    for article in (pairs.first, pairs.second):
        np.maximum.at(best, article, pairs.odds / UNIT)
    share = ((1.0 / (1.0 + np.exp(-best))).sum() + _KNOWN * _USUAL) / (number + _KNOWN)
    less = _TWICE * (_log_odds(_USUAL) - _log_odds(float(share)))
    return min(_MOST, max(0.0, math.floor(less / _STEP) * _STEP))


def _log_odds(share: float) -> float:
    return math.log(share / (1.0 - share))
