"""The table of formats, and writing: whole or not at all, in one process or several."""

from __future__ import annotations

import os
import socket
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

import kg.exporters
from kg.errors import UsageError
from kg.exporters import DEFAULT_FORMATS, EXPORTERS, ExportOptions, Format, find_format, formats, write, write_all
from kg.exporters import ntriples as ntriples_module
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.report import Report
from tests.corpus import contents, hostile_graph, ntriples, surrogates_graph


def test_the_default_formats_and_their_files_keep_their_contract() -> None:
    assert DEFAULT_FORMATS == ("nt", "turtle", "html", "report")
    files = {name: EXPORTERS[name].file for name in DEFAULT_FORMATS}
    assert files == {"nt": "graph.nt", "turtle": "graph.ttl", "html": "graph.html", "report": "report.json"}


def test_no_two_formats_write_the_same_file() -> None:
    assert len({found.file for found in EXPORTERS.values()}) == len(EXPORTERS)


@pytest.mark.parametrize("name", ["turtel", "", "NT", "../nt"])
def test_an_unknown_format_is_refused_with_the_choices(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_format(name)
    assert str(refused.value) == f"there is no format {name!r}; choose from {', '.join(EXPORTERS)}"


@pytest.mark.parametrize("name", ["graph", "graph.xyz", "report.json", "nt"])
def test_a_suffix_that_tells_no_format_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not tell a format; name one of nt, turtle"):
        write(KnowledgeGraph(), tmp_path / name)


def test_the_suffix_tells_the_format_and_a_name_overrules_it(tmp_path: Path) -> None:
    graph = hostile_graph()
    assert write(graph, tmp_path / "a.nt").read_text("utf-8") == ntriples(graph)
    assert write(graph, tmp_path / "a.ttl").read_bytes().startswith(b"@prefix")
    assert write(graph, tmp_path / "a.txt", "nt").read_bytes() == (tmp_path / "a.nt").read_bytes()


def test_a_suffix_may_have_two_parts(tmp_path: Path) -> None:
    assert write(KnowledgeGraph(), tmp_path / "a.node-link.json").read_text("utf-8").startswith('{"directed": true')
    with pytest.raises(UsageError, match="does not tell a format"):
        write(KnowledgeGraph(), tmp_path / "a.json")


def test_a_format_may_be_a_folder_which_is_written_anew(tmp_path: Path) -> None:
    full = contents(write(hostile_graph(), tmp_path / "a", "neo4j"))
    empty = contents(write(KnowledgeGraph(), tmp_path / "a", "neo4j"))
    assert set(empty) == {"README.txt", "import.sh", "load.cypher", "load-falkordb.sh"} < set(full)
    assert contents(write(hostile_graph(), tmp_path / "a", "neo4j")) == full
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_of_others_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").touch()
    for format in ("csv", "nt"):
        with pytest.raises(UsageError, match="is a folder that holds other things; name another, or empty it"):
            write(KnowledgeGraph(), tmp_path / "photos", format)
    assert os.listdir(tmp_path / "photos") == ["a.png"]


def test_a_file_is_never_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "afile").write_text("mine")
    with pytest.raises(UsageError, match=r"'.*afile' is a file, and what would be written is a folder; name another"):
        write(KnowledgeGraph(), tmp_path / "afile", "csv")
    assert os.listdir(tmp_path) == ["afile"] and (tmp_path / "afile").read_text() == "mine"


@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "report"])
def test_a_lone_surrogate_becomes_a_replacement_character(name: str, tmp_path: Path) -> None:
    assert write(surrogates_graph(), tmp_path / EXPORTERS[name].file, name).exists()
    told = surrogates_graph().write(tmp_path / "graph.nt").read_text("utf-8").splitlines()
    assert '<https://example.com/a> <https://schema.org/headline> "lone � surrogate"@en .' in told


def test_folders_are_made(tmp_path: Path) -> None:
    path = write(KnowledgeGraph(), tmp_path / "a" / "b" / "graph.nt")
    assert path.is_file()


def test_a_failing_exporter_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph.nt").write_text("old")

    def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
        out.write_text("half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ntriples_module, "export", export)
    with pytest.raises(OSError, match="No space left"):
        write(hostile_graph(), tmp_path / "graph.nt")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nt"]
    assert (tmp_path / "graph.nt").read_text() == "old"


def test_a_file_is_whole_when_it_appears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
        out.write_text("half")
        seen.append((tmp_path / "graph.nt").read_text())
        out.write_text("whole")

    (tmp_path / "graph.nt").write_text("old")
    monkeypatch.setattr(ntriples_module, "export", export)
    write(KnowledgeGraph(), tmp_path / "graph.nt")
    assert seen == ["old"]
    assert (tmp_path / "graph.nt").read_text() == "whole"


def test_a_written_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    path = write(KnowledgeGraph(), tmp_path / "graph.nt")
    assert path.stat().st_mode == usual.stat().st_mode


def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.nt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket.nt"))
        for name in ("pipe.nt", "socket.nt"):
            with pytest.raises(UsageError, match="is a device or a pipe"):
                write(KnowledgeGraph(), tmp_path / name)
    assert (tmp_path / "pipe.nt").is_fifo()
    assert (tmp_path / "socket.nt").is_socket()


@pytest.mark.parametrize("jobs", [None, 1, 2, 7])
def test_several_formats_are_the_same_from_any_number_of_processes(tmp_path: Path, jobs: int | None) -> None:
    graph, options = hostile_graph(), ExportOptions(Report(posts=1))
    targets = {name: tmp_path / found.file for name, found in EXPORTERS.items()}
    assert set(write_all(graph, targets, options, jobs)) == set(targets.values())
    for name, path in targets.items():
        alone = write(graph, tmp_path / "alone" / path.name, name, options)
        assert contents(path) == contents(alone)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_the_same_from_any_number_of_processes(tmp_path: Path, jobs: int) -> None:
    targets = {name: tmp_path / found.file for name, found in EXPORTERS.items()}
    with pytest.raises(UsageError, match="use kg build"):
        list(write_all(KnowledgeGraph(), targets, ExportOptions(), jobs))  # no report to write
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_others_may_add_formats_but_not_replace_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    added = {
        "plain": Format("kg.exporters.ntriples", "graph.plain", "the same again"),
        "nt": Format("no.such.module", "graph.nt", "an intruder"),
    }

    class Installed(EntryPoint):
        def load(self) -> Format:
            return added[self.name]

    entries = EntryPoints(Installed(name, "anywhere", "kg.exporters") for name in added)
    monkeypatch.setattr(kg.exporters, "entry_points", lambda group: entries)
    assert formats() == {**EXPORTERS, "plain": added["plain"]}
    graph = KnowledgeGraph()
    graph.add_node(Article("https://example.com/a", headline="A"))
    assert write(graph, tmp_path / "a.plain").read_text() == ntriples(graph)
