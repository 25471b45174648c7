"""Where builds keep what the next one can use: one sqlite file, safe to delete, safe under two builds at once.

Nothing depends on it: what cannot be read, because it is missing, damaged, locked or made by other code, is as if it
had never been kept.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

FILE = "builds.sqlite"
MOST = 40
"""So many values are kept, three a build; then the one not used for longest goes."""

_DIGEST = 16
_WAIT = 10.0
_TABLE = "CREATE TABLE IF NOT EXISTS build (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"


def default_folder() -> Path:
    """The user's own cache folder, by the platform's custom."""
    from platformdirs import user_cache_path

    return user_cache_path("kg", appauthor=False)


def code_version() -> bytes:
    """A digest of the code that fills the store: ours, and what it reads with."""
    found = blake2b(digest_size=_DIGEST)
    found.update(repr((sys.version_info[:3], sys.byteorder)).encode())
    home = Path(__file__).parent.parent
    for path in sorted(home.rglob("*.py")):
        found.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    for folder in sys.path:
        # What is installed, by its name and version, without asking each package: that takes a tenth of a second.
        place = Path(folder)
        if place.name in ("site-packages", "dist-packages") and place.is_dir():
            found.update(repr(sorted(entry.name for entry in place.glob("*.dist-info"))).encode())
    return found.digest()


class Store:
    """The builds kept in a folder.

    >>> import tempfile
    >>> store = Store(Path(tempfile.mkdtemp()))
    >>> store.put(b"key", b"value"); store.get(b"key"), store.get(b"other")
    (b'value', None)
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: bytes) -> bytes | None:
        """What was kept under a key; None where nothing was, or nothing that can be trusted."""
        with self._connected() as connection:
            if connection is None:
                return None
            row = connection.execute("SELECT value FROM build WHERE key = ?", (key,)).fetchone()
            if row is None or not isinstance(row[0], bytes) or _checksum(row[0][_DIGEST:]) != row[0][:_DIGEST]:
                return None
            value: bytes = row[0][_DIGEST:]
            return value
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key, in place of what was there."""
        with self._connected() as connection:
            if connection is None:
                return
            with connection:
                (last,) = connection.execute("SELECT coalesce(max(used), 0) FROM build").fetchone()
                row = (key, last + 1, _checksum(value) + value)
                connection.execute("INSERT OR REPLACE INTO build VALUES (?, ?, ?)", row)
                kept = "SELECT key FROM build ORDER BY used DESC LIMIT ?"
                connection.execute(f"DELETE FROM build WHERE key NOT IN ({kept})", (MOST,))

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection | None]:
        """A connection, or None where there can be none; a damaged file is begun anew."""
        try:
            connection = self._connect()
        except (OSError, sqlite3.Error):
            connection = None
        try:
            yield connection
        except sqlite3.OperationalError:
            pass  # locked for longer than a build lasts, or the disk is full: do without
        except sqlite3.DatabaseError:
            with suppress(OSError):
                (self.folder / FILE).unlink(missing_ok=True)
        finally:
            if connection is not None:
                connection.close()

    def _connect(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / FILE
        try:
            return _opened(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT)
    try:
        # A crash of the machine may cost the file, which the checksums tell: it is only a cache.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection


def _checksum(value: bytes) -> bytes:
    return blake2b(value, digest_size=_DIGEST).digest()
