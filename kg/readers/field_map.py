"""A user's own names of front matter: a small YAML file says which of our fields each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import Finding, UsageError
from kg.readers.decode import to_utf8
from kg.readers.details import FIELDS
from kg.readers.document import Document, DocumentError, Known, yaml_document
from kg.readers.fields import Fields, Tally
from kg.readers.locate import Locate
from kg.readers.posts import MAX_RELATED_DEPTH, field_names, is_removed, read_post
from kg.readers.renamed import Names, renamed

Steps = tuple[str, ...]

_SITE = "https://example.com"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A name in the user's files, the field of ours that it is, and the line that says so."""

    source: Steps
    target: Steps
    line: int


@dataclass(frozen=True, slots=True)
class FieldMap:
    """What the file ``name`` says: fields by the names in the user's files, and values for all posts."""

    name: str
    fields: tuple[Mapped, ...] = ()
    constants: tuple[tuple[Steps, Any], ...] = ()

    def apply(self, document: Document, met: Counter[str]) -> tuple[Document, Names, frozenset[str]]:
        """The document in our names; where each was written; those that the map gave a value.

        A field that is there under our own name keeps its value. The names found are counted in ``met``.
        """
        whole = document.whole()
        written: Names = {}
        values = self._renamed(whole.values, met, written)
        for name in ("related", "items"):
            if name in values:
                values[name] = self._entries(values[name], met, 0)
        for target, value in self.constants:
            _put(values, target, value)
        given = frozenset(found.target[0] for found in self.fields) | {target[0] for target, _ in self.constants}
        return renamed(whole, values, written), written, given & values.keys()

    def _renamed(self, values: Mapping[Any, Any], met: Counter[str], written: Names) -> dict[Any, Any]:
        found = dict(values)
        for mapped in self.fields:
            value = _get(values, mapped.source)
            if value is None:
                continue
            met[".".join(mapped.source)] += 1
            if len(mapped.source) == 1:
                found.pop(mapped.source[0], None)
            if _put(found, mapped.target, value):
                written[mapped.target] = mapped.source
        return found

    def _entries(self, related: Any, met: Counter[str], depth: int) -> Any:
        """The entries of a list of related things or of parts, in which the same names hold."""
        if not isinstance(related, list) or depth > MAX_RELATED_DEPTH:
            return related
        entries = []
        for entry in related:
            if isinstance(entry, Mapping):
                entry = self._renamed(entry, met, {})
                if "related" in entry:
                    entry["related"] = self._entries(entry["related"], met, depth + 1)
            entries.append(entry)
        return entries

    def unmet(self, met: Mapping[str, int]) -> Iterator[Mapped]:
        """The fields whose names no file had."""
        return (mapped for mapped in self.fields if not met.get(".".join(mapped.source)))


def read_field_map(path: Path) -> FieldMap:
    """The field map in a file. Raises UsageError, naming file and line, for anything in it that is not understood."""
    document = _document(path)
    values = document.values
    for name in values:
        if name not in ("fields", "set"):
            cure = "write fields: (their name: our name) and set: (our name: a value for all)"
            raise _error(path, document.locate, (str(name),), f"there is nothing called {name!r} in a field map", cure)
    fields = _mapping(values, "fields", path, document.locate)
    constants = _mapping(values, "set", path, document.locate)
    mapped = []
    for source, target in fields.items():
        place = ("fields", str(source))
        if not isinstance(source, str) or not isinstance(target, str):
            cure = "write each line as their name: our name, such as headline: title"
            raise _error(path, document.locate, place, "a name is no text", cure)
        steps = _target(target, path, document.locate, place)
        mapped.append(Mapped(tuple(source.split(".")), steps, document.locate(place)[0]))
    given = []
    for target, value in constants.items():
        place = ("set", str(target))
        if value in (None, "", [], {}):
            raise _error(path, document.locate, place, "there is no value", "give one, or remove the line")
        steps = _target(str(target), path, document.locate, place)
        given.append((steps, _constant(steps, value, path, document.locate, place)))
    return FieldMap(path.name, tuple(mapped), tuple(given))


def _document(path: Path) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the field map {str(path)!r} cannot be read: {error.strerror}; check the path") from None
    decoded = to_utf8(data)
    if decoded is None or not decoded.data.strip():
        raise UsageError(f"the field map {str(path)!r} is empty or no text; write fields: and below it name: title")
    try:
        document = yaml_document(decoded.data, 0, Known()).whole()
    except DocumentError as problem:
        raise UsageError(f"{path}:{problem.line}: {problem.message}; {problem.remedy}") from None
    if document.problems:
        first = document.problems[0]
        raise UsageError(f"{path}:{first.line}: {first.message}; {first.remedy}")
    if document.notes:
        first = min(document.notes, key=lambda note: note.line)
        raise UsageError(f"{path}:{first.line}: {first.field}: the name is given more than once; {first.remedy}")
    return document


def _mapping(values: Mapping[Any, Any], name: str, path: Path, locate: Locate) -> Mapping[Any, Any]:
    found = values.get(name)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise _error(path, locate, (name,), f"{name} is no mapping", "write name: value lines below it")
    return found


def _target(target: str, path: Path, locate: Locate, place: Steps) -> Steps:
    import difflib

    known = field_names()
    if target in known:
        return tuple(target.split("."))
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(target.casefold(), folded, 1, 0.6)
    hint = f"did you mean {folded[near[0]]}?" if near else "choose one of these:"
    raise _error(path, locate, place, f"there is no field {target!r}", f"{hint} ({', '.join(known)})")


def _constant(target: Steps, value: Any, path: Path, locate: Locate, place: Steps) -> Any:
    """A value for all posts; one that no post could use is refused here, before each post is blamed for it."""
    found = _wrong(target, value)
    written = locate(place)[1]
    if found and written is not None and not isinstance(value, str) and not _wrong(target, written):
        return written  # an unquoted number where text is meant
    if found:
        raise _error(path, locate, place, found[0].message, found[0].remedy)
    return value


def _wrong(target: Steps, value: Any) -> list[Finding]:
    """What is wrong with a value, in a post of a kind that has such a field."""
    kind = next((kind for kind, names in FIELDS.items() if target[0] in names), "article")
    values: dict[Any, Any] = {"title": "A title", "webUrl": _SITE, "type": kind}
    values.pop(target[0], None)
    _put(values, target, value)
    tally = Tally()
    fields = Fields(values, "", (), lambda _: (0, None), tally)
    is_removed(fields)
    read_post(fields, "a.md", _SITE)
    return tally.findings


def _error(path: Path, locate: Locate, place: Steps, message: str, cure: str) -> UsageError:
    return UsageError(f"{path}:{locate(place)[0]}: {'.'.join(place)}: {message}; {cure}")


def _get(values: Mapping[Any, Any], steps: Steps) -> Any:
    found: Any = values.get(".".join(steps))
    if found is None:
        found = values
        for step in steps:
            found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _put(values: dict[Any, Any], target: Steps, value: Any) -> bool:
    """Give a field a value unless it has one; tells whether it was given."""
    top, *below = target
    there = values.get(top)
    if not below:
        values[top] = value if there in (None, "", []) else there
        return values[top] is value
    if there not in (None, "", []) and not isinstance(there, Mapping):
        return False
    if top == "images" and isinstance(value, list) and not there:
        values[top] = [{below[0]: item} for item in value]
        return True
    inside = dict(there or {})
    values[top] = inside
    return inside.setdefault(below[0], value) is value
