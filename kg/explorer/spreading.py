"""Things on a line that each need room: kept in order, and as near as can be to where they would be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wishes: Sequence[float], widths: Sequence[float], left: float, right: float) -> list[float]:
    """The middles of things so wide, that would be at these places, in ascending order, if they were thin.

    None lies over another, and the squares of the ways they are moved are least in sum (isotonic regression by
    pooling adjacent violators; Ayer et al. 1955). They stay between ``left`` and ``right`` where there is room.

    >>> spread([10, 10, 50], [4, 4, 4], 0, 100)
    [8.0, 12.0, 50.0]
    >>> spread([0, 1], [4, 4], 0, 100)
    [2.0, 6.0]
    """
    before = 0.0
    reach: list[float] = []
    pools: list[tuple[float, int]] = []  # the sum of what is pooled, and of how many
    for wish, width in zip(wishes, widths, strict=True):
        reach.append(before + width / 2)
        before += width
        total, number = wish - reach[-1], 1
        while pools and pools[-1][0] * number >= total * pools[-1][1]:
            more, others = pools.pop()
            total, number = total + more, number + others
        pools.append((total, number))
    most = max(left, right - before)
    starts = [min(max(total / number, left), most) for total, number in pools for _ in range(number)]
    return [start + at for start, at in zip(starts, reach, strict=True)]
