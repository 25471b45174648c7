"""The library as a script meets it."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import GraphFileError, KgError, NothingToBuildError, UsageError
from tests.corpus import ROOT, SEEDS, environment, ntriples


def test_the_public_names() -> None:
    assert kg.__all__ == ["KnowledgeGraph", "build", "diff", "export", "query", "read", "read_alias_file", "validate"]
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_build_gives_a_graph_and_a_report() -> None:
    graph, report = kg.build(SEEDS)
    assert isinstance(graph, kg.KnowledgeGraph)
    assert report.posts == 5


def test_paths_may_be_text_a_path_or_several() -> None:
    expected = ntriples(kg.build(SEEDS).graph)
    for paths in (str(SEEDS), [SEEDS], (path for path in [str(SEEDS)]), sorted(map(str, SEEDS.iterdir()))):
        assert ntriples(kg.build(paths).graph) == expected


def test_aliases_may_be_a_path_or_what_was_read_from_it(tmp_path: Path) -> None:
    file = tmp_path / "aliases.yaml"
    file.write_text("names:\n  publishers:\n    wbur.org: WBUR Boston\n", encoding="utf-8")
    wbur = "https://w3id.org/newskg/id/provider/wbur.org"
    for aliases in (file, str(file), kg.read_alias_file(file), kg.read_alias_file(str(file))):
        found = kg.build(SEEDS, aliases=aliases).graph.attributes(wbur)
        assert (found["name"], found["alternate_name"]) == ("WBUR Boston", ("WBUR",))
    with pytest.raises(UsageError, match="does not exist"):
        kg.build(SEEDS, aliases=tmp_path / "nowhere.yaml")


def test_write_and_read(tmp_path: Path) -> None:
    graph, _ = kg.build(SEEDS)
    assert kg.read(graph.write(tmp_path / "graph.nt")) == graph
    assert kg.read(str(tmp_path / "graph.nt")) == graph
    assert kg.export(graph, str(tmp_path / "x.ttl")) == tmp_path / "x.ttl"
    assert kg.export(graph, tmp_path / "y", "turtle").read_bytes() == (tmp_path / "x.ttl").read_bytes()


@pytest.mark.parametrize("error", [UsageError, NothingToBuildError, GraphFileError])
def test_every_error_is_one_of_ours(error: type[Exception]) -> None:
    assert issubclass(error, KgError)


def test_a_library_does_not_exit_or_print(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    graph, _ = kg.build(SEEDS)
    graph.write(tmp_path / "graph.html")
    for wrong in (lambda: kg.build("nowhere"), lambda: kg.build(tmp_path), lambda: kg.read(tmp_path / "no.nt")):
        with pytest.raises(KgError):
            wrong()
    assert capfd.readouterr() == ("", "")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'bild'"):
        kg.bild  # noqa: B018


def test_importing_it_imports_nothing_heavy() -> None:
    script = "import kg, sys; print([name for name in ('networkx', 'yaml', 'rdflib', 'rich') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment(), check=True)
    assert run.stdout == "[]\n"


def test_a_build_leaves_the_collector_as_it_was() -> None:
    import gc

    for switch in (gc.enable, gc.disable):
        switch()
        try:
            was = gc.isenabled()
            kg.build(SEEDS)
            assert gc.isenabled() == was
        finally:
            gc.enable()


def test_the_first_example_in_the_package_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testmod(kg)
    assert (failed, tried > 1) == (0, True)
