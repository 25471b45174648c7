"""One mapping of a document, taken field by field: each value checked, repaired, or reported.

A ``Fields`` answers in the types of the model and notes in its ``Tally`` what it had to repair, could
not use, or does not know. A field that is wrong is reported and then missing; nothing else is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from kg.errors import Finding, Level
from kg.iri import canonical_url, is_plain_url, syntactic_url, without_login
from kg.readers.instants import parse_instant
from kg.readers.locate import Locate, Step
from kg.readers.repair import is_clean, repair_text, repair_url
from kg.readers.salvage import UNREADABLE
from kg.readers.wording import dotted, shown

MAX_FINDINGS = 1_000
"""How many findings are told of one file."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_PLAIN_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
_LANGUAGE = re.compile(
    # Language, extended language, script, region, variants: BCP 47 but for its private and grandfathered tags.
    r"[a-z]{2,3}([_-][a-z]{3})?([_-][a-z]{4})?([_-]([a-z]{2}|[0-9]{3}))?([_-]([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.IGNORECASE | re.ASCII,
)
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class Counts(Counter[str]):
    """A counter that is quick to make, of counts only: there are five for each related entry, and most stay empty."""

    __init__ = dict.__init__


@dataclass(slots=True)
class Tally:
    """What reading came across: findings, and counts by name; ``mapped`` are names in the user's field map."""

    findings: list[Finding] = field(default_factory=list)
    repairs: Counter[str] = field(default_factory=Counts)
    unknown: Counter[str] = field(default_factory=Counts)
    read_past: Counter[str] = field(default_factory=Counts)
    pages: Counter[str] = field(default_factory=Counts)
    mapped: Counter[str] = field(default_factory=Counts)

    def tell(self, finding: Finding) -> None:
        """Note a finding, one of the first thousand of its file."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(finding)
        elif len(self.findings) == MAX_FINDINGS:
            code, message = "too-many-findings", f"there is more that is wrong than the first {MAX_FINDINGS:,} findings"
            self.findings.append(Finding(code, "warning", finding.file, 0, "", message, "correct these first"))

    def __bool__(self) -> bool:
        return any((self.findings, self.repairs, self.unknown, self.read_past, self.pages, self.mapped))

    def __reduce__(self) -> tuple[Callable[..., Tally], tuple[object, ...]]:
        counts = self.repairs, self.unknown, self.read_past, self.pages, self.mapped
        return _tally, (self.findings, *map(dict, counts)) if self else ()


def _tally(findings: list[Finding] | None = None, *counts: dict[str, int]) -> Tally:
    """The tally that another process hands over."""
    return Tally() if findings is None else Tally(findings, *map(Counts, counts))


class Fields:
    """The fields of one mapping that stands at ``path`` in the file ``file``."""

    def __init__(
        self, values: Mapping[Any, Any], file: str, path: tuple[Step, ...], locate: Locate, tally: Tally
    ) -> None:
        self.values = values
        self.file, self.path, self.locate, self.tally = file, path, locate, tally

    def finding(self, code: str, name: Step | None, message: str, remedy: str, level: Level = "warning") -> None:
        """Report something about one field, or about the whole mapping where ``name`` is None."""
        path = self.path if name is None else (*self.path, name)
        line = self.locate(path)[0] if len(self.tally.findings) < MAX_FINDINGS else 0
        self.tally.tell(Finding(code, level, self.file, line, dotted(path), message, remedy))

    def raise_to_errors(self, start: int) -> None:
        """Make the findings from a place on errors, for they cost more than a field."""
        findings = self.tally.findings
        findings[start:] = [replace(finding, level="error") for finding in findings[start:]]

    def text(self, *names: str) -> str | None:
        """The first of the named fields that holds text; repaired, white space at its ends gone."""
        for name in names:
            value = self.values.get(name)
            if value is None:
                continue
            text: str | None = value.strip() if is_clean(value) else self._text(name, value)
            if text:
                return text
        return None

    def count_unheard(self, name: str, other: str) -> None:
        """Count the other of two fields for one thing, where the first is heard and the other says something else."""
        if other in self.values:
            first, second = self.values.get(name), self.values[other]
            if second not in (None, "", first) and first is not None and str(first).strip():
                self.tally.read_past[self._place() + other] += 1

    def _place(self) -> str:
        """The names above these fields, each with a dot behind."""
        return "".join(f"{step}." for step in self.path if isinstance(step, str))

    def texts(self, name: Step) -> tuple[str, ...]:
        """A list of texts, or a single one, in the order found, each once."""
        value = self.values.get(name)
        found: dict[str, None] = {}
        for index, item in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
            step: Step = index if isinstance(value, list) else name
            below = self if step == name else self._below(name)
            if item is None:
                below.finding("null-value", step, "the list has an empty entry", "remove it, or name what was meant")
            elif item is UNREADABLE:
                continue
            elif text := item.strip() if is_clean(item) else below._text(step, item):
                found[text] = None
        return tuple(found)

    def url(self, name: Step, site: str | None = None) -> str | None:
        """A web address as found (entities decoded); a path is completed with the site's own address."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self._wrong_type(name, value, "an address")
            return None
        if is_plain_url(value):
            return value
        url, repairs = repair_url(value.strip())
        if repairs:
            self.tally.repairs.update(repairs)
        if url.startswith("/") and not url.startswith("//") and site:
            url = site.rstrip("/") + url
            self.tally.repairs["address-completed"] += 1
        if canonical_url(url) is None:
            cure = "write it in full, with https:// in front"
            self.finding("bad-url", name, f"{shown(value)} is no web address", cure)
            return None
        if "@" in url and (bare := without_login(url)) != url:
            url, cure = bare, "remove the user name and the password, and change the password: it was published"
            self.finding("login-in-url", name, "the address holds somebody's login, which was left out", cure)
        if re.search(r"\s", url):
            self.finding("space-in-url", name, f"{shown(value)} holds white space", "write each space as %20")
        return url

    def domain(self, name: str) -> str | None:
        """A host name; of an address that stands in its place, the host."""
        text = self.text(name)
        if text is None or _PLAIN_DOMAIN.fullmatch(text):
            return text
        regular = syntactic_url(text if "//" in text else "https://" + text)
        host = urlsplit(regular).hostname if regular else None
        if not host or "." not in host.strip("."):
            self.finding("bad-domain", name, f"{shown(text)} is no domain", "write it as example.com")
            return None
        return host.strip(".")

    def integer(self, name: str, least: int | None = None) -> int | None:
        """A whole number, also where it is written as text or as 44.0."""
        value = self.values.get(name)
        if value is None or (type(value) is int and least is None and -(10**18) < value < 10**18):
            return value
        if isinstance(value, str) and _INTEGER.fullmatch(value.strip()):
            value = int(value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong_type(name, value, "a whole number")
            return None
        if abs(value) >= 10**18:
            self.finding("out-of-range", name, "the number is too large", "correct or remove it")
            return None
        if least is not None and value < least:
            self.finding("out-of-range", name, f"{value} is less than {least}", "correct or remove it")
            return None
        return value

    def boolean(self, name: str) -> bool | None:
        """True or false, also where they are written as text."""
        value = self.values.get(name)
        if isinstance(value, str):
            value = _TRUTHS.get(value.strip().casefold(), value)
        if value is None or isinstance(value, bool):
            return value
        self._wrong_type(name, value, "true or false")
        return None

    def instant(self, name: str) -> datetime | None:
        """A point in time, in UTC; one without a zone is taken as UTC, a day as its beginning."""
        value = self.values.get(name)
        if value is None or value == "" or (type(value) is datetime and value.tzinfo is UTC):
            return value or None
        try:
            return parse_instant(value)
        except (ValueError, OverflowError):
            remedy = "write it as 2020-06-24T20:56:00Z"
            self.finding("bad-date", name, f"{shown(value)} is no date that exists, or is written otherwise", remedy)
        except TypeError:
            self._wrong_type(name, value, "a date")
        return None

    def language(self, *names: str) -> str | None:
        """A language tag by BCP 47, in lower case."""
        text = self.text(*names)
        if text is None:
            return None
        if not _LANGUAGE.fullmatch(text):
            self.finding("bad-language", names[0], f"{shown(text)} is no language tag", "write it as en or pt-BR")
            return None
        return text.replace("_", "-").lower()

    def mapping(self, name: str, text_as: str | None = None) -> Fields | None:
        """A nested mapping; where ``text_as`` is given, a plain text stands for a mapping with that one field."""
        value = self.values.get(name)
        if isinstance(value, str) and text_as and value.strip():
            value = {text_as: value}
        if value is None or value == "":
            return None
        if not isinstance(value, Mapping):
            self._wrong_type(name, value, "a mapping (name: value lines)")
            return None
        return Fields(value, self.file, (*self.path, name), self.locate, self.tally)

    def mappings(self, name: str, text_as: str | None = None) -> Iterator[Fields]:
        """A list of mappings, or a single one; what is none is reported and passed over."""
        value = self.values.get(name)
        if value is None or value == "":
            return
        if isinstance(value, Mapping) or (isinstance(value, str) and text_as):
            if (single := self.mapping(name, text_as)) is not None:
                yield single
            return
        if not isinstance(value, list):
            self._wrong_type(name, value, "a list")
            return
        below = self._below(name)
        for index, item in enumerate(value):
            if isinstance(item, str) and text_as and item.strip():
                item = {text_as: item}
            if item is None:
                below.finding("null-value", index, "the list has an empty entry", "remove it, or fill it in")
            elif item is UNREADABLE:
                continue
            elif not isinstance(item, Mapping):
                below._wrong_type(index, item, "a mapping (name: value lines)")
            else:
                yield Fields(item, self.file, (*below.path, index), self.locate, self.tally)

    def count_unused(self, used: frozenset[str], read_past: frozenset[str]) -> None:
        """Count the fields that are known but say nothing for the graph, and those that nobody knows."""
        unused = self.values.keys() - used
        if unused:
            place = self._place()
            for name in unused:
                counts = self.tally.read_past if name in read_past else self.tally.unknown
                counts[place + _shown_name(name)] += 1

    def _below(self, name: Step) -> Fields:
        return Fields({}, self.file, (*self.path, name), self.locate, self.tally)

    def _text(self, name: Step, value: Any) -> str | None:
        if not isinstance(value, str):
            # YAML reads an unquoted 010 or Yes as a number or a truth; what was written is what was meant.
            raw = None if isinstance(value, (dict, list)) else self.locate((*self.path, name))[1]
            if raw is None:
                self._wrong_type(name, value, "text")
                return None
            self.tally.repairs["scalar-as-text"] += 1
            value = raw
        text, repairs = repair_text(value)
        if repairs:
            self.tally.repairs.update(repairs)
        return text.strip()

    def _wrong_type(self, name: Step, value: Any, wanted: str) -> None:
        self.finding("wrong-type", name, f"{shown(value)} is not {wanted}", f"give {wanted} or remove the field")


def _shown_name(name: Any) -> str:
    """The name of a field, foreign too, as it may stand in a report."""
    return name if isinstance(name, str) and name.isprintable() and len(name) <= 80 else shown(name)
