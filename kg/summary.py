"""A build's report for people: a screenful of plain text, made of lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import Finding
from kg.model import ITEM_KINDS

if TYPE_CHECKING:
    from kg.report import Report

MAX_FINDINGS = 10
MAX_NAMES = 6
MAX_RULES = 20
"""So many names of a list are told; of rules all, for each is a decision."""

WIDTH = 80
_TIED = "\u00a0"
"""A space at which no line ends."""

_LABELS = {
    "article": ("article", "articles"),
    **{kind: (kind, kind + "s") for kind in ITEM_KINDS},
    "person": ("person", "people"),
    "community": ("community", "communities"),
    "provider": ("provider", "providers"),
    "topic": ("topic", "topics"),
    "image": ("image", "images"),
    "story": ("story", "stories"),
    "source": ("source document", "source documents"),
    "related_to": ("related link", "related links"),
}


def summary(report: Report, written: Sequence[Path], paths: Sequence[str]) -> Iterator[str]:
    """The lines to print after a build of ``paths``: what came in and out, what was decided, what was wrong.

    Lines are at most 80 characters wide, but for addresses and the names of files, which stay whole.
    """
    where = next((str(path) for path in written if path.suffix == ".json"), "the report (--format report)")
    for line in [*_account(report, paths), *_findings(report.sorted_findings(), f" in {printable(where)}")]:
        yield from _wrapped(line)
    if written:
        yield "Wrote"
        for path in written:
            yield f"  {printable(str(path))}  {_size(path)}"
    page = next((path for path in written if path.suffix == ".html"), None)
    if page:
        yield f"Open {printable(str(page))} in a browser to look around."


def nothing_built(findings: Sequence[Finding]) -> Iterator[str]:
    """The lines to print after a build that came to nothing: what was wrong, and how to mend it."""
    for line in _findings(findings, "; correct these first"):
        yield from _wrapped(line)


def _account(report: Report, paths: Sequence[str]) -> Iterator[str]:
    entries = _count(report.related_entries, "distinct related entry", "distinct related entries")
    yield f"Read {_count(report.posts, 'post')} and {entries}"
    details = [f"from {_count(report.files, 'file')} in {_named(paths)}"]
    if report.removed:
        details.append(f"left out {_count(len(report.removed), 'post')} marked removed")
    if report.site_data:
        details.append("with the site's own " + _list(report.site_data))
    yield "  " + "; ".join(details)
    counts = {**report.nodes, "related_to": report.edges.get("related_to", 0)}
    yield "Built " + ", ".join(
        _count(counts.get(name, 0), *labels)
        for name, labels in _LABELS.items()
        if counts.get(name) or name not in ITEM_KINDS
    )
    if report.page:
        held, missing = report.page["articles"], report.page["left_out"]
        yield f"The page holds {held:,} articles and other things and leaves out {missing:,} (--html-limit)"
    for title, found in (
        ("Pages of the site", report.pages),
        ("Fields by the map", report.mapped_fields),
        ("Merged", report.merges.rules),
        ("Topics not in the site's data", report.unlisted_topics),
        ("Overruled values", report.merges.outranked),
        ("Repaired", report.repairs),
        ("Dropped", report.merges.dropped),
        ("Unknown fields", report.unknown_fields),
        ("Fields read past", report.fields_read_past),
        ("Passed over", report.skipped_files),
    ):
        if found:
            yield f"{title}: {_list(found, MAX_RULES if title == 'Merged' else MAX_NAMES)}"


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    found = textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [part.replace(_TIED, " ") for part in found]


def printable(text: str) -> str:
    """Foreign text fit for a terminal: control characters shown as escapes, never obeyed.

    >>> printable("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _findings(findings: Sequence[Finding], of_the_rest: str) -> Iterator[str]:
    if not findings:
        return
    yield f"{_count(len(findings), 'finding')}:"
    # Posts that were lost come before fields that were.
    ordered = sorted(findings, key=lambda finding: finding.level != "error")
    for finding in ordered[:MAX_FINDINGS]:
        text = f"  {finding.level} {printable(str(finding))}"
        if len(text) <= WIDTH:
            yield text
        else:
            place = f"{finding.file}:{finding.line}:" if finding.line else f"{finding.file}:"
            yield f"  {finding.level} {printable(place)}".replace(" ", _TIED)
            yield "      " + printable(str(finding).removeprefix(place).strip())
    if len(ordered) > MAX_FINDINGS:
        yield f"  and {len(ordered) - MAX_FINDINGS:,} more{of_the_rest}"


def _named(paths: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(map(printable, paths[:most]))
    return shown + (f" and {_count(len(paths) - most, 'more path')}" if len(paths) > most else "")


def _list(counts: Mapping[str, int], most: int = MAX_NAMES) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{printable(name)}{_TIED}{number:,}" for name, number in ordered[:most])
    return shown + (f" and {len(ordered) - most} more" if len(ordered) > most else "")


def _count(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}".replace(" ", _TIED)


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
