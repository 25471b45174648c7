"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError

MARK = "Written by kg"
"""How the README.txt of a folder that was written begins: such a folder may be written anew, files and all."""


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write what is to stand at ``path``: beside it, then renamed, unless an exception leaves it as it was.

    It may be a file or a folder. Raises UsageError for a device or a pipe, for a folder that holds what others wrote,
    and where a file would take the place of a folder or a folder that of a file; OSError where nothing can be written.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        # It would be replaced by a file, which nobody means.
        raise UsageError(f"{str(path)!r} is a device or a pipe; name a file to write")
    if path.is_dir() and not _is_ours(path):
        raise UsageError(f"{str(path)!r} is a folder that holds other things; name another, or empty it")
    path.parent.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        new = workplace / path.name
        yield new
        if path.exists() and path.is_dir() != new.is_dir():
            there, comes = ("folder", "file") if path.is_dir() else ("file", "folder")
            raise UsageError(f"{str(path)!r} is a {there}, and what would be written is a {comes}; name another")
        if path.is_dir():
            _exchange(new, path, workplace / "before")
        else:
            os.replace(new, path)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether a folder is empty, or was written here."""
    try:
        return (folder / "README.txt").read_bytes().startswith(MARK.encode())
    except OSError:
        return not any(folder.iterdir())


def _exchange(new: Path, path: Path, aside: Path) -> None:
    os.replace(path, aside)
    try:
        os.replace(new, path)
    except BaseException:
        os.replace(aside, path)
        raise
