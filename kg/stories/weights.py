"""What a shared term says: much where few have it, little where many do, or where its publisher always has it.

TF-IDF (Spärck Jones, 1972), with three changes that were measured to help:

- a text's length counts by half (pivoted length normalisation; Singhal, Buckley and Mitra, 1996), so that a headline
  that shares its few words with another is told from a long text that shares as many among others;
- a term that a publisher's other posts have as well weighs less in that publisher's: what is left of a template, of a
  recurring column, of a site's own subject, is what the post tells;
- the articles of one story count as a few at most when it is counted who has a term: else a story that is covered
  well would make its own words common.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

_LENGTH = 0.5
"""How far a text's length counts, from 0 (not at all) to 1 (cosine)."""

_MOST_OF_A_STORY = 3
"""So many articles of one story count when it is counted who has a term."""

_COMMON = 0.25
"""A term that more than this share of all articles have, is no sign of anything."""

_MANY = 1_000
"""Only among more articles is it so: among fewer, a story that is covered well may be as large a part."""

_COMMON_SOMEWHERE = 0.05
"""So many are taken to have a term that is common in a language, be it that few articles are in that language."""

FEW = 50
"""So few articles do not show which terms are common."""

_UNKNOWN_POSTS = 40.0
"""A publisher is known by its posts: before so many, what they share may be chance."""

_NONE = np.zeros(0, np.int32)


def weighed(
    counts: sparse.csr_matrix,
    publishers: NDArray[np.int64],
    stories: NDArray[np.int64],
    common: NDArray[np.int32] = _NONE,
) -> sparse.csr_matrix:
    """Vectors of the articles (rows) whose products say how much two share, 0 to about 1.

    ``counts`` is what each article has of each term, ``publishers`` and ``stories`` which one each is of, by number,
    ``common`` the terms that are common in some language.
    """
    number, terms = counts.shape
    rows = np.repeat(np.arange(number), np.diff(counts.indptr))
    columns = counts.indices
    have = np.bincount(columns, minlength=terms)
    share = (_voices(rows, columns, stories, have) + 0.5) / (number + 1)
    share[common] = np.maximum(share[common], _COMMON_SOMEWHERE)
    weight = -np.log(np.minimum(share, 1.0))
    values = (1.0 + np.log(counts.data)) * weight[columns] * _own(rows, columns, terms, publishers)
    length = np.sqrt(np.bincount(rows, weights=values**2, minlength=number))
    length[length == 0.0] = 1.0
    kept = (have > 1) & ((share <= _COMMON) | (number <= _MANY))
    values *= kept[columns]
    usual = length.mean() if number else 1.0
    scale = 1.0 / (length**_LENGTH * usual ** (1.0 - _LENGTH))
    found = sparse.csr_matrix(((values * scale[rows]).astype(np.float32), columns, counts.indptr), shape=counts.shape)
    found = found.copy()  # its columns are those of the counts, which are to stay as they are
    found.eliminate_zeros()
    return found


def _voices(
    rows: NDArray[np.int64], columns: NDArray[np.int32], stories: NDArray[np.int64], have: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How many have each term, where of one story a few count at most."""
    sizes = np.bincount(stories)
    large = sizes[stories] > _MOST_OF_A_STORY
    found = have.astype(np.float64)
    if not large.any():
        return found
    some = large[rows]
    keys = stories[rows[some]] * np.int64(len(have)) + columns[some]
    pairs, times = np.unique(keys, return_counts=True)
    excess = np.maximum(times - _MOST_OF_A_STORY, 0)
    np.subtract.at(found, pairs % len(have), excess)
    return found


def _own(
    rows: NDArray[np.int64], columns: NDArray[np.int32], terms: int, publishers: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How far each article's having each term is its own: 1, less the more of its publisher's other posts have it."""
    posts = np.bincount(publishers)
    keys = publishers[rows] * np.int64(terms) + columns
    _, place, times = np.unique(keys, return_inverse=True, return_counts=True)
    others = np.maximum(posts[publishers[rows]] - 1 + _UNKNOWN_POSTS, 1.0)
    own: NDArray[np.float64] = 1.0 - np.sqrt((times[place] - 1) / others)
    return own
