"""A YAML text cut by its look at the keys, or list items, of its outermost level, whether it is valid or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

_NAME = r"""(["']?)([A-Za-z_][A-Za-z0-9_-]{0,99})\1[ ]*:(?=[ \t\n]|\Z)"""
ITEM = re.compile(r"^-(?=[ \n])", re.MULTILINE)
KEY = re.compile("^" + _NAME, re.MULTILINE)
SLIPPED_KEY = re.compile("^[ \t]" + _NAME, re.MULTILINE)
"""A key after one blank that should not be there."""
_PREFACE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*")
_VALUE_BELOW = re.compile(r"[ \t]*(?:[|>][^\n]*|#[^\n]*)?\n(?:[ \t]*\n)*")
_ONE_SPACE = re.compile(r" (?! |- )")


def flush_left(text: str) -> tuple[str, int]:
    """The text without the blanks that all its lines begin with, and how many they are."""
    flush = dedent(text)
    lines = zip(text.split("\n"), flush.split("\n"), strict=True)
    return flush, next((len(before) - len(after) for before, after in lines if after), 0)


def preface(text: str) -> int:
    """Where a text's blank lines and comments end."""
    found = _PREFACE.match(text)
    return found.end() if found else 0


def blocks(text: str, head: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The blocks of a text, from one head to the next, each with the number of lines before it.

    >>> list(blocks("a: 1\\nb:\\n  c: 2\\n", KEY))
    [(0, 'a: 1'), (1, 'b:\\n  c: 2')]
    """
    starts = [match.start() for match in head.finditer(text)]
    line = text.count("\n", 0, starts[0]) if starts else 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        block = text[start:end]
        yield line, block.rstrip("\n")
        line += block.count("\n")


def slipped_blocks(block: str) -> list[tuple[int, str]]:
    """The blocks in one that holds keys after one blank, with that blank gone; empty where it is not cut.

    Where one space is how the block is indented, or a tab may stand for more, it is none that slipped in.

    >>> slipped_blocks("a: 1\\n b: 2\\n c:\\n  d: 3")
    [(0, 'a: 1'), (1, 'b: 2'), (2, 'c:\\n  d: 3')]
    >>> slipped_blocks("a:\\n b: 2\\n c: 3")
    []
    """
    key = KEY.match(block)
    below = _VALUE_BELOW.match(block, key.end()) if key else None
    if below and (_ONE_SPACE.match(block, below.end()) or block.startswith("\t", below.end())):
        return []
    starts = [found.start() for found in SLIPPED_KEY.finditer(block) if not below or block[found.start()] == " "]
    if not starts:
        return []
    cut, line = [(0, block[: starts[0]].rstrip("\n"))], block.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        cut.append((line, block[start + 1 : end].rstrip("\n")))
        line += block.count("\n", start, end)
    return cut
