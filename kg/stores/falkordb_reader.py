"""FalkorDB, asked by ``GRAPH.RO_QUERY``, which refuses whatever would change a graph.

Answers come in the compact form (https://docs.falkordb.com/design/client-spec.html), which alone tells types.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from kg.errors import RefusedError, UsageError
from kg.stores import failures
from kg.stores.address import Address
from kg.stores.falkordb import FalkorSession, literal, met
from kg.stores.reading import Node, Rows

_NULL, _TEXT, _INTEGER, _BOOLEAN, _FLOAT, _LIST, _LINK, _NODE, _PATH, _MAP = range(1, 11)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")


def read(address: Address, password: str | None, timeout: float) -> FalkorReader:
    """A connection with the server; raises what ``kg.stores.falkordb.met`` raises."""
    return FalkorReader(met(address, password, timeout + failures.MEETING), timeout)


class FalkorReader:
    """A connection that only reads."""

    def __init__(self, session: FalkorSession, timeout: float) -> None:
        self.name = session.name
        self._session, self._timeout = session, max(1, round(timeout * 1000))

    def ask(self, statement: str, parameters: Mapping[str, Any], most: int | None = None) -> Rows:
        """The answer to a statement."""
        # The space keeps what follows from being part of the last value.
        given = "".join(f"{name}={literal(value)} " for name, value in parameters.items())
        answer = self._execute(f"CYPHER {given}{statement}" if given else statement)
        if len(answer) < 2:
            return Rows((), ())
        columns = [name for _, name in answer[0]]
        return Rows(columns, [[self._plain(*value) for value in row] for row in islice(answer[1], most)])

    def _execute(self, statement: str) -> Any:
        way = ("GRAPH.RO_QUERY", self._session.graph, statement, "--compact", "timeout", self._timeout)
        try:
            return self._session.execute(*way)
        except RefusedError as error:
            if "empty key" in str(error):
                cure = f"load one first: kg load {self.name}"
                raise UsageError(f"{self.name} has no graph {self._session.graph!r}; {cure}") from None
            raise

    def _plain(self, kind: int, value: Any) -> Any:
        """A value by its type; instants are texts there, so what is written as kg writes an instant is one."""
        if kind == _TEXT and _INSTANT.fullmatch(value):
            with suppress(ValueError):
                return datetime.fromisoformat(value)
        if kind == _BOOLEAN:
            return value == "true"
        if kind == _FLOAT:
            return float(value)
        if kind == _LIST:
            return [self._plain(*found) for found in value]
        if kind == _MAP:
            # Name, type and value follow one another.
            names = value[::2]
            return {name: self._plain(*found) for name, found in zip(names, value[1::2], strict=True)}
        if kind == _NODE:
            return Node(self._id(value[2]))
        return self._id(value[4]) if kind == _LINK else value

    def _id(self, properties: list[list[Any]]) -> str | None:
        return next((value for place, _, value in properties if self._names[place] == "id"), None)

    @cached_property
    def _names(self) -> list[str]:
        """The names of properties, which answers tell by their places."""
        return [name for ((_, name),) in self._execute("CALL db.propertyKeys()")[1]]

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()
