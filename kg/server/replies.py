"""Replies of HTTP: answers of queries, in memory or spooled; refusals; and what a client has already."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Mapping
from pathlib import Path
from typing import IO, TypeVar

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from kg.server.answering import Answer
from kg.server.media_types import with_charset
from kg.server.refusal import RefusedError

Result = TypeVar("Result")
_CHUNK = 1 << 16


class HungUpError(Exception):
    """The client has hung up."""


def tag(*parts: object) -> str:
    """A weak entity tag (RFC 9110, section 8.8.3) of what a reply depends on."""
    told = "\0".join(str(part) for part in parts)
    return f'W/"{hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def has(request: Request, entity_tag: str) -> bool:
    """Whether the client has the reply of this tag already."""
    known = request.headers.get("if-none-match", "")
    opaque = entity_tag.removeprefix("W/")
    return known.strip() == "*" or opaque in [part.strip().removeprefix("W/") for part in known.split(",")]


def refusal(refused: RefusedError, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal as plain text."""
    sent = dict(headers or {})
    if refused.retry_after is not None:
        sent["Retry-After"] = str(refused.retry_after)
    sent["Cache-Control"] = "no-store"
    return PlainTextResponse(f"{refused.message}\n", refused.status, sent)


def answered(answer: Answer, spool: Path, headers: Mapping[str, str]) -> Response:
    """An answer. Its spool file is gone from the folder at once, and from the disk when it is sent."""
    media_type = with_charset(answer.media_type)
    if answer.body is not None:
        return Response(answer.body, headers=headers, media_type=media_type)
    file = spool.open("rb")
    size = spool.stat().st_size
    spool.unlink()
    return _Spooled(file, {**headers, "Content-Length": str(size)}, media_type)


async def unless_gone(request: Request, work: Awaitable[Result]) -> Result:
    """The result of the work, which is cancelled when the client hangs up: HungUpError."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
            raise HungUpError
        return task.result()
    finally:
        gone.cancel()
        if not task.done():
            task.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


class _Spooled(StreamingResponse):
    """A reply from an open file, which is closed whatever happens."""

    def __init__(self, file: IO[bytes], headers: Mapping[str, str], media_type: str) -> None:
        self._file = file
        super().__init__(_chunks(file), headers=headers, media_type=media_type)

    async def __call__(self, *arguments: object) -> None:
        try:
            await super().__call__(*arguments)  # type: ignore[arg-type]  # passed on as they came
        finally:
            self._file.close()


async def _chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
