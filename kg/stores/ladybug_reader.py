"""Ladybug, opened read-only and asked in its Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError, RefusedError, UsageError
from kg.stores.address import Address
from kg.stores.ladybug import cure
from kg.stores.packages import needed
from kg.stores.reading import Node, Rows


def read(address: Address, password: str | None, timeout: float) -> LadybugReader:
    """The database in a file that is there.

    Raises UsageError where the package is missing or the file is, DatabaseError where it is none of Ladybug's.
    """
    with needed("ladybug"):
        import ladybug
    if not Path(address.path).exists():
        raise UsageError(f"there is no database {address.path!r}; load one first: kg load {address.text}")
    try:
        database = ladybug.Database(address.path, read_only=True)
        connection = ladybug.Connection(database)
    except RuntimeError as error:
        raise DatabaseError(f"{address.text} cannot be opened: {cure(str(error))}") from None
    connection.set_query_timeout(max(1, round(timeout * 1000)))
    return LadybugReader(address.text, database, connection)


class LadybugReader:
    """A connection to a database that is open for reading only."""

    def __init__(self, name: str, database: Any, connection: Any) -> None:
        self.name, self._database, self._connection = name, database, connection

    def ask(self, statement: str, parameters: Mapping[str, Any], most: int | None = None) -> Rows:
        """The answer to a statement."""
        try:
            found = self._connection.execute(statement, dict(parameters))
            rows = [[_plain(value) for value in row] for row in islice(found, most)]
            return Rows(found.get_column_names(), rows)
        except RuntimeError as error:
            told = str(error).partition("\n")[0]
            raise RefusedError(f"{self.name} refused a statement: {told}") from None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._database.close()


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(found) for found in value]
    if isinstance(value, dict) and "_LABEL" in value:
        return value.get("id") if "_SRC" in value else Node(value.get("id"))
    return value
