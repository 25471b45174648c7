"""The recipes of docs/databases.md: each Python block prints what stands below it, shell blocks run on stand-ins."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.exporters import EXPORTERS
from tests.corpus import ROOT, SEEDS, environment, run_kg

DOCS = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", DOCS, re.DOTALL)
PROPERTY_GRAPHS = ("graphml", "gexf", "node-link", "neo4j", "cypher", "neptune", "csv", "parquet")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the seeds were built and exported in every format."""
    made = tmp_path_factory.mktemp("recipes")
    formats = [word for name in PROPERTY_GRAPHS for word in ("--format", name)]
    assert run_kg("build", SEEDS, *formats, cwd=made).returncode == 0
    return made


@pytest.mark.parametrize(("recipe", "answer"), RECIPES, ids=range(len(RECIPES)))
def test_a_recipe_gives_the_answer_below_it(folder: Path, recipe: str, answer: str) -> None:
    run = subprocess.run([sys.executable, "-c", recipe], cwd=folder, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == (answer, "")


def test_every_python_block_has_its_answer() -> None:
    assert len(RECIPES) == DOCS.count("```python\n") > 3


@pytest.mark.parametrize("name", PROPERTY_GRAPHS)
def test_every_format_is_documented(name: str) -> None:
    assert f"| `{name}` | `{EXPORTERS[name].file}" in DOCS


def test_the_import_command_names_files_that_are_there(folder: Path, tmp_path: Path) -> None:
    stand_in = tmp_path / "neo4j-admin"
    stand_in.write_text(
        '#!/bin/sh\nfor word; do case "$word" in --nodes=*|--relationships=*) ls "${word#*=}" ;; esac; done\n'
    )
    stand_in.chmod(0o755)
    path = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    command = ["sh", "exports/graph-neo4j/import.sh", "neo4j"]
    run = subprocess.run(command, cwd=folder, env=environment(path), capture_output=True, text=True, check=True)
    files = {
        found.relative_to(folder / "exports/graph-neo4j").as_posix() for found in folder.rglob("graph-neo4j/*/*.csv")
    }
    assert set(run.stdout.split()) == files


def test_the_commands_for_memgraph_take_indexes_for_constraints(folder: Path, tmp_path: Path) -> None:
    stand_in = tmp_path / "mgconsole"
    stand_in.write_text("#!/bin/sh\ncat\n")
    stand_in.chmod(0o755)
    (commands,) = re.findall(r"```sh\n(sed .*?)```", DOCS, re.DOTALL)
    path = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        ["sh", "-e"], input=commands, cwd=folder, env=environment(path), capture_output=True, text=True
    )
    said = [line for line in run.stdout.splitlines() if line and not line.startswith("//")]
    assert run.returncode == 0
    assert said[0] == "CREATE INDEX ON :Article(id);"
    assert not any("CONSTRAINT" in line for line in said)
    assert sum(line.startswith("CREATE INDEX") for line in said) == 7
