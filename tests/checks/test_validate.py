"""Checking graphs and files: in a set order, quickly, within memory, and with the results that plain pySHACL gives."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.checks import shacl
from kg.checks.validate import validate, validate_files
from kg.errors import UsageError
from kg.exporters import EXPORTERS, ExportOptions, write
from kg.graph import KnowledgeGraph
from tests.checks.test_shapes import BROKEN, GENERAL, PREFIXED
from tests.corpus import ROOT, environment, hostile_graph

SEEDS = ROOT / "exports" / "graph.nt"
ALL_BROKEN = "\n".join(
    text.replace("a.org", f"a{at}.org") for at, text in enumerate([*BROKEN.values(), *GENERAL.values()])
)
HAPPY = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> .
[] a sh:NodeShape ; sh:targetClass <https://w3id.org/newskg/ns#Article> ;
    sh:property [ sh:path schema:headline ; sh:pattern "happy" ] ."""


def test_a_graph_is_checked_as_its_file_is(tmp_path: Path) -> None:
    graph = kg.read(SEEDS)
    assert validate(graph) == []
    for story in graph.nodes("story"):
        graph.network.remove_node(story.iri)
        break
    graph.write(tmp_path / "graph.nt")
    found = validate(graph)
    assert found == validate(tmp_path / "graph.nt")
    assert {fault.code for fault in found} == {"membership-of-none"}


def test_results_are_those_of_plain_pyshacl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.ttl").write_text(PREFIXED + ALL_BROKEN, encoding="utf-8")
    found = validate(tmp_path / "graph.ttl")
    monkeypatch.setattr(shacl, "_hoisted", lambda shapes: shapes)
    assert found == validate(tmp_path / "graph.ttl")
    assert len(found) > 70


def test_the_order_is_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(PREFIXED + ALL_BROKEN, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "validate", "graph.ttl", "--json"]
    told = {
        subprocess.run(
            command, cwd=tmp_path, env=environment({"PYTHONHASHSEED": seed}), capture_output=True, check=False
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(told) == 1 and b"broader-circle" in told.pop()


def test_shapes_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "happy.ttl").write_text(HAPPY, encoding="utf-8")
    found = validate(SEEDS, tmp_path / "happy.ttl")
    assert len(found) == 19
    assert {(fault.code, fault.property) for fault in found} == {("pattern", "https://schema.org/headline")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is no Turtle", "cannot be read as shapes"),
        ("<https://a.org/1> a <https://a.org/C> .", "has no shapes"),
        (HAPPY.replace("sh:pattern", "sh:property"), "the shapes cannot be used"),
    ],
)
def test_shapes_that_are_none_are_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "shapes.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        validate(SEEDS, tmp_path / "shapes.ttl")


def test_days_that_there_are_not_are_told_where_dates_are_compared(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(
        PREFIXED + "<https://a.org/1> a kg:Article, schema:NewsArticle ; schema:headline 'A' ;"
        "schema:datePublished '2021-06-31T00:00:00Z'^^xsd:dateTime ;"
        "schema:dateModified '2021-02-30T00:00:00Z'^^xsd:dateTime ."
        "<https://a.org/2> a schema:Event ; schema:name 'B' ; schema:startDate '2021-06-31T00:00:00Z'^^xsd:dateTime ;"
        "schema:endDate '2021-02-03T00:00:00Z'^^xsd:dateTime .",
        encoding="utf-8",
    )
    found = {
        (fault.node[-1], fault.property.rpartition("/")[2], fault.code) for fault in validate(tmp_path / "graph.ttl")
    }
    assert found >= {
        ("1", "datePublished", "datatype"),
        ("1", "dateModified", "datatype"),
        ("2", "startDate", "datatype"),
    }


def test_where_the_syntax_is_wrong_that_is_all_that_is_told(tmp_path: Path) -> None:
    lines = SEEDS.read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "graph.nt").write_text("".join([*lines[:200], "<a> <b> <c> .\n"]), encoding="utf-8")
    assert [(fault.code, fault.line) for fault in validate(tmp_path / "graph.nt")] == [("iri", 201)]


def test_a_folder_is_its_files_and_the_same_statements_are_checked_once(tmp_path: Path) -> None:
    graph = kg.read(SEEDS)
    for name in ("b.nt", "a.ttl"):
        graph.write(tmp_path / name)
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    plain, turtle = validate_files([tmp_path])
    assert (plain.file, plain.same_as) == (str(tmp_path / "b.nt"), "")
    assert (turtle.file, turtle.same_as) == (str(tmp_path / "a.ttl"), str(tmp_path / "b.nt"))


@pytest.mark.parametrize("graph", [kg.read(SEEDS), hostile_graph()], ids=["seeds", "everything"])
def test_what_data_sets_and_descriptions_say_besides_is_known(graph: KnowledgeGraph, tmp_path: Path) -> None:
    files = {
        name: tmp_path / EXPORTERS[name].file for name in EXPORTERS if EXPORTERS[name].media_type or name == "void"
    }
    for name, path in files.items():
        write(graph, path, name, ExportOptions(dumps={other: file for other, file in files.items() if file.exists()}))
    plain = validate(tmp_path / "graph.nt")
    # One is made so that not all of it is sound; a description has only the data set's own part of it.
    known = {(fault.code, fault.node, fault.property) for fault in plain}
    checked = list(validate_files([tmp_path]))
    assert len(checked) == len(files) > 6
    for one in checked:
        assert {(fault.code, fault.node, fault.property) for fault in one.faults} <= known, one.file


def test_a_folder_without_rdf_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no RDF"):
        list(validate_files([tmp_path]))


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory was used")
def test_large_files_are_within_memory(tmp_path: Path) -> None:
    seeds = SEEDS.read_text(encoding="utf-8")
    with (tmp_path / "graph.nt").open("w", encoding="utf-8") as file:
        for copy in range(40):
            file.write(re.sub(r"<https://(?!schema|w3id[.]org/newskg/ns)", f"<https://c{copy}.", seeds))
    # Not ru_maxrss, which begins with what the tests themselves have used.
    program = (
        "import re, sys; from pathlib import Path; from kg.checks.validate import validate;"
        "assert validate(Path(sys.argv[1])) == [];"
        "print(re.search('VmHWM: *([0-9]+)', Path('/proc/self/status').read_text().replace(chr(9), ' '))[1])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "graph.nt"], env=environment(), capture_output=True, check=True
    )
    assert int(run.stdout) * 1024 < 80e6 + 40 * len(seeds.splitlines()) * 1_500
