"""Work in native code that Control-C can end: Python sees the key only between its own steps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

_Found = TypeVar("_Found")
_SECONDS = 0.05


def interruptible(work: Callable[[], _Found]) -> _Found:
    """What ``work`` returns or raises; KeyboardInterrupt leaves it to itself, and it ends with the process."""
    found: list[_Found] = []
    raised: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:
            raised.append(error)
        finally:
            done.set()

    threading.Thread(target=run, daemon=True).start()
    while not done.wait(_SECONDS):
        pass
    if raised:
        raise raised[0]
    return found[0]
