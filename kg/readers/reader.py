"""Files to posts: reads each file, shares what many of them repeat, turns problems into findings."""

from __future__ import annotations

import errno
import importlib
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import Finding, Level
from kg.model import Post
from kg.readers import READERS, SUFFIXES
from kg.readers.decode import MAX_BYTES, needs_decoding, to_utf8
from kg.readers.document import Document, DocumentError, Known, Parts, notes, parse_entry
from kg.readers.fields import Fields, Tally
from kg.readers.locate import Locate, Step, locator
from kg.readers.pages import Pages
from kg.readers.posts import is_removed, read_post
from kg.readers.renamed import Names, in_written_names
from kg.readers.shared import SharedEntries

if TYPE_CHECKING:
    from kg.readers.field_map import FieldMap
    from kg.readers.site_links import Call

Parse = Callable[[bytes, Known], Document]


@dataclass(eq=False, slots=True)
class Entry:
    """One entry of a ``related`` list: its post, or none, and what was noticed in it.

    ``key`` is the digest of its text: entries of several files with one text are one, and are to be counted once.
    """

    key: bytes
    post: Post | None
    tally: Tally


@dataclass(slots=True)
class Reading:
    """What one file gave: its post, or none, and what was noticed.

    ``entries`` are those of its ``related`` list, in order, where they could be read each on its own. Of a page of a
    blog, ``names`` are what links can call it, ``calls`` what its own links call.
    """

    source: str
    post: Post | None = None
    removed: bool = False
    tally: Tally = field(default_factory=Tally)
    entries: list[Entry] = field(default_factory=list)
    names: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()


class _NotAloneError(Exception):
    """A related entry does not stand on its own."""


class PostReader:
    """Reads the files of one site; remembers each distinct related entry. ``site`` is the site's own address.

    With ``pages``, the pages of blogs are read, too; with a ``field_map``, fields under the user's own names.
    ``elsewhere`` are the entries, by key, that other processes have read.
    """

    def __init__(
        self,
        site: str | None = None,
        pages: Pages | None = None,
        field_map: FieldMap | None = None,
        elsewhere: Mapping[bytes, Entry] | None = None,
    ) -> None:
        self.site, self.pages, self.field_map = site, pages, field_map
        self._elsewhere = {} if elsewhere is None else elsewhere
        self._known = Known()
        self._entries: dict[bytes, Entry] = {}
        self._fresh: list[bytes] = []
        self._shared = SharedEntries()

    def read(self, path: str | Path, source: str) -> Reading:
        """The post in the file at ``path``, known as ``source`` (its path relative to the build's root)."""
        reading = Reading(source)
        self._fresh.clear()
        pages, parse = self.pages, None
        if pages is not None:
            if (reason := pages.passed_over(source)) is not None:
                reading.tally.pages[reason] += 1
                return reading
            if _module(source) == READERS["front-matter"].module:
                parse = partial(pages.parse, source)
        try:
            try:
                self._read(load(path, source, reading.tally, self._known, parse=parse), reading)
            except UnicodeDecodeError:
                self._forget(reading)
                reading = Reading(source)
                self._read(load(path, source, reading.tally, repair=True, parse=parse), reading)
        except DocumentError as problem:
            if problem.code == "no-front-matter" and pages is not None and pages.is_static(source):
                reading.tally.pages["files without front matter passed over"] += 1
            else:
                reading.tally.findings = [_finding(problem, "error", source)]
        return reading

    def _read(self, document: Document, reading: Reading) -> None:
        written: Names = {}
        given: frozenset[str] = frozenset()
        if self.field_map is not None:
            document, written, given = self.field_map.apply(document, reading.tally.mapped)
        pages, source = self.pages, reading.source
        if document.body is not None and pages and not pages.is_mapped_to_the_family(document, source, given):
            from kg.readers.page import read_page

            page = read_page(document, source, pages, reading.tally, given)
            if page is None:
                return
            document, reading.names, reading.calls = page.document, page.names, page.calls
            written = {**page.written, **written}
        self._read_post(document, reading)
        if written:
            reading.tally.findings = [in_written_names(finding, written) for finding in reading.tally.findings]

    def _read_post(self, document: Document, reading: Reading) -> None:
        if document.parts is not None:
            try:
                reading.entries = self._related(document.parts, reading)
                related = tuple([entry.post for entry in reading.entries if entry.post is not None])
                reading.post = self._post(document, reading, related)
                return
            except _NotAloneError:
                self._forget(reading)
                document = document.whole()
        reading.post = self._post(document, reading, None)

    def _post(self, document: Document, reading: Reading, related: tuple[Post, ...] | None) -> Post | None:
        fields = Fields(document.values, reading.source, (), document.locate, reading.tally)
        if is_removed(fields):
            self._forget(reading)
            reading.removed = True
            return None
        post = read_post(fields, reading.source, self.site, related)
        if post is None:
            self._forget(reading)
        if post is None and document.problems:
            raise document.problems[0]
        for note in (*document.problems, *document.notes):
            reading.tally.tell(_finding(note, "warning", reading.source))
        return self._shared.below(post) if post and (related is None or post.parts) else post

    def _forget(self, reading: Reading) -> None:
        """Leave it to the next file that has an entry to say what is noticed in it."""
        for text in self._fresh:
            del self._entries[text]
        self._fresh.clear()
        reading.entries = []

    def _related(self, parts: Parts, reading: Reading) -> list[Entry]:
        known = self._entries
        return [known.get(text) or self._entry(parts, index, reading) for index, text in enumerate(parts.entries)]

    def _entry(self, parts: Parts, index: int, reading: Reading) -> Entry:
        text = parts.entries[index]
        key = blake2b(text, digest_size=16).digest()
        if key in self._elsewhere:
            entry = self._entries[text] = self._elsewhere[key]
            return entry
        found = parse_entry(text)
        if found is None:
            raise _NotAloneError
        values, repeated = found
        tally = Tally()
        for note in notes(repeated, parts.line(index), ("related", index)):
            tally.tell(_finding(note, "warning", reading.source))
        fields = Fields(values, reading.source, ("related", index), _locator_in_entry(parts, index), tally)
        post = read_post(fields, "", self.site)
        if tally:
            self._fresh.append(text)
        if post is not None:
            post = self._shared.entry(post)
        entry = self._entries[text] = Entry(key, post, tally)
        return entry


