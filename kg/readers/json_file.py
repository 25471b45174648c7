"""A file that is JSON: one object of the same fields as front matter."""

from __future__ import annotations

import json

from kg.readers.document import Document, DocumentError, Known, checked, locator


def parse(data: bytes, known: Known) -> Document:
    """The fields that the file holds. Raises DocumentError where it is not valid or no object.

    >>> parse(b'{"title": "a"}', Known()).values
    {'title': 'a'}
    """
    text = data.decode()
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"column {error.colno}: invalid JSON: {error.msg}"
        raise DocumentError("bad-json", error.lineno, message, "correct the JSON at this place") from None
    except (RecursionError, ValueError) as error:
        raise DocumentError("bad-json", 1, f"the JSON cannot be read: {error}", "flatten it") from None
    return Document(checked(values), locator(text, 0))
