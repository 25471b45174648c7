"""A document's fields, however they are written, and how YAML text becomes one.

YAML of the plain form goes the fast way: its ``related`` list is cut into entries by text, so that an
entry that a thousand posts repeat is parsed once. The cut is made only where each part, read on its own,
means what PyYAML would read in the whole; anything else goes to PyYAML whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from kg.errors import KgError
from kg.readers import plain_yaml, safe_yaml
from kg.readers.locate import Locate, Step, locator
from kg.readers.safe_yaml import YamlError
from kg.readers.salvage import salvage
from kg.readers.wording import dotted

_LIST = b"\nrelated:\n  - "
_NEXT = b"\n  - "
_ENTRY_END = re.compile(rb"\n(?! )")
_FLUSH_LEFT = re.compile(r"(?:[ ]*#[^\n]*\n|\n)*(?:[^ \n#]|\Z)")
_ANCHOR = re.compile(r"(?:^|[\s\[{,:])&")
_SECURED = re.compile(r"^secured[ ]*:", re.MULTILINE)
_STAND_IN = "list-cut-out"


@dataclass
class DocumentError(KgError):
    """Why a whole file, or one field of it, cannot be parsed."""

    code: str
    line: int
    message: str
    remedy: str
    field: str = ""


@dataclass(frozen=True)
class Parts:
    """A text cut at its ``related`` list: what comes before, the entries (each after its ``  - ``), what comes after.

    The text stands after ``offset`` lines of its file; ``head`` ends and ``tail`` begins with a line end.
    """

    head: bytes
    entries: tuple[bytes, ...]
    tail: bytes
    offset: int = 0

    def line(self, index: int) -> int:
        """The number of lines in the file before an entry."""
        return self._lines[index]

    @cached_property
    def _lines(self) -> list[int]:
        counts = (text.count(b"\n") + 1 for text in self.entries)
        return list(accumulate(counts, initial=self.offset + self.head.count(b"\n") + 1))


@dataclass(frozen=True, slots=True)
class Document:
    """A document's fields and where they stand.

    ``values`` lacks ``related`` where ``parts`` are given. With ``problems``, its text does not parse as a
    whole and ``values`` is what could be saved; ``notes`` are what else is to be told of it. ``body`` is the text
    below the fields, where it is asked for.
    """

    values: dict[Any, Any]
    locate: Locate
    parts: Parts | None = None
    problems: tuple[DocumentError, ...] = ()
    notes: tuple[DocumentError, ...] = ()
    body: bytes | None = None

    def whole(self) -> Document:
        """The same read without a cut, should an entry prove not to stand on its own."""
        if self.parts is None:
            return self
        parts = self.parts
        data = parts.head + _LIST[1:] + _NEXT.join(parts.entries) + parts.tail
        found = whole_yaml(data, parts.offset)
        return replace(found, notes=(*self.notes, *found.notes))


class Known:
    """The related entries met so far, and which one followed which: lists that share a run are cut by comparing.

    Comparing with what came next the last time is several times faster than searching for the next entry, and
    the entry's text, being the same object, needs no hashing to be looked up.
    """

    def __init__(self) -> None:
        self.texts: dict[bytes, bytes] = {}
        self.next: dict[bytes, tuple[bytes, bytes]] = {}


def cut(data: bytes, known: Known) -> Parts | None:
    """Cut a text at its ``related`` list; None where it has none in the plain form.

    >>> cut(b"title: x\\nrelated:\\n  - title: y\\n  - title: z\\n\\ntype: t\\n", Known())
    Parts(head=b'title: x\\n', entries=(b'title: y', b'title: z'), tail=b'\\n\\ntype: t\\n', offset=0)
    """
    start = data.find(_LIST)
    if start < 0:
        return None
    place = start + len(_LIST)
    entries: list[bytes] = []
    previous = b""
    while True:
        guess = known.next.get(previous)
        if guess is not None and data.startswith(guess[1], place):
            text = guess[0]
            place += len(guess[1])
        else:
            end = data.find(_NEXT, place)
            text = data[place:] if end < 0 else data[place:end]
            if text not in known.texts and (found := _ENTRY_END.search(text)):
                entries.append(text[: found.start()])
                return Parts(data[: start + 1], tuple(entries), data[place + found.start() :])
            if end < 0:
                entries.append(text)
                return Parts(data[: start + 1], tuple(entries), b"")
            text = known.texts.setdefault(text, text)
            known.next[previous] = (text, text + _NEXT)
            place = end + len(_NEXT)
        entries.append(text)
        previous = text


def yaml_document(data: bytes, line: int, known: Known) -> Document:
    """The document in a YAML text (UTF-8) that stands after ``line`` lines of its file.

    Raises DocumentError where it is no mapping, or nothing of it can be read.
    """
    parts = cut(data, known)
    if parts is not None:
        return document_of_parts(replace(parts, offset=line))
    plain = plain_yaml.parse(data.decode())
    return Document(plain, locator(data.decode(), line)) if plain is not None else whole_yaml(data, line)


def document_of_parts(parts: Parts) -> Document:
    """The document that was cut, its entries still to be read; read whole where the cut is not certain to be right."""
    values = _parse_around(parts.head.decode(), parts.tail.decode())
    document = Document(values or {}, _locator_around(parts), parts)
    return document.whole() if values is None or "related" in values else document


def whole_yaml(data: bytes, line: int) -> Document:
    """The same by one whole parse; what is wrong with the text is saved block by block."""
    text = data.decode()
    try:
        found, repeated = safe_yaml.parse_noting(text)
        values = checked(found)
        _check_secured(values, text)
        return Document(values, locator(text, line), notes=notes(repeated, line))
    except YamlError as error:
        own = error
    saved, failures, repeated = salvage(text, own)
    whole = _in_file(own.path, own, line)
    if not isinstance(saved, dict):
        raise whole
    # Cut into blocks, each alias of an alias fails again; the one cause is enough.
    found_in = [] if own.code == "yaml-expands" else failures
    problems = tuple(_in_file(failure.path, failure.problem, line) for failure in found_in)
    if not problems and own.code != "too-large":  # what is too large for one piece was read piece by piece
        problems = (whole,)
    return Document(saved, locator(text, line), problems=problems, notes=notes(repeated, line))


def notes(repeated: list[YamlError], line: int, path: tuple[Step, ...] = ()) -> tuple[DocumentError, ...]:
    """What is to be told of repeated keys in a text that stands after some lines, or of its one item, at a path."""
    return tuple(
        DocumentError(
            found.code, found.line + line, found.message, found.remedy, dotted(path + found.path[bool(path) :])
        )
        for found in repeated
    )


def parse_entry(text: bytes) -> tuple[dict[Any, Any], list[YamlError]] | None:
    """The fields of one ``related`` entry, read on its own, and repeated keys in it.

    None where it is not certain that this is right.
    """
    decoded = text.decode()
    values = plain_yaml.parse("    " + decoded)
    if values is not None:
        return values, []
    if _ANCHOR.search(decoded):
        return None  # another entry may use it, or have one of the same name
    try:
        found, repeated = safe_yaml.parse_noting("  - " + decoded + "\n")
    except YamlError:
        return None
    alone = isinstance(found, list) and len(found) == 1 and isinstance(found[0], dict)
    return (found[0], repeated) if alone else None


def _in_file(path: tuple[Step, ...], problem: YamlError, line: int) -> DocumentError:
    message = f"column {problem.column}: invalid YAML: {problem.message}"
    return DocumentError(problem.code, problem.line + line, message, problem.remedy, dotted(path))


def _check_secured(values: dict[Any, Any], text: str) -> None:
    """Refuse a text in which an open quote made somebody's ciphertext a part of another field."""
    found = _SECURED.search(text)
    if found and "secured" not in values:
        cure = 'close the quote that is open here, and write a quote inside a quoted value as \\"'
        raise YamlError(text.count("\n", 0, found.start()) + 1, 1, "a field inside a quoted value", cure)


