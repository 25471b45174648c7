"""How what was found in a file is written in messages: foreign values, and paths to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.readers.locate import Step

_SLASHES = re.compile(r"[/\\]{2,}")


def shown(value: Any) -> str:
    """A foreign value as it may stand in a message: short, on one line, printable, without a login.

    >>> shown("a" * 100)[:12], shown({"a": 1})
    ("'aaaaaaaaaaa", 'a mapping')
    >>> shown("ftp://user:secret@example.com/")
    "'ftp://...@example.com/'"
    """
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, (list, set, tuple)):
        return "a list"
    if isinstance(value, int) and abs(value) >= 10**18:
        return "a very large number"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        value = _without_login(value)[:80]
    text = repr(value[:80] if isinstance(value, bytes) else value)
    return text if len(text) <= 80 else text[:77] + "..."


def dotted(path: tuple[Step, ...]) -> str:
    """A path as people write it: ``related[2].webUrl``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _without_login(text: str) -> str:
    """The text without what may be a user name and a password: all before an @, whether it is an address or not."""
    slashes = _SLASHES.search(text)
    start, end = slashes.end() if slashes else 0, text.rfind("@")
    return text[:start] + "..." + text[end:] if start < end else text
