"""Synthetic news in which publishers retell events in words of their own: for timing, not for measuring how good.

What costs time is as in real news: how many articles are near in time, how many have a word or a run of characters in
common, how many publishers tell of an event. Words are made of syllables and as frequent as Zipf's law has them, so
that a few are in most articles and most in few.
"""

import bisect
import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from kg.stories.telling import Telling

FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)
DAYS = 365
SIZES = [1] * 60 + [2] * 18 + [3] * 8 + [4] * 5 + [5, 6, 7, 8, 9, 12, 16, 24, 60]
"""How many articles tell of an event, each of these as often: six events of ten are told of once."""

PUBLISHERS, EXCERPTS = 600, 0.3
_BEGINS = [
    *"bcdfghjklmnprstvw",
    "br",
    "ch",
    "cl",
    "cr",
    "dr",
    "fl",
    "fr",
    "gr",
    "pl",
    "pr",
    "sh",
    "sp",
    "st",
    "th",
    "tr",
]
_MIDDLES = [*"aeiou", "ai", "ea", "ou"]
_ENDS = ["", "", "n", "r", "l", "s", "t", "m", "ck", "nd", "ng", "st"]
_SYLLABLES = [begin + middle + end for begin in _BEGINS for middle in _MIDDLES for end in _ENDS]
_WORDS = 60_000
_FREQUENT = 120
"""So many words are the language's own; an event's own words are none of these."""


def _cumulated(number: int) -> list[float]:
    return list(itertools.accumulate(1.0 / (rank + 2.7) for rank in range(number)))


def tellings(count: int, seed: int = 1) -> list[Telling]:
    """In: how many, and a seed. Out: articles over one year, in order; the same for the same count and seed."""
    return sorted(itertools.islice(_told(count, seed), count), key=lambda telling: telling.place)


def _told(count: int, seed: int) -> Iterator[Telling]:
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choices(_SYLLABLES, k=1 + (rank > 400) + (rank > 20_000))) for rank in range(_WORDS)]
    words, publishers = _cumulated(_WORDS), _cumulated(PUBLISHERS)

    def word(least: int = 0) -> str:
        low = words[least - 1] if least else 0.0
        return vocabulary[bisect.bisect(words, low + rng.random() * (words[-1] - low))]

    number = 0
    while number < count:
        own = [word(_FREQUENT) for _ in range(12)]
        start = FIRST_DAY + timedelta(days=DAYS * rng.random())
        for _ in range(rng.choice(SIZES)):
            title = [*rng.sample(own[:7], rng.randint(3, 5)), *(word() for _ in range(rng.randint(3, 6)))]
            rng.shuffle(title)
            abstract: list[str] = []
            if rng.random() < EXCERPTS:
                abstract = [*rng.sample(own, 8), *(word() for _ in range(22))]
                rng.shuffle(abstract)
            yield Telling(
                iri=f"https://news.example/{number}",
                headline=" ".join(title).capitalize(),
                abstract=" ".join(abstract),
                date=start + timedelta(days=rng.expovariate(1 / 1.2)),
                publisher=str(bisect.bisect(publishers, rng.random() * publishers[-1])),
            )
            number += 1
