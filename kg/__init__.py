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
    from kg.graph import KnowledgeGraph
    from kg.pipeline import Build

__all__ = ["KnowledgeGraph", "build", "export", "read"]


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    base_iri: str | None = None,
    jobs: int = 1,
    field_map: str | Path | None = None,
) -> Build:
    """Build the knowledge graph of the posts at the paths: ``(graph, report)``.

    ``base_iri`` is where things without an address of their own live; by default the site's own address where
    its ``_config.yml`` lies in a given folder, else https://w3id.org/newskg/id/. ``jobs`` processes read.
    ``field_map`` is a YAML file that says which of our fields the names in your front matter are.
    Raises UsageError for a wrong call and NothingToBuildError where no article could be read; bad files raise
    nothing and are findings in the report.
    """
    from kg import pipeline

    found = Path(field_map) if field_map is not None else None
    return pipeline.build(paths, pipeline.BuildOptions(base_iri=base_iri, jobs=jobs, field_map=found))


def read(path: str | Path) -> KnowledgeGraph:
    """The graph in a ``graph.nt`` that a build wrote. Raises GraphFileError where the file is none."""
    from kg.graph_file import read_ntriples

    return read_ntriples(Path(path))


def export(graph: KnowledgeGraph, path: str | Path, format: str | None = None) -> Path:
    """Write a graph to a file in the named format, or the one its suffix tells; returns the path."""
    return graph.write(path, format)


def __getattr__(name: str) -> Any:
    if name == "KnowledgeGraph":
        from kg.graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
