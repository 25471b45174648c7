"""How large a node is drawn: half its width, in pixels at full size."""

from __future__ import annotations

from math import sqrt

from kg.vocabulary import THINGS

ARTICLE = 8


def mark_size(kind: str, articles: int = 0) -> int:
    """The size of an article or another thing, or that of a provider or topic by its number of articles.

    >>> mark_size("article"), mark_size("provider", 1), mark_size("topic", 100)
    (8, 8, 27)
    """
    if kind in THINGS:
        return ARTICLE
    least = 12 if kind == "topic" else 6
    return min(80, round(least + 1.5 * sqrt(articles)))
