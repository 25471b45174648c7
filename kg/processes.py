"""Work in several processes, where the machine and the platform let it pay."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Result = TypeVar("Result")


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
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(processes, context, _begin, (initializer, *arguments))


def _begin(initializer: Callable[..., None] | None, *arguments: Any) -> None:
    # Control-C reaches all processes at once; the first one alone decides, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if initializer is not None:
        initializer(*arguments)


@contextmanager
def aside(work: Callable[[], Result], pays: bool) -> Iterator[Callable[[], Result]]:
    """Do some work in a process of its own while the block runs, where that pays; else when its result is asked for.

    Yields what gives the result, which is to be asked for after the block.

    >>> with aside(lambda: 6 * 7, pays=False) as found:
    ...     pass
    >>> found()
    42
    """
    if not pays:
        yield work
        return
    with pool(1, _held.append, work) as waiting:
        yield waiting.submit(_do_held).result


_held: list[Callable[[], Any]] = []


def _do_held() -> Any:
    return _held[-1]()
