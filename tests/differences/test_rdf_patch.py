"""A patch applied to the old graph gives the new one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.differences import Differences, rdf_patch
from tests.corpus import HOSTILE_TEXTS, Triple, hostile_graph, triples
from tests.differences.graphs import graphs, written_triples


def patch(old: Path, new: Path) -> str:
    return "".join(f"{line}\n" for line in rdf_patch.lines(kg.diff(old, new)))


def applied(text: str, graph: set[Triple]) -> set[Triple]:
    """What becomes of the graph by the patch, read as https://jena.apache.org/documentation/rdf-patch/ tells it."""
    rows = text.removesuffix("\n").split("\n")
    assert (rows[0], rows[-1]) == ("TX .", "TC .")
    for row in rows[1:-1]:
        operation, _, statement = row.partition(" ")
        (triple,) = triples(statement)
        assert (triple in graph) == (operation == "D"), row  # nothing is done that need not be
        graph = graph - {triple} if operation == "D" else graph | {triple}
        assert operation in ("A", "D")
    return graph


SPELLINGS = st.sampled_from(["sorted", "unsorted", "Turtle"])


def spelt(path: Path, graph: set[Triple], spelling: str) -> Path:
    if spelling == "Turtle":
        quads = pyoxigraph.parse(written_triples(path, graph).read_bytes(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        pyoxigraph.serialize([quad.triple for quad in quads], path, format=pyoxigraph.RdfFormat.TURTLE)
        return path
    return written_triples(path, sorted(graph, reverse=spelling == "unsorted"))


@given(old=graphs, new=graphs, spellings=st.tuples(SPELLINGS, SPELLINGS))
def test_it_makes_the_new_graph_of_the_old(
    old: set[Triple], new: set[Triple], spellings: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    paths = [spelt(folder / name, graph, way) for name, graph, way in zip("ab", (old, new), spellings, strict=True)]
    before, after = (triples(path.read_bytes(), pyoxigraph.RdfFormat.TURTLE) for path in paths)
    assert applied(patch(*paths), before) == after
    assert applied(patch(*reversed(paths)), after) == before
    assert bool(kg.diff(*paths)) == (before != after)
    assert patch(paths[0], paths[0]) == "TX .\nTC .\n"
    # How a graph is written makes no difference.
    again = [spelt(folder / name, graph, "sorted") for name, graph in zip("cd", (old, new), strict=True)]
    assert patch(*again) == patch(*paths)


def test_deletions_come_first_and_all_is_sorted(tmp_path: Path) -> None:
    old = written_triples(tmp_path / "old", [("<x:b>", "<x:p>", '"1"'), ("<x:a>", "<x:p>", '"1"')])
    new = written_triples(tmp_path / "new", [("<x:b>", "<x:p>", '"2"'), ("<x:a>", "<x:p>", '"2"')])
    assert patch(old, new).split("\n") == [
        "TX .", 'D <x:a> <x:p> "1" .', 'D <x:b> <x:p> "1" .', 'A <x:a> <x:p> "2" .', 'A <x:b> <x:p> "2" .', "TC .", "",
    ]  # fmt: skip


def test_every_hostile_value_comes_through(tmp_path: Path) -> None:
    (tmp_path / "empty.nt").touch()
    path = hostile_graph().write(tmp_path / "graph.nt")
    assert applied(patch(tmp_path / "empty.nt", path), set()) == triples(path.read_bytes())


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_nothing_in_it_is_obeyed_by_a_terminal_or_ends_a_line(name: str) -> None:
    statement = f"<x:a> <x:p> {pyoxigraph.Literal(HOSTILE_TEXTS[name])} ."
    _, line, _ = rdf_patch.lines(Differences((), (), (), (), (statement,)))
    assert len(line.splitlines()) == 1
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in line)
    assert triples(line.removeprefix("A ")) == triples(statement)
