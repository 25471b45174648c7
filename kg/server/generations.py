"""What is served now, and what comes after it: a new export is loaded beside the old one, then takes its place."""

from __future__ import annotations

import asyncio
import itertools
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import GraphFileError
from kg.server.child import Child
from kg.server.dataset import Dataset, Stamp, load_aside, stamp
from kg.server.pool import Pool
from kg.server.settings import Settings

_log = logging.getLogger(__name__)
_INTERVAL = 0.5
"""Seconds between two looks at the files."""


@dataclass(eq=False, slots=True)
class Generation:
    """A data set and the processes that answer queries on it, as long as a request needs them."""

    dataset: Dataset
    pool: Pool
    users: int = 0
    replaced: bool = False


class Generations:
    """The data sets of one folder, one after another."""

    def __init__(self, exports: Path, workplace: Path, settings: Settings) -> None:
        self.exports = exports
        self._workplace, self._settings = workplace, settings
        self._names = itertools.count()
        self._now: Generation
        self._closing: set[asyncio.Task[None]] = set()
        (workplace / "spool").mkdir()

    async def open(self) -> None:
        """Load what is there. Raises GraphFileError where it cannot be read."""
        self._seen = stamp(self.exports)
        self._now = await self._loaded()

    @contextmanager
    def current(self) -> Iterator[Generation]:
        """What is served now, which stays until the block ends."""
        found = self._now
        found.users += 1
        try:
            yield found
        finally:
            found.users -= 1
            self._retire(found)

    async def watch(self) -> None:
        """Load what is written anew, for ever. Where it cannot be read, the old stays, and the log says so."""
        while True:
            await asyncio.sleep(_INTERVAL)
            found = stamp(self.exports)
            if found == self._seen or not await self._is_written(found):
                continue
            try:
                loaded = await self._loaded()
            except GraphFileError as error:
                self._seen = found
                _log.error("still serving the old data: %s", error)
                continue
            if stamp(self.exports) != found:
                await loaded.pool.close()
                continue  # it was changed meanwhile
            self._seen = found
            old, self._now = self._now, loaded
            old.replaced = True
            self._retire(old)
            _log.info("now serving %s triples, version %s", f"{loaded.dataset.triples:,}", loaded.dataset.version)

    async def close(self) -> None:
        """End all processes."""
        await asyncio.gather(*self._closing, return_exceptions=True)
        if hasattr(self, "_now"):
            await self._now.pool.close()

    async def _is_written(self, found: Stamp) -> bool:
        """Whether nobody is writing any more: a build writes one file after another."""
        await asyncio.sleep(_INTERVAL)
        return stamp(self.exports) == found

    async def _loaded(self) -> Generation:
        folder = self._workplace / str(next(self._names))
        child = await Child.started(load_aside, self.exports, folder)
        try:
            found: Dataset | str = await child.received()
        except EOFError:
            found = f"loading {self.exports} broke off: most likely for want of memory"
        finally:
            await child.ended()
        if isinstance(found, str):
            shutil.rmtree(folder, ignore_errors=True)
            raise GraphFileError(found)
        pool = Pool(folder, self._workplace / "spool", self._settings.limits, self._settings.services)
        await pool.open()
        return Generation(found, pool)

    def _retire(self, generation: Generation) -> None:
        if generation.replaced and not generation.users:
            task = asyncio.ensure_future(self._retired(generation))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def _retired(self, generation: Generation) -> None:
        await generation.pool.close()
        await asyncio.to_thread(shutil.rmtree, generation.dataset.store, ignore_errors=True)
