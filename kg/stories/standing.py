"""How each article of a story stands to the others: how strongly it belongs, and which one is the most central."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from kg.stories.evidence import LEAST, UNIT, Pairs
from kg.stories.grouping import strength

_HUNDREDTH = Decimal("0.01")


class Standing(NamedTuple):
    """The log-odds of an article with each other one of its story: their mean, and the greatest."""

    mean: float
    greatest: float

    @property
    def membership(self) -> Decimal:
        """How strongly it belongs, 0 to 1; at 0.5 it was just so joined.

        >>> Standing(-2.0, -2.0).membership, Standing(4.0, 6.0).membership
        (Decimal('0.50'), Decimal('1.00'))
        """
        return Decimal(1 / (1 + math.exp(-strength(self.mean, self.greatest)))).quantize(_HUNDREDTH)


def standings(groups: Sequence[Sequence[int]], pairs: Pairs) -> Mapping[int, Standing]:
    """By its number, how each article stands in its story."""
    number = max((group[-1] for group in groups), default=-1) + 1
    story = np.full(max(number, int(pairs.second.max(initial=-1)) + 1), -1)
    size: dict[int, int] = {}
    for at, group in enumerate(groups):
        story[group] = at
        size.update((article, len(group)) for article in group)
    inside = (story[pairs.first] == story[pairs.second]) & (story[pairs.first] >= 0)
    floor = round(LEAST * UNIT)
    total = {article: floor * (size[article] - 1) for article in size}
    greatest = dict.fromkeys(size, floor)
    for first, second, odds in zip(*(part[inside].tolist() for part in pairs), strict=True):
        for article in (first, second):
            total[article] += odds - floor
            greatest[article] = max(greatest[article], odds)
    return {
        article: Standing(total[article] / (size[article] - 1) / UNIT, greatest[article] / UNIT) for article in size
    }


def core(group: Sequence[int], standing: Mapping[int, Standing]) -> int:
    """The most central article of a story: the one most like all others; of equals the earliest."""
    return max(group, key=lambda article: (standing[article].mean, -article))
