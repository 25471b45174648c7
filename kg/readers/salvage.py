"""What can be saved of a YAML text that does not parse: every block that parses on its own.

The text is cut at the keys (or list items) of its outermost level. A block that fails and is a text keeps
it as written: the usual cause is a colon or a quote that wanted quoting. Each failure is reported where it
stands.
"""

from __future__ import annotations

import json
import re
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from kg.readers.blocks import ITEM, KEY, SLIPPED_KEY, blocks, flush_left, preface, slipped_blocks
from kg.readers.locate import Path
from kg.readers.safe_yaml import MAX_LENGTH, YamlError, duplicate_key, parse, parse_noting

MAX_NESTING = 6
LEAST_PARSED, MAX_PARSED = 4 * MAX_LENGTH, 2**25
"""How much text is parsed, again and again, to save some of it, at least and at most; between these six times the text,
for what is wrong deep inside is parsed once with all that it stands in."""
PER_BLOCK, PER_FAILURE = 100, 400
"""As how much text a block counts on top, however short; and one that fails."""

UNREADABLE: Any = object()
"""Stands for a list item that could not be saved, so that those after it keep their place."""

_Place = tuple[int, int]
"""The lines before a block, and the columns before its text."""

_STRAY = re.compile(r"\n(?=[^ \t\n#-]|-[^ \n])")
_WORDS = re.compile(r"\w")
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
    attempt = _Attempt(left=min(max(6 * len(text), LEAST_PARSED), MAX_PARSED))
    value = attempt.read(text, (0, 0), (), problem)
    return None if value is UNREADABLE else value, attempt.failures, attempt.repeated


@dataclass(slots=True)
class _Attempt:
    failures: list[Failure] = field(default_factory=list)
    repeated: list[YamlError] = field(default_factory=list)
    left: int = LEAST_PARSED
    told: set[tuple[int, int, str]] = field(default_factory=set)
    given_up: bool = False

    def read(self, text: str, place: _Place, path: Path, problem: YamlError | None = None) -> Any:
        """The value of a text (unless a problem with it is known), or of the blocks in it, or UNREADABLE."""
        if problem is None:
            try:
                return self._parse(text, place, path)
            except YamlError as error:
                problem = error
        told = len(self.failures)
        value = self._read_blocks(text, place, path)
        in_pieces = problem.code == "too-large" and value is not UNREADABLE
        if value is UNREADABLE or (len(self.failures) == told and not in_pieces):
            self._fail(path, problem)
        return value

    def _read_blocks(self, text: str, place: _Place, path: Path) -> Any:
        if len(path) >= MAX_NESTING:
            return UNREADABLE
        text, indent = flush_left(text)
        place, start = (place[0], place[1] + indent), preface(text)
        if ITEM.match(text, start):
            return self._read_list(text, place, path)
        first_line = text.count("\n", 0, start)
        slipped = None if path else SLIPPED_KEY.match(text, start)
        if slipped:
            self._fail((*path, slipped[2]), _slip(place[0] + first_line + 1))
            text = text[:start] + text[start + 1 :]
        found = deque(blocks(text, KEY))
        if not found:
            return UNREADABLE
        if found[0][0] > first_line:
            if path or not _WORDS.match(text, start):
                return UNREADABLE
            self._fail(path, _no_field(place[0] + first_line + 1))
        return self._read_mapping(found, place, path)

    def _read_list(self, text: str, place: _Place, path: Path) -> list[Any]:
        items: list[Any] = []
        for index, (before, block) in enumerate(blocks(text, ITEM)):
            if self._exhausted(path, place[0] + before + 1):
                break
            items.append(self.read(" " + block[1:], (place[0] + before, place[1]), (*path, index)))
        return items

    def _read_mapping(self, found: deque[tuple[int, str]], place: _Place, path: Path) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        names: set[str] = set()
        while found:
            before, block = found.popleft()
            here = place[0] + before, place[1]
            if self._exhausted(path, here[0] + 1):
                break
            name = _name(block)
            try:
                entry = self._parse(block, here, path)
            except YamlError as problem:
                if not path and (cut := self._slipped(block, here)):
                    for below, part in cut[1:]:
                        self._fail((*path, _name(part)), _slip(here[0] + below + 1))
                    found.extendleft((before + below, part) for below, part in reversed(cut))
                    continue
                entry = self._read_entry(block, problem, here, path)
            if name in names:
                self.repeated.append(duplicate_key((*path, name), here[0] + 1))
            names.add(name)
            values.update(entry)
        return values

    def _slipped(self, block: str, place: _Place) -> list[tuple[int, str]]:
        """The blocks in one that holds keys after one blank; none where they may stand inside of a quoted text."""
        cut = slipped_blocks(block)
        if cut and block.partition(":")[2].lstrip().startswith(("'", '"')):
            try:
                self._parse(cut[0][1], place, ())
            except YamlError:
                return []
        return cut

    def _read_entry(self, block: str, problem: YamlError, place: _Place, path: Path) -> dict[Any, Any]:
        """What can be saved of a key's block, with which there is a problem."""
        stray = _STRAY.search(block)
        if stray:
            line, block = block[stray.end() :].partition("\n")[0], block[: stray.start()]
            is_text = ":" not in line and not line.startswith(("---", "..."))
            lost = _no_field(place[0] + block.count("\n") + 2) if is_text else problem
            try:
                values: dict[Any, Any] = self._parse(block, place, path)
                self._fail(path, lost)
                return values
            except YamlError as error:
                problem = error
        key = KEY.match(block)
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
            self.left -= PER_FAILURE
            raise replace(problem, line=problem.line + line, column=problem.column + column) from None

    def _exhausted(self, path: Path, line: int) -> bool:
        """Whether enough was parsed; what is not looked at any more is told of, once."""
        if self.left < 0 and not self.given_up:
            self.given_up = True
            message, cure = "so much is wrong that from here on some is not read", "correct what is told before"
            self.failures.append(Failure(path, YamlError(line, 1, message, cure)))
        return self.left < 0

    def _fail(self, path: Path, problem: YamlError) -> None:
        """Note what failed; one thing wrong, which fails all that it stands in, once."""
        told = problem.line, problem.column, problem.message
        if told not in self.told:
            self.told.add(told)
            self.failures.append(Failure(path, problem))


def _name(block: str) -> str:
    key = KEY.match(block)
    assert key is not None
    return key[2]


def _raw(text: str) -> Any:
    """The text that was meant; UNREADABLE where something else was."""
    text = " ".join(text.split())
    if text.startswith('"'):
        with suppress(ValueError):
            if isinstance(as_json := json.loads(text), str):  # it has escapes that JSON allows and YAML does not
                return as_json
    for quote in "\"'":
        # A quote around the whole text, or one never closed; "Q" is a word of the text.
        if text.startswith(quote) and (text.endswith(quote) or quote not in text[1:]):
            text = text[1:].removesuffix(quote).replace("\\" + quote, quote)
            break
    return UNREADABLE if not text or _NO_TEXT.match(text) else text


def _slip(line: int) -> YamlError:
    return YamlError(line, 1, "a blank before a name", "remove the blank before the name")


def _no_field(line: int) -> YamlError:
    cure = "write it as name: value, indent it if it continues the line before, or remove it"
    return YamlError(line, 1, "a line that is no name: value", cure)
