"""A session that outlasts its connection: work that failed because it was lost is done again on a new one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from kg.errors import ConnectionLostError, DatabaseError


class Closing(Protocol):
    """What can be closed."""

    def close(self) -> None:
        """Let go of the connection."""


S = TypeVar("S", bound=Closing)
T = TypeVar("T")


class Lasting(Generic[S]):
    """Sessions one after the other, of which there is one at a time.

    The first connection is tried once: a database that is not there is most likely not coming. Later ones are tried
    again after each of ``waits`` seconds, and the work that was lost is done anew; so work must be such that twice is
    the same as once. ``told`` hears which try begins, and of how many.
    """

    def __init__(
        self,
        connect: Callable[[], S],
        name: str,
        waits: Sequence[float],
        told: Callable[[int, int], None] = lambda number, tries: None,
    ) -> None:
        self._connect, self._name, self._waits, self._told = connect, name, tuple(waits), told
        self._session: S | None = None
        self._was_there = False

    def do(self, work: Callable[[S], T]) -> T:
        """What the work on the session returns; DatabaseError where it fails, or the connection stays lost."""
        waits = list(self._waits)
        while True:
            try:
                if self._session is None:
                    self._session = self._connect()
                done = work(self._session)
                self._was_there = True
                return done
            except ConnectionLostError as error:
                self.close()
                if not self._was_there:
                    raise
                if not waits:
                    tries = f"{len(self._waits) + 1} tries"
                    cure = "when it is there again, run the same command: it goes on and ends in the same graph"
                    raise DatabaseError(
                        f"the connection to {self._name} was lost, after {tries}: {error}; {cure}"
                    ) from None
                self._told(len(self._waits) - len(waits) + 1, len(self._waits))
                time.sleep(waits.pop(0))

    def close(self) -> None:
        """Close the session, if there is one, whatever state it is in."""
        session, self._session = self._session, None
        if session is not None:
            try:
                session.close()
            except (DatabaseError, OSError):
                return  # It is closed already, by the other side.
