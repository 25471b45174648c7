"""A stream cut into batches: of at most so many things, and of not much more than so much text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

MOST_TEXT = 4_000_000
"""A batch that has more characters is sent, however few things it has: some have 100,000 each."""


def in_batches(
    things: Iterable[T], size: int, length: Callable[[T], int] | None = None, most_text: int = MOST_TEXT
) -> Iterator[list[T]]:
    """The things in lists, in order; ``length`` is how many characters one has, ``most_text`` what a list has at most.

    >>> list(in_batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    batch: list[T] = []
    text = 0
    for thing in things:
        batch.append(thing)
        text += length(thing) if length else 0
        if len(batch) >= size or text > most_text:
            yield batch
            batch, text = [], 0
    if batch:
        yield batch
