"""Front matter: the YAML between the first line ``---`` and the next line that is exactly ``---``."""

from __future__ import annotations

from kg.readers.document import Document, DocumentError, yaml_document


def parse(data: bytes) -> Document:
    """The fields that a file's front matter holds; the body below it is not looked at.

    ``data`` is UTF-8 with ``\\n`` line ends. Raises DocumentError where there is no front matter, it never
    ends, or it is no mapping.

    >>> parse(b"---\\ntitle: one --- two\\n---\\nbody").values
    {'title': 'one --- two'}
    """
    if not data.startswith(b"---\n"):
        cure = "begin the file with a line --- and its fields, and close them with another ---"
        raise DocumentError("no-front-matter", 1, "there is no front matter", cure)
    end = data.find(b"\n---\n", 3)
    if end < 0:
        if not data.endswith(b"\n---"):
            cure = "close it with a line that is exactly ---"
            raise DocumentError("open-front-matter", 1, "the front matter never ends", cure)
        end = len(data) - 4
    return yaml_document(data[4 : end + 1], 1)
