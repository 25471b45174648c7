"""Whether a file is still what it was: by what the file system says of it, and where that is not enough, by content."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR, S_ISREG

Stamp = tuple[int, int, int, int]
"""Size, time of writing and of change in nanoseconds, and inode."""

_TICK = 50_000_000
_WHOLE_SECOND = 1_000_000_000
"""Some file systems tell whole seconds only, some two at a time."""


def stamp(path: str | Path) -> Stamp | None:
    """What the file system says of a file, or of a folder and all below it; None where there is none."""
    try:
        found = os.stat(path)
        if not S_ISDIR(found.st_mode):
            return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
        names = [os.path.join(folder, name) for folder, below, files in os.walk(path) for name in [*below, *files]]
        inside = [os.stat(name) for name in names]
    except OSError:
        return None
    # Whatever is written, renamed or removed below makes the latest change later.
    size, written = sum(one.st_size for one in inside), max(one.st_mtime_ns for one in [found, *inside])
    return size, written, max(one.st_ctime_ns for one in [found, *inside]), found.st_ino


def is_certain(of: Stamp, taken: int) -> bool:
    """Whether a file with this stamp, taken at that instant (nanoseconds), cannot have changed under it.

    A file written twice within one tick of the clock has one stamp (https://git-scm.com/docs/racy-git).
    """
    changed = max(of[1], of[2])
    tick = 2 * _WHOLE_SECOND + _TICK if changed % _WHOLE_SECOND == 0 else _TICK
    return changed + tick < taken


def digest(path: str | Path) -> bytes | None:
    """A digest of a file's content; None where it cannot be read."""
    found = blake2b(digest_size=16)
    try:
        if not S_ISREG(os.stat(path).st_mode):
            return None  # a pipe that nobody writes to must not be waited for
        with open(path, "rb", buffering=0) as file:
            while block := file.read(1 << 20):
                found.update(block)
    except OSError:
        return None
    return found.digest()
