"""The folder of ``neo4j`` loaded into a real FalkorDB by its own script, with Redis's own client."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kg.exporters import write
from kg.exporters.flattening import flat_edges, flat_nodes
from kg.exporters.neo4j import write_neo4j
from kg.graph import KnowledgeGraph
from kg.model import Article
from tests.exporters.property_graphs import GRAPHS, plain_rows, small_graph, text_graphs, told
from tests.stores import servers
from tests.stores.conftest import NUMBERS
from tests.stores.databases import Falkor


@pytest.fixture(scope="module")
def files(folders: pytest.TempPathFactory) -> Path:
    """The folder whose files the server may load, as the script's second line asks."""
    return folders.mktemp("files") / "graph-neo4j"


@pytest.fixture(scope="module")
def port(folders: pytest.TempPathFactory, files: Path) -> Iterator[int]:
    if shutil.which("redis-cli") is None:
        pytest.skip("redis-cli is not there: tests/install_tools.sh installs it")
    with servers.falkordb(folders.mktemp("server"), servers.PASSWORD, files) as port:
        yield port


@pytest.fixture
def database(port: int) -> Falkor:
    return Falkor(port, f"files{next(NUMBERS)}")


def run_script(database: Falkor, folder: Path, password: str = servers.PASSWORD) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(folder / "load-falkordb.sh"), database.name, "-h", "127.0.0.1", "-p", str(database.port)]
    env = {**os.environ, "REDISCLI_AUTH": password}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def check(database: Falkor, graph: KnowledgeGraph) -> None:
    """Every node with all labels and properties, every relationship with its id."""
    labels = {id_: frozenset(found) for id_, (found, _) in told(graph).nodes.items()}
    expected = {id_: (labels[id_], found) for id_, found in plain_rows(graph).items()}
    assert database.nodes() == expected
    links = [(source, type_, target, id_) for id_, type_, source, target in told(graph).edges]
    assert sorted(database.links()) == sorted(links)


@pytest.mark.parametrize("name", GRAPHS)
def test_falkordb_loads_all_that_was_written_and_again_changes_nothing(
    name: str, files: Path, database: Falkor
) -> None:
    graph = GRAPHS[name]()
    write(graph, files, "neo4j")
    for _ in range(2):
        run = run_script(database, files)
        assert (run.returncode, run.stderr) == (0, "")
        answers = run.stdout.split()
        assert answers[answers.index("nodes") + 1] == str(len(graph))
        assert answers[answers.index("relationships") + 1] == str(graph.network.number_of_edges())
        check(database, graph)


def test_values_that_are_gone_go_and_new_ones_come(files: Path, database: Falkor) -> None:
    run_script(database, write(small_graph(), files, "neo4j"))
    graph = small_graph()
    graph.add_node(Article("https://example.com/a", type="NewsArticle", abstract="new", membership=Decimal("0.123457")))
    assert run_script(database, write(graph, files, "neo4j")).returncode == 0
    check(database, graph)


def test_ids_are_indexed_and_unique(files: Path, database: Falkor) -> None:
    graph = small_graph()
    run_script(database, write(graph, files, "neo4j"))
    kinds = {"Article", "Provider", "Topic", "Image"}
    assert {name for (name,) in database._rows("CALL db.indexes() YIELD label RETURN label")} == kinds
    found = database._rows("CALL db.constraints() YIELD label, type, status RETURN label, type, status")
    assert {(name, type_) for name, type_, _ in found} == {(kind, "UNIQUE") for kind in kinds}
    assert "FAILED" not in {status for _, _, status in found}


def test_an_empty_graph_loads(files: Path, database: Falkor) -> None:
    run = run_script(database, write(KnowledgeGraph(), files, "neo4j"))
    assert (run.returncode, run.stderr, database.nodes()) == (0, "", {})


@pytest.mark.parametrize(("password", "missing"), [("wrong", ""), (servers.PASSWORD, "nodes/Topic.csv")])
def test_what_goes_wrong_ends_the_script(password: str, missing: str, files: Path, database: Falkor) -> None:
    folder = write(small_graph(), files, "neo4j")
    if missing:
        (folder / missing).unlink()
    run = run_script(database, folder, password)
    assert run.returncode != 0 and run.stderr


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=text_graphs())
def test_any_text_survives(graph: KnowledgeGraph, files: Path, port: int) -> None:
    shutil.rmtree(files, ignore_errors=True)
    write_neo4j(files, flat_nodes(graph), flat_edges(graph))
    database = Falkor(port, f"files{next(NUMBERS)}")
    assert run_script(database, files).returncode == 0
    check(database, graph)
