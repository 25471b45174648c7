"""Reading many files, in this process or in several, with the same outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg import processes
from kg.model import Post
from kg.readers.files import FileSet
from kg.readers.reader import PostReader, Reading

FEWEST_FILES = 1_000
"""Below this, starting processes costs more than it saves."""
MOST_FILES = 20_000
"""What one process hands over at once, which bounds its memory."""


def read_files(files: FileSet, site: str | None, jobs: int | None) -> Iterator[Reading]:
    """What each file gave, in the order of the files' names; equal related entries are one object.

    ``site`` is the site's own address. ``jobs`` processes read (None: as many as pay).
    """
    names = files.names
    workers = processes.usable(jobs)
    if jobs is None and len(names) < FEWEST_FILES:
        workers = 1
    if workers == 1:
        yield from _read(files.root, names, site)
        return
    size = min(-(-len(names) // workers), MOST_FILES)
    parts = [names[start : start + size] for start in range(0, len(names), size)]
    entries: dict[Post, Post] = {}
    with processes.pool(workers) as pool:
        for part in pool.map(_read_part, [files.root] * len(parts), parts, [site] * len(parts)):
            yield from _with_shared_entries(part, entries)


def _read(root: Path, names: list[str], site: str | None) -> Iterator[Reading]:
    reader = PostReader(site)
    folder = str(root) + "/"
    for name in names:
        yield reader.read(folder + name, name)


def _read_part(root: Path, names: list[str], site: str | None) -> list[Reading]:
    return list(_read(root, names, site))


def _with_shared_entries(readings: list[Reading], entries: dict[Post, Post]) -> Iterator[Reading]:
    """Each process has objects of its own for the same entries; put the first one's in their place."""
    own: dict[int, Post] = {}
    for reading in readings:
        if reading.post is not None and reading.post.related:
            for entry in reading.post.related:
                if id(entry) not in own:
                    own[id(entry)] = entries.setdefault(entry, entry)
            reading.post = replace(reading.post, related=tuple([own[id(entry)] for entry in reading.post.related]))
        yield reading
