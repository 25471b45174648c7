"""What a build did: what was read, merged, repaired, dropped and found wrong, as plain data."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.decisions import MergeCounts
from kg.errors import Finding
from kg.readers.fields import Tally
from kg.vocabulary import THINGS

if TYPE_CHECKING:
    from kg.readers.field_map import FieldMap
    from kg.readers.site_links import SiteLinks


@dataclass(slots=True)
class Report:
    """The account of one build. All counts are of distinct things: an entry that many files repeat counts once."""

    files: int = 0
    posts: int = 0
    removed: list[str] = field(default_factory=list)
    related_entries: int = 0
    site_data: Counter[str] = field(default_factory=Counter)
    nodes: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, int] = field(default_factory=dict)
    merges: MergeCounts = field(default_factory=MergeCounts)
    repairs: Counter[str] = field(default_factory=Counter)
    unknown_fields: Counter[str] = field(default_factory=Counter)
    fields_read_past: Counter[str] = field(default_factory=Counter)
    skipped_files: Counter[str] = field(default_factory=Counter)
    unlisted_topics: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    page: Mapping[str, int] = field(default_factory=dict)
    mapped_fields: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def add(self, tally: Tally) -> None:
        """Take in what reading one document, or one shared entry, came across."""
        self.findings.extend(tally.findings)
        found = tally.repairs, tally.unknown, tally.read_past, tally.pages, tally.mapped
        for total, counts in zip(self.totals(), found, strict=True):
            for name in counts:
                total[name] += counts[name]

    def totals(self) -> tuple[Counter[str], ...]:
        """What tallies count, in the order in which a tally has it."""
        return self.repairs, self.unknown_fields, self.fields_read_past, self.pages, self.mapped_fields

    def add_links(self, links: SiteLinks) -> None:
        """Count the links between pages of a blog that lead to none."""
        if links.unresolved:
            self.pages["links to no page of the site"] = links.unresolved

    def add_unmet(self, field_map: FieldMap | None) -> None:
        """Warn of each name in the user's field map that no file had."""
        if field_map is None:
            return
        for mapped in field_map.unmet(self.mapped_fields):
            name = ".".join(mapped.source)
            cure = "correct the name, or remove the line"
            message = "no file has a field of this name"
            found = Finding("unmet-field", "warning", field_map.name, mapped.line, f"fields.{name}", message, cure)
            self.findings.append(found)

    def add_page(self, limit: int) -> None:
        """Say how many articles and other things the page leaves out, if it does, because it holds only so many."""
        things = sum(self.nodes.get(kind, 0) for kind in THINGS)
        if things > limit:
            self.page = {"articles": limit, "left_out": things - limit}

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON values, the same for the same input."""
        examples = self.merges.examples
        return {
            "read": {
                "files": self.files,
                "posts": self.posts,
                "related_entries": self.related_entries,
                "removed": sorted(self.removed),
                "site_data": _sorted(self.site_data),
                "skipped_files": _sorted(self.skipped_files),
                "pages": _sorted(self.pages),
                "mapped_fields": _sorted(self.mapped_fields),
            },
            "graph": {"nodes": dict(self.nodes), "edges": dict(self.edges)},
            **({"page": dict(self.page)} if self.page else {}),
            "merged": {
                rule: {"count": count, "examples": examples[rule]} for rule, count in sorted(self.merges.rules.items())
            },
            "topics_not_in_site_data": _sorted(self.unlisted_topics),
            "outranked_values": _sorted(self.merges.outranked),
            "dropped": _sorted(self.merges.dropped),
            "repaired": _sorted(self.repairs),
            "unknown_fields": _sorted(self.unknown_fields),
            "fields_read_past": _sorted(self.fields_read_past),
            "findings": [dataclasses.asdict(finding) for finding in self.sorted_findings()],
        }

    def as_json(self) -> str:
        """The report as indented JSON text, with a line end."""
        return json.dumps(self.as_dict(), indent=2, ensure_ascii=False) + "\n"

    def sorted_findings(self) -> list[Finding]:
        """The findings by file and line."""
        return sorted(self.findings, key=lambda found: (found.file, found.line, found))


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))
