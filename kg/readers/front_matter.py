"""Front matter: the YAML between the first line ``---`` and the next line that is exactly ``---``."""

from __future__ import annotations

import re

from kg.readers.document import Document, DocumentError, Known, Parts, cut, document_of_parts, yaml_document

_END = re.compile(rb"\n---(?:\n|\Z)")
_OPENING = re.compile(rb"---[ \t]+\n")
_NEARLY_THE_END = re.compile(rb"\n[ \t]*---+[ \t]*(?=\n|\Z)")


def parse(data: bytes, known: Known) -> Document:
    """The fields that a file's front matter holds; the body below it is not looked at.

    ``data`` is UTF-8 with ``\\n`` line ends. Raises DocumentError where there is no front matter, it never
    ends, or it is no mapping.

    >>> parse(b"---\\ntitle: one --- two\\n---\\nbody", Known()).values
    {'title': 'one --- two'}
    """
    data = opened(data)
    if not data.startswith(b"---\n"):
        cure = "begin the file with a line --- and its fields, and close them with another ---"
        raise DocumentError("no-front-matter", 1, "there is no front matter", cure)
    parts = cut(data, known)
    if parts is not None and (end := parts.tail.find(b"\n---\n")) >= 0 and _END.search(parts.head, 3) is None:
        return document_of_parts(Parts(parts.head[4:], parts.entries, parts.tail[: end + 1], 1))
    end_line = _END.search(data, 3)
    if end_line is None:
        near = _NEARLY_THE_END.search(data, 3)
        line = data.count(b"\n", 0, near.end()) + 1 if near else 0
        cure = f"make line {line} exactly ---" if near else "close it with a line that is exactly ---"
        raise DocumentError("open-front-matter", 1, "the front matter never ends", cure)
    return yaml_document(data[4 : end_line.start() + 1], 1, known)


def opened(data: bytes) -> bytes:
    """The same text, the opening line without the blanks that may follow its ``---``."""
    if data.startswith(b"---\n"):
        return data
    found = _OPENING.match(data)
    return b"---\n" + data[found.end() :] if found else data
