"""The build: files are read, things drawn out of them, merged into one graph, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from kg import collector
from kg.drawer import Drawer, UnknownItems
from kg.errors import NothingToBuildError
from kg.extractors import extractors
from kg.extractors.site import extract_organizations, extract_subjects
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.links import Rank
from kg.merge import OWN, SITE_DATA, Merger
from kg.readers.fields import Fields, Tally, shown
from kg.readers.files import FileSet, find_files
from kg.readers.parallel import read_files
from kg.readers.reader import read_fields
from kg.readers.site_data import read_site_data
from kg.report import Report
from kg.vocabulary import DEFAULT_BASE_IRI, THINGS

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much of it is done, and how much there is."""


class Build(NamedTuple):
    """What a build gives: the graph, and the account of how it came to be."""

    graph: KnowledgeGraph
    report: Report


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. ``base_iri`` is where things without an address live (None: the site's own address, else
    the default); ``jobs`` is the number of processes that read (None: as many as pay); ``output`` is a
    folder to pass over, because the build's own files go there."""

    base_iri: str | None = None
    jobs: int | None = None
    output: Path | None = None


def build(
    paths: str | Path | Iterable[str | Path], options: BuildOptions | None = None, progress: Progress | None = None
) -> Build:
    """Build the knowledge graph of the posts at the paths (folders, files).

    Raises UsageError for a path that does not exist or a bad base IRI, NothingToBuildError where nothing could
    be read. Bad files raise nothing: they are findings in the report.

    >>> import kg
    >>> graph, report = kg.build("seeds")
    >>> report.posts, graph.node_counts()["article"]
    (5, 19)
    """
    options = options or BuildOptions()
    files = find_files([paths] if isinstance(paths, (str, Path)) else paths, options.output)
    with collector.paused():
        return _build(files, options, progress or (lambda stage, done, total: None))


def _build(files: FileSet, options: BuildOptions, progress: Progress) -> Build:
    report = Report(files=len(files.names), skipped_files=files.skipped)
    site = read_site_data(files.folders, files.root)
    report.add(site.tally)
    identity = Identity(options.base_iri or site.base_iri or DEFAULT_BASE_IRI)
    merger = Merger()
    site_rank: Rank = (SITE_DATA, 0.0, "")
    merger.add(extract_subjects(site.subjects, site.title, identity), site_rank)
    merger.add(extract_organizations(site.organizations, identity), site_rank)
    report.site_data = +Counter(topics=len(site.subjects), organizations=len(site.organizations))
    drawer = Drawer(merger, identity, extractors())
    seen: set[bytes] = set()
    readings = read_files(files, site.address, options.jobs)
    import_module("networkx")  # takes a tenth of a second: now, while other processes read
    for done, reading in enumerate(readings):
        report.add(reading.tally)
        for text, tally in reading.shared:
            if text not in seen:
                seen.add(text)
                report.add(tally)
        if reading.removed:
            report.removed.append(reading.source)
        if reading.post is not None:
            report.posts += 1
            drawer.draw(reading.post, OWN, reading.source)
        if done % 100 == 0:
            progress("reading", done, len(files.names))
    drawer.finish()
    for lacking in drawer.unknown_items:
        report.add(_unknown_items(lacking, files.root))
    progress("merging", 0, 1)
    graph, report.merges = merger.graph()
    for rule, iris in drawer.told_apart.items():
        report.merges.note(rule, iris)
    report.related_entries = drawer.entries
    report.nodes, report.edges = graph.node_counts(), graph.edge_counts()
    if not any(report.nodes.get(kind) for kind in THINGS):
        wrong = f"; the first finding: {report.sorted_findings()[0]}" if report.findings else ""
        raise NothingToBuildError(f"nothing could be read from {len(files.names)} files{wrong}")
    return Build(graph, report)


def _unknown_items(lacking: UnknownItems, root: Path) -> Tally:
    """What is told of the items of one list that are no posts; the file is read again for the line of the list."""
    fields = read_fields(root / lacking.source, lacking.source, Tally())
    if fields is None:
        fields = Fields({}, lacking.source, (), lambda path: (0, None), Tally())
    fields.tally = Tally()
    first = shown(lacking.items[0])
    message = f"{len(lacking.items)} of {lacking.number} items are no posts that were read, the first is {first}"
    fields.finding("unknown-item", "items", message, "correct the path, or remove the item")
    return fields.tally
