"""A server from its start to its end: the socket, the temporary folder, uvicorn."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import uvicorn

from kg.errors import UsageError
from kg.server.app import application
from kg.server.connections import protocol
from kg.server.dataset import Dataset
from kg.server.generations import Generations
from kg.server.settings import Settings

_LONGEST_HEAD = 1 << 16
"""Bytes; a query may come in the address of a GET request."""
_BACKLOG = 512
_FAREWELL = 2
"""Seconds that requests under way have when the server is told to stop."""


class Server:
    """A server that has loaded its data and holds its socket; ``run`` answers requests until it is interrupted."""

    def __init__(self, dataset: Dataset, address: str, run: Callable[[], None]) -> None:
        self.dataset, self.address, self.run = dataset, address, run


@contextmanager
def opened(exports: Path, settings: Settings) -> Iterator[Server]:
    """Load a folder of exports and listen.

    Raises UsageError where the folder or the address cannot be used, GraphFileError where the exports cannot be read.
    """
    if not exports.is_dir():
        raise UsageError(f"there is no folder {str(exports)!r}; build one first: kg build seeds -o {exports}")
    with (
        tempfile.TemporaryDirectory(prefix="kg-serve-") as workplace,
        _listening(settings) as listener,
        asyncio.Runner() as runner,
    ):
        generations = Generations(exports, Path(workplace), settings)
        try:
            runner.run(generations.open())
            with generations.current() as generation:
                dataset = generation.dataset
            yield Server(dataset, _address(listener), lambda: runner.run(_run(generations, settings, listener)))
        finally:
            runner.run(generations.close())


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    if not 0 <= settings.port < 1 << 16:
        raise UsageError(f"--port is {settings.port}; give a number from 0, which takes any that is free, to 65535")
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except OSError as error:
        cure = "choose another with --host and --port; --port 0 takes any that is free"
        raise UsageError(f"cannot listen on {settings.host}, port {settings.port}: {error}; {cure}") from None
    with listener:
        yield listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


async def _run(generations: Generations, settings: Settings, listener: socket.socket) -> None:
    limits = settings.limits
    config = uvicorn.Config(
        application(generations, settings),
        http=protocol(limits.stall, limits.connections_of_one_client),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=limits.connections,
        timeout_graceful_shutdown=_FAREWELL,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    async with _watched(generations):
        await uvicorn.Server(config).serve(sockets=[listener])


@asynccontextmanager
async def _watched(generations: Generations) -> AsyncIterator[None]:
    watching = asyncio.ensure_future(generations.watch())
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
