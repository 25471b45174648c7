"""Whose query begins next: so many at a time, of one client only some, and those that wait client by client in turn."""

from __future__ import annotations

import asyncio
from collections import Counter, deque

from kg.server.refusal import RefusedError
from kg.server.settings import Limits


class Turns:
    """Places for queries that begin."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = limits.quick
        self._running: Counter[str] = Counter()
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}
        self._disgraced: dict[str, float] = {}

    async def begin(self, client: str) -> None:
        """Wait for a place. Raises RefusedError where too many wait, or for too long."""
        if self._free and self._running[client] < self._limits.of_one_client:
            self._take(client)
            return
        mine = len(self._waiting.get(client, ()))
        if mine >= self._limits.waiting_of_one_client or self._total() >= self._limits.waiting:
            raise RefusedError(503, "too many queries are waiting; try again later", retry_after=5)
        place = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(place)
        try:
            async with asyncio.timeout(self._limits.waiting_seconds):
                await place
        except BaseException as error:
            self._forget(client, place)
            if isinstance(error, TimeoutError):
                raise RefusedError(503, "the endpoint is busy; try again later", retry_after=10) from None
            raise

    def end(self, client: str) -> None:
        """Give a place back, and let the next ones begin."""
        self._free += 1
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
        self._admit()

    def disgrace(self, client: str) -> None:
        """Let a client come last for a while."""
        now = asyncio.get_running_loop().time()
        self._disgraced = {name: until for name, until in self._disgraced.items() if until > now}
        self._disgraced[client] = now + self._limits.disgrace

    def is_disgraced(self, client: str) -> bool:
        """Whether a client comes last."""
        return self._disgraced.get(client, 0) > asyncio.get_running_loop().time()

    def _take(self, client: str) -> None:
        self._free -= 1
        self._running[client] += 1

    def _total(self) -> int:
        return sum(map(len, self._waiting.values()))

    def _forget(self, client: str, place: asyncio.Future[None]) -> None:
        if place.done() and not place.cancelled():
            self.end(client)  # its turn came just as it gave up
            return
        queue = self._waiting.get(client)
        if queue is not None and place in queue:
            queue.remove(place)
            if not queue:
                del self._waiting[client]

    def _admit(self) -> None:
        for client in sorted(self._waiting, key=self.is_disgraced):
            if not self._free:
                return
            if self._running[client] >= self._limits.of_one_client:
                continue
            queue = self._waiting.pop(client)
            place = queue.popleft()
            if queue:
                self._waiting[client] = queue  # at the end: the others come first
            self._take(client)
            place.set_result(None)
