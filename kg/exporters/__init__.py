"""The formats a graph can be written in: one table, one module a format.

Each module has ``export(graph, out, options) -> None``, which writes the file (or folder) ``out``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from kg import collector, processes
from kg.errors import UsageError
from kg.whole_files import written_whole

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.report import Report


HTML_LIMIT = 20_000
"""So many articles and other things a page holds, unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an exporter may need besides the graph: the build's report, where there was a build.

    ``html_limit`` is how many articles and other things a page holds at most. ``dumps`` are the files that the graph
    was written to, by format: what describes the graph tells of them.
    """

    report: Report | None = None
    html_limit: int = HTML_LIMIT
    dumps: Mapping[str, Path] = field(default_factory=dict)


Export = Callable[["KnowledgeGraph", Path, ExportOptions], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format's module, the name of the file that a build writes, and what it is in a line.

    ``media_type`` is that of RDF; a format without one is no RDF. One that ``describes`` tells of the files written in
    other formats, and is written when these are there.
    """

    module: str
    file: str
    summary: str
    media_type: str | None = None
    describes: bool = False


EXPORTERS: Mapping[str, Format] = {
    "nt": Format(
        "kg.exporters.ntriples",
        "graph.nt",
        "sorted N-Triples, the canonical form: holds everything",
        "application/n-triples",
    ),
    "turtle": Format("kg.exporters.turtle", "graph.ttl", "Turtle, for people and for RDF tools", "text/turtle"),
    "html": Format("kg.exporters.html", "graph.html", "one page with the interactive graph, opens offline"),
    "report": Format("kg.exporters.report", "report.json", "what was read, merged, repaired and found wrong"),
    "jsonld": Format(
        "kg.exporters.jsonld",
        "graph.jsonld",
        "JSON-LD: articles with their publishers, topics, pictures",
        "application/ld+json",
    ),
    "rdfxml": Format("kg.exporters.rdfxml", "graph.rdf", "RDF/XML, for older RDF tools", "application/rdf+xml"),
    "trig": Format(
        "kg.exporters.trig", "graph.trig", "TriG: who said what, a named graph a document", "application/trig"
    ),
    "nquads": Format(
        "kg.exporters.nquads", "graph.nq", "sorted N-Quads: the same statements as TriG", "application/n-quads"
    ),
    "void": Format(
        "kg.exporters.void",
        "void.ttl",
        "what the data set is, in VoID and DCAT: counts, licence, files",
        describes=True,
    ),
    "svg": Format("kg.exporters.svg", "graph.svg", "the overview as one static picture, for readme files and reports"),
    "graphml": Format(
        "kg.exporters.graphml", "graph.graphml", "GraphML, for Gephi, Cytoscape, yEd, igraph and networkx"
    ),
    "gexf": Format("kg.exporters.gexf", "graph.gexf", "GEXF, for Gephi, with time for its timeline"),
    "node-link": Format("kg.exporters.node_link", "graph.node-link.json", "node-link JSON, for networkx and D3"),
    "neo4j": Format("kg.exporters.neo4j", "graph-neo4j", "a folder of typed CSV files, for Neo4j and FalkorDB"),
    "cypher": Format("kg.exporters.cypher", "graph.cypher", "one script of MERGE statements, for Neo4j and Memgraph"),
    "neptune": Format("kg.exporters.neptune", "graph-neptune", "a folder of CSV files for Amazon Neptune's loader"),
    "csv": Format("kg.exporters.csv_tables", "graph-csv", "a folder of two plain tables, nodes and edges"),
    "parquet": Format(
        "kg.exporters.parquet", "graph-parquet", "a folder of typed tables, for DuckDB, Ladybug and pandas"
    ),
}
SPLICED: Mapping[str, str] = {"nt": "find_lines", "turtle": "find_paragraph"}
"""Formats that are sorted blocks, one a node, and what finds one in them; each module has ``block``."""
FEWEST_NODES = 5_000
"""Below this, starting processes costs more than it saves."""
DEFAULT_FORMATS = ("nt", "turtle", "html", "report")


