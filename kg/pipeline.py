"""The build: files are read, things drawn out of them, merged into one graph, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from kg import collector
from kg.alias_file import AliasFile
from kg.drawer import Drawer, UnknownItems
from kg.enrich import ENRICHERS, STORIES, enrich
from kg.errors import NothingToBuildError, UsageError
from kg.extractors import extractors
from kg.extractors.site import extract_dataset, extract_organization, extract_subject
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.links import Rank
from kg.merge import OWN, SITE_DATA, Merger
from kg.model import Edge, Edges, Node
from kg.readers.fields import Fields, Tally
from kg.readers.files import FileSet, find_files
from kg.readers.pages import Pages, site_pages
from kg.readers.parallel import read_files
from kg.readers.reader import Entry, Reading, read_fields
from kg.readers.site_data import SiteData, read_site_data
from kg.readers.site_links import SiteLinks
from kg.readers.wording import shown
from kg.report import Report
from kg.vocabulary import DEFAULT_BASE_IRI, THINGS

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much of it is done, and how much there is."""


_MOST_NAMES = 6
"""So many of what was passed over are named where nothing could be read."""


class Build(NamedTuple):
    """What a build gives: the graph, and the account of how it came to be."""

    graph: KnowledgeGraph
    report: Report


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. ``base_iri`` is where things without an address live (None: the site's own address, else
    the default); ``aliases`` are the owner's decisions on who is who (``kg.read_alias_file``); ``jobs`` is the
    number of processes that read (None: as many as pay); ``output`` is a folder to pass over, because the build's
    own files go there; ``field_map`` is a file that says which of our fields the user's own names are;
    ``stories`` whether articles that tell of one event are grouped."""

    base_iri: str | None = None
    aliases: AliasFile | None = None
    jobs: int | None = None
    output: Path | None = None
    field_map: Path | None = None
    stories: bool = True

    def __post_init__(self) -> None:
        if self.jobs is not None and self.jobs < 1:
            raise UsageError(f"jobs is {self.jobs}; give a number of processes, 1 or more")

    @property
    def enrichers(self) -> tuple[str, ...]:
        """The names of the enrichers to run."""
        return tuple(name for name in ENRICHERS if self.stories or name != "stories")


class Making(NamedTuple):
    """A build, and all that was stated and decided on the way: what ``kg.explain`` looks into.

    ``described`` is what the site's own data states, by rank, ``settled`` what was decided of identity in that, and
    ``pages`` how its pages are read. Only of a build that keeps them: ``readings``, what each file gave.
    """

    build: Build
    merger: Merger
    identity: Identity
    linked: Mapping[str, Mapping[str, str]]
    drawer: Drawer
    site: SiteData
    described: list[tuple[Rank, list[Node | Edge | Edges]]]
    settled: Mapping[str, Mapping[str, str]]
    pages: Pages
    notes: Tally
    readings: list[Reading]


def build(
    paths: str | Path | Iterable[str | Path], options: BuildOptions | None = None, progress: Progress | None = None
) -> Build:
    """Build the knowledge graph of the posts at the paths (folders, files).

    Raises UsageError for a path that does not exist, a bad base IRI or field map, NothingToBuildError where nothing
    could be read. Bad files raise nothing: they are findings in the report.

    >>> import kg
    >>> graph, report = kg.build("seeds")
    >>> report.posts, graph.node_counts()["article"]
    (5, 19)
    """
    return make(paths, options, progress).build


def make(
    paths: str | Path | Iterable[str | Path], options: BuildOptions | None = None, progress: Progress | None = None
) -> Making:
    """Build as ``build`` does, and keep what was decided."""
    options = options or BuildOptions()
    files = find_files([paths] if isinstance(paths, (str, Path)) else paths, options.output)
    return make_of(files, options, progress or (lambda stage, done, total: None))


def make_of(files: FileSet, options: BuildOptions, progress: Progress, keep: bool = False) -> Making:
    """The same of files that were found already; with ``keep``, all that was read and stated is kept as well."""
    with collector.paused():
        return _make(files, options, progress, keep)


def identity_of(options: BuildOptions, site: SiteData) -> Identity:
    """The rules of identity that hold for a site."""
    base_iri = options.base_iri or site.base_iri or DEFAULT_BASE_IRI
    return Identity(base_iri, options.aliases, site.organizations, site.subjects)


def site_statements(site: SiteData, identity: Identity) -> Iterator[tuple[Rank, list[Node | Edge | Edges]]]:
    """What a site's own data states, each file's by its rank."""
    itself = extract_dataset(site.title, site.license, site.rights, site.commit, identity)
    if found := list(itself):
        yield (SITE_DATA, 0.0, "."), [*found]
    topics = {identity.topic(subject.name) for subject in site.subjects}
    for subject in site.subjects:
        yield (SITE_DATA, 0.0, subject.source), list(extract_subject(subject, site.title, topics, identity))
    for organization in site.organizations:
        yield (SITE_DATA, 0.0, organization.source), list(extract_organization(organization, identity))


def _make(files: FileSet, options: BuildOptions, progress: Progress, keep: bool) -> Making:
    report = Report(files=len(files.names), skipped_files=files.skipped)
    field_map = None
    if options.field_map:
        from kg.readers.field_map import read_field_map

        field_map = read_field_map(options.field_map)
    site = read_site_data(files.folders, files.root)
    report.add(site.tally)
    identity = identity_of(options, site)
    merger = Merger(identity)
    described = list(site_statements(site, identity))
    settled = {rule: dict(joined) for rule, joined in identity.decisions.items()}
    for rank, items in described:
        merger.add(items, rank)
    report.site_data = +Counter(topics=len(site.subjects), organizations=len(site.organizations))
    drawer = Drawer(merger, identity, extractors(), keep)
    kept: list[Reading] = []
    notes = Tally()
    seen: set[Entry] = set()
    pages = site_pages(site.sites, identity.base_iri, files)
    links = SiteLinks()
    readings = read_files(files, site.address, options.jobs, pages, field_map)
    import_module("networkx")  # takes a tenth of a second: now, while other processes read
    for done, reading in enumerate(readings):
        if keep:
            kept.append(reading)
        report.add(reading.tally)
        for entry in reading.entries:
            if entry not in seen:
                seen.add(entry)
                report.add(entry.tally)
        if reading.removed:
            report.removed.append(reading.source)
        if reading.post is not None:
            report.posts += 1
            drawer.draw(reading.post, OWN, reading.source)
            if reading.names:
                links.add(reading.source, identity.article(reading.post.url), reading.names, reading.calls)
        if done % 100 == 0:
            progress("reading", done, len(files.names))
    drawer.finish()
    for lacking in drawer.unknown_items:
        notes.findings.extend(_unknown_items(lacking, files.root).findings)
    report.add(notes)
    for source, article, others in links.resolved():
        merger.add([Edges(article, "related_to", others)], (OWN, 0.0, source))
    report.add_links(links)
    report.add_unmet(field_map)
    progress("merging", 0, 1)
    graph, report.merges = merger.graph()
    for rule, iris in drawer.told_apart.items():
        report.merges.note(rule, iris)
    linked = enrich(graph, identity, merger.joins.homes_apart(), options.enrichers)
    for rule, found in linked.items():
        if rule != STORIES:
            report.merges.note(rule, found)
    if site.subjects:
        votes = unlisted_topics(merger, identity)
        report.unlisted_topics = Counter({graph.attributes(iri).get("name", iri): votes[iri] for iri in votes})
    report.related_entries = drawer.entries
    report.nodes, report.edges = graph.node_counts(), graph.edge_counts()
    if not any(report.nodes.get(kind) for kind in THINGS):
        number = len(files.names)
        what = f"nothing could be read from {number:,} {'file' if number == 1 else 'files'}"
        raise NothingToBuildError(what + _passed_over(files.skipped), report.sorted_findings())
    given = described, settled, pages
    return Making(Build(graph, report), merger, identity, linked, drawer, site, *given, notes, kept)


def _passed_over(skipped: Mapping[str, int]) -> str:
    """What may be why nothing was read, the most first; a folder can hold thousands of names of their own."""
    ordered = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
    told = ", ".join(f"{name} {times:,}" for name, times in ordered[:_MOST_NAMES])
    more = f" and {len(ordered) - _MOST_NAMES:,} more" if len(ordered) > _MOST_NAMES else ""
    return f"; passed over: {told}{more}" if told else ""


def unlisted_topics(merger: Merger, identity: Identity) -> dict[str, int]:
    """The topics that posts name and the site's own data does not, each with the number of statements of it."""
    return {
        iri: sum(count for _, count in said.values())
        for iri, said in merger.statements["topic"].items()
        if iri not in identity.described
    }


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
