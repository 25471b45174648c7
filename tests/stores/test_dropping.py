"""Connections that drop in the middle, and processes that die there: loading goes on and ends in the same graph."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConnectionLostError, DatabaseError
from kg.stores import LoadOptions, failures, load
from tests.corpus import ROOT, environment, hostile_graph, ntriples, triples
from tests.stores.databases import Ladybug, OxigraphFolder, loaded
from tests.stores.proxy import Proxy
from tests.stores.test_property_graphs import expected, links
from tests.stores.test_triples import by_value

GRAPH = hostile_graph()


Dropped = tuple[Any, Any, Proxy]
"""A database behind a proxy, the same without it, and the proxy."""


@pytest.fixture
def dropped(server: Any) -> Iterator[Dropped]:
    with Proxy(server.port) as proxy:
        yield replace(server, port=proxy.port), server, proxy


def is_whole(database: Any) -> bool:
    if hasattr(database, "triples"):
        return by_value(database.triples()) == by_value(triples(ntriples(GRAPH)))
    return bool(database.nodes() == expected(GRAPH, database) and sorted(database.links()) == links(GRAPH))


def test_a_dropped_connection_is_made_again(dropped: Dropped) -> None:
    behind, database, proxy = dropped
    loaded(behind, GRAPH, batch=20, waits=(0.01,))  # so that there is something to bring up to date
    proxy.drop_after(100_000)
    loaded(behind, GRAPH, batch=20, waits=(0.01, 0.1, 1))
    assert proxy.drops == 1
    assert is_whole(database)


def test_a_second_run_goes_on(dropped: Dropped) -> None:
    behind, database, proxy = dropped
    proxy.drop_after(100_000, gone=True)
    with pytest.raises(
        DatabaseError, match=r"was lost, after 3 tries: .*; when it is there again, run the same command"
    ):
        loaded(behind, GRAPH, batch=5, waits=(0.01, 0.01))
    assert not is_whole(database)
    proxy.mend()
    loaded(behind, GRAPH, batch=5)
    assert is_whole(database)


@pytest.mark.parametrize("size", [0, 20_000])
def test_a_server_that_goes_silent_is_not_waited_for_without_end(
    dropped: Dropped, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "MEETING", 1)
    monkeypatch.setattr(failures, "SILENCE", 4)
    behind, database, proxy = dropped
    told: list[str] = []
    options = LoadOptions(password=behind.password or None, batch=20, waits=(0.01,))
    proxy.hush_after(size)
    # A second connection may fail to come about before anything is asked of it: that is silence, too.
    silence = r"does not answer: (\d seconds of silence|Couldn't connect to .*); see that it runs there"
    with pytest.raises(DatabaseError, match=silence):
        load(GRAPH, behind.url, options, lambda stage, done, total: told.append(stage))
    assert ("no answer; connecting again" in told) == bool(size)
    proxy.mend()
    loaded(behind, GRAPH)
    assert is_whole(database)


DYING = """\
import os, sys
from kg.stores import LoadOptions, ladybug, load, oxigraph
from tests.corpus import hostile_graph
left = 5
def dying(step):
    def taken(*given):
        global left
        left -= 1
        if not left:
            os._exit(9)
        return step(*given)
    return taken
ladybug.LadybugSession.put_links = dying(ladybug.LadybugSession.put_links)
oxigraph.OxigraphSession.add = dying(oxigraph.OxigraphSession.add)
load(hostile_graph(), sys.argv[1], LoadOptions(batch=5))
"""


@pytest.mark.parametrize("type", [Ladybug, OxigraphFolder])
def test_a_load_that_died_is_made_whole_by_the_next(type: Any, tmp_path: Path) -> None:
    database = type(tmp_path / "news")
    run = subprocess.run([sys.executable, "-c", DYING, database.url], cwd=ROOT, env=environment(), check=False)
    assert run.returncode == 9
    assert not is_whole(database)
    loaded(database, GRAPH)
    assert is_whole(database)


@pytest.mark.parametrize(
    "url", ["bolt://127.0.0.1:{port}", "falkordb://127.0.0.1:{port}/news", "sparql+http://127.0.0.1:{port}"]
)
def test_a_server_that_is_not_there_is_not_waited_for(url: str) -> None:
    from tests.stores.servers import free_port

    with pytest.raises(ConnectionLostError, match=r"does not answer: .*; see that it runs there"):
        load(GRAPH, url.format(port=free_port()), LoadOptions(waits=(100,)))
