"""What is asked first of the last build: which files it read, what it wrote, what it said."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from pathlib import Path

from kg.incremental.stamps import Stamp, digest, is_certain, stamp
from kg.incremental.store import code_version
from kg.pipeline import BuildOptions
from kg.readers.files import FileSet
from kg.readers.git_commit import git_commit

_SITE_FOLDERS = ("_data", "config", "data")
"""Folders of a site in which a build may read what is no post."""
_LINKED_FOLDERS = ("_data/topics", "_data/organizations", "config/_default")
"""Folders in these that a build reads, which may be links to other places; further links to folders it passes over."""

Seen = tuple[Stamp | None, int, bytes]
"""A file's stamp, when it was taken (nanoseconds), and the digest of its content, or nothing."""


@dataclass(slots=True)
class Head:
    """``site`` are the stamps of files that are no posts, and the folders; ``files`` of those that may be posts.

    ``skipped`` counts files of other kinds, which the report tells. ``written`` has by path the stamp of each file
    written; ``lines`` and ``findings`` are what the build said. ``ledger`` is the digest of the ledger's bytes, empty
    where there is none; ``since`` are the files that were written, are new or are gone since it was, ``reached`` the
    IRIs that this changed.
    """

    site: dict[str, Stamp | None] = field(default_factory=dict)
    files: dict[str, Seen] = field(default_factory=dict)
    written: dict[str, Stamp | None] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    findings: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    ledger: bytes = b""
    since: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)

    def dumps(self) -> bytes:
        """All of it as bytes."""
        return marshal.dumps([getattr(self, item.name) for item in fields(self)])

    @classmethod
    def loads(cls, data: bytes) -> Head:
        """The head that ``dumps`` made bytes of; of others nothing is promised."""
        return cls(*marshal.loads(data))

    def intact(self, path: Path) -> bool:
        """Whether a file that was written is still as it was."""
        was = self.written.get(str(path))
        return was is not None and stamp(path) == was


def look(files: FileSet) -> Head:
    """The files of a build, and those of its site, as they are now."""
    taken = time.time_ns()
    stamps = {name: stamp(f"{files.root}/{name}") for name in files.names}
    posts = {f"{files.root}/{name}" for name in files.names}
    site = {path: stamp(path) for path in _site_files(files.folders) if path not in posts}
    site.update((f"{folder}/.git at {commit}", None) for folder in files.folders if (commit := git_commit(folder)))
    # Which generator made a site is told by its folders as well.
    site.update((path + "/", None) for path in files.below)
    seen: dict[str, Seen] = {name: (found, taken, b"") for name, found in stamps.items()}
    return Head(site, seen, skipped=dict(files.skipped))


def compare(was: Head, now: Head, root: Path) -> tuple[set[str], set[str]]:
    """The names of files that were written or are new, and of those that are gone.

    A file that was written with the content it had is unchanged; ``now`` then takes what ``was`` knows of it.
    """
    changed: set[str] = set()
    for name, (found, taken, _) in now.files.items():
        before, when, content = was.files.get(name, (None, 0, b""))
        same = found is not None and found == before and is_certain(found, when)
        if not same and not (content and digest(root / name) == content):
            changed.add(name)
        else:
            now.files[name] = (found, when if same else taken, content)
    return changed, was.files.keys() - now.files.keys()


def content_digests(head: Head, root: Path) -> dict[str, bytes]:
    """The digests of files' contents, or nothing of those that are no longer what they were when looked at."""
    found = {}
    for name, (was, taken, known) in head.files.items():
        content = known or digest(root / name) or b""
        certain = was is not None and is_certain(was, taken) and stamp(root / name) == was
        found[name] = content if certain else b""
    return found


def build_key(
    paths: Sequence[str], files: FileSet, options: BuildOptions, targets: Mapping[str, Path], html_limit: int | None
) -> bytes:
    """A digest of all that decides what a build makes of files, but for the files."""
    field_map = digest(options.field_map) if options.field_map else b""
    places = list(paths), str(Path.cwd()), str(files.root), sorted(map(str, files.folders))
    written = sorted((name, str(path)) for name, path in targets.items())
    given = places, options.base_iri, options.aliases, str(options.field_map), field_map, str(options.output)
    wanted = repr((*given, options.stories, written, html_limit))
    return blake2b(code_version() + wanted.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _site_files(folders: Sequence[Path]) -> Iterator[str]:
    """The files right in the folders given, and all below those in which a site keeps what is no post."""
    for folder in folders:
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if not os.path.isdir(path):
                yield path
            elif name in _SITE_FOLDERS:
                yield from _below(path)
        for name in _LINKED_FOLDERS:
            if os.path.islink(path := os.path.join(folder, name)):
                yield from _below(path)


def _below(folder: str) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in sorted(names))
