"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write what is to stand at ``path``: beside it, then renamed, unless an exception leaves it as it was.

    Raises UsageError for a device or a pipe, OSError where nothing can be written.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        # It would be replaced by a file, which nobody means.
        raise UsageError(f"{str(path)!r} is a device or a pipe; name a file to write")
    path.parent.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        yield workplace / path.name
        os.replace(workplace / path.name, path)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
