"""The alias file: what the owner of a site decides of identities, over all that the rules say. See docs/identity.md."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from kg.alias_file import AliasFile, Kind
from kg.errors import UsageError
from kg.iri import canonical_url
from kg.readers.fields import Fields, Tally
from kg.readers.reader import read_fields

_SECTIONS = ("same-as", "not-same-as", "names", "platforms", "tracking-parameters")
_KINDS: tuple[Kind, ...] = ("articles", "publishers", "topics")
_CHANGES = ("add", "remove")


def read_alias_file(path: Path) -> AliasFile:
    """The decisions in an alias file.

    Raises UsageError with every line that is wrong, and what to do about it: a file that decides who is who is
    used as a whole or not at all.
    """
    if path.suffix.lower() not in (".yaml", ".yml", ".json"):
        raise UsageError(f"the alias file {str(path)!r} is neither YAML nor JSON; name it aliases.yaml")
    tally = Tally()
    fields = read_fields(path, path.name, tally)
    found = _read(fields) if fields is not None else AliasFile()
    if tally.findings:
        raise UsageError("the alias file cannot be used:\n" + "\n".join(f"  {finding}" for finding in tally.findings))
    return found


def _read(fields: Fields) -> AliasFile:
    _check_names(fields, _SECTIONS)
    same, different = fields.mapping("same-as"), fields.mapping("not-same-as")
    names, platforms = fields.mapping("names"), fields.mapping("platforms")
    tracking = fields.mapping("tracking-parameters")
    for below in (platforms, tracking):
        if below is not None:
            _check_names(below, _CHANGES)
    found = AliasFile(
        same=tuple(_groups(same)) if same else (),
        different=tuple(_groups(different)) if different else (),
        names=tuple(_names(names)) if names else (),
        add_platforms=platforms.texts("add") if platforms else (),
        remove_platforms=platforms.texts("remove") if platforms else (),
        add_tracking=tracking.texts("add") if tracking else (),
        remove_tracking=tracking.texts("remove") if tracking else (),
    )
    _check_contradictions(found, fields)
    return found


def _groups(section: Fields) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    _check_names(section, _KINDS)
    for kind in _KINDS:
        value = section.values.get(kind)
        if value is None:
            continue
        if not isinstance(value, list):
            section.finding("wrong-type", kind, "it is no list of groups", "write - [first, second] below it")
            continue
        entries = Fields(dict(enumerate(value)), section.file, (*section.path, kind), section.locate, section.tally)
        for index in range(len(value)):
            names = entries.texts(index)
            if not isinstance(value[index], list) or len(set(names)) < 2:
                cure = "write at least two names: - [the one it is known by, another]"
                entries.finding("wrong-type", index, "a group needs several different names", cure)
            elif all(_is_name(entries, index, kind, name) for name in names):
                yield kind, names


def _names(section: Fields) -> Iterator[tuple[Kind, str, str]]:
    _check_names(section, _KINDS[1:])
    for kind in _KINDS[1:]:
        below = section.mapping(kind)
        for name in below.values if below else ():
            text = below.text(name) if below else None
            if not text:
                section.finding("wrong-type", kind, f"{name!r} has no name", "write the name after it")
            elif below and isinstance(name, str) and _is_name(below, name, kind, name):
                yield kind, name, text


def _is_name(fields: Fields, step: str | int, kind: Kind, name: str) -> bool:
    if kind == "articles" and canonical_url(name) is None:
        fields.finding("bad-url", step, f"{name!r} is no web address", "write it in full, with https:// in front")
        return False
    if kind == "publishers" and "." not in name.partition("/")[0] and canonical_url(name) is None:
        cure = "write its domain (example.com), or the platform's and its name there (youtube.com/Example)"
        fields.finding("bad-domain", step, f"{name!r} is no publisher", cure)
        return False
    return True


def _check_names(fields: Fields, known: tuple[str, ...]) -> None:
    for name in fields.values:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            cure = f"did you mean {near[0]}?" if near else f"write one of {', '.join(known)}"
            place = name if isinstance(name, str) else None
            fields.finding("unknown-field", place, f"{name!r} means nothing here", cure)


def _check_contradictions(found: AliasFile, fields: Fields) -> None:
    firsts = {(kind, name): names[0] for kind, names in found.same for name in names[1:]}
    for kind, names in found.same:
        for name in names[1:]:
            if firsts[kind, name] != names[0]:
                cure = "write all names of one thing in one group"
                message = f"{name!r} is in a group of {names[0]!r} and in one of {firsts[kind, name]!r}"
                fields.finding("contradiction", "same-as", message, cure)
        if (kind, names[0]) in firsts:
            message = f"{names[0]!r} comes first here, and later in the group of {firsts[kind, names[0]]!r}"
            fields.finding("contradiction", "same-as", message, "write all names of one thing in one group")
    joined = {(kind, frozenset((a, b))) for kind, names in found.same for a in names for b in names}
    for kind, names in found.different:
        if any((kind, frozenset((a, b))) in joined for a in names for b in names if a != b):
            message = f"{' and '.join(map(repr, names))} are said to be the same as well"
            fields.finding("contradiction", "not-same-as", message, "decide for one")
