"""Numbers of a story in words: lengths of time, likelihoods, counts."""

from __future__ import annotations

import math
from datetime import timedelta

from kg.stories.evidence import MOST

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)

_WORDS = (
    (5.0, "almost certainly"),
    (2.0, "very likely"),
    (0.7, "likely"),
    (-0.7, "as likely as not"),
    (-2.0, "perhaps"),
    (-math.inf, "hardly"),
)


def length(time: timedelta) -> str:
    """A length of time in words, to the unit that says something.

    >>> length(timedelta(hours=53)), length(timedelta(hours=5, minutes=20)), length(timedelta(seconds=20))
    ('2.2 days', '5 hours', 'under a minute')
    """
    if time >= 10 * _DAY:
        return count(round(time / _DAY), "day")
    if time >= _DAY:
        days = f"{time / _DAY:.1f}".removesuffix(".0")
        return f"{days} {'day' if days == '1' else 'days'}"
    if time >= _HOUR:
        return count(round(time / _HOUR), "hour")
    return count(round(time / _MINUTE), "minute") if round(time / _MINUTE) else "under a minute"


def distance(apart: timedelta | None) -> str:
    """How much later or earlier something else was.

    >>> distance(timedelta(hours=-3)), distance(timedelta(0)), distance(None)
    ('3 hours earlier', 'at the same time', 'at a time not known')
    """
    if apart is None:
        return "at a time not known"
    if length(abs(apart)) == "under a minute":
        return "at the same time"
    return f"{length(abs(apart))} {'later' if apart > timedelta(0) else 'earlier'}"


def likelihood(log_odds: float | None) -> str:
    """What log-odds say of two articles being of one event.

    >>> likelihood(2.3), likelihood(-1.0), likelihood(0.1)
    ('very likely (10 to 1)', 'perhaps (1 to 2.7)', 'as likely as not')
    >>> likelihood(8.0), likelihood(None)
    ('almost certainly (more than 2,900 to 1)', 'nothing by itself says so')
    """
    if log_odds is None:
        return "nothing by itself says so"
    words = next(words for least, words in _WORDS if log_odds >= least)
    if log_odds >= MOST:
        return f"{words} (more than 2,900 to 1)"
    if words == "as likely as not":
        return words
    odds = math.exp(abs(log_odds))
    shown = f"{odds:.1f}".removesuffix(".0") if odds < 9.95 else f"{float(f'{odds:.2g}'):,.0f}"
    return f"{words} ({shown} to 1)" if log_odds > 0 else f"{words} (1 to {shown})"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number of things.

    >>> count(1, "day"), count(2_000, "story", "stories")
    ('1 day', '2,000 stories')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def voices(providers: int, independent: int) -> str:
    """How many providers, and of those how many speak for themselves, where that differs.

    >>> voices(3, 3), voices(12, 2)
    ('3 providers', '12 providers (2 independent)')
    """
    return count(providers, "provider") + (f" ({independent:,} independent)" if independent != providers else "")
