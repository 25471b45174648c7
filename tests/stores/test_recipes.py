"""The recipes of docs/databases.md that load: each question gives the answer below it, in its database."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

import kg
from kg.stores import STORES
from tests.corpus import ROOT, run_kg
from tests.stores.databases import Bolt, Falkor, Ladybug, SparqlServer, loaded

DOCS = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
SEEDS = ROOT / "exports" / "graph.nt"
RECIPES = {
    name: re.findall(r"```(?:cypher|sparql)\n(.*?)```\n\n```text\n(.*?)```", part, re.DOTALL)
    for name, part in re.findall(r"^### (.*?)\n(.*?)(?=^##)", DOCS, re.DOTALL | re.MULTILINE)
}


def answered(rows: list[list[Any]]) -> str:
    return "".join(", ".join(map(str, row)) + "\n" for row in rows)


def asked(name: str) -> tuple[str, str]:
    [(question, answer)] = RECIPES[name]
    return question.strip().rstrip(";"), answer


def test_ladybug(tmp_path: Path) -> None:
    database = Ladybug(tmp_path / "news.lbug")
    loaded(database, kg.read(SEEDS))
    question, answer = asked("Ladybug")
    assert answered(database._rows(question)) == answer


def test_neo4j_s_question_is_answered_over_bolt(arcadedb: Bolt) -> None:
    database = arcadedb.made("recipe")
    loaded(database, kg.read(SEEDS))
    question, answer = asked("Neo4j")
    assert answered(database._rows(question)) == answer


def test_falkordb(falkordb: int) -> None:
    database = Falkor(falkordb, "recipe")
    loaded(database, kg.read(SEEDS))
    question, answer = asked("FalkorDB")
    assert answered(database._rows(question)) == answer


def test_oxigraph(tmp_path: Path) -> None:
    kg.stores.load(kg.read(SEEDS), f"oxigraph:{tmp_path / 'news.db'}")
    question, answer = asked("Oxigraph")
    rows = pyoxigraph.Store(str(tmp_path / "news.db")).query(question)
    assert answered([[term.value for term in row] for row in rows]) == answer  # type: ignore[union-attr]


def test_virtuoso(virtuoso: int) -> None:
    database = SparqlServer(virtuoso, "https://example.com/news", "/sparql", "dba", "dba")
    loaded(database, kg.read(SEEDS))
    question, answer = asked("Virtuoso")
    assert answered(database.select(question)) == answer


def test_the_first_example_prints_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "graph.nt").write_bytes(SEEDS.read_bytes())
    run = run_kg("load", "ladybug:news.lbug", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert f"```console\n$ kg load ladybug:news.lbug\n{run.stdout}```" in DOCS


def test_the_questions_in_cypher_print_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "graph.nt").write_bytes(SEEDS.read_bytes())
    shown = re.search(r"^## Asking in Cypher\n.*?```console\n(.*?)```", DOCS, re.DOTALL | re.MULTILINE)
    assert shown is not None
    parts = re.findall(r"^\$ kg (.*)\n((?:(?!\$ kg ).*\n)*)", shown[1], re.MULTILINE)
    assert len(parts) >= 4
    for command, answer in parts:
        run = run_kg(*shlex.split(command), cwd=tmp_path)
        assert (run.returncode, run.stderr, run.stdout) == (0, "", answer)


@pytest.mark.parametrize("scheme", [store.schemes[0] for store in STORES.values()])
def test_every_database_is_documented(scheme: str) -> None:
    assert re.search(rf"^\| `{re.escape(scheme)}:", DOCS, re.MULTILINE)


@pytest.mark.parametrize("extra", sorted({store.extra for store in STORES.values()} - {""}))
def test_every_extra_is_documented_and_there(extra: str) -> None:
    assert f'`pip install "kg[{extra}]"`' in DOCS
    assert re.search(rf"^{extra} = \[", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
