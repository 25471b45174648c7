"""``kg diff`` as a user meets it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.model import Article
from tests.corpus import ROOT, SEEDS, environment, run_kg
from tests.differences.graphs import written

A = "https://example.com/a"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders of exports, old and new, the same graph in Turtle, and an empty graph."""
    for name, headline in (("old", "One"), ("new", "Two")):
        (tmp_path / name).mkdir()
        written(tmp_path / name / "graph.nt", Article(A, headline=headline))
    kg.read(tmp_path / "new" / "graph.nt").write(tmp_path / "new.ttl")
    (tmp_path / "empty.nt").touch()
    return tmp_path


@pytest.mark.parametrize("new", ["new", "new/graph.nt", "new.ttl"])
def test_it_tells_people_and_exits_with_1(folder: Path, new: str) -> None:
    run = run_kg("diff", "old", new, cwd=folder)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("             came      went   changed\narticle         0         0         1\n")
    assert '    headline: "One" → "Two"\n' in run.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], "No differences\n"), (["--format", "patch"], "TX .\nTC .\n"), (["--format", "json"], '{\n  "differ": false')],
)
def test_graphs_that_are_alike_exit_with_0(folder: Path, arguments: list[str], said: str) -> None:
    for old, new in (("new", "new"), ("new", "new.ttl"), ("empty.nt", "empty.nt")):
        run = run_kg("diff", old, new, *arguments, cwd=folder)
        assert (run.returncode, run.stderr) == (0, "")
        assert run.stdout.startswith(said)


def test_json_and_patch(folder: Path) -> None:
    run = run_kg("diff", "old", "new", "--format", "json", cwd=folder)
    assert run.returncode == 1
    assert json.loads(run.stdout)["counts"] == {"article": {"came": 0, "went": 0, "changed": 1}}
    run = run_kg("diff", "old", "new", "--format", "patch", cwd=folder)
    headline = f"<{A}> <https://schema.org/headline>"
    assert run.returncode == 1
    assert run.stdout == f'TX .\nD {headline} "One" .\nA {headline} "Two" .\nTC .\n'


@pytest.mark.parametrize("format", ["text", "json", "patch"])
def test_a_file_holds_what_would_be_printed(folder: Path, format: str) -> None:
    printed = run_kg("diff", "old", "new", "--format", format, cwd=folder).stdout
    run = run_kg("diff", "old", "new", "--format", format, "-o", "below/changes", cwd=folder)
    assert (run.returncode, run.stdout, run.stderr) == (1, "Wrote below/changes\n", "")
    assert (folder / "below" / "changes").read_text("utf-8") == printed


def test_the_lists_that_are_shown(folder: Path) -> None:
    many = written(folder / "many.nt", *(Article(f"https://example.com/{number}") for number in range(12)))
    for arguments, shown in ([], 10), (["--all"], 12), (["--limit", "3"], 3), (["--limit", "0"], 0):
        run = run_kg("diff", "empty.nt", many, *arguments, cwd=folder)
        assert run.stdout.count("\n  + ") == shown
        assert (f"and {12 - shown} more (--all shows them)" in run.stdout) == (0 < shown < 12)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "new"], "kg: there is no file or folder 'nowhere'; check the path"),
        (["new", "nowhere.nt"], "kg: there is no file or folder 'nowhere.nt'; check the path"),
        (["new", "."], "kg: the folder '.' has no graph.nt; build one there: kg build PATH -o ."),
        (["bad.nt", "bad.nt"], "kg: bad.nt is neither N-Triples nor Turtle: "),
        (["old", "bad.nt", "-o", "changes"], "kg: bad.nt is neither N-Triples nor Turtle: "),
        (["old", "new", "--limit", "-1"], "kg: --limit is -1; give a number of entries, 0 or more"),
        (["old", "new", "-o", "old"], "kg: 'old' is a folder; name a file to write"),
        (["old", "new", "-o", "new/graph.nt"], "kg: 'new/graph.nt' is one of the graphs; name another file to write"),
        (["old", "new", "-o", "/dev/null"], "kg: '/dev/null' is a device or a pipe; name a file to write"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_with_a_cure(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "bad.nt").write_text("no graph\n")
    before = sorted(path.name for path in folder.rglob("*"))
    run = run_kg("diff", *arguments, cwd=folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(message) and run.stderr.count("\n") == 1
    assert sorted(path.name for path in folder.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments", [[], ["old"], ["old", "new", "--format", "csv"], ["a", "b", "--all", "--limit=1"]]
)
def test_arguments_that_are_none_are_told_with_the_usage(folder: Path, arguments: list[str]) -> None:
    run = run_kg("diff", *arguments, cwd=folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("usage: kg diff")


def test_a_graph_from_standard_input(folder: Path) -> None:
    old = (folder / "old" / "graph.nt").read_bytes()
    assert run_kg("diff", "/dev/stdin", "old", cwd=folder, stdin=old).returncode == 0
    assert run_kg("diff", "/dev/stdin", "new", cwd=folder, stdin=old).returncode == 1


@pytest.mark.parametrize("headline", ["Two", "Two " * 50_000], ids=["short", "long"])
@pytest.mark.parametrize("format", ["text", "json", "patch"])
def test_a_reader_that_stops_reading_does_not_make_graphs_alike(folder: Path, format: str, headline: str) -> None:
    written(folder / "new" / "graph.nt", Article(A, headline=headline))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kg", "diff", "old", "new", "--all", "--format", format]
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=folder, env=environment(), check=False)
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, b"")


def test_without_any_standard_output_it_works(folder: Path) -> None:
    command = f"exec {sys.executable} -m kg diff old new >&-"
    run = subprocess.run(["sh", "-c", command], cwd=folder, env=environment(), capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (1, b"")


def test_the_examples_of_the_help_work(folder: Path) -> None:
    help_text = run_kg("diff", "--help").stdout
    assert "exit codes: 0 no differences, 1 differences, 2 wrong usage or no graph" in help_text
    written(folder / "old.nt", Article(A))
    (folder / "new").rename(folder / "exports")
    examples: list[str] = re.findall(r"^  (kg diff .*?)(?:  .*)?$", help_text, re.MULTILINE)
    assert len(examples) == 3
    for example in examples:
        assert run_kg(*example.split()[1:], cwd=folder).returncode == 1
    assert (folder / "a.rdfp").is_file()


def test_the_example_in_the_documentation_is_true(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (block,) = re.findall(
        r"^```console\n(.*?)^```", (ROOT / "docs" / "diff.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    script = "\n".join([f'kg() {{ {sys.executable} -m kg "$@"; }}', *commands])
    run = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout == "".join(line for line in block.splitlines(keepends=True) if not line.startswith("$ "))


def test_seeds_built_twice_are_alike(tmp_path: Path) -> None:
    graph = kg.build(SEEDS).graph
    assert not kg.diff(graph.write(tmp_path / "a.nt"), graph.write(tmp_path / "b.ttl"))
