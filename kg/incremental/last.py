"""What was built last from a folder: so that questions about it need not name it again."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kg.incremental.store import Store


class Last(NamedTuple):
    """What a build was given: paths, where to write, base IRI, alias file and field map, as they were written."""

    paths: list[str]
    output: str
    base_iri: str | None
    aliases: str | None
    field_map: str | None


def remember(
    store: Store,
    paths: Sequence[str],
    output: Path,
    base_iri: str | None,
    aliases: Path | None,
    field_map: Path | None,
) -> None:
    """Keep what a build in the current folder was given."""
    files = [str(path) if path else None for path in (aliases, field_map)]
    store.put(_key(), marshal.dumps((list(paths), str(output), base_iri, *files)))


def recall(store: Store) -> Last | None:
    """What the last build in the current folder was given; None where none is known."""
    kept = store.get(_key())
    return Last(*marshal.loads(kept)) if kept else None


def _key() -> bytes:
    return b"last " + blake2b(str(Path.cwd()).encode("utf-8", "surrogateescape"), digest_size=16).digest()
