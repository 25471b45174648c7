"""Whose turn it is."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kg.server.refusal import RefusedError
from kg.server.settings import Limits
from kg.server.turns import Turns

LIMITS = Limits(quick=2, waiting=16, waiting_seconds=5)


def test_a_crowd_of_one_client_does_not_hold_up_another() -> None:
    order: list[str] = []

    async def ask(turns: Turns, client: str) -> None:
        await turns.begin(client)
        order.append(client)
        await asyncio.sleep(0.01)
        turns.end(client)

    async def main() -> None:
        turns = Turns(replace(LIMITS, quick=1, waiting=64))
        crowd = [asyncio.ensure_future(ask(turns, "mad")) for _ in range(6)]
        await asyncio.sleep(0)
        others = [asyncio.ensure_future(ask(turns, f"client {at}")) for at in range(3)]
        await asyncio.gather(*crowd, *others)

    asyncio.run(main())
    assert order == ["mad", "mad", "client 0", "client 1", "client 2", *["mad"] * 4]


def test_one_client_never_has_all_places() -> None:
    async def main() -> None:
        turns = Turns(LIMITS)
        await turns.begin("one")
        waiting = asyncio.ensure_future(turns.begin("one"))
        await asyncio.sleep(0)
        assert not waiting.done()
        await turns.begin("another")
        turns.end("another")
        await asyncio.sleep(0)
        assert not waiting.done()
        turns.end("one")
        await waiting

    asyncio.run(main())


def test_who_waits_too_long_or_among_too_many_is_refused() -> None:
    async def main() -> None:
        turns = Turns(replace(LIMITS, waiting_seconds=0.01))
        await turns.begin("one")
        waiting = [asyncio.ensure_future(turns.begin("one")) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(RefusedError, match="too many queries are waiting") as refused:
            await waiting[2]
        assert (refused.value.status, refused.value.retry_after) == (503, 5)
        with pytest.raises(RefusedError, match="busy"):
            await waiting[0]
        with pytest.raises(RefusedError, match="busy"):
            await waiting[1]
        turns.end("one")
        await turns.begin("one")

    asyncio.run(main())


def test_who_gives_up_leaves_the_line() -> None:
    async def main() -> None:
        turns = Turns(replace(LIMITS, quick=1))
        await turns.begin("one")
        gone = asyncio.ensure_future(turns.begin("two"))
        stays = asyncio.ensure_future(turns.begin("three"))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        turns.end("one")
        await stays
        turns.end("three")
        late = asyncio.ensure_future(turns.begin("four"))
        await late
        again = asyncio.ensure_future(turns.begin("five"))
        await asyncio.sleep(0)
        turns.end("four")
        again.cancel()  # just as its turn has come
        await asyncio.gather(again, return_exceptions=True)
        await turns.begin("six")

    asyncio.run(main())


def test_who_is_in_disgrace_comes_last() -> None:
    order: list[str] = []

    async def ask(turns: Turns, client: str) -> None:
        await turns.begin(client)
        order.append(client)
        turns.end(client)

    async def main() -> None:
        turns = Turns(replace(LIMITS, quick=1, disgrace=0.05))
        for _ in range(2):
            await turns.begin("first")
            turns.disgrace("mad")
            waiting = [asyncio.ensure_future(ask(turns, client)) for client in ("mad", "one", "another")]
            await asyncio.sleep(0.1 if order else 0)
            turns.end("first")
            await asyncio.gather(*waiting)

    asyncio.run(main())
    assert order == ["one", "another", "mad", "mad", "one", "another"]