def _locator_in_entry(parts: Parts, index: int) -> Locate:
    found: list[Locate] = []

    def locate(path: tuple[Step, ...]) -> tuple[int, str | None]:
        if not found:
            found.append(locator("  - " + parts.entries[index].decode(), parts.line(index)))
        return found[0]((0, *path[2:]))

    return locate


def read_fields(path: Path, source: str, tally: Tally) -> Fields | None:
    """The fields of a file that is no post, such as a site's configuration; None where it cannot be used."""
    try:
        try:
            document = load(path, source, tally).whole()
        except UnicodeDecodeError:
            document = load(path, source, tally, repair=True).whole()
    except DocumentError as problem:
        tally.findings.append(_finding(problem, "error", source))
        return None
    for note in (*document.problems, *document.notes):
        tally.tell(_finding(note, "warning", source))
    return Fields(document.values, source, (), document.locate, tally)


def load(
    path: str | Path,
    source: str,
    tally: Tally,
    known: Known | None = None,
    repair: bool = False,
    parse: Parse | None = None,
) -> Document:
    """The document in a file; ``known`` are related entries that were read before.

    ``parse`` reads the text in place of what reads such files by default.

    Raises DocumentError where the file cannot be read or used at all, and UnicodeDecodeError, here or when an
    entry is read, where it is not UTF-8: then it is to be loaded again with ``repair``.
    """
    try:
        data = _first_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or type(error).__name__
        message = f"the file cannot be read: {reason}"
        raise DocumentError("unreadable", 0, message, "check the file and its permissions") from None
    module = _module(source)
    too_large = len(data) > MAX_BYTES
    if too_large and module != READERS["front-matter"].module:
        raise _too_large()
    if repair or needs_decoding(data):
        decoded = to_utf8(data)
        if decoded is None:
            not_text = DocumentError("not-text", 0, "the file is no text", "save it as UTF-8, or remove it")
            raise _too_large() if too_large else not_text
        data = decoded.data
        if decoded.bad_line and not too_large:
            message, cure = "the line is not UTF-8 and was read as Windows-1252", "save the file as UTF-8"
            problem = DocumentError("not-utf-8", decoded.bad_line, message, cure)
            tally.findings.append(_finding(problem, "warning", source))
    if not data or data.isspace():
        raise DocumentError("empty-file", 0, "the file is empty", "write its front matter, or remove it")
    try:
        document: Document = (parse or _parser(module))(data, known or Known())
    except DocumentError as problem:
        raise (_too_large() if too_large else problem) from None
    if too_large:
        tally.findings.append(_finding(_too_large(), "warning", source))
    return document


def _module(source: str) -> str:
    """What reads such a file, by its suffix, which every file has that was found."""
    return SUFFIXES[source[source.rfind(".") :].lower()]


@cache
def _parser(module: str) -> Parse:
    parse: Parse = importlib.import_module(module).parse
    return parse


def _first_bytes(path: str | Path, most: int) -> bytes:
    """So many bytes of a file, or all it has; OSError where it is none. Asks the system for no more than it must."""
    # A pipe that nobody writes to must not be waited for.
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")
        data = os.read(file, min(status.st_size + 1, most))
        # That was all, but where the file has grown, its size is not told, or its system gives it by and by.
        while len(data) not in (status.st_size, most) and (more := os.read(file, min(1 << 16, most - len(data)))):
            data += more
        return data
    finally:
        os.close(file)


def _too_large() -> DocumentError:
    message = f"the file is larger than {MAX_BYTES // 2**20} MiB"
    return DocumentError("too-large", 0, message, "keep front matter small and in front")


def _finding(problem: DocumentError, level: Level, source: str) -> Finding:
    return Finding(problem.code, level, source, problem.line, problem.field, problem.message, problem.remedy)
