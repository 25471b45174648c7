"""Python's collector of reference cycles, kept out of the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_spared: list[object] = []


def spare(thing: object) -> None:
    """Let a thing live as long as the process: taking a large graph apart object by object takes a while."""
    _spared.append(thing)


@contextmanager
def paused() -> Iterator[None]:
    """Without the collector while the block runs; its state before is restored.

    Building and writing a graph make millions of objects and no garbage cycles; looking through them again and
    again would take as long as the work itself.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
