"""The folder for Neo4j: headers and rows by the documented grammar, the script by Neo4j's own parser, Ladybug's COPY.

Neo4j itself does not run here. The grammar is that of
https://neo4j.com/docs/operations-manual/current/import/header-format/ and of the options in ``import.sh``. The script
for FalkorDB is run in tests/stores/test_falkordb_files.py.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import ladybug
import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.flattening import columns, flat_edges, flat_nodes, label
from kg.exporters.neo4j import SEPARATOR, write_neo4j
from kg.graph import KnowledgeGraph
from tests.exporters.ladybug_tables import TYPES, check_ladybug, create_tables, execute
from tests.exporters.lint import lint_cypher
from tests.exporters.property_graphs import GRAPHS, Told, check_golden, small_graph, text_graphs, told

PROPERTY = re.compile(r"(?P<name>[a-z_]+):(?P<type>string|long|double|boolean|datetime)(?P<array>\[\])?")
PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "long": lambda text: int(text) if re.fullmatch("-?[0-9]+", text) and -(2**63) <= int(text) < 2**63 else None,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "datetime": lambda text: datetime.fromisoformat(text) if text.endswith("Z") else None,
}


def rows(text: str) -> Iterator[list[str | None]]:
    """The rows of a CSV text by RFC 4180: None is an empty cell, which an empty text in quotation marks is not."""
    place = 0
    row: list[str | None] = []
    while place < len(text):
        if text[place] == '"':
            found = re.compile('"((?:[^"]|"")*)"').match(text, place)
            assert found, f"a quotation mark that does not end, at {place}"
            row.append(found[1].replace('""', '"'))
        else:
            found = re.compile('([^,"\r\n]*)').match(text, place)
            assert found
            row.append(found[1] or None)
        place = found.end()
        assert text[place] in ",\n", f"something after a cell, at {place}"
        if text[place] == "\n":
            yield row
            row = []
        elif text[place + 1 : place + 2] == "\n":
            row.append(None)
            place += 1
            yield row
            row = []
        place += 1
    assert row == [], "the last line does not end"


class Command(NamedTuple):
    """What neo4j-admin understands: words without a dash, options, and the files of nodes and of relationships."""

    words: list[str]
    options: set[str]
    nodes: list[str]
    relationships: list[str]


def understood(words: list[str]) -> Command:
    """The words of a command as picocli reads them: an option of many values takes all words up to the next option.

    https://neo4j.com/docs/operations-manual/current/import/full-import/, "Using both a multi-value option and a
    positional parameter".
    """
    found = Command([], set(), [], [])
    many = {"--nodes": found.nodes, "--relationships": found.relationships}
    taking = found.words
    for place, word in enumerate(words):
        option, _, value = word.partition("=")
        if word == "--":
            found.words.extend(words[place + 1 :])
            break
        if option in many:
            taking = many[option]
            taking.append(value)
        elif word.startswith("-"):
            taking = found.words
            found.options.add(word)
        else:
            taking.append(word)
    return found


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the shell finds a neo4j-admin that tells its words."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "neo4j-admin").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    (folder / "neo4j-admin").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def command(folder: Path, path: str, *arguments: str) -> Command:
    """What neo4j-admin understands when the folder's import command is run."""
    run = subprocess.run(
        ["sh", folder / "import.sh", *arguments], env={"PATH": path}, capture_output=True, text=True, check=True
    )
    return understood(run.stdout.splitlines())


def imported(folder: Path, path: str) -> Told:
    """What neo4j-admin makes of the folder, by its documentation."""
    said = command(folder, path)
    assert said.words == ["database", "import", "full", "neo4j"]
    assert said.options == {"--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string"}
    found = Told({}, set())
    for name in said.nodes:
        header, *lines = rows((folder / name).read_bytes().decode("utf-8"))
        for row in lines:
            read_node(header, row, found)
    for name in said.relationships:
        header, *lines = rows((folder / name).read_bytes().decode("utf-8"))
        assert header == ["id", ":START_ID", ":END_ID", ":TYPE"]
        for id_, start, end, type_ in lines:
            assert start in found.nodes and end in found.nodes and type_ and id_
            assert (id_, type_, start, end) not in found.edges
            found.edges.add((id_, type_, start, end))
    return found


def read_node(header: list[str | None], row: list[str | None], found: Told) -> None:
    assert header[:2] == ["id:ID", ":LABEL"] and len(row) == len(header)
    id_, labels, *cells = row
    assert id_ and labels and id_ not in found.nodes
    properties = {}
    for column, cell in zip(header[2:], cells, strict=True):
        typed = PROPERTY.fullmatch(column or "")
        assert typed, column
        if cell is not None:
            parse = PARSERS[typed["type"]]
            properties[typed["name"]] = tuple(map(parse, cell.split(SEPARATOR))) if typed["array"] else parse(cell)
    found.nodes[id_] = (tuple(labels.split(SEPARATOR)), properties)


