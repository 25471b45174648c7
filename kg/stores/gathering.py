"""Nodes and relationships on their way into a database that copies files: as Parquet, in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kg.exporters.flattening import FlatEdge, FlatNode, Relationship
from kg.exporters.parquet_tables import add_edges, add_nodes, edge_tables, node_tables


class File(NamedTuple):
    """A file of nodes of a kind, or of relationships of a sort, and how many there are in it."""

    path: Path
    rows: int


class Gathered(NamedTuple):
    """All files, whole."""

    nodes: Mapping[str, File]
    links: Mapping[Relationship, File]


class Gathering:
    """Adds nodes and relationships to the files of a folder, which is made now and removed in the end.

    One that is there is what a loading left that was killed: it is removed first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        self._nodes, self._links = node_tables(folder / "nodes"), edge_tables(folder / "relationships")

    def add_nodes(self, nodes: Iterable[FlatNode]) -> None:
        """Add nodes of any kind."""
        add_nodes(self._nodes, nodes)

    def add_links(self, links: Iterable[FlatEdge]) -> None:
        """Add relationships of any sort."""
        add_edges(self._links, links)

    @contextmanager
    def whole(self) -> Iterator[Gathered]:
        """The files, which are there until the block ends; nothing can be added any more."""
        try:
            with self._nodes, self._links:
                pass
            yield Gathered(
                {kind: File(*found) for kind, found in self._nodes.files().items()},
                {sort: File(*found) for sort, found in self._links.files().items()},
            )
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def drop(self) -> None:
        """Remove what was gathered."""
        with self.whole():
            pass
