"""The databases of these tests: servers are started once, each test has a database or a graph of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.stores import servers
from tests.stores.databases import Bolt, Falkor, Ladybug, OxigraphFolder, PropertyDatabase, SparqlServer, TripleDatabase

NUMBERS = count(1)


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    servers.alone()
    return tmp_path_factory


@pytest.fixture(scope="session")
def falkordb(folders: pytest.TempPathFactory) -> Iterator[int]:
    with servers.falkordb(folders.mktemp("falkordb"), servers.PASSWORD) as port:
        yield port


@pytest.fixture(scope="session")
def arcadedb(folders: pytest.TempPathFactory) -> Iterator[Bolt]:
    with servers.arcadedb(folders.mktemp("arcadedb")) as (port, make):
        yield Bolt(port, make)


@pytest.fixture(scope="session")
def oxigraph(folders: pytest.TempPathFactory) -> Iterator[int]:
    with servers.oxigraph(folders.mktemp("oxigraph")) as port:
        yield port


@pytest.fixture(scope="session")
def virtuoso(folders: pytest.TempPathFactory) -> Iterator[int]:
    with servers.virtuoso(folders.mktemp("virtuoso")) as port:
        yield port


PROPERTY_SERVERS, TRIPLE_SERVERS = ("falkordb", "arcadedb"), ("oxigraph", "virtuoso")


def of(name: str, request: pytest.FixtureRequest, folder: Path) -> PropertyDatabase | TripleDatabase:
    """An empty database, or an empty graph of a database."""
    if name == "ladybug":
        return Ladybug(folder / "news.lbug")
    if name == "oxigraph folder":
        return OxigraphFolder(folder / "news.db")
    found, number = request.getfixturevalue(name), next(NUMBERS)
    if isinstance(found, Bolt):
        return found.made(f"news{number}")
    if name == "falkordb":
        return Falkor(found, f"news{number}")
    graph = f"https://example.com/graph/{number}"
    return SparqlServer(found, graph, "/sparql", "dba", "dba") if name == "virtuoso" else SparqlServer(found, graph)


@pytest.fixture(params=["ladybug", *PROPERTY_SERVERS])
def property_database(request: pytest.FixtureRequest, tmp_path: Path) -> PropertyDatabase | TripleDatabase:
    """An empty property graph."""
    return of(request.param, request, tmp_path)


@pytest.fixture(params=PROPERTY_SERVERS)
def property_server(request: pytest.FixtureRequest, tmp_path: Path) -> PropertyDatabase | TripleDatabase:
    """An empty property graph that is a server's: nodes without a schema."""
    return of(request.param, request, tmp_path)


@pytest.fixture(params=["oxigraph folder", *TRIPLE_SERVERS])
def triple_database(request: pytest.FixtureRequest, tmp_path: Path) -> PropertyDatabase | TripleDatabase:
    """An empty graph of triples."""
    return of(request.param, request, tmp_path)


@pytest.fixture(params=[*PROPERTY_SERVERS, *TRIPLE_SERVERS])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> PropertyDatabase | TripleDatabase:
    """An empty database that is a server's."""
    return of(request.param, request, tmp_path)
