"""FalkorDB (https://docs.falkordb.com): graphs in a Redis or Valkey server, asked by ``GRAPH.QUERY``.

The path of the address is the graph's name: ``falkordb://localhost:6379/news``. FalkorDB has no instants with a time
zone: they are strings there, which sort as the instants do.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any

from kg.errors import DatabaseError, RefusedError, UsageError
from kg.exporters.flattening import label
from kg.exporters.terms import instant
from kg.stores import failures
from kg.stores.address import Address
from kg.stores.cypher_session import CypherSession
from kg.stores.failures import locked_out, no_answer, not_allowed, silent
from kg.stores.packages import needed
from kg.vocabulary import KINDS

_PORT = 6379
_USER = "default"
"""Who is meant where the address has no user."""


def connect(address: Address, password: str | None) -> FalkorSession:
    """A session with the server, for one of its graphs; raises what ``met`` raises."""
    return met(address, password, failures.SILENCE)


def met(address: Address, password: str | None, silence: float) -> FalkorSession:
    """A session with a server that has answered; from then on it may take so many seconds for a statement.

    Raises UsageError where the client is missing or the address names no graph, ConnectionLostError where nobody
    answers, DatabaseError where the server refuses or has no FalkorDB.
    """
    with needed("falkordb"):
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    graph = address.path.strip("/")
    if not graph:
        raise UsageError(
            f"{address.text!r} names no graph; write one after the port, as in {address.text.rstrip('/')}/news"
        )

    def session(silence: float) -> FalkorSession:
        client = redis.Redis(
            address.host,
            address.port or _PORT,
            username=address.user or None,
            password=password,
            socket_connect_timeout=failures.MEETING,
            socket_timeout=silence,
            decode_responses=True,
            retry=Retry(NoBackoff(), 0),  # The loading does that itself, and tells how long.
        )
        return FalkorSession(redis, client, address, graph, silence=silence, with_password=bool(password))

    with closing(session(failures.MEETING)) as meeting:
        meeting.execute("PING")
    return session(silence)


class FalkorSession(CypherSession):
    """The steps of loading by ``GRAPH.QUERY``."""

    def __init__(
        self, redis: Any, client: Any, address: Address, graph: str, *, silence: float, with_password: bool
    ) -> None:
        self.name, self.graph = address.text, graph
        self._address, self._silence, self._with_password = address, silence, with_password
        self._errors, self._client = redis.exceptions, client

    def prepare(self) -> None:
        """Make an index and a constraint for each kind, where there is none: FalkorDB has no IF NOT EXISTS."""
        indexed = {found[0] for found in self.run("CALL db.indexes() YIELD label RETURN label")}
        for kind in KINDS:
            if label(kind) not in indexed:
                self._make("GRAPH.QUERY", self.graph, f"CREATE INDEX FOR (node:{label(kind)}) ON (node.id)")
        constrained = self._constraints()
        for kind in KINDS:
            if label(kind) not in constrained:
                way = ("GRAPH.CONSTRAINT", "CREATE", self.graph, "UNIQUE", "NODE", label(kind), "PROPERTIES", 1, "id")
                self._make(*way)
        while "UNDER CONSTRUCTION" in (states := self._constraints()).values():
            time.sleep(0.05)
        failed = [name for name, state in states.items() if state == "FAILED"]
        if failed:
            cure = "remove those that are there twice, or load into another graph"
            raise DatabaseError(f"{self.name} has two {failed[0]} nodes of one id; {cure}")

    def _make(self, *command: str | int) -> None:
        try:
            self.execute(*command)
        except RefusedError as error:
            if "already" not in str(error):  # as another loading may have made it a moment ago
                raise

    def _constraints(self) -> dict[str, str]:
        found = self.run("CALL db.constraints() YIELD label, status RETURN label, status")
        return {name: state for name, state in found if name in map(label, KINDS)}

    def run(self, statement: str, rows: Sequence[Any] | None = None) -> list[list[Any]]:
        """What a statement answers."""
        given = statement if rows is None else f"CYPHER rows={literal(rows)} {statement}"
        answer = self.execute("GRAPH.QUERY", self.graph, given)
        found: list[list[Any]] = answer[1] if len(answer) > 1 else []
        return found

    def execute(self, *command: str | int) -> Any:
        """What the server answers to one of its commands."""
        errors = self._errors
        try:
            return self._client.execute_command(*command)
        except errors.AuthenticationError:
            raise locked_out(self._address, password=self._with_password, user=_USER) from None
        except errors.NoPermissionError as error:
            raise not_allowed(self.name, self._address.user or _USER, error) from None
        except errors.TimeoutError:
            raise silent(self.name, self._silence) from None
        except (errors.ConnectionError, errors.BusyLoadingError, OSError) as error:
            raise no_answer(self.name, error) from None
        except errors.ResponseError as error:
            if "unknown command" in str(error):
                raise DatabaseError(f"{self.name} is a server without FalkorDB; load its module into it") from None
            raise RefusedError(f"{self.name} refused a statement: {str(error)[:300]}") from None

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()


def literal(value: object) -> str:
    r"""A value as FalkorDB's parameters have it, which are written before the statement.

    >>> literal([{"id": "it's", "size": 2, "free": True}])
    "[{id:'it\\'s',size:2,free:true}]"
    """
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime):
        return literal(instant(value))
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{name}:{literal(found)}" for name, found in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(map(literal, value)) + "]"
    raise TypeError(f"no value of a graph: {type(value).__name__}")
