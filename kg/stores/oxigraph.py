"""A folder of Oxigraph's (https://github.com/oxigraph/oxigraph): a store of triples on disk, without a server.

``oxigraph:PATH`` is the default graph of it, ``oxigraph:PATH?graph=IRI`` a named one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError
from kg.stores import sparql_queries
from kg.stores.address import Address


def connect(address: Address, password: str | None) -> OxigraphSession:
    """The store in a folder, which is made if it is not there; DatabaseError where it cannot be opened."""
    import pyoxigraph

    path = Path(address.path)
    if not path.parent.is_dir():
        raise DatabaseError(f"there is no folder {str(path.parent)!r} to put the database into; make it first")
    try:
        return OxigraphSession(address, pyoxigraph.Store(str(path)))
    except OSError as error:
        cure = "another program has it open; close that one first" if "lock" in str(error).lower() else str(error)
        raise DatabaseError(f"{address.text} cannot be opened: {cure}") from None


class OxigraphSession:
    """The steps of loading, by pyoxigraph."""

    batch = 20_000

    def __init__(self, address: Address, store: Any) -> None:
        import pyoxigraph

        self.name = address.text
        self._format = pyoxigraph.RdfFormat.N_TRIPLES
        self._store, self._iri = store, address.graph
        self._graph = pyoxigraph.NamedNode(address.graph) if address.graph else pyoxigraph.DefaultGraph()

    def is_empty(self) -> bool:
        """Whether there is no triple."""
        return next(self._store.quads_for_pattern(None, None, None, self._graph), None) is None

    def add(self, lines: str) -> None:
        """Add triples."""
        try:
            self._store.bulk_load(lines.encode(), self._format, to_graph=self._graph)
        except OSError as error:
            raise DatabaseError(f"{self.name} cannot be written: {error}") from None

    def remove(self, iris: Sequence[str]) -> None:
        """Remove all triples of these subjects."""
        self._store.update(sparql_queries.remove(iris, self._iri))

    def subjects(self, classes: Sequence[str]) -> list[str]:
        """The subjects of these classes."""
        return [row[0].value for row in self._rows(sparql_queries.subjects(classes, self._iri))]

    def class_counts(self, classes: Sequence[str]) -> dict[str, int]:
        """How many subjects there are of each class."""
        return self._counts(sparql_queries.class_counts(classes, self._iri))

    def property_counts(self, classes: Sequence[str]) -> dict[str, int]:
        """How many triples there are of each property."""
        return self._counts(sparql_queries.property_counts(classes, self._iri))

    def close(self) -> None:
        """Write everything to disk and let go of it."""
        self._store.flush()
        del self._store

    def _rows(self, query: str) -> Iterable[Any]:
        rows: Iterable[Any] = self._store.query(query)
        return rows

    def _counts(self, query: str) -> dict[str, int]:
        return {row[0].value: int(row[1].value) for row in self._rows(query)}
