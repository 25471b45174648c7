"""A file that is YAML from end to end, with or without ``---`` lines around it."""

from __future__ import annotations

from kg.readers.document import Document, Known, yaml_document
from kg.readers.front_matter import parse as parse_front_matter


def parse(data: bytes, known: Known) -> Document:
    """The fields that the file holds; of several documents in it, the first.

    Raises DocumentError where it is no mapping.

    >>> parse(b"title: a\\n", Known()).values
    {'title': 'a'}
    """
    if data.startswith(b"---\n") and (b"\n---\n" in data[3:] or data.endswith(b"\n---")):
        return parse_front_matter(data, known)
    return yaml_document(data, 0, known)
