"""Builds a knowledge graph of news from a site's posts.

>>> import kg
>>> graph, report = kg.build("seeds")
>>> graph.node_counts()["provider"]
16
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.alias_file import AliasFile
    from kg.checks import Fault
    from kg.differences import Differences
    from kg.graph import KnowledgeGraph
    from kg.pipeline import Build

__all__ = ["KnowledgeGraph", "build", "diff", "export", "read", "read_alias_file", "validate"]


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    base_iri: str | None = None,
    aliases: AliasFile | str | Path | None = None,
    field_map: str | Path | None = None,
    jobs: int = 1,
    stories: bool = True,
) -> Build:
    """Build the knowledge graph of the posts at the paths: ``(graph, report)``.

    ``base_iri`` is where things without an address of their own live; by default the site's own address where
    its ``_config.yml`` lies in a given folder, else https://w3id.org/newskg/id/. ``aliases`` is what you decide of
    who is who: an alias file's path, or its content (``read_alias_file``). ``field_map`` is a YAML file that says
    which of our fields the names in your front matter are. ``jobs`` processes read. ``stories`` is
    whether articles that tell of one event are grouped.
    Raises UsageError for a wrong call, alias file or field map and NothingToBuildError where nothing could be
    read; bad files of the site raise nothing and are findings in the report.
    """
    from kg import pipeline

    decided = read_alias_file(aliases) if isinstance(aliases, (str, Path)) else aliases
    names = Path(field_map) if field_map is not None else None
    options = pipeline.BuildOptions(base_iri=base_iri, aliases=decided, field_map=names, jobs=jobs, stories=stories)
    return pipeline.build(paths, options)


def read_alias_file(path: str | Path) -> AliasFile:
    """The decisions in an alias file (docs/identity.md). Raises UsageError, which names each line that is wrong."""
    from kg.readers.alias_file import read_alias_file

    return read_alias_file(Path(path))


def read(path: str | Path) -> KnowledgeGraph:
    """The graph in a ``graph.nt`` that a build wrote. Raises GraphFileError where the file is none."""
    from kg.graph_file import read_ntriples

    return read_ntriples(Path(path))


def export(graph: KnowledgeGraph, path: str | Path, format: str | None = None) -> Path:
    """Write a graph to a file in the named format, or the one its suffix tells; returns the path."""
    return graph.write(path, format)


def diff(old: str | Path, new: str | Path) -> Differences:
    """What came, went and changed between two graphs: files in N-Triples or Turtle, or folders with a ``graph.nt``.

    What it returns is false where nothing did. Raises GraphFileError where one cannot be read as a graph.
    """
    from kg.differences.compare import compare

    return compare(Path(old), Path(new))


def validate(graph: KnowledgeGraph | str | Path, shapes: str | Path | None = None) -> list[Fault]:
    """What is wrong in a graph or in a file of RDF, by our SHACL shapes or those in a file; empty where all is well.

    Raises UsageError where the file's name tells no format of RDF or the shapes are none, GraphFileError where the
    file cannot be read.
    """
    from kg.checks import SHAPES
    from kg.checks.validate import validate

    return validate(Path(graph) if isinstance(graph, str) else graph, Path(shapes or SHAPES))


def __getattr__(name: str) -> Any:
    if name == "KnowledgeGraph":
        from kg.graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
