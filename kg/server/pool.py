"""The processes that answer queries: who gets one, when one is stopped, and what comes in its place.

A query begins as a quick one. When it has worked for ``Limits.patience`` it is a long one: its process falls to a low
priority, to the lowest if its client has others or one of them had to be stopped, and its place among the quick ones is
free again. Where long ones are too many, one is stopped: of the client that has most of them the one that has run
longest. So what is dear waits for what is cheap, and who asks too much pays for it alone.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from pathlib import Path

from kg.server.answering import Answer, Question
from kg.server.child import LOW_PRIORITY, LOWEST_PRIORITY, Child
from kg.server.refusal import RefusedError
from kg.server.settings import Limits
from kg.server.turns import Turns
from kg.server.worker import work

_log = logging.getLogger(__name__)
_WAITING_FOR_A_CORE = 8
"""A query may take so many times its share of a core's time, where others use the cores or it waits for an endpoint."""
_LOOK = 0.02
"""Seconds between two looks at how much time a process has taken, at least."""
_FAILED_START = 1.0
"""Seconds before it is tried again to start a process."""


@dataclass(eq=False, slots=True)
class _Long:
    """A query that takes long, in the order in which they became so."""

    client: str
    child: Child
    evicted: bool = False


class Pool:
    """Processes over one store."""

    def __init__(self, store: Path, spool: Path, limits: Limits, services: tuple[str, ...]) -> None:
        self._spool, self._limits = spool, limits
        self._start: Callable[[], asyncio.Future[Child]] = lambda: asyncio.ensure_future(
            Child.started(work, store, limits, services)
        )
        self._turns = Turns(limits)
        self._idle: asyncio.Queue[Child] = asyncio.Queue()
        self._long: list[_Long] = []
        self._all: set[Child] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._names = itertools.count()

    async def open(self) -> None:
        """Start the processes."""
        for _ in range(self._limits.quick):
            self._hire()
        self._idle.put_nowait(await self._idle.get())

    async def close(self) -> None:
        """End all processes."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(child.ended() for child in self._all))

    async def ask(self, client: str, question: Question) -> tuple[Answer, Path]:
        """The answer to a question of a client, and where it is spooled. Raises RefusedError where there is none."""
        await self._turns.begin(client)
        spool = self._spool / str(next(self._names))
        turn = _Turn(self._turns, client)
        try:
            return await self._ask(turn, replace(question, spool=str(spool))), spool
        except BaseException:
            spool.unlink(missing_ok=True)
            raise
        finally:
            turn.end()

    async def _ask(self, turn: _Turn, question: Question) -> Answer:
        child = await self._idle.get()
        long: _Long | None = None
        sound = False
        loop = asyncio.get_running_loop()
        reply = asyncio.ensure_future(_reply(child, question))
        try:
            began = loop.time()
            await self._patiently(child, reply)
            if not reply.done():
                child.step_back(self._priority(turn.client))
                long = self._enter(turn.client, child)
                self._hire()
                turn.end()
                await asyncio.wait({reply}, timeout=began + self._limits.seconds - loop.time())
            if not reply.done():
                self._turns.disgrace(turn.client)
                _log.warning("stopped a query of %s after %g seconds", turn.client, self._limits.seconds)
                raise RefusedError(503, f"the query was stopped after {self._limits.seconds:g} seconds; ask for less")
            try:
                found = reply.result()
            except (EOFError, OSError):
                self._turns.disgrace(turn.client)
                raise _broken(long, turn.client) from None
            sound = True
            if isinstance(found, RefusedError):
                raise found
            return found
        finally:
            reply.cancel()
            if long is not None:
                self._long.remove(long)
            if sound and long is None:
                self._idle.put_nowait(child)
            else:
                self._dismiss(child)
                if long is None:
                    self._hire()

    async def _patiently(self, child: Child, reply: asyncio.Future[Answer | RefusedError]) -> None:
        """Wait for a reply until the process has worked on it for as long as a quick query may."""
        loop = asyncio.get_running_loop()
        patience, before = self._limits.patience, child.seconds()
        until = loop.time() + min(self._limits.seconds, _WAITING_FOR_A_CORE * patience)
        left = patience
        while left > 0 and loop.time() < until:
            await asyncio.wait({reply}, timeout=min(left, until - loop.time()))
            now = child.seconds()
            if reply.done() or before is None or now is None:
                return
            left = min(patience - (now - before), until - loop.time())
            left = max(left, _LOOK) if left > 0 else left

    def _enter(self, client: str, child: Child) -> _Long:
        """Count a query among the long ones, and stop another, or itself, where there are too many."""
        entered = _Long(client, child)
        self._long.append(entered)
        running = [long for long in self._long if not long.evicted]
        if len(running) > self._limits.long:
            of_client = Counter(long.client for long in running)
            most = max(of_client.values())
            victim = next(long for long in running if of_client[long.client] == most)
            victim.evicted = True
            victim.child.kill()
        return entered

    def _priority(self, client: str) -> int:
        asks_much = self._turns.is_disgraced(client) or any(long.client == client for long in self._long)
        return LOWEST_PRIORITY if asks_much else LOW_PRIORITY

    def _hire(self) -> None:
        self._background(self._hired())

    async def _hired(self) -> None:
        while True:
            try:
                child = await self._start()
            except OSError as error:
                _log.error("cannot start a process: %s", error)
                await asyncio.sleep(_FAILED_START)
                continue
            self._all.add(child)
            try:
                await child.received()
            except EOFError:
                _log.error("a process that was to answer queries ended at once")
                self._all.discard(child)
                await child.ended()
                await asyncio.sleep(_FAILED_START)
                continue
            self._idle.put_nowait(child)
            return

    def _dismiss(self, child: Child) -> None:
        child.kill()
        self._background(self._dismissed(child))

    async def _dismissed(self, child: Child) -> None:
        await child.ended()
        self._all.discard(child)

    def _background(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Turn:
    """A place among the quick ones, given back once."""

    def __init__(self, turns: Turns, client: str) -> None:
        self._turns, self.client, self._held = turns, client, True

    def end(self) -> None:
        if self._held:
            self._held = False
            self._turns.end(self.client)


async def _reply(child: Child, question: Question) -> Answer | RefusedError:
    child.send(question)
    found: Answer | RefusedError = await child.received()
    return found


def _broken(long: _Long | None, client: str) -> RefusedError:
    if long is not None and long.evicted:
        return RefusedError(503, "the query was stopped: too many take long; ask for less, or try again later", 30)
    _log.warning("a query of %s broke its process", client)
    return RefusedError(503, "the query broke off: it needs more memory or is nested deeper than one may; ask for less")
