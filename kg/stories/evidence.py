"""How likely two articles tell of one event: the log-odds, from what they share and how far apart in time they are.

The odds that any two are of one event fall with the number of articles that come into question, those near in time:
so what is asked of a likeness grows with a corpus by itself, and no threshold has to. What is left was fitted once,
by logistic regression on labelled headlines, and comes out alike in six languages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg import threads

DECAY = 1.5
"""Days after which a second article on an event is e times less to be expected."""

WINDOW = 14.0
"""Days beyond which two articles are not compared."""

LIKENESS, NO_LIKENESS = 31.0, -1.2
"""Log-odds by likeness, and where there is none, of two out of one."""

_TOLD, _TOLD_CHANCE = 9.0, -1.8
"""The same on top, where both tell more than a headline."""

_NO_DATE = 0.5
"""What is added where no date is known."""

_HEADLINE, _FULL = 14, 34
"""Different stems of a headline that is counted twice, and of one with an abstract that tells all."""

_COLUMN = 3.0
"""A publisher that repeats a headline after so many days has a column of that name, or an offer."""

_RELATED = 0.7
"""What a related link adds where the texts speak for it already."""

LEAST, MOST = -7.0, 8.0
"""Log-odds are cut to this; pairs at the least are not kept."""

UNIT = 1_000
"""Log-odds are kept in whole thousandths, whose sums do not depend on the order of addition."""

_RARE = 1_000
"""Articles without date are compared with all others, by the terms that so many have at most: more would take long."""

_PARTNERS = 300
"""So many later articles are kept for each, the likest: thousands of copies of one template need no more."""

_ROWS = 256

_Span = tuple[slice, int, int]
"""Rows, and the first and the one after the last of those to compare them with."""


class Pairs(NamedTuple):
    """Pairs of articles by number, the first below the second, with the log-odds of each in thousandths."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    odds: NDArray[np.int64]


def crowd(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each article how many come into question with it, itself included, each by how near in time it is.

    ``days`` are instants in order, those unknown (NaN) last: with these come all in question.
    """
    number = len(days)
    dated = int((~np.isnan(days)).sum())
    found = np.full(number, float(number))
    fades = np.exp(-np.diff(days[:dated]) / DECAY)
    before, after = np.zeros(dated), np.zeros(dated)
    for at in range(1, dated):
        before[at] = (before[at - 1] + 1.0) * fades[at - 1]
    for at in range(dated - 2, -1, -1):
        after[at] = (after[at + 1] + 1.0) * fades[at]
    found[:dated] = before + after + 1.0
    result: NDArray[np.float64] = np.maximum(found, 4.0)
    return result


def told(stems: sparse.csr_matrix) -> NDArray[np.float64]:
    """How far each article tells more than a headline, 0 to 1."""
    found: NDArray[np.float64] = np.clip((np.diff(stems.indptr) - _HEADLINE) / (_FULL - _HEADLINE), 0.0, 1.0)
    return found


def evidence(
    vectors: sparse.csr_matrix,
    days: NDArray[np.float64],
    fullness: NDArray[np.float64],
    headlines: NDArray[np.int64],
    publishers: NDArray[np.int64],
    habit: NDArray[np.float64],
    against: NDArray[np.float64],
) -> Pairs:
    """All pairs that have something to say for them, sorted.

    ``vectors`` are the weighed articles in order of time, ``headlines`` and ``publishers`` numbers, ``habit`` log-odds
    that speak against two posts of one publisher, by its number, ``against`` those that speak against each article.
    """
    near = np.log(crowd(days))
    number = len(days)
    rare = _rare(vectors) if np.isnan(days).any() else vectors

    def compared(span: _Span) -> Pairs:
        rows, start, end = span
        some = rare if end == number and np.isnan(days[-1]) else vectors
        products = (some[rows] @ some[start:end].T).tocoo()
        first, second = products.row.astype(np.int64) + rows.start, products.col.astype(np.int64) + start
        later = second > first
        first, second, likeness = first[later], second[later], products.data[later].astype(np.float64)
        apart = days[second] - days[first]
        undated = np.isnan(apart)
        apart[undated] = 0.0
        prior = np.where(undated, _NO_DATE - math.log(number), -apart / DECAY - (near[first] + near[second]) / 2)
        full = np.minimum(fullness[first], fullness[second])
        odds = (LIKENESS + full * _TOLD) * likeness + NO_LIKENESS + full * _TOLD_CHANCE + prior
        one_publisher = publishers[first] == publishers[second]
        odds -= np.where(one_publisher, habit[publishers[first]], 0.0)
        column = one_publisher & (headlines[first] == headlines[second]) & (apart > _COLUMN)
        odds -= np.maximum(against[first], against[second])
        kept = (odds > LEAST) & (apart <= WINDOW) & ~column
        whole = np.rint(np.minimum(odds[kept], MOST) * UNIT).astype(np.int64)
        return _strongest(Pairs(first[kept], second[kept], whole))

    found = [Pairs(*(np.zeros(0, np.int64),) * 3), *threads.each(compared, _spans(days))]
    pairs = Pairs(*(np.concatenate([some[part] for some in found]) for part in range(3)))
    order = np.lexsort((pairs.second, pairs.first))
    return Pairs(*(part[order] for part in pairs))


def _strongest(pairs: Pairs) -> Pairs:
    """The pairs without the weakest of an article that has very many with later ones."""
    if np.bincount(pairs.first, minlength=1).max() <= _PARTNERS:
        return pairs
    order = np.lexsort((pairs.second, -pairs.odds, pairs.first))
    ordered = pairs.first[order]
    rank = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    kept = order[rank < _PARTNERS]
    return Pairs(*(part[kept] for part in pairs))


def _rare(vectors: sparse.csr_matrix) -> sparse.csr_matrix:
    """The articles by terms that few have."""
    found = vectors.copy()
    found.data *= np.bincount(vectors.indices, minlength=vectors.shape[1])[vectors.indices] <= _RARE
    found.eliminate_zeros()
    return found


def _spans(days: NDArray[np.float64]) -> Iterator[_Span]:
    """Which rows to compare with which: each with those after it that are near in time, and with the undated."""
    number, dated = len(days), int((~np.isnan(days)).sum())
    for start in range(0, dated, _ROWS):
        end = min(dated, start + _ROWS)
        yield slice(start, end), start, int(np.searchsorted(days[:dated], days[end - 1] + WINDOW, side="right"))
        if dated < number:
            yield slice(start, end), dated, number
    for start in range(dated, number, _ROWS):
        yield slice(start, min(number, start + _ROWS)), start, number


def with_related(pairs: Pairs, related: NDArray[np.int64]) -> Pairs:
    """The same, with what speaks for those of the pairs that are related: rows of two numbers, the lower first."""
    if not len(related) or not len(pairs.first):
        return pairs
    size = max(pairs.second.max(), related.max()) + 1
    linked = np.isin(pairs.first * size + pairs.second, related[:, 0] * size + related[:, 1])
    odds = np.minimum(pairs.odds + linked * round(_RELATED * UNIT), round(MOST * UNIT))
    return pairs._replace(odds=odds)


def sharing(pairs: Pairs, counts: sparse.csr_matrix) -> Pairs:
    """Those of the pairs that have a term in common, by what each article (row) has of each."""
    kept = np.asarray(counts[pairs.first].multiply(counts[pairs.second]).sum(axis=1)).ravel() > 0
    return Pairs(*(part[kept] for part in pairs))
