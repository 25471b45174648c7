"""Other ways to group articles, to measure ours by: two floors that anyone would write first, and a reference method.

Each takes tellings and gives each of them a label; those with one label are one story.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from kg.stories.method import find_stories
from kg.stories.telling import Telling
from kg.stories.words import folded

COSINE = 0.35
"""The floor's threshold: of .2, .25 … .6 the one with the best mean F1 over the development sets of docs/stories.md."""

AVERAGE, DECAY, WINDOW = 0.15, 4.0, 14.0
"""The reference method's threshold, and its days: of decay, and beyond which nothing is compared."""

_ROWS = 1_000


def ours(tellings: Sequence[Telling]) -> list[int]:
    """The stories of kg; an article in none is alone."""
    labels = list(range(len(tellings)))
    for group in find_stories(tellings).groups:
        for article in group:
            labels[article] = group[0]
    return labels


def exact_titles(tellings: Sequence[Telling]) -> list[int]:
    """One headline, but for case and accents, is one story."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(folded(telling.headline), len(numbers)) for telling in tellings]


def alike(tellings: Sequence[Telling]) -> list[int]:
    """Whatever is joined by a chain of pairs alike by COSINE is one story; time does not count."""
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(
        folded(f"{telling.headline} {telling.abstract}") for telling in tellings
    )
    return _blocks(vectors, COSINE)


def average_link(tellings: Sequence[Telling]) -> list[int]:
    """Average link at AVERAGE of cosine by words and runs of 3 to 5 characters, times what time leaves of it."""
    texts = [f"{telling.headline} {telling.headline} {telling.abstract}" for telling in tellings]
    words = TfidfVectorizer(sublinear_tf=True, token_pattern=r"(?u)\b\w\w+\b").fit_transform(texts)
    runs = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(3, 5)).fit_transform(texts)
    vectors = sparse.hstack([words, runs], format="csr") * math.sqrt(0.5)
    days = np.array([telling.date.timestamp() / 86_400 if telling.date else math.nan for telling in tellings])
    blocks = np.array(_blocks(vectors, AVERAGE, days))
    labels, taken = np.arange(len(tellings)), len(tellings)
    for block in np.unique(blocks):
        members = np.flatnonzero(blocks == block)
        if len(members) > 1:
            likeness = _faded((vectors[members] @ vectors[members].T).toarray(), days[members], days[members])
            distance = np.clip(1.0 - likeness, 0.0, None)
            np.fill_diagonal(distance, 0.0)
            tree = linkage(squareform(distance, checks=False), "average")
            labels[members] = taken + fcluster(tree, 1.0 - AVERAGE, "distance")
            taken += len(members) + 1
    return [int(label) for label in labels]


def _faded(likeness: NDArray[np.float64], one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Likeness, less the farther apart two are in time; where a time is not known, as it is."""
    apart = np.abs(one[:, None] - other[None, :])
    left = np.where(apart > WINDOW, 0.0, np.exp(-apart / DECAY))
    faded: NDArray[np.float64] = likeness * np.where(np.isnan(apart), 1.0, left)
    return faded


def _blocks(vectors: sparse.csr_matrix, least: float, days: NDArray[np.float64] | None = None) -> list[int]:
    """What is joined by chains of pairs that are at least so alike."""
    number = vectors.shape[0]
    rows, columns = [], []
    for start in range(0, number, _ROWS):
        likeness = (vectors[start : start + _ROWS] @ vectors.T).toarray()
        if days is not None:
            likeness = _faded(likeness, days[start : start + _ROWS], days)
        found = np.nonzero(likeness >= least)
        rows.append(found[0] + start)
        columns.append(found[1])
    ends = np.concatenate(rows), np.concatenate(columns)
    graph = sparse.csr_matrix((np.ones(len(ends[0]), np.int8), ends), shape=(number, number))
    return [int(label) for label in connected_components(graph, directed=False)[1]]


GROUPINGS: dict[str, Callable[[Sequence[Telling]], list[int]]] = {
    "kg": ours,
    f"words and characters, average link at {AVERAGE}": average_link,
    f"TF-IDF, connected at {COSINE}": alike,
    "exact titles": exact_titles,
}
