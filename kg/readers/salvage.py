"""What can be saved of a YAML text that does not parse: every block that parses on its own.

The text is cut at the keys (or list items) of its outermost level. A block that fails and is one line,
``key: text``, keeps its text as written: the usual cause is a colon or a quote that wanted quoting.
Each failure is reported where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import dedent
from typing import Any

from kg.readers.safe_yaml import Step, YamlError, parse

MAX_BLOCKS = 20_000
MAX_NESTING = 6

_Place = tuple[int, int]
"""The lines before a block, and the columns before its text."""

_KEY = re.compile(r"""(["']?)([A-Za-z_][A-Za-z0-9_-]{0,99})\1:(?:[ ]+(.*))?""")


@dataclass(frozen=True, slots=True)
class Failure:
    """One block that does not parse: its path, and the problem with its line counted in the whole text."""

    path: tuple[Step, ...]
    problem: YamlError


def salvage(text: str) -> tuple[Any, list[Failure]]:
    """The value of as much of the text as can be read, and what failed; (None, failures) where nothing can.

    >>> value, failures = salvage('title: Boston: a ban\\ntype: article')
    >>> value, failures[0].path, failures[0].problem.line
    ({'title': 'Boston: a ban', 'type': 'article'}, ('title',), 1)
    """
    failures: list[Failure] = []
    return _read(text, (0, 0), (), failures), failures


def _read(text: str, place: _Place, path: tuple[Step, ...], failures: list[Failure]) -> Any:
    text, indent = _flush_left(text)
    line, column = place[0], place[1] + indent
    try:
        return parse(text)
    except YamlError as problem:
        moved = _moved(problem, line, column)
    blocks = list(_blocks(text)) if len(path) < MAX_NESTING else []
    if not blocks or len(blocks) > MAX_BLOCKS:
        failures.append(Failure(path, moved))
        return None
    if blocks[0][1].startswith("- "):
        items = (
            _read("  " + block[2:], (line + start, column), (*path, index), failures)
            for index, (start, block) in enumerate(blocks)
        )
        return [item for item in items if item is not None]
    mapping: dict[str, Any] = {}
    for start, block in blocks:
        found = _KEY.match(block)
        if found is None:
            failures.append(Failure(path, moved))
            continue
        name, rest = found[2], found[3]
        value = _read_entry(block, rest, (line + start, column), (*path, name), failures)
        if value is not None:
            mapping[name] = value
    return mapping


def _read_entry(block: str, rest: str | None, place: _Place, path: tuple[Step, ...], failures: list[Failure]) -> Any:
    try:
        return parse(block)[path[-1]]
    except YamlError as problem:
        moved = _moved(problem, *place)
    except (TypeError, KeyError):
        return None
    lines = block.split("\n", 1)
    if rest is None and len(lines) == 2 and lines[1].strip():
        return _read(lines[1], (place[0] + 1, place[1]), path, failures)
    failures.append(Failure(path, moved))
    return _raw(rest) if rest and not (len(lines) == 2 and lines[1].strip()) else None


def _flush_left(text: str) -> tuple[str, int]:
    flush = dedent(text)
    first, flush_first = text.lstrip("\n").split("\n")[0], flush.lstrip("\n").split("\n")[0]
    return flush, len(first) - len(flush_first)


def _moved(problem: YamlError, line: int, column: int) -> YamlError:
    return replace(problem, line=problem.line + line, column=problem.column + column)


def _raw(text: str) -> str | None:
    text = text.strip()
    for quote in "\"'":
        if text.startswith(quote):
            text = text[1:].removesuffix(quote).replace("\\" + quote, quote)
            break
    return text if text and text[0] not in "[{*&!|>" else None


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The outermost blocks of a text, each with the number of lines before it."""
    starts = [match.start() for match in re.finditer(r"^(?:- |[A-Za-z_\"'])", text, re.MULTILINE)]
    if not starts or text[: starts[0]].strip():
        return
    line = text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end]
        yield line, block.rstrip("\n")
        line += block.count("\n")
