"""Differences for people: how many of which kind, then the things themselves and the fields that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.differences import Change, Differences, FieldChange, Thing, Value
from kg.summary import printable
from kg.vocabulary import KINDS, RDF_TYPE, shorten

LIMIT = 10
"""The most entries of one list that are shown unless all are asked for."""
_LONGEST, _CONTEXT = 60, 15
_MANY = {field.iri for kind in KINDS.values() for field in kind.fields if field.many}


def lines(differences: Differences, limit: int | None = LIMIT) -> Iterator[str]:
    """The lines to print: at most ``limit`` entries of a list, and the telling part of long texts; None: all, whole."""
    if not differences:
        yield "No differences"
        return
    yield from _table(differences)
    if limit == 0:
        return
    things: tuple[tuple[str, str, Sequence[Thing | Change]], ...] = (
        ("Came", "+", differences.came),
        ("Went", "-", differences.went),
        ("Changed", "~", differences.changed),
    )
    for title, sign, found in things:
        for kind, group in groupby(found, lambda thing: thing.kind):
            every = list(group)
            yield ""
            yield f"{title}: {printable(kind)} ({len(every):,})"
            for thing in every[:limit]:
                yield from _told(sign, thing, limit)
            yield from _rest(every, limit, "  ")


def _table(differences: Differences) -> Iterator[str]:
    counts = {printable(kind): found for kind, found in differences.counts().items()}
    width = max(map(len, counts), default=0)
    yield f"{'':<{width}}  {'came':>8}  {'went':>8}  {'changed':>8}"
    for kind, found in counts.items():
        yield f"{kind:<{width}}  {found.came:>8,}  {found.went:>8,}  {found.changed:>8,}"


def _told(sign: str, thing: Thing | Change, limit: int | None) -> Iterator[str]:
    name = printable(thing.name if limit is None else _cut(thing.name, 2 * _LONGEST))
    yield f"  {sign} {name or printable(thing.iri)}"
    if name:
        yield f"    {printable(thing.iri)}"
    if isinstance(thing, Thing):
        if thing.alias_of:
            yield f"    {'was' if sign == '+' else 'now'} an alias of {printable(thing.alias_of)}"
        return
    if thing.old_kind != thing.kind:
        yield f"    kind: {printable(thing.old_kind)} → {printable(thing.kind)}"
    for field in thing.fields:
        yield from _field(field, limit)


def _field(change: FieldChange, limit: int | None) -> Iterator[str]:
    name = printable(change.field)
    if max(len(change.went), len(change.came)) == 1 and change.predicate not in _MANY:
        old, new = next(iter(change.went), None), next(iter(change.came), None)
        if limit is not None:
            old, new = _telling(old, new) if old and new else (old and _cut_value(old), new and _cut_value(new))
        yield f"    {name}: {_shown(old, change)} → {_shown(new, change)}"
        return
    yield f"    {name}:"
    for sign, values in (("-", change.went), ("+", change.came)):
        for value in values[:limit]:
            yield f"      {sign} {_shown(value if limit is None else _cut_value(value), change)}"
        yield from _rest(values, limit, f"      {sign} ")


def _shown(value: Value | None, change: FieldChange) -> str:
    """As Turtle has it: an address bare, a text in quotes with its language, a number as it is."""
    if value is None:
        return "nothing"
    text = printable(value.text)
    if value.type == "uri":
        return shorten(text) if change.predicate == RDF_TYPE else text
    if value.datatype:
        return text
    return f'"{text}"' + (f"@{value.language}" if value.language else "")


def _rest(found: Sequence[object], limit: int | None, indent: str) -> Iterator[str]:
    if limit is not None and len(found) > limit:
        yield f"{indent}and {len(found) - limit:,} more (--all shows them)"


def _cut(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _cut_value(value: Value, start: int = 0) -> Value:
    """A literal cut to the part after ``start``; an address stays whole."""
    if value.type == "uri":
        return value
    return replace(value, text=_cut("…" * (start > 0) + value.text[start:]))


def _telling(old: Value, new: Value) -> tuple[Value, Value]:
    """Two values without most of what long texts begin with alike."""
    longest = max(len(old.text), len(new.text))
    if longest <= _LONGEST:
        return old, new
    pairs = enumerate(zip(old.text, new.text, strict=False))
    alike = next((place for place, (a, b) in pairs if a != b), min(len(old.text), len(new.text)))
    start = max(0, min(alike - _CONTEXT, longest - _LONGEST + 1))
    return _cut_value(old, start), _cut_value(new, start)
