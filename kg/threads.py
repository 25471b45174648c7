"""Work in several threads, for what numpy and scipy compute: they let others go on meanwhile."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST = 8
"""So many threads at most: each has work in memory."""


def each(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """What the work gives for each item, in their order.

    >>> each(abs, [-2, 1])
    [2, 1]
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    with ThreadPoolExecutor(min(_MOST, cores)) as pool:
        return list(pool.map(work, items))
