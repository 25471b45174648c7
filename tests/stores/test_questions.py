"""Questions in Cypher: each shipped query gives the rows that its SPARQL gives of the same graph, in real databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

import kg
from kg.errors import DatabaseError, QueryError, UsageError
from kg.exporters.terms import instant
from kg.graph import KnowledgeGraph
from kg.querying import Table, asking, databases
from kg.querying.shipped import FOLDER, find, shipped
from kg.stores.reading import Reader
from tests.corpus import ROOT, run_kg
from tests.exporters.lint import lint_cypher
from tests.querying.known import GIVEN, GRAPH
from tests.querying.test_shipped import examples
from tests.stores.databases import Bolt, Falkor, Ladybug, loaded
from tests.stores.servers import PASSWORD

SEEDS = ROOT / "exports" / "graph.nt"
DATABASES = ("ladybug", "falkordb", "arcadedb")
NAMES = tuple(shipped("cypher"))


@cache
def graph(name: str, folder: Path) -> KnowledgeGraph:
    """The graph of the seeds, or the hand-made one but for its link that leads nowhere, which no build makes."""
    if name == "seeds":
        return kg.read(SEEDS)
    store = pyoxigraph.Store()
    store.load(path=str(GRAPH), format=pyoxigraph.RdfFormat.TURTLE)
    lines = sorted(f"{quad.triple} .\n" for quad in store if "topic/gone" not in str(quad.object))
    (folder / "known.nt").write_text("".join(lines), encoding="utf-8")
    return kg.read(folder / "known.nt")


@pytest.fixture(scope="module", params=DATABASES)
def readers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Both graphs in a database, and what SPARQL is asked of."""
    folder = tmp_path_factory.mktemp("questions")
    found: dict[str, Any] = {}
    for name in ("seeds", "known"):
        if request.param == "ladybug":
            database: Any = Ladybug(folder / f"{name}.lbug")
        else:
            server = request.getfixturevalue(request.param)
            database = server.made(f"asked_{name}") if isinstance(server, Bolt) else Falkor(server, f"asked_{name}")
        loaded(database, graph(name, folder))
        reader = databases.open(database.url, database.password or None)
        found[name] = (reader, asking.open(graph(name, folder)))
    yield {"database": request.param, **found}
    for name in ("seeds", "known"):
        found[name][0].close()


def value(found: Any) -> Any:
    """A value such that what means the same is equal: a property graph has floats in place of decimals."""
    if isinstance(found, datetime):
        return instant(found)
    return float(found) if isinstance(found, Decimal) else found


def rows(table: Any) -> list[list[Any]]:
    assert isinstance(table, Table)
    return [list(map(value, row.values())) for row in table]


@pytest.mark.parametrize("which", ["known", "seeds"])
@pytest.mark.parametrize("name", NAMES)
def test_cypher_gives_the_rows_of_sparql_in_their_order(readers: dict[str, Any], name: str, which: str) -> None:
    reader, source = readers[which]
    values = GIVEN.get(name, {}) if which == "known" else examples(find(name))
    in_cypher = databases.ask(reader, databases.named(name), values)
    in_sparql = asking.ask(source, find(name), values)
    assert isinstance(in_sparql, Table)
    assert in_cypher.variables == in_sparql.variables
    assert rows(in_cypher) == rows(in_sparql)
    assert which == "seeds" or len(in_cypher), "an answer that is empty says nothing"


def test_the_rows_are_those_that_are_wanted(readers: dict[str, Any]) -> None:
    reader: Reader = readers["seeds"][0]
    assert len(databases.ask(reader, databases.named("topics"), most=2)) == 2
    query = "MATCH (topic:Topic {name: $name}) RETURN topic, [topic.name] AS names, 0.5 AS half, null AS nothing"
    [row] = databases.ask(reader, databases.named(query), {"name": "AI"})
    assert row == {"topic": "https://w3id.org/newskg/id/topic/ai", "names": '["AI"]', "half": 0.5, "nothing": None}


@pytest.mark.parametrize(
    "text", ["it's", 'say "no"', "back\\slash", "a\nb", "'}) DETACH DELETE n //", "\\u0027", "😀 مرحبا", ""]
)
def test_a_value_stays_a_value(readers: dict[str, Any], text: str) -> None:
    [row] = databases.ask(readers["seeds"][0], databases.named("RETURN $text AS text"), {"text": text})
    assert row == {"text": text}


def test_values_have_types(readers: dict[str, Any]) -> None:
    query = databases.named("RETURN $whole AS whole, $half AS half, $yes AS yes, $day AS day")
    values = {"whole:integer": "7", "half:decimal": "0.5", "yes:boolean": "true", "day:date": "2020-06-24"}
    [row] = databases.ask(readers["seeds"][0], query, values)
    assert {name: value(found) for name, found in row.items()} == {
        "whole": 7, "half": 0.5, "yes": True, "day": "2020-06-24T00:00:00Z",
    }  # fmt: skip


