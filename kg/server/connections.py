"""Connections: uvicorn's, with limits on how long a client may send or take nothing, and how many one has."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_PROXIES = ("127.0.0.1", "::1")
"""Whoever connects from here may speak for many."""


def protocol(stall: float, most: int) -> type[H11Protocol]:
    """uvicorn's protocol class, which gives up on a client after so many seconds in which nothing came or went.

    It closes at once what a client opens beyond so many connections.
    """
    open_by: Counter[str] = Counter()

    class Impatient(H11Protocol):
        _head: asyncio.TimerHandle | None = None
        _writing: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._peer = self.client[0] if self.client else ""
            open_by[self._peer] += 1
            if open_by[self._peer] > most and self._peer not in _PROXIES:
                transport.abort()
            else:
                self._await_head()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is h11.IDLE:
                self._await_head()
            else:
                self._head = _cancelled(self._head)

        def pause_writing(self) -> None:
            super().pause_writing()
            if self._writing is None:
                self._writing = self.loop.call_later(stall, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            self._writing = _cancelled(self._writing)

        def connection_lost(self, exc: Exception | None) -> None:
            open_by[self._peer] -= 1
            if not open_by[self._peer]:
                del open_by[self._peer]
            self._head, self._writing = _cancelled(self._head), _cancelled(self._writing)
            super().connection_lost(exc)

        def _await_head(self) -> None:
            # One limit for the whole head of a request, however slowly it trickles in.
            if self._head is None:
                self._head = self.loop.call_later(stall, self.transport.abort)

    return Impatient


def _cancelled(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    if timer is not None:
        timer.cancel()
    return None
