"""Servers that speak Bolt, by Neo4j's own driver (https://neo4j.com/docs/python-manual/current/): Neo4j, Memgraph.

The path of the address is the name of the database, where there are several: ``bolt://neo4j@localhost:7687/news``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.errors import ConnectionLostError, DatabaseError, RefusedError
from kg.exporters.flattening import label
from kg.stores.address import PASSWORD, Address
from kg.stores.cypher_session import CypherSession
from kg.stores.packages import needed
from kg.vocabulary import KINDS

_SECONDS = 15.0
"""So long a server may take to answer at all."""


def connect(address: Address, password: str | None) -> BoltSession:
    """A session with the server.

    Raises UsageError where the driver is missing, ConnectionLostError where nobody answers, DatabaseError where the
    server refuses.
    """
    with needed("neo4j"):
        import neo4j
    login = (address.user or "neo4j", password) if password else None
    session = BoltSession(neo4j, address, login)
    try:
        session.meet()
    except DatabaseError:
        session.close()
        raise
    return session


def driver(neo4j: Any, address: Address, login: tuple[str, str] | None) -> Any:
    """The driver for a server; it connects when it is used."""
    return neo4j.GraphDatabase.driver(
        f"{address.scheme}://{address.place}",
        auth=login,
        connection_timeout=_SECONDS,
        connection_acquisition_timeout=2 * _SECONDS,
        max_transaction_retry_time=0,  # The loading does that itself, and tells how long.
        notifications_min_severity="OFF",
    )


class BoltSession(CypherSession):
    """The steps of loading over Bolt; each statement is a transaction of its own."""

    def __init__(self, neo4j: Any, address: Address, login: tuple[str, str] | None) -> None:
        self.name = address.text
        self._neo4j = neo4j
        self._driver = driver(neo4j, address, login)
        self._session = self._driver.session(database=address.path.strip("/") or None)
        self._is_memgraph = False

    def meet(self) -> None:
        """See that the server is there, lets us in, and who it is."""
        with told(self._neo4j, self.name):
            self._is_memgraph = "memgraph" in self._driver.get_server_info().agent.lower()

    def prepare(self) -> None:
        """Make a constraint for each kind, which is an index as well, but for Memgraph."""
        for kind in KINDS:
            if self._is_memgraph:
                self._state(f"CREATE CONSTRAINT ON (node:{label(kind)}) ASSERT node.id IS UNIQUE")
                self._state(f"CREATE INDEX ON :{label(kind)}(id)")
            else:
                name = f"kg_{kind}_id"
                self._state(
                    f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (node:{label(kind)}) REQUIRE node.id IS UNIQUE"
                )

    def _state(self, statement: str) -> None:
        # Memgraph takes such statements outside of transactions only.
        with told(self._neo4j, self.name):
            self._session.run(statement).consume()

    def run(self, statement: str, rows: Sequence[Any] | None = None) -> list[list[Any]]:
        """What a statement answers."""
        with told(self._neo4j, self.name), self._session.begin_transaction() as transaction:
            found = [list(record) for record in transaction.run(statement, rows=rows)]
            transaction.commit()
        return found

    def close(self) -> None:
        """Let go of the connection."""
        with told(self._neo4j, self.name):
            self._session.close()
        self._driver.close()


class told:  # noqa: N801  # a context manager, used as one
    """What the driver raises, raised as what it means here."""

    def __init__(self, neo4j: Any, name: str) -> None:
        self._errors, self._name = neo4j.exceptions, name

    def __enter__(self) -> None:
        return

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        errors, name = self._errors, self._name
        if isinstance(error, errors.AuthError):
            cure = f"put the user into the address, as in neo4j@localhost, and the password into {PASSWORD}"
            raise DatabaseError(f"{name} does not let us in; {cure}") from None
        if isinstance(error, errors.ConfigurationError):
            raise DatabaseError(f"{name} cannot be used: {error}") from None
        if isinstance(error, errors.ServiceUnavailable | errors.SessionExpired | errors.TransientError | OSError):
            first = str(error).partition("\n")[0]
            raise ConnectionLostError(f"{name} does not answer: {first}; see that it runs there") from None
        if isinstance(error, errors.DriverError | errors.Neo4jError):
            raise RefusedError(f"{name} refused a statement: {error}") from None
