"""How alike a publisher's posts are by habit."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kg.stories.habits import habits


def found(alike: float, posts: int = 60, others: int = 60) -> float:
    """What speaks against two posts of a publisher all of whose posts are so alike, and like no others."""
    rows = np.zeros((posts + others, 2), np.float32)
    rows[:posts, 0] = alike**0.5
    rows[posts:, 1] = 0.3
    publishers = np.array([0] * posts + [at + 1 for at in range(others)])
    iris = [f"https://e.com/{at}" for at in range(posts + others)]
    return float(habits(sparse.csr_matrix(rows), publishers, iris)[0])


def test_the_more_alike_its_posts_the_more_speaks_against_two() -> None:
    values = [found(alike) for alike in (0.0, 0.02, 0.05, 0.5)]
    assert values[0] == 0.0 and values == sorted(values) and len(set(values)) == 4


def test_a_publisher_of_few_posts_is_not_known() -> None:
    assert found(0.9, posts=5) == found(0.0, posts=5) > 0


def test_where_there_is_no_other_publisher_nothing_speaks_against_two() -> None:
    assert found(0.5, others=3) == 0.0
