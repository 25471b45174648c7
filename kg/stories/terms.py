"""What texts have in common, counted: stems of words, and runs of four characters.

Neither needs to know a language. A word's first letters stand for all its forms; runs of characters find what
compounds, endings and other spellings share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.stories.words import STEM, words

_RUN_BITS = 22
"""Runs are numbered by a hash of so many bits: of 500,000 different runs one in nine shares its number."""

_AT_ONCE = 4_096
"""So many texts are counted at once, to bound the memory."""

_PRIME, _GOLDEN = np.uint64(0x100000001B3), np.uint64(0x9E3779B97F4A7C15)


def count_stems(texts: Iterable[str]) -> tuple[sparse.csr_matrix, list[str]]:
    """How often each folded text (row) has each stem (column), and the stems; words of one letter tell nothing."""
    numbers: dict[str, int] = {}
    ends, columns, counts = [0], [], []
    for text in texts:
        found: dict[str, int] = {}
        for word in words(text):
            if len(word) > 1:
                found[word[:STEM]] = found.get(word[:STEM], 0) + 1
        for one, count in found.items():
            columns.append(numbers.setdefault(one, len(numbers)))
            counts.append(count)
        ends.append(len(columns))
    shape = len(ends) - 1, max(1, len(numbers))
    parts = np.array(counts, np.float32), np.array(columns, np.int32), np.array(ends, np.int64)
    return sparse.csr_matrix(parts, shape=shape), list(numbers)


def count_runs(texts: Sequence[str]) -> sparse.csr_matrix:
    """How often each folded text (row) has each run of four characters (column, those that occur by their hash).

    A run is of one word with its signs, the spaces before and after it included.
    """
    columns: list[NDArray[np.int32]] = [np.zeros(0, np.int32)]
    counts: list[NDArray[np.float32]] = [np.zeros(0, np.float32)]
    lengths: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        rows, hashes, times = _runs(some)
        columns.append(hashes)
        counts.append(times)
        lengths.append(np.bincount(rows, minlength=len(some)))
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(lengths))])
    hashes = np.concatenate(columns)
    there = np.zeros(1 << _RUN_BITS, np.bool_)
    there[hashes] = True
    numbers = np.cumsum(there, dtype=np.int32)
    shape = len(texts), max(1, int(numbers[-1]))
    return sparse.csr_matrix((np.concatenate(counts), numbers[hashes] - 1, ends), shape=shape)


def _runs(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Row, column and count of each run, by row and column."""
    spaced = [f" {' '.join(text.split())}  " for text in texts]
    characters = np.frombuffer("".join(spaced).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    rows = np.repeat(np.arange(len(spaced), dtype=np.uint64), [len(text) for text in spaced])
    first, second, third, fourth = characters[:-3], characters[1:-2], characters[2:-1], characters[3:]
    inside = (second != 32) & (third != 32)
    hashes = ((first * _PRIME + second) * _PRIME + third) * _PRIME + fourth
    hashes = hashes * _GOLDEN >> np.uint64(64 - _RUN_BITS)
    keys = (rows[:-3] << np.uint64(_RUN_BITS) | hashes)[inside]
    found, times = np.unique(keys, return_counts=True)
    return (
        (found >> np.uint64(_RUN_BITS)).astype(np.int64),
        (found & np.uint64((1 << _RUN_BITS) - 1)).astype(np.int32),
        times.astype(np.float32),
    )
