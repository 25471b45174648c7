"""A folder of Oxigraph's (https://github.com/oxigraph/oxigraph): a store of triples on disk, without a server.

``oxigraph:PATH`` is the default graph of it, ``oxigraph:PATH?graph=IRI`` a named one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import DatabaseError
from kg.stores.address import Address


def connect(address: Address, password: str | None) -> OxigraphSession:
    """The store in a folder, which is made if it is not there; DatabaseError where it cannot be opened."""
    import pyoxigraph

    path = Path(address.path)
    if not path.parent.is_dir():
        raise DatabaseError(f"there is no folder {str(path.parent)!r} to put the database into; make it first")
    if path.exists() and not _is_store(path):
        raise DatabaseError(
            f"{str(path)!r} holds other things than a database of Oxigraph's; name an empty or a new folder"
        )
    try:
        return OxigraphSession(address, pyoxigraph.Store(str(path)))
    except OSError as error:
        cure = "another program has it open; close that one first" if "lock" in str(error).lower() else str(error)
        raise DatabaseError(f"{address.text} cannot be opened: {cure}") from None


def _is_store(path: Path) -> bool:
    """Whether a folder is empty or a store: RocksDB, which Oxigraph keeps its triples in, has a file CURRENT."""
    return path.is_dir() and ((path / "CURRENT").is_file() or not any(path.iterdir()))


class OxigraphSession:
    """The steps of loading, by pyoxigraph."""

    batch = 20_000

    def __init__(self, address: Address, store: Any) -> None:
        import pyoxigraph

        self.name, self.graph = address.text, address.graph
        self._format = pyoxigraph.RdfFormat.N_TRIPLES
        self._store, self._named = store, pyoxigraph.NamedNode

    def add(self, lines: str, graph: str) -> None:
        """Add triples."""
        at = self._named(graph) if graph else None
        try:
            self._store.bulk_load(lines.encode(), self._format, to_graph=at)
        except OSError as error:
            raise DatabaseError(f"{self.name} cannot be written: {error}") from None

    def update(self, statement: str) -> None:
        """Do what a statement says."""
        self._store.update(statement)

    def select(self, query: str) -> list[list[str]]:
        """The rows that a query answers with."""
        return [[term.value for term in row if term is not None] for row in self._store.query(query)]

    def close(self) -> None:
        """Write everything to disk and let go of it."""
        self._store.flush()
        del self._store
