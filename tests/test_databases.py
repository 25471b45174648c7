"""docs/databases.md: its recipes are run as they stand, one after the other in one folder, with real databases."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.exporters import EXPORTERS
from tests.corpus import ROOT, SEEDS, contents, environment, run_kg
from tests.stores import servers
from tests.stores.databases import Bolt, Falkor, SparqlServer

DOCS = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
PROPERTY_GRAPHS = ("graphml", "gexf", "node-link", "neo4j", "cypher", "neptune", "csv", "parquet")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


class Block(NamedTuple):
    language: str
    text: str


def parted(text: str) -> dict[str, str]:
    """The recipes by their names, that before the first by an empty one."""
    found = re.search(r"^## Recipes\n(.*?)^## ", text, re.DOTALL | re.MULTILINE)
    assert found
    first, *others = re.split(r"^### ", found[1], flags=re.MULTILINE)
    return {"": first, **{name: body for name, _, body in (part.partition("\n") for part in others)}}


RECIPES = parted(DOCS)
RUN = [name for name, text in RECIPES.items() if text.lstrip().startswith("Run in the tests")]


def blocks(name: str) -> list[Block]:
    return [Block(*found.groups()) for found in BLOCK.finditer(RECIPES[name])]


def test_each_recipe_says_whether_it_was_run() -> None:
    others = [name for name in RECIPES if name and name not in RUN]
    assert len(RUN) == 9
    assert all(RECIPES[name].lstrip().startswith("**Not run") for name in others)
    assert {"Memgraph", "Fuseki", "GraphDB", "JanusGraph", "Gephi", "Neo4j, from files"} <= set(others)


@pytest.mark.parametrize("name", RECIPES)
def test_what_a_recipe_installs_is_there_to_install(name: str) -> None:
    known = set(PROJECT["optional-dependencies"])
    for block in blocks(name):
        for words in re.findall(r"^pip install (.*)$", block.text, re.MULTILINE):
            for word in shlex.split(words):
                extras = re.fullmatch(r"\.(?:\[(.*)\])?", word)
                assert word in ("oxigraph", "duckdb", "gremlinpython") or extras, word
                assert not extras or not extras[1] or set(extras[1].split(",")) <= known


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all recipes are run, with the programs that they call first on the way."""
    servers.alone()
    made = tmp_path_factory.mktemp("recipes")
    shutil.copytree(SEEDS, made / "seeds")
    programs = made / ".venv" / "bin"
    programs.mkdir(parents=True)
    for program, line in {
        "kg": f'exec {sys.executable} -m kg "$@"',
        "pip": "exit 0",  # Everything is installed; the test above has read what is asked for.
        "docker": "exit 0",  # The server is there already.
        "python3": "exit 0",
        "oxigraph": f'exec {Path(sys.executable).parent / "oxigraph"} "$@"',
    }.items():
        (programs / program).write_text(f"#!/bin/sh\n{line}\n")
        (programs / program).chmod(0o755)
    (programs / "activate").write_text("")
    for block in blocks(""):
        run_shell(block.text, made, {})
    return made