def test_a_database_is_not_changed_even_past_our_own_check(readers: dict[str, Any]) -> None:
    reader: Reader = readers["seeds"][0]
    with pytest.raises(QueryError, match="CREATE would change the database"):
        databases.ask(reader, databases.named("CREATE (:Topic {id: 'x'})"))
    if readers["database"] != "arcadedb":  # which takes no notice of the mode of a transaction
        with pytest.raises(DatabaseError):
            reader.ask("CREATE (:Topic {id: 'x'})", {})
    assert len(databases.ask(reader, databases.named("topics"))) == 4


def test_what_the_database_refuses_is_told(readers: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match="refused a statement"):
        databases.ask(readers["seeds"][0], databases.named("MATCH (topic:Topic RETURN topic"))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_of_itself_what_its_sparql_says(name: str) -> None:
    ours, theirs = shipped("cypher")[name], shipped()[name]
    assert (ours.title, ours.answers, ours.parameters) == (theirs.title, theirs.answers, theirs.parameters)
    assert "ORDER BY" in ours.text
    assert all(len(line) <= 120 for line in ours.text.splitlines() if not line.startswith("// param"))


@pytest.mark.parametrize("name", NAMES)
def test_neo4j_s_own_checker_finds_nothing(name: str) -> None:
    said = [found["message"] for found in lint_cypher(FOLDER / f"{name}.cypher")]
    assert [message for message in said if not message.startswith("Parameter $")] == []


def test_the_command_prints_what_sparql_prints(tmp_path: Path) -> None:
    loaded(Ladybug(tmp_path / "news.lbug"), graph("seeds", tmp_path))
    for arguments in (["topics"], ["providers", "--format", "csv"], ["largest-stories", "--limit", "1"]):
        asked = run_kg("query", *arguments, "--on", "ladybug:news.lbug", cwd=tmp_path)
        assert (asked.returncode, asked.stderr) == (0, "")
        assert asked.stdout == run_kg("query", *arguments, "--from", SEEDS).stdout
    (tmp_path / "mine.cypher").write_text(
        "// Mine\n// param topic (topic): it; e.g. AI\nMATCH (t:Topic {id: $topic}) RETURN t.name AS name;\n"
    )
    mine = run_kg(
        "query", "mine.cypher", "--on", "ladybug:news.lbug", "--param", "topic=ai", "--format", "csv", cwd=tmp_path
    )
    assert (mine.stdout, mine.stderr) == ("name\nAI\n", "")
    [row] = kg.query(f"ladybug:{tmp_path / 'news.lbug'}", "RETURN $a AS a", a=3)  # type: ignore[misc]
    assert row == {"a": 3}


def test_the_command_keeps_the_password(falkordb: int, tmp_path: Path) -> None:
    database = Falkor(falkordb, "asked_by_command")
    loaded(database, graph("seeds", tmp_path))
    asked = ("query", "topics", "--on", database.url, "--format", "csv")
    run = run_kg(*asked, env={"KG_PASSWORD": PASSWORD})
    assert (run.returncode, run.stdout.count("\n")) == (0, 5)
    run = run_kg(*asked, env={"KG_PASSWORD": "wrong"})
    assert (run.returncode, run.stdout) == (3, "")
    assert "does not let us in" in run.stderr and "wrong" not in run.stderr.replace("wrong password", "")


@pytest.mark.parametrize(
    ("query", "url", "told"),
    [
        ("topics", "ladybug:none.lbug", "there is no database 'none.lbug'; load one first: kg load ladybug:none.lbug"),
        ("topics", "sparql+http://localhost:1/x", "ask it in SPARQL: --endpoint http://localhost:1/x"),
        ("topics", "oxigraph:news.db", "does not speak Cypher"),
        ("rising-topics", "ladybug:none.lbug", "rising-topics is there in SPARQL only"),
        ("topic", "ladybug:none.lbug", "there is no query 'topic'; near to it are topics"),
        ("mine.rq", "ladybug:none.lbug", "is SPARQL, and this database is asked in Cypher"),
        ("topics", "bolt://neo4j:secret@localhost", "the address holds a password"),
    ],
)
def test_what_cannot_be_asked_is_told(query: str, url: str, told: str, tmp_path: Path) -> None:
    run = run_kg("query", query, "--on", url, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr and "secret" not in run.stderr


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.lbug").write_text("no database")
    with pytest.raises(DatabaseError, match="cannot be opened"):
        databases.open(f"ladybug:{tmp_path / 'text.lbug'}")


def test_cypher_without_a_database_is_told() -> None:
    with pytest.raises(UsageError, match="say which database it asks"):
        asking.named("mine.cypher")


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 12
    assert set(NAMES) <= set(shipped())
    told = run_kg("query", "--list").stdout
    for name, query in shipped().items():
        assert f"    {query.title}{' (also in Cypher)' if name in NAMES else ''}\n" in told
