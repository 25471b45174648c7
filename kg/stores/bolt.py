"""Servers that speak Bolt, by Neo4j's own driver (https://neo4j.com/docs/python-manual/current/): Neo4j, Memgraph.

The path of the address is the name of the database, where there are several: ``bolt://neo4j@localhost:7687/news``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kg.errors import ConnectionLostError, DatabaseError, RefusedError
from kg.exporters.flattening import label
from kg.stores import failures
from kg.stores.address import Address
from kg.stores.cypher_session import CypherSession
from kg.stores.failures import locked_out, no_answer, not_allowed, short, within
from kg.stores.packages import needed
from kg.vocabulary import KINDS

_USER = "neo4j"
"""Who is meant where the address has no user."""
_REASON = re.compile(r"\(reason (.*)\)")

T = TypeVar("T")


def connect(address: Address, password: str | None) -> BoltSession:
    """A session with the server.

    Raises UsageError where the driver is missing, ConnectionLostError where nobody answers, DatabaseError where the
    server refuses.
    """
    server = Server(address, password)
    session = BoltSession(server)
    try:
        session.meet()
    except DatabaseError:
        session.close()
        raise
    return session


class Server:
    """A server, by its driver; it connects when it is used.

    The driver waits for an answer as long as it takes, so what is asked is given up here after some time.
    """

    def __init__(self, address: Address, password: str | None) -> None:
        with needed("neo4j"):
            import neo4j
        # What it raises is told here, and nobody but us need know.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.name, self.database = address.text, address.path.strip("/") or None
        self._address, self._with_password = address, bool(password)
        self._is_silent = False
        self.neo4j = neo4j
        self.driver: Any = neo4j.GraphDatabase.driver(
            f"{address.scheme}://{address.place}",
            auth=(address.user or _USER, password) if password else None,
            connection_timeout=failures.MEETING,
            connection_acquisition_timeout=2 * failures.MEETING,
            max_transaction_retry_time=0,  # The loading does that itself, and tells how long.
            notifications_min_severity="OFF",
        )

    def ask(self, work: Callable[[], T], seconds: float | None = None) -> T:
        """What ``work`` with the driver returns; what it raises, raised as what it means here."""
        try:
            return within(seconds or failures.SILENCE, self.name, work)
        except ConnectionLostError:
            self._is_silent = True
            raise
        except (self.neo4j.exceptions.DriverError, self.neo4j.exceptions.Neo4jError, OSError) as error:
            raise self._told(error) from None

    def _told(self, error: Exception) -> DatabaseError:
        errors = self.neo4j.exceptions
        said = getattr(error, "message", None) or str(error)
        if isinstance(error, errors.AuthError):
            return locked_out(self._address, password=self._with_password, user=_USER if self._with_password else "")
        if isinstance(error, errors.Forbidden):
            return not_allowed(self.name, self._address.user or _USER, said)
        if isinstance(error, errors.ConfigurationError):
            return DatabaseError(f"{self.name} cannot be used: {error}")
        if isinstance(error, errors.ServiceUnavailable | errors.SessionExpired | errors.TransientError | OSError):
            reason = _REASON.search(str(error))
            return no_answer(self.name, f"{short(error)}: {reason[1]}" if reason else error)
        if getattr(error, "code", None) == "Neo.ClientError.Database.DatabaseNotFound":
            cure = "make it first, or name another after the port"
            return DatabaseError(f"{self.name}: there is no database {self.database!r} on the server; {cure}")
        return RefusedError(f"{self.name} refused a statement: {said}")

    def close(self, session: Any) -> None:
        """Let go of a session and the connection; of a silent server's without a word."""
        if not self._is_silent:
            self.ask(session.close, failures.MEETING)
            self.driver.close()


class BoltSession(CypherSession):
    """The steps of loading over Bolt; each statement is a transaction of its own."""

    def __init__(self, server: Server) -> None:
        self.name = server.name
        self._server = server
        self._session = server.driver.session(database=server.database)
        self._is_memgraph = False

    def meet(self) -> None:
        """See that the server is there, lets us in, and who it is."""
        agent = self._server.ask(lambda: self._server.driver.get_server_info().agent, 2 * failures.MEETING)
        self._is_memgraph = "memgraph" in agent.lower()

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
        self._server.ask(lambda: self._session.run(statement).consume())

    def run(self, statement: str, rows: Sequence[Any] | None = None) -> list[list[Any]]:
        """What a statement answers."""

        def work() -> list[list[Any]]:
            with self._session.begin_transaction() as transaction:
                found = [list(record) for record in transaction.run(statement, rows=rows)]
                transaction.commit()
            return found

        return self._server.ask(work)

    def close(self) -> None:
        """Let go of the connection."""
        self._server.close(self._session)
