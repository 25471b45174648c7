"""Ladybug: what is copied in at once and what is brought up to date come to the same, wherever a loading stops."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kg.errors import DatabaseError
from kg.exporters.flattening import FlatNode, flat_nodes
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Topic
from kg.stores import ladybug, property_graph
from tests.corpus import ROOT, environment, hostile_graph
from tests.exporters.property_graphs import text_graphs
from tests.stores.databases import Ladybug, loaded
from tests.stores.test_property_graphs import expected, links

GRAPH = hostile_graph()


def is_whole(database: Ladybug, graph: KnowledgeGraph = GRAPH) -> bool:
    return database.nodes() == expected(graph, database) and sorted(database.links()) == links(graph)


def other_values() -> KnowledgeGraph:
    """Some nodes of the hostile graph, half of them bare, half with all that is there and more, and some links."""
    graph = KnowledgeGraph()
    articles = [node.id for node in flat_nodes(GRAPH) if node.kind == "article"]
    for place, iri in enumerate(articles):
        if place % 3 == 0:
            graph.add_node(Article(iri))
        elif place % 3 == 1:
            graph.add_node(Article(iri, headline="Other", abstract="A", url=("https://example.com/u",), free=True))
    for node in islice((node for node in flat_nodes(GRAPH) if node.kind == "topic"), 5):
        graph.add_node(Topic(node.id, "Other", ("a", "b"), (), "D"))
    for source, _, field in GRAPH.network.edges(keys=True):
        if field == "about" and source in articles[1:2]:
            for _, target, _ in GRAPH.network.out_edges(source, keys=True):
                if target in graph.network:
                    graph.add_edge(Edge(source, "about", target))
    return graph


@pytest.mark.parametrize("at_once", [ladybug._CHANGES, 2])
def test_what_is_brought_up_to_date_is_what_is_copied_in(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ladybug, "_CHANGES", at_once)
    copied, changed = Ladybug(tmp_path / "copied"), Ladybug(tmp_path / "changed")
    loaded(copied, GRAPH)
    loaded(changed, other_values())
    assert not is_whole(changed)
    loaded(changed, GRAPH)
    assert changed.nodes() == copied.nodes() == expected(GRAPH, copied)
    assert sorted(changed.links()) == sorted(copied.links()) == links(GRAPH)


@settings(max_examples=4)
@given(old=text_graphs(), new=text_graphs())
def test_any_texts_take_the_place_of_any(
    old: KnowledgeGraph, new: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = Ladybug(tmp_path_factory.mktemp("ladybug") / "news.lbug")
    loaded(database, old)
    loaded(database, new, prune=True)
    assert is_whole(database, new)


def test_what_is_the_same_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Ladybug(tmp_path / "news.lbug")
    loaded(database, GRAPH)
    found: list[Any] = []
    run = ladybug.LadybugSession._run

    def told(session: Any, statement: str, **parameters: object) -> list[list[Any]]:
        answer = run(session, statement, **parameters)
        if " SET " in statement:
            found.append(answer)
        return answer

    monkeypatch.setattr(ladybug.LadybugSession, "_run", told)
    loaded(database, GRAPH)
    assert found
    assert all(answer == [[0]] for answer in found)


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    database = Ladybug(tmp_path / """it's [1]* \\n "ü" 人.lbug""")
    loaded(database, GRAPH)
    assert is_whole(database)


def test_what_fails_while_it_is_gathered_leaves_nothing_and_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Ladybug(tmp_path / "news.lbug")

    def failing(graph: KnowledgeGraph) -> Iterator[FlatNode]:
        yield from islice(flat_nodes(graph), 30)
        assert (tmp_path / ".news.lbug.loading").is_dir()
        raise ValueError("a node that cannot be")

    with monkeypatch.context() as patch:
        patch.setattr(property_graph, "flat_nodes", failing)
        with pytest.raises(ValueError, match="a node that cannot be"):
            loaded(database, GRAPH, batch=5)
    assert [path.name for path in tmp_path.iterdir()] == ["news.lbug"]
    loaded(database, GRAPH)
    assert is_whole(database)


def test_what_the_database_refuses_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Ladybug(tmp_path / "news.lbug")
    monkeypatch.setattr(ladybug, "_changing", lambda kind, file: "MATCH")
    loaded(database, other_values())
    with pytest.raises(DatabaseError, match=r"refused a statement"):
        loaded(database, GRAPH)
    assert [path.name for path in tmp_path.iterdir()] == ["news.lbug"]


DYING = """\
import os, signal, sys
from kg.stores import ladybug, load
from tests.corpus import hostile_graph
left, run = int(sys.argv[2]), ladybug.LadybugSession._run
def dying(session, statement, **parameters):
    global left
    left -= statement.startswith("COPY")
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return run(session, statement, **parameters)
ladybug.LadybugSession._run = dying
load(hostile_graph(), sys.argv[1])
"""


@pytest.mark.parametrize("copied", [2, 40])
def test_a_process_killed_while_it_copies_is_made_good_by_the_next(copied: int, tmp_path: Path) -> None:
    database = Ladybug(tmp_path / "news.lbug")
    command = [sys.executable, "-c", DYING, database.url, str(copied)]
    run = subprocess.run(command, cwd=ROOT, env=environment(), check=False)
    assert run.returncode == -signal.SIGKILL
    assert (tmp_path / ".news.lbug.loading").is_dir()
    assert not is_whole(database)
    loaded(database, GRAPH)
    assert is_whole(database)
    assert not (tmp_path / ".news.lbug.loading").exists()


NODES, LINKS = "CREATE NODE TABLE", "CREATE REL TABLE"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ([f"{NODES} Article(id INT64 PRIMARY KEY, title STRING)"], "Article .*: its column id is INT64 and not STRING"),
        ([f"{NODES} topic(id STRING PRIMARY KEY, name STRING)"], "topic .*: it has no column alternate_name"),
        ([f"{NODES} Scheme(name STRING, id STRING PRIMARY KEY)"], "Scheme .*: its columns are in another order"),
        ([f"{NODES} Scheme(id STRING PRIMARY KEY, name STRING, x STRING)"], "Scheme .*: it has a column x"),
        ([f"{NODES} About(id STRING PRIMARY KEY)"], "About .*: it is a table of nodes"),
        ([f"{NODES} A(id STRING PRIMARY KEY)", f"{LINKS} ABOUT(FROM A TO A)"], "ABOUT .*: it has no column id"),
        ([f"{NODES} A(id STRING PRIMARY KEY)", f"{LINKS} CORE(FROM A TO A, id STRING)"], "CORE .*: it does not join"),
    ],
)
def test_tables_of_others_are_refused_by_name(statements: list[str], said: str, tmp_path: Path) -> None:
    database = Ladybug(tmp_path / "news.lbug")
    for statement in statements:
        database.run(statement)
    before = database._rows("CALL show_tables() RETURN *")
    with pytest.raises(DatabaseError, match=f"has a table {said}.*; load into another file"):
        loaded(database, GRAPH)
    assert database._rows("CALL show_tables() RETURN *") == before


def test_tables_of_others_beside_ours_stay(tmp_path: Path) -> None:
    database = Ladybug(tmp_path / "news.lbug")
    database.run("CREATE NODE TABLE Mine(id INT64 PRIMARY KEY)")
    database.run("CREATE (:Mine {id: 1})")
    loaded(database, GRAPH)
    loaded(database, KnowledgeGraph(), prune=True)
    assert database._rows("MATCH (n:Mine) RETURN n.id") == [[1]]
    assert database._rows("MATCH (n) RETURN count(*)") == [[1]]
