"""Fields under other names than they were written under: findings tell the name and the line in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.errors import Finding
from kg.readers.document import Document
from kg.readers.locate import Path
from kg.readers.wording import dotted

Names = dict[Path, Path]
"""From the path of a field to the path that it was written at."""


def renamed(document: Document, values: dict[object, object], names: Names) -> Document:
    """The document with other values, whose places are those of the fields they were made of."""
    locate = document.locate
    return replace(document, values=values, locate=lambda path: locate(original(path, names)))


def original(path: Path, names: Mapping[Path, Path]) -> Path:
    """The path that a value was written at.

    >>> original(("images", 0, "url"), {("images", 0): ("cover",)})
    ('cover', 'url')
    """
    for end in range(len(path), 0, -1):
        if path[:end] in names:
            return names[path[:end]] + path[end:]
    return path


def in_written_names(finding: Finding, names: Names) -> Finding:
    """The finding with its field's name as written in the file."""
    for path in sorted(names, key=len, reverse=True):
        ours = dotted(path)
        rest = finding.field[len(ours) :]
        if finding.field.startswith(ours) and rest[:1] in ("", ".", "["):
            # Of a list that was made of one text, the place in the list says nothing.
            rest = "" if len(path) == 1 and rest.startswith("[") and len(names[path]) == 1 else rest
            return replace(finding, field=dotted(names[path]) + rest)
    return finding
