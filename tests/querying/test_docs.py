"""docs/sparql.md shows what happens, and names all there is. Its Python runs as a doctest."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.commands.query import FORMATS
from kg.querying import results
from kg.querying.shipped import TYPES, Query, shipped
from tests.corpus import ROOT, run_kg

DOCS = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```sparql\n(.*?)```\n\n```(?:text|turtle)\n(.*?)```", DOCS, re.DOTALL)
CONSOLES = [
    part
    for block in re.findall(r"```console\n(.*?)```", DOCS, re.DOTALL)
    for part in re.findall(r"^\$ kg (.*)\n((?:(?!\$ kg ).*\n)*)", block, re.MULTILINE)
]


@pytest.mark.parametrize(("query", "shown"), SHOWN)
def test_an_example_gives_what_is_shown(query: str, shown: str, tmp_path: Path) -> None:
    asked = query
    if query.startswith("#"):
        (tmp_path / "mine.rq").write_text(query, encoding="utf-8")
        asked = str(tmp_path / "mine.rq")
    run = run_kg("query", asked, cwd=ROOT)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == shown


@pytest.mark.parametrize(("command", "shown"), CONSOLES)
def test_a_command_prints_what_is_shown(command: str, shown: str) -> None:
    run = run_kg(*shlex.split(command), cwd=ROOT)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == shown


def test_there_are_examples() -> None:
    assert len(SHOWN) == DOCS.count("```sparql") >= 9
    assert len(CONSOLES) == len(re.findall(r"^\$ ", DOCS, re.MULTILINE)) >= 3


def row(query: Query) -> str:
    parameters = ", ".join(
        f"`{parameter.name}` ({parameter.type}, {'required' if parameter.default is None else parameter.default})"
        for parameter in query.parameters
    )
    in_cypher = "✓" if query.name in shipped("cypher") else ""
    return f"| `{query.name}` | {query.title} | {parameters} | {in_cypher} |\n"


@pytest.mark.parametrize("name", shipped())
def test_every_query_is_in_the_table(name: str) -> None:
    assert row(shipped()[name]) in DOCS


@pytest.mark.parametrize("word", [*TYPES, *FORMATS])
def test_every_type_and_format_is_told(word: str) -> None:
    assert f"`{word}`" in DOCS


def test_the_command_knows_the_formats_there_are() -> None:
    assert FORMATS == results.FORMATS


@pytest.mark.parametrize("module", sorted(path.name for path in (ROOT / "kg" / "querying").glob("[a-z]*.py")))
def test_every_module_has_its_row(module: str) -> None:
    assert f"`{module}`" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    ["query topics", "query 'SELECT ?name { ?publisher schema:name ?name ; kg:domain \"wbur.org\" }' --format csv"],
)
def test_the_readme_shows_what_the_command_prints(command: str) -> None:
    shown = f"$ kg {command}\n{run_kg(*shlex.split(command), cwd=ROOT).stdout}"
    assert shown in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_counts_the_queries() -> None:
    assert f"one of {len(shipped())} questions" in (ROOT / "README.md").read_text(encoding="utf-8")
