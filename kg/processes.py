"""Work in several processes, where the machine and the platform let it pay."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def usable(jobs: int | None) -> int:
    """How many processes to use: as many as asked for, else one a core this process may run on.

    One where the platform cannot fork: starting Python anew in each process costs more than it saves.
    """
    if sys.platform in ("win32", "darwin"):
        return 1
    return jobs or len(os.sched_getaffinity(0))


def pool(processes: int, initializer: Callable[..., None] | None = None, *arguments: Any) -> ProcessPoolExecutor:
    """A pool of forked processes. The initializer's arguments reach them without being copied."""
    import multiprocessing

    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=initializer, initargs=arguments)
