"""Counting what texts have in common."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.stories.terms import count_runs, count_stems
from kg.stories.words import stem


def test_stems_are_counted_by_text() -> None:
    counts, stems = count_stems(["rejects rejected a rejection", "", "senate rejects it"])
    assert stems == [stem("rejects"), "senat", "it"]
    assert counts.toarray().tolist() == [[3, 0, 0], [0, 0, 0], [1, 1, 1]]


def test_texts_without_a_word_are_counted_too() -> None:
    assert count_stems([])[0].shape == (0, 1)
    assert count_stems(["", "!"])[0].toarray().tolist() == [[0], [0]]


def runs(text: str) -> set[str]:
    """The runs of four characters of a folded text: of one word with its signs, with the spaces about it."""
    spaced = f" {' '.join(text.split())}  "
    found = {spaced[at : at + 4] for at in range(len(spaced) - 3)}
    return {run for run in found if " " not in run[1:3]}


@given(st.lists(st.text("ab é漢-", max_size=12), max_size=6))
def test_runs_are_counted_by_text(texts: list[str]) -> None:
    counts = count_runs(texts)
    assert counts.shape[0] == len(texts)
    assert counts.has_sorted_indices
    for row, text in zip(counts, texts, strict=True):
        assert sorted(row.data) == sorted(count_runs([text]).data)
    for one, other in combinations(range(len(texts)), 2):
        shared = counts[one].multiply(counts[other]).nnz
        assert shared == len(runs(texts[one]) & runs(texts[other]))


def test_a_text_has_as_many_runs_as_it_shows() -> None:
    text = "boston bans cameras"
    assert count_runs([text]).nnz == len(runs(text))
    assert count_runs(["banana banana"]).max() == 2


def test_words_that_end_differently_share_runs() -> None:
    one, other, third = count_runs(["gesichtserkennung", "gesichtserkennungen", "kamera"])
    assert one.multiply(other).sum() > 10 and one.multiply(third).sum() == 0


def test_more_texts_than_are_counted_at_once() -> None:
    texts = [f"text {number % 7}" for number in range(5_000)]
    counts = count_runs(texts)
    assert np.array_equal(counts[4_999].indices, counts[4_999 % 7].indices)