def formats() -> dict[str, Format]:
    """All formats by name: ours first, then those of installed packages (entry points ``kg.exporters``).

    An entry point names a ``Format``.
    """
    found = dict(EXPORTERS)
    for entry in sorted(entry_points(group="kg.exporters"), key=lambda entry: entry.name):
        found.setdefault(entry.name, entry.load())
    return found


def find_format(name: str) -> Format:
    """The format of that name; UsageError where there is none."""
    found = EXPORTERS.get(name) or formats().get(name)
    if found is None:
        raise UsageError(f"there is no format {name!r}; choose from {', '.join(formats())}")
    return found


def write(graph: KnowledgeGraph, path: Path, format: str | None = None, options: ExportOptions | None = None) -> Path:
    """Write the graph at ``path``, whole or not at all: beside the target first, then renamed.

    Without a format the path's suffix tells it. Raises UsageError for an unknown format or suffix,
    OSError where the file cannot be written.
    """
    name = format or _format_of_suffix(path)
    export: Export = importlib.import_module(find_format(name).module).export
    with written_whole(path) as target, collector.paused():
        export(graph, target, options or ExportOptions())
    return path


def write_spliced(graph: KnowledgeGraph, iris: Set[str], path: Path, format: str) -> None:
    """Write a file anew of which only the blocks of some nodes have changed: those in ``graph`` are put in.

    ``format`` is one of ``SPLICED``, and ``path`` was written in it. Of the other nodes in ``graph`` nothing is taken.
    """
    from kg.exporters import splice, terms

    module = importlib.import_module(find_format(format).module)
    blocks = dict.fromkeys(iris, "")
    for iri in iris:
        if iri in graph:
            blocks[iri] = module.block(*terms.description(graph, iri))
    with written_whole(path) as out:
        splice.splice(path, out, blocks, getattr(splice, SPLICED[format]))


def in_order(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The names of formats: those that can be written at once, and those that tell of the files that these write."""
    found: tuple[list[str], list[str]] = [], []
    for name in names:
        found[find_format(name).describes].append(name)
    return found


def write_all(
    graph: KnowledgeGraph, targets: Mapping[str, Path], options: ExportOptions, jobs: int | None = None
) -> Iterator[Path]:
    """Write several formats (paths by format name), in several processes where that pays; yields each path written.

    ``jobs`` processes write (None: as many as pay).
    """
    first, last = in_order(targets)
    yield from _write_each(graph, {name: targets[name] for name in first}, options, jobs)
    for name in last:
        yield write(graph, targets[name], name, options)


def _write_each(
    graph: KnowledgeGraph, targets: Mapping[str, Path], options: ExportOptions, jobs: int | None
) -> Iterator[Path]:
    workers = min(processes.usable(jobs), len(targets))
    if workers <= 1 or (jobs is None and len(graph) < FEWEST_NODES):
        for name, path in targets.items():
            yield write(graph, path, name, options)
        return
    names = sorted(targets)
    own = names[workers - 1 :: workers]
    with processes.pool(workers - 1, _hold, graph, options) as pool:
        begun = {name: pool.submit(_write_held, targets[name], name) for name in names if name not in own}
        for name in own:
            yield write(graph, targets[name], name, options)
        for future in begun.values():
            yield future.result()


_held: list[tuple[KnowledgeGraph, ExportOptions]] = []


def _hold(graph: KnowledgeGraph, options: ExportOptions) -> None:
    _held.append((graph, options))


def _write_held(path: Path, name: str) -> Path:
    graph, options = _held[-1]
    return write(graph, path, name, options)


def _format_of_suffix(path: Path) -> str:
    for name, found in formats().items():
        suffix = "".join(Path(found.file).suffixes)
        if name != "report" and suffix and path.name.endswith(suffix):
            return name
    raise UsageError(f"the name {path.name!r} does not tell a format; name one of {', '.join(formats())}")
