"""Servers that speak Bolt, asked in transactions that only read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from kg.stores import failures
from kg.stores.address import Address
from kg.stores.bolt import Server
from kg.stores.reading import Node, Rows


def read(address: Address, password: str | None, timeout: float) -> BoltReader:
    """A connection with the server; raises what ``kg.stores.bolt.connect`` raises."""
    server = Server(address, password)
    reader = BoltReader(server, timeout)
    try:
        server.ask(server.driver.verify_connectivity, 2 * failures.MEETING)
    except BaseException:
        reader.close()
        raise
    return reader


class BoltReader:
    """A session that only reads."""

    def __init__(self, server: Server, timeout: float) -> None:
        self.name = server.name
        self._server, self._timeout, self._neo4j = server, timeout, server.neo4j
        self._session = server.driver.session(
            database=server.database, default_access_mode=server.neo4j.READ_ACCESS, fetch_size=1000
        )

    def ask(self, statement: str, parameters: Mapping[str, Any], most: int | None = None) -> Rows:
        """The answer to a statement."""

        def work() -> Rows:
            with self._session.begin_transaction(timeout=self._timeout) as transaction:
                result = transaction.run(statement, dict(parameters))
                rows = [[self._plain(value) for value in record] for record in islice(result, most)]
                return Rows(result.keys(), rows)

        # The server is to end it itself, which takes a moment.
        return self._server.ask(work, self._timeout + failures.MEETING)

    def _plain(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._plain(found) for found in value]
        if isinstance(value, self._neo4j.graph.Node):
            return Node(value.get("id"))
        if isinstance(value, self._neo4j.graph.Relationship):
            return value.get("id")
        return value.to_native() if hasattr(value, "to_native") else value

    def close(self) -> None:
        """Let go of the connection."""
        self._server.close(self._session)
