"""The build: files are read, things drawn out of them, merged into one graph, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from kg import collector
from kg.errors import NothingToBuildError
from kg.extractors import Extract, extractors
from kg.extractors.site import extract_organizations, extract_subjects
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.links import Rank
from kg.merge import OWN, RELATED, SITE_DATA, Merger
from kg.model import Edges, Post
from kg.readers.files import FileSet, find_files
from kg.readers.pages import site_pages
from kg.readers.parallel import read_files
from kg.readers.site_data import read_site_data
from kg.readers.site_links import SiteLinks
from kg.report import Report
from kg.vocabulary import DEFAULT_BASE_IRI

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
    folder to pass over, because the build's own files go there; ``field_map`` is a file that says which of our
    fields the user's own names are."""

    base_iri: str | None = None
    jobs: int | None = None
    output: Path | None = None
    field_map: Path | None = None


def build(
    paths: str | Path | Iterable[str | Path], options: BuildOptions | None = None, progress: Progress | None = None
) -> Build:
    """Build the knowledge graph of the posts at the paths (folders, files).

    Raises UsageError for a path that does not exist, a bad base IRI or field map, NothingToBuildError where no article
    could be read. Bad files raise nothing: they are findings in the report.

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
    field_map = None
    if options.field_map:
        from kg.readers.field_map import read_field_map

        field_map = read_field_map(options.field_map)
    site = read_site_data(files.folders, files.root)
    report.add(site.tally)
    identity = Identity(options.base_iri or site.base_iri or DEFAULT_BASE_IRI)
    merger = Merger()
    site_rank: Rank = (SITE_DATA, 0.0, "")
    merger.add(extract_subjects(site.subjects, site.title, identity), site_rank)
    merger.add(extract_organizations(site.organizations, identity), site_rank)
    report.site_data = +Counter(topics=len(site.subjects), organizations=len(site.organizations))
    drawer = _Drawer(merger, identity, extractors())
    seen: set[bytes] = set()
    pages = site_pages(site.sites, identity.base_iri, files)
    links = SiteLinks()
    readings = read_files(files, site.address, options.jobs, pages, field_map)
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
            if reading.names:
                links.add(reading.source, identity.article(reading.post.url), reading.names, reading.calls)
        if done % 100 == 0:
            progress("reading", done, len(files.names))
    for source, article, others in links.resolved():
        merger.add([Edges(article, "related_to", others)], (OWN, 0.0, source))
    report.add_links(links)
    report.add_unmet(field_map)
    progress("merging", 0, 1)
    graph, report.merges = merger.graph()
    report.related_entries = drawer.entries
    report.nodes, report.edges = graph.node_counts(), graph.edge_counts()
    if not report.nodes.get("article"):
        wrong = f"; the first finding: {report.sorted_findings()[0]}" if report.findings else ""
        raise NothingToBuildError(f"no article could be read from {len(files.names)} files{wrong}")
    return Build(graph, report)


class _Drawer:
    """Draws out of each post, and out of each distinct related entry once."""

    def __init__(self, merger: Merger, identity: Identity, extract: list[Extract]) -> None:
        self.merger, self.identity, self.extract = merger, identity, extract
        self.entries = 0
        self._drawn: dict[int, Post] = {}

    def draw(self, post: Post, whose: int, source: str) -> None:
        """Draw out of a post and of the related entries that were not met before, ranked as this source's."""
        published = post.date_published.timestamp() if post.date_published else float("-inf")
        rank: Rank = (whose, -published, source)
        drawn = self._drawn
        for extract in self.extract:
            self.merger.add(extract(post, self.identity), rank)
        for entry in post.related:
            if id(entry) not in drawn:
                drawn[id(entry)] = entry
                self.entries += 1
                self.draw(entry, RELATED, source)
