"""How alike a publisher's posts are by habit: templates, columns, series, notices of one product line.

A newspaper's posts are as like each other as they are like those of other papers. Where they are more so, two of them
that look alike need not tell of one event.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.stories.chance import by_digest
from kg.stories.evidence import LIKENESS

_POSTS = 500
"""So many posts of a publisher are looked at, chosen by a digest of their IRIs."""

_KNOWN = 20
"""By fewer posts a publisher is not known."""

_UNKNOWN = 40.0
"""What speaks against two posts of one publisher among many of which little is known: few tell of an event twice."""

_WEIGHT, _MOST = 5.0, 20.0
"""How much more a publisher's habit weighs than a likeness that it does not explain; and the most it does."""


def habits(vectors: sparse.csr_matrix, publishers: NDArray[np.int64], iris: Sequence[str]) -> NDArray[np.float64]:
    """By publisher's number, the log-odds that speak against two posts of that one publisher.

    ``vectors`` are the weighed articles, ``publishers`` and ``iris`` whose they are and what they are known by.
    """
    order = by_digest(iris)
    posts = np.bincount(publishers)
    found = _UNKNOWN * (1.0 - posts / max(1, len(publishers)))
    for publisher in np.flatnonzero(posts >= _KNOWN):
        own = order[publishers[order] == publisher][:_POSTS]
        others = order[publishers[order] != publisher][: len(own)]
        if len(others) < _KNOWN:
            found[publisher] = 0.0
            continue
        own = own[: len(others)]
        more = _likest(vectors, own, own) - _likest(vectors, own, others)
        found[publisher] = min(_MOST, max(0.0, _WEIGHT * LIKENESS * more))
    return found


def _likest(vectors: sparse.csr_matrix, some: NDArray[np.int64], others: NDArray[np.int64]) -> float:
    """How like the likest of others is to each of some, in the middle of all."""
    products = (vectors[some] @ vectors[others].T).toarray()
    products[some[:, None] == others[None, :]] = 0.0
    return float(np.median(products.max(axis=1)))
