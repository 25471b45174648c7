"""``kg validate`` and ``kg build --validate`` as a user meets them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from kg.checks import SHAPES
from kg.checks.rdf_file import SUFFIXES
from tests.corpus import ROOT, SEEDS, run_kg, write_site

DOCS = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
VOCABULARY = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
EDITED = re.search(r"cat > edited.ttl <<END\n(.*?)END\n", DOCS, re.DOTALL)
assert EDITED is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The exports of the seeds, and the file of the docs in which things are wrong."""
    (tmp_path / "exports").mkdir()
    for name in ("graph.nt", "graph.ttl", "report.json"):
        shutil.copy(ROOT / "exports" / name, tmp_path / "exports")
    assert EDITED is not None
    (tmp_path / "edited.ttl").write_text(EDITED[1], encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", re.findall(r"^\$ kg (validate .*)$", DOCS, re.MULTILINE))
def test_what_the_docs_show_is_what_it_prints(folder: Path, command: str) -> None:
    run = run_kg(*command.split(), cwd=folder)
    assert (run.returncode, run.stderr) == ("edited" in command, "")
    assert f"```console\n$ kg {command}\n{run.stdout}```" in DOCS


def test_without_a_name_it_is_the_graph_that_was_built(folder: Path) -> None:
    run = run_kg("validate", cwd=folder)
    assert (run.returncode, run.stdout) == (0, "exports/graph.nt: 478 statements, nothing wrong\n")


def test_it_writes_json(folder: Path) -> None:
    run = run_kg("validate", "edited.ttl", "exports", "--json", cwd=folder)
    told = json.loads(run.stdout)
    assert run.returncode == 1 and (told["errors"], told["warnings"]) == (2, 1)
    assert [file["file"] for file in told["files"]] == ["edited.ttl", "exports/graph.nt", "exports/graph.ttl"]
    assert told["files"][2]["same_as"] == "exports/graph.nt"
    assert told["files"][0]["faults"][0] == {
        "level": "error",
        "code": "datatype",
        "node": "https://example.com/a",
        "property": "https://schema.org/datePublished",
        "value": "2021-02-30T00:00:00Z",
        "message": "no xsd:dateTime that there is",
        "remedy": "write a day that exists, as in 2020-06-24T20:56:00Z",
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], 0), (["--strict"], 1), (["--level", "error", "--strict"], 0), (["--json", "--strict"], 1)],
)
def test_warnings_are_no_errors_but_where_strict(folder: Path, arguments: list[str], code: int) -> None:
    text = '<https://a.org/p> a <https://schema.org/ImageObject> ; <https://schema.org/text> "a" .'
    (folder / "warned.ttl").write_text(text, encoding="utf-8")
    run = run_kg("validate", "warned.ttl", *arguments, cwd=folder)
    assert run.returncode == code
    assert ("warning" in run.stdout) == ("--level" not in arguments)


def test_of_a_kind_as_many_are_shown_as_asked_for(folder: Path) -> None:
    said = 'a <https://schema.org/ImageObject> ; <https://schema.org/caption> "" .'
    text = "".join(f"<https://a.org/{number}> {said}\n" for number in range(12))
    (folder / "many.ttl").write_text(text, encoding="utf-8")
    shown = {
        arguments: run_kg("validate", "many.ttl", *arguments, cwd=folder).stdout
        for arguments in ((), ("--limit", "3"), ("--all",), ("--limit", "0"))
    }
    assert [text.count("https://a.org/") for text in shown.values()] == [10, 3, 12, 0]
    assert "empty: 12 errors" in shown[()] and "  and 2 more; --all shows them\n" in shown[()]


def test_wrong_syntax_is_told_with_its_place(folder: Path) -> None:
    (folder / "bad.nt").write_text('<https://a.org/1> <https://a.org/2> "a"@en_US .\n', encoding="utf-8")
    run = run_kg("validate", "bad.nt", cwd=folder)
    assert run.returncode == 1
    assert "language-tag: 1 error\n  line 1, column 43: no well-formed language tag\n" in run.stdout


def test_foreign_text_is_shown_and_not_obeyed(folder: Path) -> None:
    (folder / "bad.ttl").write_text(
        '<https://a.org/1> a <https://schema.org/ImageObject> ; <https://schema.org/width> "\\u001B[31m" .',
        encoding="utf-8",
    )
    run = run_kg("validate", "bad.ttl", cwd=folder)
    assert "\x1b" not in run.stdout and "\\x1b[31m" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.nt"], "there is no file 'gone.nt'"),
        (["exports/report.txt2"], "tells no format of RDF"),
        (["exports", "--limit", "-1"], "give a number of faults"),
        (["exports", "--shapes", "exports/report.json"], "has no shapes"),
        (["exports", "--limit", "1", "--all"], "not allowed with"),
    ],
)
def test_a_wrong_call_is_told(folder: Path, arguments: list[str], said: str) -> None:
    run = run_kg("validate", *arguments, cwd=folder)
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr


def test_a_build_is_checked(tmp_path: Path) -> None:
    run = run_kg("build", SEEDS, "-o", "out", "--validate", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    ends = "out/graph.nt: 478 statements, nothing wrong\nout/graph.ttl: the same 478 statements as out/graph.nt\n"
    assert run.stdout.endswith(f"\n\n{ends}")


def test_a_build_with_what_is_odd_is_told_so(tmp_path: Path) -> None:
    post = {"title": "A", "webUrl": "https://a.org/1", "publishedDateTime": "1066-10-14T00:00:00Z"}
    write_site(tmp_path / "site", {"a.md": post})
    for strict, code in (([], 0), (["--strict"], 1)):
        run = run_kg("build", "site", "--validate", *strict, cwd=tmp_path)
        assert run.returncode == code and "date-out-of-range: 1 warning" in run.stdout


def test_a_build_of_no_rdf_cannot_be_checked(tmp_path: Path) -> None:
    run = run_kg("build", SEEDS, "--validate", "--format", "html", cwd=tmp_path)
    assert run.returncode == 2 and "--validate checks files of RDF" in run.stderr


def test_every_code_and_suffix_is_documented() -> None:
    from tests.checks.test_shapes import BROKEN, GENERAL

    assert all(f"`{code}`" in VOCABULARY for code in BROKEN)
    assert all(f"`{code}`" in DOCS for code in (*GENERAL, "syntax", "iri", "nothing"))
    assert all(suffix in DOCS for suffix in SUFFIXES)
    assert SHAPES.name in DOCS