def checked(values: Any) -> dict[Any, Any]:
    """The values, if they are a mapping; DocumentError where they are not."""
    if isinstance(values, dict):
        return values
    kind = "empty" if values is None else "a list" if isinstance(values, list) else "plain text"
    raise DocumentError("not-a-mapping", 1, f"its fields are {kind}", "write them as lines of the form name: value")


def _locator_around(parts: Parts) -> Locate:
    """Where things stand in a text without the list that was cut out of it."""

    found: list[Locate] = []

    def locate(path: tuple[Step, ...]) -> tuple[int, str | None]:
        if not found:
            gap = b"\n" * (parts.line(len(parts.entries)) - parts.line(0))
            found.append(locator((parts.head + gap + parts.tail).decode(), parts.offset))
        return found[0](path)

    return locate


def _parse_around(head: str, tail: str) -> dict[Any, Any] | None:
    """The fields before and after a list that was cut out; None where the cut is not certain to be right."""
    if not (_FLUSH_LEFT.match(head) and _FLUSH_LEFT.match(tail)):
        return None
    values: dict[Any, Any] | None = plain_yaml.parse(head + tail)
    if values is not None or _STAND_IN in head + tail or _ANCHOR.search(head + tail):
        return values
    # Apart, not together: a quote that opens before the list and closes after it must fail here. And with a
    # key in the list's place: what can neither be followed nor be preceded by a key, such as {} or ..., must, too.
    try:
        found = [safe_yaml.parse_noting(part) for part in (head + _STAND_IN + ":\n", _STAND_IN + ":" + tail)]
    except YamlError:
        return None
    parts = [] if any(repeated for _, repeated in found) else [part for part, _ in found]
    if not parts or not all(isinstance(part, dict) and part.pop(_STAND_IN, part) is None for part in parts):
        return None
    return None if parts[0].keys() & parts[1].keys() else {**parts[0], **parts[1]}