def path(folder: Path) -> dict[str, str]:
    return {"PATH": f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def run_shell(text: str, folder: Path, env: Mapping[str, str]) -> str:
    """What the shell says of a text, with which nothing may be wrong."""
    run = subprocess.run(
        ["sh", "-e", "-c", text],
        cwd=folder,
        env=environment({**path(folder), **env}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    return run.stdout


class Place(NamedTuple):
    """Where a recipe's server is in the tests: words of the recipe by what takes their place, and what is asked."""

    words: Mapping[str, str] = {}
    env: Mapping[str, str] = {}
    database: Bolt | Falkor | SparqlServer | None = None

    def here(self, text: str) -> str:
        for word, found in self.words.items():
            text = text.replace(word, found)
        return text

    def documented(self, text: str) -> str:
        for word, found in self.words.items():
            text = text.replace(found, word)
        return text


@contextmanager
def place(name: str, folder: Path, own: Path) -> Iterator[Place]:
    """The server of a recipe, where it has one."""
    with ExitStack() as stack:
        if name.startswith("FalkorDB"):
            port = stack.enter_context(servers.falkordb(own, servers.PASSWORD, folder / "exports" / "graph-neo4j"))
            passwords = {"KG_PASSWORD": servers.PASSWORD, "REDISCLI_AUTH": servers.PASSWORD}
            yield Place({"6379": str(port)}, passwords, Falkor(port, "news"))
        elif name == "Neo4j":
            port, make = stack.enter_context(servers.arcadedb(own))
            make("news")
            words = {"bolt://neo4j@localhost:7687": f"bolt://root@localhost:{port}/news"}
            yield Place(words, {"KG_PASSWORD": servers.PASSWORD}, Bolt(port, make, "news"))
        elif name == "Virtuoso":
            port = stack.enter_context(servers.virtuoso(own))
            database = SparqlServer(port, "https://example.com/news", "/sparql", "dba", "dba")
            yield Place({"8890": str(port)}, {"KG_PASSWORD": "dba"}, database)
        elif name == "Oxigraph":
            yield Place({"7878": str(servers.free_port())})
        else:
            yield Place()


@contextmanager
def terminal(text: str, folder: Path, port: str, own: Path) -> Iterator[None]:
    """A terminal of its own, in which a server runs until the end."""
    command = ["sh", "-c", f"exec {text.strip()}"]
    with (own / "output").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(path(folder)), stdout=output, stderr=output, start_new_session=True
        )
    try:
        is_up = servers.answers(f"http://localhost:{port}/")
        while not is_up():
            assert process.poll() is None, (own / "output").read_text()
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


@pytest.mark.parametrize("name", RUN)
def test_a_recipe_gives_the_answers_that_stand_in_it(name: str, folder: Path, tmp_path: Path) -> None:
    answers = 0
    with ExitStack() as stack:
        found = stack.enter_context(place(name, folder, tmp_path))
        (tmp_path / "terminal").mkdir()
        waiting = ""
        for language, text in blocks(name):
            here = found.here(text)
            if language == "sh":
                commands, serve = re.subn(r"^oxigraph serve .*\n", "", here, flags=re.MULTILINE)
                # A password is put in where the reader types it.
                run_shell(re.sub(r"^read -rs .*\n", "", commands, flags=re.MULTILINE), folder, found.env)
                for server in re.findall(r"^oxigraph serve .*$", here, re.MULTILINE) if serve else []:
                    port = found.words["7878"]
                    stack.enter_context(terminal(server, folder, port, tmp_path / "terminal"))
            elif language == "console":
                for command, answer in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", here, re.MULTILINE):
                    said = run_shell(command, folder, found.env)
                    assert found.documented(said) == found.documented(answer)
                    answers += 1
            elif language == "text":
                assert answered(waiting, found, folder) == text
                waiting = ""
                answers += 1
            else:
                assert not waiting
                waiting = f"{language}\n{here}"
        assert not waiting
    assert answers


def answered(question: str, found: Place, folder: Path) -> str:
    """What stands below a question: what a program in Python prints, or the rows of a database's own client."""
    language, _, text = question.partition("\n")
    if language == "python":
        run = subprocess.run([sys.executable, "-c", text], cwd=folder, capture_output=True, text=True, check=False)
        assert run.stderr == ""
        return run.stdout
    database = found.database
    assert database
    text = text.strip().rstrip(";")
    rows = database.select(text) if isinstance(database, SparqlServer) else database._rows(text)
    return "".join(", ".join(map(str, row)) + "\n" for row in rows)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the seeds were built and exported in every format."""
    made = tmp_path_factory.mktemp("exported")
    formats = [word for name in PROPERTY_GRAPHS for word in ("--format", name)]
    assert run_kg("build", SEEDS, *formats, cwd=made).returncode == 0
    return made


def test_the_same_posts_give_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    again = [word for name in PROPERTY_GRAPHS for word in ("--format", name)]
    run = run_kg("build", SEEDS, *again, "--jobs", "1", "--no-cache", cwd=tmp_path, env={"PYTHONHASHSEED": "7"})
    assert run.returncode == 0
    assert contents(tmp_path / "exports") == contents(exported / "exports")


@pytest.mark.parametrize("name", PROPERTY_GRAPHS)
def test_every_format_is_documented(name: str) -> None:
    assert f"| `{name}` | `{EXPORTERS[name].file}" in DOCS
