"""A document's fields, however they are written, and how YAML text becomes one.

YAML of the plain form goes the fast way: its ``related`` list is cut into entries by text, so that an
entry that a thousand posts repeat is parsed once. The cut is made only where each part, read on its own,
means what PyYAML would read in the whole; anything else goes to PyYAML whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.readers import plain_yaml, safe_yaml
from kg.readers.fields import Locate, dotted
from kg.readers.safe_yaml import Step, YamlError
from kg.readers.salvage import salvage

_RELATED = re.compile(rb"^related:\n(?=  - )", re.MULTILINE)
_BLOCK_END = re.compile(rb"\n(?=[^ \n])|\n*\Z")
_FLUSH_LEFT = re.compile(r"(?:[ ]*#[^\n]*\n|\n)*(?:[^ \n#]|\Z)")


@dataclass
class DocumentError(KgError):
    """Why a whole file, or one field of it, cannot be parsed."""

    code: str
    line: int
    message: str
    remedy: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a ``related`` list as text, each after its ``  - ``; ``line``: the lines before the list.

    ``whole`` reads the document without the cut, should an entry prove not to stand on its own.
    """

    texts: tuple[bytes, ...]
    line: int
    whole: Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's fields and where they stand.

    ``values`` lacks ``related`` where ``entries`` are given. With ``problems``, its text does not parse as a
    whole and ``values`` is what could be saved.
    """

    values: dict[Any, Any]
    locate: Locate
    entries: Entries | None = None
    problems: tuple[DocumentError, ...] = ()


def yaml_document(data: bytes, line: int) -> Document:
    """The document in a YAML text (UTF-8) that stands after ``line`` lines of its file.

    Raises DocumentError where it is no mapping, or nothing of it can be read.
    """
    start = _RELATED.search(data)
    if start is not None:
        first = start.end()
        end = data.find(b"\n\n", first)
        if end < 0 or data[end + 2 : end + 3] in (b" ", b"\n"):
            found = _BLOCK_END.search(data, first)
            end = found.start() if found else len(data)
        head, tail = data[: start.start()], data[end:].lstrip(b"\n")
        values = _parse_around(head.decode(), tail.decode())
        if values is not None and "related" not in values:
            before = line + data.count(b"\n", 0, first)
            entries = Entries(tuple(data[first + 4 : end].split(b"\n  - ")), before, lambda: whole_yaml(data, line))
            gap = b"\n" * data.count(b"\n", start.start(), len(data) - len(tail))
            return Document(values, locator((head + gap + tail).decode(), line), entries)
    plain = plain_yaml.parse(data.decode())
    return Document(plain, locator(data.decode(), line)) if plain is not None else whole_yaml(data, line)


def whole_yaml(data: bytes, line: int) -> Document:
    """The same by one whole parse; what is wrong with the text is saved block by block."""
    text = data.decode()
    try:
        return Document(checked(safe_yaml.parse(text)), locator(text, line))
    except YamlError as found:
        own = found
    values, failures = salvage(text)
    problem = _in_file((), own, line)
    if not isinstance(values, dict):
        raise problem
    # Cut into blocks, each alias of an alias fails again; the one cause is enough.
    found_in = [] if own.code == "yaml-expands" else failures
    problems = tuple(_in_file(failure.path, failure.problem, line) for failure in found_in) or (problem,)
    return Document(values, locator(text, line), problems=problems)


def parse_entry(text: bytes) -> dict[Any, Any] | None:
    """The fields of one ``related`` entry, read on its own; None where that is not certain to be right."""
    decoded = text.decode()
    values = plain_yaml.parse("    " + decoded)
    if values is not None:
        return values
    try:
        found = safe_yaml.parse("  - " + decoded)
    except YamlError:
        return None
    alone = isinstance(found, list) and len(found) == 1 and isinstance(found[0], dict)
    return found[0] if alone else None


def _in_file(path: tuple[Step, ...], problem: YamlError, line: int) -> DocumentError:
    message = f"column {problem.column}: invalid YAML: {problem.message}"
    return DocumentError(problem.code, problem.line + line, message, problem.remedy, dotted(path))


def checked(values: Any) -> dict[Any, Any]:
    """The values, if they are a mapping; DocumentError where they are not."""
    if isinstance(values, dict):
        return values
    kind = "empty" if values is None else "a list" if isinstance(values, list) else "plain text"
    raise DocumentError("not-a-mapping", 1, f"its fields are {kind}", "write them as lines of the form name: value")


def locator(text: str, line: int) -> Locate:
    """A function from a path in the text to its line in the file and the scalar as written there."""

    def locate(path: tuple[Step, ...]) -> tuple[int, str | None]:
        found, raw = safe_yaml.locate(text, path)
        return found + line, raw

    return locate


def _parse_around(head: str, tail: str) -> dict[Any, Any] | None:
    """The fields before and after a list that was cut out."""
    values: dict[Any, Any] | None = plain_yaml.parse(head + tail)
    if values is not None or not _FLUSH_LEFT.match(tail):
        return values
    # Apart, not together: a quote that opens before the list and closes after it must fail here.
    try:
        parts = [safe_yaml.parse(part) or {} for part in (head, tail)]
    except YamlError:
        return None
    if not all(isinstance(part, dict) for part in parts) or parts[0].keys() & parts[1].keys():
        return None
    return {**parts[0], **parts[1]}
