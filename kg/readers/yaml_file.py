"""A file that is YAML from end to end, with or without ``---`` lines around it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.readers.document import Document, DocumentError, Known, yaml_document
from kg.readers.front_matter import opened
from kg.readers.front_matter import parse as parse_front_matter

_SECOND = re.compile(rb"(?:[ ]*(?:#.*)?\n)*(?!---|%|[ #\n]).*\n(?:.*\n)*?(?=---\n)")
"""A document, comments before it, and before another document."""
_NO_MORE = re.compile(rb"(?:[ \t]*(?:#.*)?(?:\n|\Z)|(?:---|\.\.\.)[ \t]*(?:\n|\Z))*\Z")
"""Blank lines, comments, and the marks between documents."""


def parse(data: bytes, known: Known) -> Document:
    """The fields that the file holds; of several documents in it, the first.

    Raises DocumentError where it is no mapping.

    >>> parse(b"title: a\\n", Known()).values
    {'title': 'a'}
    """
    data = opened(data)
    end = data.find(b"\n---\n", 3) if data.startswith(b"---\n") else -1
    if end >= 0 or (data.startswith(b"---\n") and data.endswith(b"\n---")):
        document = parse_front_matter(data, known)
    else:
        second = _SECOND.match(data)
        end = second.end() - 1 if second else -1
        document = yaml_document(second[0] if second else data, 0, known)
    if end < 0 or _NO_MORE.match(data, end + len(b"\n---\n")):
        return document
    line = data.count(b"\n", 0, end) + 2
    message, cure = "what follows this line is a second document, which is not read", "put it in a file of its own"
    return replace(document, notes=(DocumentError("second-document", line, message, cure),))
