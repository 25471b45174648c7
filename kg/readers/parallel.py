"""Reading many files, in this process or in several, with the same outcome."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg import processes
from kg.model import Post
from kg.readers.fields import Tally
from kg.readers.files import FileSet
from kg.readers.pages import Pages
from kg.readers.reader import Entry, PostReader, Reading
from kg.readers.shared import SharedEntries

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from kg.readers.field_map import FieldMap

FEWEST_FILES = 1_000
"""Below this, starting processes costs more than it saves."""
FILES_AT_ONCE = 100
"""What one process reads before it hands over; meanwhile what was handed over is worked on."""
AHEAD = 4
"""So many parts a process is given before it has handed over the first."""
OWN_SHARE = 0.32
"""So much of the files, the last ones, this process reads itself if another reads the rest: it has to draw as well."""


def read_files(
    files: FileSet, site: str | None, jobs: int | None, pages: Pages | None = None, field_map: FieldMap | None = None
) -> Iterator[Reading]:
    """What each file gave, in the order of the files' names.

    Equal related entries are one object, those inside others, too. ``site``, ``pages`` and ``field_map`` are as for
    PostReader. ``jobs`` processes read (None: as many as pay); where there are several, the others begin at the call,
    and this one reads what they leave.
    """
    parts = [files.names[start : start + FILES_AT_ONCE] for start in range(0, len(files.names), FILES_AT_ONCE)]
    workers = min(processes.usable(jobs), len(parts) + 1)
    if workers == 1 or (jobs is None and len(files.names) < FEWEST_FILES):
        return _read_here(files, PostReader(site, pages, field_map))
    pool = processes.pool(workers - 1, _start, site, pages, field_map)
    entries = _Entries()
    here = _Reader(PostReader(site, pages, field_map, entries.all))
    together = _Together(files.root, parts, pool, AHEAD * (workers - 1), here)
    if workers == 2:
        together.own = len(parts) - int(len(parts) * OWN_SHARE)
    together.begin()
    return together.readings(entries)


def _read_here(files: FileSet, reader: PostReader) -> Iterator[Reading]:
    for name in files.names:
        yield reader.read(f"{files.root}/{name}", name)


class _Together:
    """Parts of the files that the processes of a pool read, and this one while it would wait for them.

    ``ahead`` parts are given out at a time. ``own`` is the first part that may be read here. Each process reads its
    parts in order, so that the first file to have an entry is the one that tells of it.
    """

    def __init__(
        self, root: Path, parts: list[list[str]], pool: ProcessPoolExecutor, ahead: int, here: _Reader
    ) -> None:
        self.root, self.parts, self.pool, self.ahead, self.here = root, parts, pool, ahead, here
        self.own = len(parts)
        self._next = 0
        self._begun: dict[int, Future[_Part]] = {}
        self._read: dict[int, _Part] = {}

    def begin(self) -> None:
        """Give out parts until there are enough."""
        # Not all at once: what was given out cannot be taken back safely.
        while self._next < len(self.parts) and sum(not part.done() for part in self._begun.values()) < self.ahead:
            if self._next not in self._read:
                self._begun[self._next] = self.pool.submit(_read_part, self.root, self.parts[self._next])
            self._next += 1

    def readings(self, entries: _Entries) -> Iterator[Reading]:
        """What each file gave, in order."""
        try:
            for number in range(len(self.parts)):
                yield from entries.put_back(self._part(number))
        finally:
            self.pool.shutdown(cancel_futures=True)

    def _part(self, number: int) -> _Part:
        while True:
            self.begin()
            self.own = max(self.own, self._next)
            if number in self._read:
                return self._read.pop(number)
            if self._begun[number].done() or self.own == len(self.parts):
                return self._begun.pop(number).result()
            self._read[self.own] = self.here.read(self.root, self.parts[self.own])
            self.own += 1


class _Part(NamedTuple):
    """What a process hands over: related entries it has not handed over before, and each file's reading.

    The readings come without entries and their posts without related ones; of each, the numbers are given, in the
    order handed over. What is no entry of its own is handed over as one without a key.
    """

    process: int
    entries: list[Entry]
    readings: list[tuple[Reading, list[int]]]


class _Reader:
    """A process that reads: what it has read, and the numbers of the entries it has handed over."""

    def __init__(self, posts: PostReader) -> None:
        self.posts = posts
        self.numbers: dict[int, int] = {}
        self._kept: list[Entry | Post] = []  # what is known by its id must live as long

    def read(self, root: Path, names: list[str]) -> _Part:
        part = _Part(os.getpid(), [], [])
        for name in names:
            reading = self.posts.read(f"{root}/{name}", name)
            related = reading.post.related if reading.post is not None else ()
            numbers = [self._number(entry, part) for entry in reading.entries or related]
            reading.entries = []
            if reading.post is not None and related:
                reading.post = reading.post.replaced("related", ())
            part.readings.append((reading, numbers))
        return part

    def _number(self, entry: Entry | Post, part: _Part) -> int:
        number = self.numbers.get(id(entry))
        if number is None:
            number = self.numbers[id(entry)] = len(self.numbers)
            self._kept.append(entry)
            part.entries.append(entry if isinstance(entry, Entry) else Entry(b"", entry, Tally()))
        return number


class _Entries:
    """The entries handed over, by process and number; equal ones of several processes are one object."""

    def __init__(self) -> None:
        self._of_process: dict[int, list[Entry]] = {}
        self.all: dict[bytes, Entry] = {}
        self._shared = SharedEntries()

    def put_back(self, part: _Part) -> Iterator[Reading]:
        entries = self._of_process.setdefault(part.process, [])
        entries.extend(map(self._one, part.entries))
        for reading, numbers in part.readings:
            found = [entries[number] for number in numbers]
            if reading.post is not None and reading.post.parts:
                reading.post = self._shared.below(reading.post)
            if reading.post is not None and found:
                posts = tuple([entry.post for entry in found if entry.post is not None])
                reading.post = reading.post.replaced("related", posts)
            reading.entries = [entry for entry in found if entry.key]
            yield reading

    def _one(self, entry: Entry) -> Entry:
        if entry.key in self.all:
            return self.all[entry.key]
        if entry.post is not None:
            entry.post = self._shared.entry(entry.post)
        if entry.key:
            self.all[entry.key] = entry
        return entry


_reader: list[_Reader] = []


def _start(site: str | None, pages: Pages | None, field_map: FieldMap | None) -> None:
    _reader.append(_Reader(PostReader(site, pages, field_map)))


def _read_part(root: Path, names: list[str]) -> _Part:
    return _reader[-1].read(root, names)
