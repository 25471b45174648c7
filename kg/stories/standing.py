"""How each article of a story stands to the others: how strongly it belongs, and which one is the most central."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from kg.stories.evidence import LEAST, UNIT, Pairs
from kg.stories.grouping import comparable, strength

_HUNDREDTH = Decimal("0.01")


class Standing(NamedTuple):
    """The log-odds of an article with those of its story that are near in time: their mean, and the greatest."""

    mean: float
    greatest: float

    @property
    def membership(self) -> Decimal:
        """How strongly it belongs, 0 to 1; at 0.5 it was just so joined.

        >>> Standing(-2.0, -2.0).membership, Standing(4.0, 6.0).membership
        (Decimal('0.50'), Decimal('1.00'))
        """
        return Decimal(1 / (1 + math.exp(-strength(self.mean, self.greatest)))).quantize(_HUNDREDTH)


def standings(groups: Sequence[Sequence[int]], pairs: Pairs, days: Sequence[float]) -> Mapping[int, Standing]:
    """By its number, how each article stands to those of its story that are near in time (``days``)."""
    last = max((group[-1] for group in groups), default=-1) + 1
    story = np.full(max(last, int(pairs.second.max(initial=-1)) + 1), -1)
    others: dict[int, int] = {}
    for at, group in enumerate(groups):
        story[group] = at
        others.update((article, comparable([article], group, days) - 1) for article in group)
    inside = (story[pairs.first] == story[pairs.second]) & (story[pairs.first] >= 0)
    floor = round(LEAST * UNIT)
    total = {article: floor * number for article, number in others.items()}
    greatest = dict.fromkeys(others, floor)
    for first, second, odds in zip(*(part[inside].tolist() for part in pairs), strict=True):
        for article in (first, second):
            total[article] += odds - floor
            greatest[article] = max(greatest[article], odds)
    return {
        article: Standing(total[article] / number / UNIT, greatest[article] / UNIT)
        for article, number in others.items()
    }


def core(group: Sequence[int], standing: Mapping[int, Standing]) -> int:
    """The most central article of a story: the one most like all others; of equals the earliest."""
    return max(group, key=lambda article: (standing[article].mean, -article))
