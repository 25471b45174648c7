"""What a shared term says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.stories.terms import count_stems
from kg.stories.weights import weighed


def vectors(
    texts: list[str], publishers: list[int] | None = None, stories: list[int] | None = None
) -> tuple[sparse.csr_matrix, list[str]]:
    counts, stems = count_stems(texts)
    numbers: NDArray[np.int64] = np.arange(len(texts))
    return weighed(
        counts,
        numbers if publishers is None else np.array(publishers),
        numbers if stories is None else np.array(stories),
    ), stems


def likeness(found: sparse.csr_matrix, one: int, other: int) -> float:
    return float((found[one] @ found[other].T).toarray()[0, 0])


OTHERS = [f"filler{at:03} other{at % 30:02} words{at % 7}" for at in range(100)]


def test_a_rare_term_says_more_than_a_common_one() -> None:
    found, _ = vectors(["boston alpha", "boston beta", "rare gamma", "rare delta", *["boston x"] * 15, *OTHERS])
    assert likeness(found, 2, 3) > likeness(found, 0, 1) > 0


def test_a_term_that_a_quarter_have_says_nothing_but_among_few() -> None:
    many = ["azure alpha", "azure beta", *[f"azure {text}" for text in OTHERS * 10]]
    assert likeness(vectors(many)[0], 0, 1) == 0
    assert likeness(vectors(many[:1_000])[0], 0, 1) > 0


def test_a_term_that_one_alone_has_stands_in_no_vector() -> None:
    found, stems = vectors(["boston ban", "boston", *OTHERS])
    assert stems.index("ban") not in found[0].indices
    assert stems.index("bosto") in found[0].indices


def test_what_a_publisher_always_says_weighs_less() -> None:
    texts = [f"retired soon {name}" for name in ("alpha", "beta", "gamma", "delta") * 5] + OTHERS
    of_one = [0] * 20 + list(range(1, 101))
    assert likeness(vectors(texts, of_one)[0], 0, 1) < 0.7 * likeness(vectors(texts)[0], 0, 1)


def test_a_story_covered_well_does_not_make_its_words_common() -> None:
    texts = [f"suez canal ship{at}" for at in range(30)] + OTHERS
    known = [0] * 30 + list(range(30, 130))
    assert likeness(vectors(texts)[0], 0, 1) == 0 or likeness(vectors(texts, stories=known)[0], 0, 1) > likeness(
        vectors(texts)[0], 0, 1
    )


def test_a_short_text_that_shares_its_words_is_liker_than_a_long_one() -> None:
    long = "boston ban " + " ".join(f"filler{at:03}" for at in range(30))
    found, _ = vectors(["boston ban", "boston ban", long, *OTHERS])
    assert likeness(found, 0, 1) > likeness(found, 0, 2) > 0


def test_texts_without_words_are_like_nothing() -> None:
    found, _ = vectors(["", "", "boston", "boston"])
    assert found[:2].nnz == 0
    assert weighed(sparse.csr_matrix((0, 1), dtype=np.float32), np.zeros(0, np.int64), np.zeros(0, np.int64)).shape == (
        0,
        1,
    )
