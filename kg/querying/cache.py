"""Loaded stores, kept in the user's cache folder by the content of the file they are of.

Loading takes seconds for a large site; opening what was loaded before takes a fiftieth of one. A store appears whole,
by a rename, and is only read from then on, by any number of processes. Nothing depends on it: what cannot be kept, or
opened, is loaded into memory.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.querying.sources import fill, of_file

MOST = 4
"""So many stores are kept; then the one not used for longest goes."""
SMALLEST = 4_000_000
"""A file of fewer bytes loads as fast as it opens."""
_AT_ONCE = 1 << 20


def default_folder() -> Path:
    """Beside what builds keep."""
    from platformdirs import user_cache_path

    return user_cache_path("kg", appauthor=False) / "stores"


def opened(file: Path, folder: Path | None) -> Any:
    """The store of an RDF file: as it was kept in the folder, else loaded, and kept if it is large.

    None is no folder: nothing is kept. Raises GraphFileError and UsageError as ``sources.of_file`` does.
    """
    if folder is None or not file.is_file() or file.stat().st_size < SMALLEST:
        return of_file(file)
    try:
        return _kept(file, folder)
    except KgError:
        raise
    except Exception:  # whatever is wrong with the folder or what is in it: it is only a cache
        return of_file(file)


def _kept(file: Path, folder: Path) -> Any:
    import pyoxigraph

    place = folder / _key(file)
    if place.is_dir():
        try:
            store = pyoxigraph.Store.read_only(str(place))
            os.utime(place)
            return store
        except OSError:  # damaged, or of another release
            shutil.rmtree(place, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        store = pyoxigraph.Store(str(workplace / "store"))
        fill(store, file)
        store.flush()
        del store
        with suppress(OSError):  # another process was first
            os.rename(workplace / "store", place)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    _forget(folder)
    return pyoxigraph.Store.read_only(str(place))


def _key(file: Path) -> str:
    """The file's content, how it is read, and what reads it."""
    import pyoxigraph

    found = sha256(f"{pyoxigraph.__version__} {file.suffix} {file.resolve().as_uri()}".encode())
    with file.open("rb") as content:
        while part := content.read(_AT_ONCE):
            found.update(part)
    return found.hexdigest()[:32]


def _forget(folder: Path) -> None:
    kept = sorted(
        (path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")),
        key=lambda path: (path.stat().st_mtime, path.name),
        reverse=True,
    )
    for old in kept[MOST:]:
        shutil.rmtree(old, ignore_errors=True)
