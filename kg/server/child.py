"""Processes of the server: started by a process that has loaded what they need, spoken to without waiting for them."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

LOW_PRIORITY, LOWEST_PRIORITY = 12, 19
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["pyoxigraph", "kg.server.worker", "kg.server.dataset"])


class Child:
    """A process that runs ``work(connection, *arguments)``."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self._connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_begin, args=(work, theirs, *arguments), daemon=True)
        self._process.start()
        theirs.close()

    @classmethod
    async def started(cls, work: Callable[..., None], *arguments: Any) -> Child:
        """Start one, which takes some milliseconds."""
        return await asyncio.to_thread(cls, work, *arguments)

    def send(self, message: Any) -> None:
        """Send it something; OSError where it has ended."""
        self._connection.send(message)

    async def received(self) -> Any:
        """What it sends next; EOFError where it has ended."""
        loop = asyncio.get_running_loop()
        readable = loop.create_future()
        file = self._connection.fileno()
        loop.add_reader(file, _set, readable)
        try:
            await readable
        finally:
            loop.remove_reader(file)
        try:
            return self._connection.recv()
        except OSError:
            raise EOFError from None

    def step_back(self, priority: int) -> None:
        """Let others go first: of two with 12 and 19, the system gives the first nearly five times the time."""
        if self._process.pid is not None:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, priority)

    def seconds(self) -> float | None:
        """How much of a core's time it has taken so far; None where the system does not tell."""
        try:
            told = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()

    async def ended(self) -> None:
        """End it, wait until it has ended, and free what belongs to it."""
        self.kill()
        await asyncio.to_thread(self._process.join)
        self._connection.close()


def _begin(work: Callable[..., None], connection: Connection, *arguments: Any) -> None:
    # Control-C reaches all processes at once; the first one alone decides, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    work(connection, *arguments)


def _set(readable: asyncio.Future[None]) -> None:
    if not readable.done():
        readable.set_result(None)
