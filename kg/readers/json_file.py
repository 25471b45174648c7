"""A file that is JSON: one object of the same fields as front matter."""

from __future__ import annotations

import json
import re
from functools import reduce
from typing import Any

from kg.readers.document import Document, DocumentError, Known, checked
from kg.readers.locate import Locate, Step, locator

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
    return Document(checked(values), _telling(locator(_NOT_YAML.sub(_blank, text)), values))


def _telling(locate: Locate, values: Any) -> Locate:
    """The same, which tells a number or a truth as JSON writes it where the text cannot be looked through."""

    def find(path: tuple[Step, ...]) -> tuple[int, str | None]:
        line, written = locate(path)
        if written is None:
            value = reduce(_below, path, values)
            written = json.dumps(value) if isinstance(value, (bool, int, float)) else None
        return line, written

    return find


def _below(value: Any, step: Step) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= MAX_DIGITS else digits


def _blank(found: re.Match[str]) -> str:
    """For what JSON allows and YAML does not, as many spaces: places are found by reading it as YAML."""
    return found[0] if found["escape"] else " " * len(found[0])
