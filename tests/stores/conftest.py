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


@pytest.fixture(params=["ladybug", "falkordb", "arcadedb"])
def property_database(request: pytest.FixtureRequest, tmp_path: Path) -> PropertyDatabase:
    """An empty property graph."""
    if request.param == "ladybug":
        return Ladybug(tmp_path / "news.lbug")
    name = f"news{next(NUMBERS)}"
    if request.param == "falkordb":
        return Falkor(request.getfixturevalue("falkordb"), name)
    found: Bolt = request.getfixturevalue("arcadedb")
    return found.made(name)


@pytest.fixture(params=["oxigraph folder", "oxigraph", "virtuoso"])
def triple_database(request: pytest.FixtureRequest, tmp_path: Path) -> TripleDatabase:
    """An empty graph of triples."""
    if request.param == "oxigraph folder":
        return OxigraphFolder(tmp_path / "news.db")
    graph = f"https://example.com/graph/{next(NUMBERS)}"
    if request.param == "oxigraph":
        return SparqlServer(request.getfixturevalue("oxigraph"), graph)
    return SparqlServer(request.getfixturevalue("virtuoso"), graph, "/sparql", "dba", "dba")
