"""A file that is JSON: one object of the same fields as front matter."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import reduce
from typing import Any

from kg.readers import safe_yaml
from kg.readers.document import Document, DocumentError, Known, checked
from kg.readers.document import notes as notes_of
from kg.readers.locate import Locate, Step, locator
from kg.readers.safe_yaml import YamlError, duplicate_key

MAX_DIGITS = 100
"""Integers longer than this stay texts: they take long to read and mean nothing here."""

_NOT_YAML = re.compile(r"(?P<escape>\\[^u])|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\t\x7f-\x9f\ufffe\uffff]")


def parse(data: bytes, known: Known) -> Document:
    """The fields that the file holds. Raises DocumentError where it is not valid or no object.

    >>> parse(b'{"title": "a"}', Known()).values
    {'title': 'a'}
    """
    text = data.decode()
    repeated: list[str] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            repeated.extend(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        return found

    try:
        values = json.loads(text, parse_int=_integer, object_pairs_hook=mapping)
    except json.JSONDecodeError as error:
        message = f"column {error.colno}: invalid JSON: {error.msg}"
        raise DocumentError("bad-json", error.lineno, message, "correct the JSON at this place") from None
    except RecursionError:
        raise DocumentError("bad-json", 1, "the JSON is nested too deep", "flatten it") from None
    readable = _NOT_YAML.sub(_blank, text)
    notes = _repeated(readable, repeated) if repeated else ()
    return Document(checked(values), _telling(locator(readable), values), notes=notes)


def _repeated(text: str, names: list[str]) -> tuple[DocumentError, ...]:
    """What is told of names that are given twice: with their places, where the text can be looked through as YAML."""
    try:
        return notes_of(safe_yaml.parse_noting(text)[1], 0)
    except YamlError:
        told = [duplicate_key((name,) if name.isidentifier() else (), 0) for name in sorted({*names})]
        return notes_of(told, 0)


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
