"""Waiting for files to change."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.incremental.head import look
from kg.readers.files import find_files

_PAUSE = 0.5
"""Seconds between two looks: nobody waits for a build that begins so late, and a look takes a twentieth of it."""


def changes(paths: Sequence[str], output: Path) -> Iterator[None]:
    """Each time any file of a build, or of its site, has changed and lies still again."""
    before = _stamps(paths, output)
    while True:
        time.sleep(_PAUSE)
        now = _stamps(paths, output)
        if now != before:
            time.sleep(_PAUSE)
            while (later := _stamps(paths, output)) != now:
                now = later
                time.sleep(_PAUSE)
            before = now
            yield


def _stamps(paths: Sequence[str], output: Path) -> object:
    try:
        head = look(find_files(paths, output))
    except UsageError as error:
        return str(error)  # a folder that is gone for a moment, such as while it is written anew
    return head.site, {name: found for name, (found, _, _) in head.files.items()}
