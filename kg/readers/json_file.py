"""A file that is JSON: one object of the same fields as front matter."""

from __future__ import annotations

import json
import re

from kg.readers.document import Document, DocumentError, Known, checked
from kg.readers.locate import locator

MAX_DIGITS = 100
"""Integers longer than this stay texts: they take long to read and mean nothing here."""

_NOT_YAML = re.compile(r"(?P<escape>\\[^u])|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\t\x7f-\x9f\ufffe\uffff]")


def parse(data: bytes, known: Known) -> Document:
    """The fields that the file holds. Raises DocumentError where it is not valid or no object.

    >>> parse(b'{"title": "a"}', Known()).values
    {'title': 'a'}
    """
    text = data.decode()
    try:
        values = json.loads(text, parse_int=_integer)
    except json.JSONDecodeError as error:
        message = f"column {error.colno}: invalid JSON: {error.msg}"
        raise DocumentError("bad-json", error.lineno, message, "correct the JSON at this place") from None
    except RecursionError:
        raise DocumentError("bad-json", 1, "the JSON is nested too deep", "flatten it") from None
    return Document(checked(values), locator(_NOT_YAML.sub(_blank, text)))


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= MAX_DIGITS else digits


def _blank(found: re.Match[str]) -> str:
    """For what JSON allows and YAML does not, as many spaces: places are found by reading it as YAML."""
    return found[0] if found["escape"] else " " * len(found[0])
