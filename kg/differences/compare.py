"""Two graph files compared, subject by subject."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.differences import Change, Differences, FieldChange, Thing, Value, kind_order
from kg.differences.statements import Statement, descriptions, parse
from kg.vocabulary import KINDS, RDF_TYPE, expand, shorten

UNCLASSED = "resource"
"""The kind of what has no class: in RDF all things are resources."""

_NAMES = tuple(
    map(expand, ("schema:headline", "schema:name", "skos:prefLabel", "schema:caption", "dcterms:title"))
)  # the most telling first
_ALIASES = frozenset(map(expand, ("kg:alias", "schema:url")))
_CLASSES = {kind.name: frozenset(map(expand, kind.classes)) for kind in KINDS.values()}
_FIELDS = {
    kind.name: {field.iri: field.name for field in kind.fields if field.datatype != "class"} for kind in KINDS.values()
}


def compare(old: Path, new: Path) -> Differences:
    """What differs between two graph files, or between the ``graph.nt`` of two folders.

    Raises GraphFileError where one cannot be read as a graph.
    """
    came: list[tuple[str, list[Statement]]] = []
    went: list[tuple[str, list[Statement]]] = []
    changed: list[Change] = []
    removed: list[str] = []
    added: list[str] = []
    aliases: tuple[_Aliases, _Aliases] = {}, {}
    for before, after in _unequal(descriptions(old), descriptions(new)):
        kept = set(before) & set(after)
        removed += (line.rstrip("\n") for line in before if line not in kept)
        added += (line.rstrip("\n") for line in after if line not in kept)
        said = [parse(line) for line in before], [parse(line) for line in after]
        for statements, found in zip(said, aliases, strict=True):
            _note_aliases(statements, found)
        if not before:
            came.append((_kind(said[1]), said[1]))
        elif not after:
            went.append((_kind(said[0]), said[0]))
        else:
            changed.append(_change(*said))
    return Differences(
        came=tuple(sorted((_thing(kind, said, aliases[0]) for kind, said in came), key=_order)),
        went=tuple(sorted((_thing(kind, said, aliases[1]) for kind, said in went), key=_order)),
        changed=tuple(sorted(changed, key=_order)),
        removed=tuple(removed),
        added=tuple(added),
    )


_Aliases = dict[tuple[str, str], str]
"""By the kind and an alias of a thing, its IRI."""

_Described = Iterator[tuple[str, list[str]]]


def _unequal(old: _Described, new: _Described) -> Iterator[tuple[list[str], list[str]]]:
    """The lines of each subject of which the two say different things; none where one says nothing."""
    end = ("\U0010ffff", list[str]())  # after every subject, for these begin with a bracket
    before, after = next(old, end), next(new, end)
    while before is not end or after is not end:
        if before[0] == after[0]:
            if before[1] != after[1]:
                yield before[1], after[1]
            before, after = next(old, end), next(new, end)
        elif before[0] < after[0]:
            yield before[1], []
            before = next(old, end)
        else:
            yield [], after[1]
            after = next(new, end)


def _order(found: Thing | Change) -> tuple[tuple[int, str], str]:
    return kind_order(found.kind), found.iri


def _thing(kind: str, said: list[Statement], aliases: _Aliases) -> Thing:
    iri = said[0].subject
    return Thing(kind, iri, _name(said), aliases.get((kind, iri), ""))


def _change(before: list[Statement], after: list[Statement]) -> Change:
    kind, old_kind = _kind(after), _kind(before)
    changes: dict[str, tuple[list[Value], list[Value]]] = {}
    for place, (mine, theirs) in enumerate(((before, set(after)), (after, set(before)))):
        for statement in mine:
            if statement not in theirs:
                changes.setdefault(statement.predicate, ([], []))[place].append(statement.value)
    fields = (
        FieldChange(_field(predicate, kind, old_kind), predicate, tuple(sorted(went)), tuple(sorted(came)))
        for predicate, (went, came) in changes.items()
    )
    return Change(kind, after[0].subject, _name(after) or _name(before), old_kind, tuple(sorted(fields)))


def _kind(said: list[Statement]) -> str:
    """Our name of a thing's kind; where it is not one of ours, the first of its classes."""
    types = (statement.value for statement in said if statement.predicate == RDF_TYPE)
    classes = {value.text for value in types if value.type == "uri"}
    ours = (kind for kind, known in _CLASSES.items() if known <= classes)
    return next(ours, None) or min(map(shorten, classes), default=UNCLASSED)


def _name(said: list[Statement]) -> str:
    names = {statement.predicate: statement.value.text for statement in reversed(said)}
    return next((names[predicate] for predicate in _NAMES if predicate in names), "")


def _field(predicate: str, *kinds: str) -> str:
    if predicate == RDF_TYPE:
        return "type"
    known = (_FIELDS[kind][predicate] for kind in kinds if predicate in _FIELDS.get(kind, ()))
    return next(known, None) or shorten(predicate)


def _note_aliases(said: list[Statement], found: _Aliases) -> None:
    addresses = [statement.value.text for statement in said if statement.predicate in _ALIASES]
    if addresses:
        kind = _kind(said)
        for address in addresses:
            found.setdefault((kind, address), said[0].subject)
