"""From a ledger to the report of the build, and from a change to what the ledger is after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.decisions import MergeCounts
from kg.incremental.closure import voices_in_use
from kg.incremental.ledger import Ledger, Plain, decode_tally
from kg.incremental.update import Update
from kg.merge import RELATED
from kg.report import Report
from kg.vocabulary import KINDS


def edge_counts(targets: Mapping[str, Iterable[str]]) -> tuple[tuple[str, int], ...]:
    """How many links of each field lead from a node: ``targets`` has by IRI the fields of the links to it."""
    counts: dict[str, int] = {}
    for fields in targets.values():
        for field in fields:
            counts[field] = counts.get(field, 0) + 1
    return tuple(counts.items())


def plain_counts(counts: MergeCounts, apart: Collection[str] = ()) -> Plain:
    """What a merge decided, as a ledger keeps it, but for some rules."""
    return (
        {rule: dict(found) for rule, found in counts.joined.items() if rule not in apart},
        {iri: dict(found) for iri, found in counts.overruled.items()},
        {iri: dict(found) for iri, found in counts.left_out.items()},
    )


def merge_counts(ledger: Ledger) -> MergeCounts:
    """What the merge decided, by the ledger."""
    joined, overruled, left_out = ledger.decided
    counts = MergeCounts(dict(joined))
    counts.overruled.update((iri, Counter(found)) for iri, found in overruled.items())
    counts.left_out.update((iri, Counter(found)) for iri, found in left_out.items())
    return counts


def apply(update: Update, ledger: Ledger) -> None:
    """Let the ledger say of the IRIs in reach what the update made of them."""
    graph, adjacency = update.graph, update.graph.adjacency()
    for iri in update.reach:
        for known in (ledger.kinds, ledger.edges, ledger.moved, ledger.topics):
            known.pop(iri, None)
        if iri in graph:
            ledger.kinds[iri] = graph.attributes(iri)["kind"]
            ledger.edges[iri] = edge_counts(adjacency[iri])
        if iri in update.moved:
            ledger.moved[iri] = update.moved[iri]
        if iri in update.topics:
            ledger.topics[iri] = graph.attributes(iri).get("name", iri), update.topics[iri]
    counts = merge_counts(ledger)
    counts.replace(update.merged, update.counts)
    ledger.decided = plain_counts(counts)


def report_of(ledger: Ledger, skipped: Counter[str]) -> Report:
    """The report of the build that the ledger is of."""
    report = Report(files=len(ledger.files), skipped_files=skipped)
    report.posts = sum(record.voice >= 0 for record in ledger.files.values())
    report.removed = [name for name, record in ledger.files.items() if record.removed]
    report.related_entries = sum(ledger.voices[number].whose == RELATED for number in voices_in_use(ledger))
    for plain in _tallies(ledger):
        _add(plain, report)
    report.nodes = _by_kind(ledger)
    report.edges = dict(sorted(_edges(ledger).items()))
    report.merges = merge_counts(ledger)
    for rule, found in ledger.linked.items():
        report.merges.note(rule, found)
    report.unlisted_topics = Counter(dict(ledger.topics.values()))
    report.site_data = Counter(ledger.site_data)
    return report


def _tallies(ledger: Ledger) -> Iterator[Plain]:
    entries: set[int] = set().union(*(record.entries for record in ledger.files.values()))
    for record in ledger.files.values():
        yield record.tally
    for number in entries:
        yield ledger.entries[number].tally
    yield from ledger.notes


def _add(plain: Plain, report: Report) -> None:
    """Take in a tally as it is kept: there are thousands, and most hold one count."""
    if plain is None:
        return
    findings, *counts = plain
    if findings:
        report.findings.extend(decode_tally(plain).findings)
    for total, found in zip(report.totals(), counts, strict=True):
        for name in found:
            total[name] += found[name]


def _by_kind(ledger: Ledger) -> dict[str, int]:
    counts = Counter(ledger.kinds.values())
    return {kind: counts[kind] for kind in KINDS if counts[kind]}


def _edges(ledger: Ledger) -> Counter[str]:
    found: Counter[str] = Counter()
    for counts in ledger.edges.values():
        for field, number in counts:
            found[field] += number
    return found
