"""The folder for Neptune, by the grammar that AWS documents; Neptune itself runs nowhere but there.

https://docs.aws.amazon.com/neptune/latest/userguide/bulk-load-tutorial-format-gremlin.html
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kg.exporters import write
from kg.exporters.flattening import flat_edges, flat_nodes
from kg.exporters.neptune import write_neptune
from kg.graph import KnowledgeGraph
from tests.exporters.property_graphs import GRAPHS, Told, check_golden, small_graph, text_graphs, told
from tests.exporters.test_neo4j import PARSERS, rows

PROPERTY = re.compile(r"(?P<name>[a-z_]+):(?P<type>String|Long|Double|Bool|Date)(?P<many>\[\]|\(single\))")
KINDS = {"String": "string", "Long": "long", "Double": "double", "Bool": "boolean", "Date": "datetime"}


def loaded(folder: Path) -> Told:
    """What Neptune's loader makes of all CSV files below the folder."""
    found = Told({}, set())
    for path in sorted(folder.rglob("*.csv"), reverse=True):
        header, *lines = rows(path.read_bytes().decode("utf-8"))
        if header == ["~id", "~from", "~to", "~label"]:
            for id_, start, end, type_ in lines:
                assert start in found.nodes and end in found.nodes and type_ and id_
                assert (id_, type_, start, end) not in found.edges
                found.edges.add((id_, type_, start, end))
            continue
        assert header[:2] == ["~id", "~label"]
        for id_, labels, *cells in lines:
            assert id_ and labels and id_ not in found.nodes and len(cells) == len(header) - 2
            found.nodes[id_] = tuple(labels.split(";")), properties(header[2:], cells)
    return found


def properties(header: list[str | None], cells: list[str | None]) -> dict[str, Any]:
    found = {}
    for column, cell in zip(header, cells, strict=True):
        typed = PROPERTY.fullmatch(column or "")
        assert typed, column
        if cell is not None:
            parse = PARSERS[KINDS[typed["type"]]]
            found[typed["name"]] = split(cell) if typed["many"] == "[]" else parse(cell)
    return found


def split(cell: str) -> tuple[str, ...]:
    """The values of an array: a semicolon parts them, unless a backslash stands before it."""
    return tuple(part.replace("\\;", ";") for part in re.split(r"(?<!\\);", cell))


def as_neptune_can(known: Told) -> Told:
    """With a wide backslash at the end of a text in a list, which could not be written otherwise."""
    for _, values in known.nodes.values():
        for name, value in values.items():
            if isinstance(value, tuple):
                values[name] = tuple(text[:-1] + "\uff3c" if text.endswith("\\") else text for text in value)
    return known


@pytest.mark.parametrize("name", GRAPHS)
def test_the_folder_says_the_graph_by_the_documented_grammar(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    assert loaded(write(graph, tmp_path / "graph-neptune", "neptune")) == as_neptune_can(told(graph))


@settings(max_examples=60)
@given(graph=text_graphs())
def test_any_text_survives(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("neptune") / "graph"
    write_neptune(folder, flat_nodes(graph), flat_edges(graph))
    assert loaded(folder) == as_neptune_can(told(graph))


def test_the_golden_folder(tmp_path: Path) -> None:
    check_golden(write(small_graph(), tmp_path / "graph-neptune", "neptune"), "graph-neptune")
