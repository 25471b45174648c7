"""Servers that speak Bolt, asked in transactions that only read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from kg.stores import bolt
from kg.stores.address import Address
from kg.stores.packages import needed
from kg.stores.reading import Node, Rows


def read(address: Address, password: str | None, timeout: float) -> BoltReader:
    """A connection with the server; raises what ``kg.stores.bolt.connect`` raises."""
    with needed("neo4j"):
        import neo4j
    login = (address.user or "neo4j", password) if password else None
    driver = bolt.driver(neo4j, address, login)
    reader = BoltReader(neo4j, driver, address, timeout)
    try:
        with bolt.told(neo4j, address.text):
            driver.verify_connectivity()
    except BaseException:
        reader.close()
        raise
    return reader


class BoltReader:
    """A session that only reads."""

    def __init__(self, neo4j: Any, driver: Any, address: Address, timeout: float) -> None:
        self.name = address.text
        self._neo4j, self._driver, self._timeout = neo4j, driver, timeout
        self._session = driver.session(
            database=address.path.strip("/") or None, default_access_mode=neo4j.READ_ACCESS, fetch_size=1000
        )

    def ask(self, statement: str, parameters: Mapping[str, Any], most: int | None = None) -> Rows:
        """The answer to a statement."""
        with (
            bolt.told(self._neo4j, self.name),
            self._session.begin_transaction(timeout=self._timeout) as transaction,
        ):
            result = transaction.run(statement, dict(parameters))
            rows = [[self._plain(value) for value in record] for record in islice(result, most)]
            return Rows(result.keys(), rows)

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
        with bolt.told(self._neo4j, self.name):
            self._session.close()
        self._driver.close()
