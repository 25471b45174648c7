"""The alias file: what the owner of a site decides of identities, over all that the rules say. See docs/identity.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from kg.alias_file import AliasFile, Kind
from kg.errors import Finding, UsageError
from kg.iri import canonical_url, slug
from kg.platforms import PLATFORMS
from kg.readers import safe_yaml
from kg.readers.fields import Fields, Tally
from kg.readers.locate import Step
from kg.readers.reader import read_fields
from kg.readers.safe_yaml import YamlError
from kg.readers.wording import shown
from kg.tracking import TRACKING

_PARAMETER = re.compile(r"[\w.~-]+(?:\*|=[\w.~-]*)?")
_SECTIONS = ("same-as", "not-same-as", "names", "platforms", "tracking-parameters")
_KINDS: tuple[Kind, ...] = ("articles", "publishers", "topics")
_CHANGES = ("add", "remove")
_Places = dict[str, tuple[Fields, Step]]
_LAST_LINE = re.compile(r"\n---\s*\Z")


def read_alias_file(path: Path) -> AliasFile:
    """The decisions in an alias file.

    Raises UsageError with every line that is wrong, and what to do about it: a file that decides who is who is
    used as a whole or not at all.
    """
    if not path.is_file():
        raise UsageError(f"the alias file {str(path)!r} does not exist, or is no file; name one, such as aliases.yaml")
    if path.suffix.lower() not in (".yaml", ".yml", ".json"):
        raise UsageError(f"the alias file {str(path)!r} is neither YAML nor JSON; name it aliases.yaml")
    if not any(line.strip() and not line.lstrip().startswith("#") for line in _lines(path)):
        return AliasFile()
    tally = Tally()
    fields = read_fields(path, path.name, tally)
    found = _read(fields) if fields is not None else AliasFile()
    _check_repetition(path, tally)
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
    joined, apart = list(_groups(same)) if same else [], list(_groups(different)) if different else []
    _check_same(joined)
    _check_different(apart, joined)
    return AliasFile(
        same=tuple((group.kind, group.names) for group in joined),
        different=tuple((group.kind, group.names) for group in apart),
        names=tuple(_names(names)) if names else (),
        add_platforms=tuple(_added_platforms(platforms)) if platforms else (),
        remove_platforms=_removed(platforms, PLATFORMS.__contains__) if platforms else (),
        add_tracking=_added_tracking(tracking) if tracking else (),
        remove_tracking=_removed(tracking, _is_tracking) if tracking else (),
        lines=tuple(_lines_of_names(fields, joined, apart)),
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()


def _lines_of_names(fields: Fields, joined: list[_Group], apart: list[_Group]) -> Iterator[tuple[str, str, str]]:
    """Each name in a group, or with a name to be called by; its section, and where it stands."""
    for section, groups in (("same-as", joined), ("not-same-as", apart)):
        for group in groups:
            for name in group.names:
                below, step = group.places[name]
                yield name, section, f"{fields.file}:{below.locate((*below.path, step))[0]}"
    names = fields.mapping("names")
    for kind in _KINDS[1:]:
        below_names = names.mapping(kind) if names else None
        for name in below_names.values if below_names else ():
            if below_names and isinstance(name, str):
                yield name, "names", f"{fields.file}:{below_names.locate((*below_names.path, name))[0]}"


def _places(fields: Fields, step: Step) -> _Places:
    """Where each text stands in a list of them, or where the single one does; of equal ones the last.

    What is wrong with one was told when it was read.
    """
    value = fields.values.get(step)
    if not isinstance(value, list):
        silent = Fields(fields.values, fields.file, fields.path, fields.locate, Tally())
        return dict.fromkeys(silent.texts(step), (fields, step))
    below = Fields(dict(enumerate(value)), fields.file, (*fields.path, step), fields.locate, Tally())
    found = {text: index for index in range(len(value)) for text in below.texts(index)}
    told = Fields(below.values, fields.file, below.path, fields.locate, fields.tally)
    return {text: (told, index) for text, index in found.items()}


def _check_repetition(path: Path, tally: Tally) -> None:
    """Find names that stand in one mapping twice, of which YAML and JSON let the last one win."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        waiting = [safe_yaml.compose(_LAST_LINE.sub("", text))]
    except YamlError:
        return  # reading has said so
    met: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue  # an anchor's, which may hold itself
        met.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                name = key.value if isinstance(key.value, str) else ""
                if name in seen:
                    message, cure = f"{name!r} stands here a second time", "only one would count; write both as one"
                    line = key.start_mark.line + 1
                    tally.findings.append(Finding("repeated-name", "error", path.name, line, name, message, cure))
                seen.add(name)
                waiting.append(value)


