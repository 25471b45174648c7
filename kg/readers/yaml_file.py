"""A file that is YAML from end to end, with or without ``---`` lines around it."""

from __future__ import annotations

import re

from kg.readers.document import Document, Known, yaml_document
from kg.readers.front_matter import parse as parse_front_matter

_SECOND = re.compile(rb"(?:[ ]*(?:#.*)?\n)*(?!---|%|[ #\n]).*\n(?:.*\n)*?(?=---\n)")
"""A document, comments before it, and before another document."""


def parse(data: bytes, known: Known) -> Document:
    """The fields that the file holds; of several documents in it, the first.

    Raises DocumentError where it is no mapping.

    >>> parse(b"title: a\\n", Known()).values
    {'title': 'a'}
    """
    if data.startswith(b"---\n") and (b"\n---\n" in data[3:] or data.endswith(b"\n---")):
        return parse_front_matter(data, known)
    second = _SECOND.match(data)
    return yaml_document(second[0] if second else data, 0, known)
