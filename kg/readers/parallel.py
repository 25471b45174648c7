"""Reading many files, in this process or in several, with the same outcome."""

from __future__ import annotations

from collections.abc import Iterator

from kg.readers.files import FileSet
from kg.readers.reader import PostReader, Reading


def read_files(files: FileSet, site: str | None, jobs: int | None) -> Iterator[Reading]:
    """What each file gave, in the order of the files' names. ``site`` is the site's own address."""
    reader = PostReader(site)
    for name in files.names:
        yield reader.read(files.root / name, name)