@dataclass(frozen=True, slots=True)
class _Group:
    """The names of one group, and where each of them stands."""

    kind: Kind
    names: tuple[str, ...]
    places: _Places

    def finding(self, name: str, message: str, remedy: str) -> None:
        below, step = self.places[name]
        below.finding("contradiction", step, message, remedy)

    def folded(self) -> tuple[str, ...]:
        return tuple(_folded(self.kind, name) for name in self.names)


def _groups(section: Fields) -> Iterator[_Group]:
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
                continue
            places = _places(entries, index)
            if all(_is_name(*places[name], kind, name) for name in names):
                yield _Group(kind, names, places)


def _names(section: Fields) -> Iterator[tuple[Kind, str, str]]:
    _check_names(section, _KINDS[1:])
    for kind in _KINDS[1:]:
        below = section.mapping(kind)
        for name in below.values if below else ():
            text = below.text(name) if below else None
            if below and not text:
                below.finding("wrong-type", str(name), f"{shown(name)} has no name", "write the name after it")
            elif below and text and isinstance(name, str) and _is_name(below, name, kind, name):
                yield kind, name, " ".join(text.split())


def _added_platforms(section: Fields) -> Iterator[tuple[str, str]]:
    below = section.mapping("add")
    for domain in below.values if below else ():
        name = below.text(domain) if below else None
        if below and not name:
            cure = "write what the platform is called"
            below.finding("wrong-type", str(domain), f"{shown(domain)} has no name", cure)
        elif below and name and isinstance(domain, str) and _is_name(below, domain, "publishers", domain):
            yield domain.lower(), name


def _added_tracking(section: Fields) -> tuple[str, ...]:
    found, places = section.texts("add"), _places(section, "add")
    for name in found:
        if not _PARAMETER.fullmatch(name):
            cure = "write a parameter's name, with * at its end for all that begin so"
            below, step = places[name]
            below.finding("bad-parameter", step, f"{name!r} is no parameter", cure)
    return found


def _removed(section: Fields, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """What is to be taken off a list, which must be on it."""
    found, places = section.texts("remove"), _places(section, "remove")
    added = section.values.get("add") or ()
    for name in found:
        below, step = places[name]
        if not is_known(name.lower()):
            below.finding("not-on-the-list", step, f"{name!r} is not on the list", "correct or remove it")
        elif name in added:
            below.finding("contradiction", step, f"{name!r} is to be added as well", "decide for one")
    return tuple(name.lower() for name in found)


def _is_tracking(name: str) -> bool:
    return name in TRACKING.parameters or TRACKING.covers(name + "=")


def _is_name(fields: Fields, step: Step, kind: Kind, name: str) -> bool:
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


def _folded(kind: Kind, name: str) -> str:
    """A name as far as it can be told without the site: what has one such form is one thing."""
    if kind == "articles":
        return canonical_url(name) or name
    if kind == "topics":
        return slug(name)
    domain, _, channel = re.sub(r"^https?://|/$", "", name).partition("/")
    return domain.lower().removeprefix("www.") + ("/" + slug(channel) if channel else "")


def _check_same(groups: list[_Group]) -> None:
    known: dict[tuple[Kind, str], _Group] = {}
    for group in groups:
        for name, folded in zip(group.names, group.folded(), strict=True):
            first = known.setdefault((group.kind, folded), group)
            if first is not group:
                message = f"{name!r} is in this group and in that of {first.names[0]!r}"
                group.finding(name, message, "write all names of one thing in one group")


def _check_different(groups: list[_Group], joined: list[_Group]) -> None:
    homes = {(group.kind, name): group.folded()[0] for group in joined for name in group.folded()}
    for group in groups:
        known: dict[str, str] = {}
        for name, folded in zip(group.names, group.folded(), strict=True):
            first = known.setdefault(homes.get((group.kind, folded), folded), name)
            if first != name:
                why = "are said to be the same" if (group.kind, folded) in homes else "are one in another form"
                group.finding(name, f"{first!r} and {name!r} {why}", "remove one of the two entries")
