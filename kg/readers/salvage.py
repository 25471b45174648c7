"""What can be saved of a YAML text that does not parse: every block that parses on its own.

The text is cut at the keys (or list items) of its outermost level. A block that fails and is a text keeps
it as written: the usual cause is a colon or a quote that wanted quoting. Each failure is reported where it
stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from textwrap import dedent
from typing import Any

from kg.readers.locate import Path
from kg.readers.safe_yaml import MAX_LENGTH, YamlError, duplicate_key, parse, parse_noting

MAX_NESTING = 6
MAX_PARSED, PER_BLOCK = 2 * MAX_LENGTH, 100
"""How much text is parsed, again and again, to save some of it; and what a block costs, however short."""

UNREADABLE: Any = object()
"""Stands for a list item that could not be saved, so that those after it keep their place."""

_Place = tuple[int, int]
"""The lines before a block, and the columns before its text."""

_ITEM = re.compile(r"^-(?=[ \n])", re.MULTILINE)
_KEY = re.compile(r"""^(["']?)([A-Za-z_][A-Za-z0-9_-]{0,99})\1[ ]*:(?=[ \t\n]|\Z)""", re.MULTILINE)
_STRAY = re.compile(r"\n(?=[^ \t\n#-]|-[^ \n])")
_PREFACE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*")
# [a] text, or * & ! | > with text after them, is a text that wanted quoting; else they were meant as YAML.
_NO_TEXT = re.compile(r"(?:[&!]\S*[ ]+)?(?:\[(?![^\]]*\][ ]*[^ ,#])|\{|[*&!|>]\S*\Z)")


@dataclass(frozen=True, slots=True)
class Failure:
    """One block that does not parse: its path, and the problem with its line counted in the whole text."""

    path: Path
    problem: YamlError


def salvage(text: str, problem: YamlError | None = None) -> tuple[Any, list[Failure], list[YamlError]]:
    """The value of as much of the text as can be read (None where nothing can), what failed, and repeated keys.

    ``problem`` is why the text as a whole cannot be read, where that is known.

    >>> value, failures, _ = salvage('title: Boston: a ban\\ntype: article')
    >>> value, failures[0].path, failures[0].problem.line
    ({'title': 'Boston: a ban', 'type': 'article'}, ('title',), 1)
    """
    attempt = _Attempt()
    value = attempt.read(text, (0, 0), (), problem)
    return None if value is UNREADABLE else value, attempt.failures, attempt.repeated


@dataclass(slots=True)
class _Attempt:
    failures: list[Failure] = field(default_factory=list)
    repeated: list[YamlError] = field(default_factory=list)
    left: int = MAX_PARSED
    told: set[tuple[int, int, str]] = field(default_factory=set)

    def read(self, text: str, place: _Place, path: Path, problem: YamlError | None = None) -> Any:
        """The value of a text (unless a problem with it is known), or of the blocks in it, or UNREADABLE."""
        if problem is None:
            try:
                return self._parse(text, place, path)
            except YamlError as error:
                problem = error
        told = len(self.failures)
        value = self._read_blocks(text, place, path)
        if value is UNREADABLE or self.left < 0 or len(self.failures) == told:
            self._fail(path, problem)
        return value

    def _read_blocks(self, text: str, place: _Place, path: Path) -> Any:
        text, indent = _flush_left(text)
        line, column = place[0], place[1] + indent
        head = _ITEM if _ITEM.match(text, _preface(text)) else _KEY
        blocks = list(_blocks(text, head)) if len(path) < MAX_NESTING else []
        if not blocks:
            return UNREADABLE
        items: list[Any] = []
        values: dict[Any, Any] = {}
        names: set[str] = set()
        for index, (start, block) in enumerate(blocks):
            if self.left < 0:
                break
            if head is _ITEM:
                items.append(self.read(" " + block[1:], (line + start, column), (*path, index)))
            else:
                name = head.match(block)[2]  # type: ignore[index]  # a block begins with its head
                if name in names:
                    self.repeated.append(duplicate_key((*path, name), line + start + 1))
                names.add(name)
                values.update(self._read_entry(block, (line + start, column), path))
        return items if head is _ITEM else values

    def _read_entry(self, block: str, place: _Place, path: Path) -> dict[Any, Any]:
        try:
            values: dict[Any, Any] = self._parse(block, place, path)
            return values
        except YamlError as error:
            problem = error
        stray = _STRAY.search(block)
        if stray:
            block = block[: stray.start()]
            try:
                values = self._parse(block, place, path)
                self._fail((*path, next(iter(values))), problem)
                return values
            except YamlError as error:
                problem = error
        key = _KEY.match(block)
        assert key is not None
        name: str = key[2]
        first, _, below = block[key.end() :].partition("\n")
        if not first.strip() and below.strip():
            value = self.read(below, (place[0] + 1, place[1]), (*path, name))
        else:
            self._fail((*path, name), problem)
            value = self._read_scalar(block, first, below) if problem.code == "bad-yaml" else UNREADABLE
        return {} if value is UNREADABLE else {name: value}

    def _read_scalar(self, block: str, first: str, below: str) -> Any:
        if below.strip():
            try:
                return next(iter(parse(block.partition("\n")[0]).values()))
            except YamlError:
                pass
        # Somebody's ciphertext in the same block must not become a part of the text.
        return UNREADABLE if "secured" in below else _raw(first + " " + below)

    def _parse(self, text: str, place: _Place, path: Path) -> Any:
        self.left -= min(len(text), MAX_LENGTH) + PER_BLOCK
        line, column = place
        try:
            value, repeated = parse_noting(text, len(path))
            self.repeated.extend(duplicate_key(path + found.path, found.line + line) for found in repeated)
            return value
        except YamlError as problem:
            raise replace(problem, line=problem.line + line, column=problem.column + column) from None

    def _fail(self, path: Path, problem: YamlError) -> None:
        """Note what failed; one thing wrong, which fails all that it stands in, once."""
        told = problem.line, problem.column, problem.message
        if told not in self.told:
            self.told.add(told)
            self.failures.append(Failure(path, problem))


def _flush_left(text: str) -> tuple[str, int]:
    flush = dedent(text)
    lines = zip(text.split("\n"), flush.split("\n"), strict=True)
    return flush, next((len(before) - len(after) for before, after in lines if after), 0)


def _preface(text: str) -> int:
    """Where a text's blank lines and comments end."""
    found = _PREFACE.match(text)
    return found.end() if found else 0


def _raw(text: str) -> Any:
    """The text that was meant; UNREADABLE where something else was."""
    text = " ".join(text.split())
    for quote in "\"'":
        # A quote around the whole text, or one never closed; "Q" is a word of the text.
        if text.startswith(quote) and (text.endswith(quote) or quote not in text[1:]):
            text = text[1:].removesuffix(quote).replace("\\" + quote, quote)
            break
    return UNREADABLE if not text or _NO_TEXT.match(text) else text


def _blocks(text: str, head: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The outermost blocks of a text, each with the number of lines before it."""
    starts = [match.start() for match in head.finditer(text)]
    if not starts or _preface(text) < starts[0]:
        return
    line = text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end]
        yield line, block.rstrip("\n")
        line += block.count("\n")
