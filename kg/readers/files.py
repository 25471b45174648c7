"""Which files a build reads: paths as given, to files and their names relative to the build's root."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError
from kg.readers import SUFFIXES

_NOT_POSTS = frozenset({"_data", "_includes", "_layouts", "_sass", "_site", "node_modules", "vendor", "assets"})
_SITE_DATA = "_data"
"""Read as what it is, and no posts."""
_WRITTEN = re.compile(
    r"graph\.(?:nt|ttl|html|jsonld|rdf|trig|nq|svg|graphml|gexf|node-link\.json|cypher)"
    r"|graph-(?:neo4j|neptune|csv|parquet)|report\.json|void\.ttl"
)
"""What builds write, files and folders."""
_CONFIGURATION = frozenset({"_config.yml", "_config.yaml", "aliases.yaml", "aliases.yml"})


@dataclass(slots=True)
class FileSet:
    """The files of a build: their folder, their names relative to it (sorted), and what was passed over.

    ``folders`` are the folders that were given, where a site's own data may lie; ``below`` are all that were met below
    them, those passed over, too.
    """

    root: Path
    names: list[str]
    folders: list[Path] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    below: list[str] = field(default_factory=list, compare=False)


def find_files(paths: Iterable[str | Path], output: Path | None = None) -> FileSet:
    """All readable files at and below the paths, each once, in the order of their names.

    The root is the folder given, or the deepest folder that holds everything given. Hidden folders, those in which a
    site keeps no posts (``_data``, ``_layouts``, ``node_modules`` …) and links to folders are passed over; so is
    ``output``, where the build writes, or what builds write there if it is the folder given, and what an earlier build
    has left in another folder. Raises UsageError for a path that does not exist.
    """
    given = [Path(path) for path in paths]
    if not given:
        raise UsageError("nothing to build: name a folder or a file, such as kg build seeds")
    for path in given:
        if not path.exists():
            raise UsageError(f"there is no file or folder {str(path)!r}; check the path")
    folders = sorted({Path(os.path.abspath(path)) for path in given if path.is_dir()})
    homes = folders + [Path(os.path.abspath(path)).parent for path in given if not path.is_dir()]
    found = FileSet(Path(os.path.commonpath(homes)), [], folders)
    files: set[str] = set()
    for path in given:
        place = os.path.relpath(os.path.abspath(path), found.root).replace(os.sep, "/")
        if path.is_dir():
            prefix = "" if place == "." else place + "/"
            files.update(_walk(str(path), prefix, os.path.abspath(output) if output else "", found))
        elif path.suffix.lower() in SUFFIXES:
            files.add(place)
        else:
            raise UsageError(f"{str(path)!r} is no kind of file that is read ({' '.join(SUFFIXES)})")
    found.names = sorted(files)
    found.below.sort()
    return found


def _walk(folder: str, place: str, output: str, found: FileSet) -> Iterator[str]:
    """The names of the readable files below a folder, whose own name relative to the root is ``place``."""

    def passed_over(_: OSError) -> None:
        found.skipped["folders that cannot be read"] += 1

    for parent, below, names in os.walk(folder, onerror=passed_over):
        found.below.extend(f"{parent}/{name}" for name in below if os.path.abspath(f"{parent}/{name}") != output)
        written = {name for name in (*names, *below) if _WRITTEN.fullmatch(name)}
        if os.path.abspath(parent) != output:
            written = written if {"report.json"} < written else set()
            found.skipped.update("what an earlier build wrote" for _ in written)
        names = [name for name in names if name not in written]
        below[:] = sorted(
            name
            for name in below
            if not name.startswith(".")
            and name not in written
            and os.path.abspath(os.path.join(parent, name)) != output
        )
        links = [name for name in below if os.path.islink(os.path.join(parent, name))]
        closed = [name for name in below if name in _NOT_POSTS and name not in links]
        found.skipped.update(f"{name}/" for name in closed if name != _SITE_DATA)
        found.skipped.update("folders that are links" for _ in links)
        below[:] = [name for name in below if name not in {*links, *closed}]
        inside = parent[len(folder) :].strip(os.sep).replace(os.sep, "/")
        prefix = f"{place}{inside}/" if inside else place
        for name in names:
            suffix = os.path.splitext(name)[1].lower()
            if name in _CONFIGURATION:
                continue
            if suffix in SUFFIXES and not name.startswith("."):
                yield prefix + name
            else:
                found.skipped[suffix or name] += 1