@pytest.mark.parametrize("name", GRAPHS)
def test_the_folder_says_the_graph_by_the_documented_grammar(name: str, tmp_path: Path, stand_in: str) -> None:
    graph = GRAPHS[name]()
    assert imported(write(graph, tmp_path / "graph-neo4j", "neo4j"), stand_in) == told(graph)


def test_the_database_is_named_before_the_files() -> None:
    """A name after them is taken for one more file."""
    words = ["database", "import", "full", "--nodes=a.csv", "--relationships=b.csv", "news"]
    assert understood(words) == Command(["database", "import", "full"], set(), ["a.csv"], ["b.csv", "news"])
    words = ["database", "import", "full", "news", "--nodes=a.csv", "--relationships=b.csv"]
    assert understood(words) == Command(["database", "import", "full", "news"], set(), ["a.csv"], ["b.csv"])


def test_the_import_command_takes_a_name_and_options(tmp_path: Path, stand_in: str) -> None:
    folder = write(small_graph(), tmp_path / "graph-neo4j", "neo4j")
    said = command(folder, stand_in, "news", "--overwrite-destination")
    assert said.words == ["database", "import", "full", "news"]
    assert "--overwrite-destination" in said.options
    assert said.nodes and said.relationships


def test_an_empty_graph_says_that_there_is_nothing_to_import(tmp_path: Path, stand_in: str) -> None:
    folder = write(KnowledgeGraph(), tmp_path / "graph-neo4j", "neo4j")
    told_of = "There is nothing to import: the graph has no nodes."
    assert command(folder, stand_in) == Command([told_of], set(), [], [])
    assert f"// {told_of}" in (folder / "load.cypher").read_text("utf-8").splitlines()
    assert lint_cypher(folder / "load.cypher") == []


@settings(max_examples=60)
@given(graph=text_graphs())
def test_any_text_survives(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory, stand_in: str) -> None:
    folder = tmp_path_factory.mktemp("neo4j") / "graph"
    write_neo4j(folder, flat_nodes(graph), flat_edges(graph))
    assert imported(folder, stand_in) == told(graph)


@pytest.mark.parametrize("name", GRAPHS)
def test_every_file_is_named_by_the_import_command_and_by_the_scripts(name: str, tmp_path: Path, stand_in: str) -> None:
    folder = write(GRAPHS[name](), tmp_path / "graph-neo4j", "neo4j")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")}
    said = command(folder, stand_in)
    assert sorted(said.nodes + said.relationships) == sorted(files)
    script = (folder / "load.cypher").read_text("utf-8")
    assert sorted(re.findall("'file:///(.*?)'", script)) == sorted(files)
    script = (folder / "load-falkordb.sh").read_text("utf-8")
    assert set(re.findall("'file://(.*?)'", script)) == files


def test_neo4j_s_own_parser_finds_nothing_wrong_with_the_script(tmp_path: Path) -> None:
    folder = write(small_graph(), tmp_path / "graph-neo4j", "neo4j")
    assert lint_cypher(folder / "load.cypher") == []


@pytest.mark.parametrize("name", GRAPHS)
def test_ladybug_copies_all_that_was_written(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    folder = write(graph, tmp_path / "graph-neo4j", "neo4j")
    db = ladybug.Connection(ladybug.Database(":memory:"))
    create_tables(db, graph)
    form = "header = true, parallel = false, escape = '\"'"
    for kind in graph.node_counts():
        told_of = ["id STRING", "labels STRING"]
        told_of += [f"`{c.name}` {'STRING' if c.many else TYPES[c.type]}" for c in columns(kind)]
        asked = [
            "id",
            *(f"string_split(`{c.name}`, '{SEPARATOR}')" if c.many else f"`{c.name}`" for c in columns(kind)),
        ]
        source = f"'{folder / 'nodes' / label(kind)}.csv' ({form})"
        loaded = f"LOAD WITH HEADERS ({', '.join(told_of)}) FROM {source} RETURN {', '.join(asked)}"
        execute(db, f"COPY {label(kind)} FROM ({loaded})")
    for path in sorted((folder / "relationships").iterdir()):
        source, type_, target = path.stem.split("-")
        loaded = (
            "LOAD WITH HEADERS (id STRING, start STRING, `end` STRING, type STRING) "
            f"FROM '{path}' (header = true, parallel = false) RETURN start, `end`, id"
        )
        execute(db, f"COPY {type_} FROM ({loaded}) (from = '{source}', to = '{target}')")
    check_ladybug(db, graph)


def test_the_golden_folder(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph-neo4j", "neo4j"), "graph-neo4j")
