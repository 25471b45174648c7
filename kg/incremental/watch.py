"""Waiting for files to change."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.incremental.head import look
from kg.incremental.stamps import stamp
from kg.readers.files import find_files

_PAUSE = 0.5
"""Seconds between two looks: nobody waits for a build that begins so late, and a look takes a twentieth of it."""


State = object
"""What the files of a build were at a moment, to be compared."""


def state(paths: Sequence[str], output: Path, others: Iterable[Path | None]) -> State:
    """The files of a build, of its site, and others that it reads (None: none), as they are now."""
    told = [stamp(path) if path else None for path in others]
    try:
        head = look(find_files(paths, output))
    except UsageError as error:
        return told, str(error)  # a folder that is gone for a moment, such as while it is written anew
    return told, head.site, head.skipped, {name: found for name, (found, _, _) in head.files.items()}


def changes(paths: Sequence[str], output: Path, others: Sequence[Path | None], before: State) -> Iterator[None]:
    """Each time that the files are others than they were, and lie still again; ``before`` is their state at first."""
    while True:
        time.sleep(_PAUSE)
        now = state(paths, output, others)
        if now != before:
            time.sleep(_PAUSE)
            while (later := state(paths, output, others)) != now:
                now = later
                time.sleep(_PAUSE)
            before = now
            yield
