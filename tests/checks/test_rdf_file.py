"""Files in any format of RDF, and what is wrong with their syntax."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.checks.rdf_file import Reader
from kg.errors import GraphFileError, UsageError
from tests.corpus import ROOT

GOOD = "<https://a.org/1> <https://schema.org/name> "


def read(path: Path, text: str | bytes) -> Reader:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    reader = Reader(path)
    for _ in reader.triples():
        pass
    return reader


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('<a> <https://schema.org/name> "relative" .', "iri"),
        ('<https://a.org/1 2> <https://schema.org/name> "space" .', "iri"),
        ('<https://a.org/%zz> <https://schema.org/name> "half an escape" .', "iri"),
        (GOOD + '"a"@en_US .', "language-tag"),
        (GOOD + '"a"@abcdefghi .', "language-tag"),
        (GOOD + '"a"@en- .', "language-tag"),
        (GOOD + '"a" ', "syntax"),
        (GOOD + '"a', "syntax"),
        ('"a" <https://schema.org/name> "b" .', "syntax"),
        (GOOD + '"\\ud800" .', "syntax"),
    ],
)
@pytest.mark.parametrize("suffix", [".nt", ".ttl", ".nq", ".trig"])
def test_wrong_syntax_is_found_where_it_is(tmp_path: Path, line: str, code: str, suffix: str) -> None:
    reader = read(tmp_path / f"a{suffix}", f'{GOOD}"fine" .\n{line}\n')
    (fault,) = reader.faults
    assert fault.level == "error" and fault.message and fault.remedy
    assert fault.code == code
    # In Turtle more could have followed, and so the error may be at the end.
    assert fault.line == 2 or (suffix in (".ttl", ".trig") and fault.line == 3)


def test_of_a_format_of_lines_every_wrong_line_is_found(tmp_path: Path) -> None:
    lines = [GOOD + f'"{number}"{" ." if number % 3 else ""}' for number in range(1, 10)]
    reader = read(tmp_path / "a.nt", "\n".join(lines))
    assert [fault.line for fault in reader.faults] == [3, 6, 9]


def test_a_file_that_is_no_utf_8_is_found(tmp_path: Path) -> None:
    assert [fault.code for fault in read(tmp_path / "a.nt", GOOD.encode() + b'"\xff" .\n').faults] == ["syntax"]


def test_a_tag_of_no_language_is_a_warning(tmp_path: Path) -> None:
    (fault,) = read(tmp_path / "a.nt", GOOD + '"a"@english .\n' + GOOD + '"a"@pt-br .\n').faults
    assert (fault.level, fault.code, fault.node, fault.value) == (
        "warning",
        "language-tag",
        "https://a.org/1",
        "english",
    )


def test_the_same_statements_have_the_same_digest_in_any_format() -> None:
    readers = [Reader(ROOT / "exports" / name) for name in ("graph.nt", "graph.ttl")]
    for reader in readers:
        assert not reader.faults and list(reader.triples())
    assert readers[0].digest == readers[1].digest


def test_other_statements_have_another_digest(tmp_path: Path) -> None:
    one, other = (read(tmp_path / "a.nt", f'{GOOD}"{text}" .\n') for text in ("a", "b"))
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonld", '{"@id": "https://a.org/1", "https://schema.org/name": "a"}'),
        ("a.trig", '<https://a.org/g> { <https://a.org/1> <https://schema.org/name> "a" }'),
        ("a.nq", GOOD + '"a" <https://a.org/g> .\n' + GOOD + '"a" <https://a.org/h> .'),
        (
            "a.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">'
            '<r:Description r:about="https://a.org/1"><s:name>a</s:name></r:Description></r:RDF>',
        ),
    ],
)
def test_all_formats_are_read(tmp_path: Path, name: str, text: str) -> None:
    same = read(tmp_path / "same.nt", GOOD + '"a" .\n')
    assert read(tmp_path / name, text).digest == same.digest


@pytest.mark.parametrize(
    "text",
    [
        '{"@id": "a", "https://schema.org/name": "b"}',
        '{"@id": "https://a.org/1", "https://schema.org/image": {"@id": "a"}}',
    ],
)
def test_a_relative_address_in_json_ld_is_found(tmp_path: Path, text: str) -> None:
    (fault,) = read(tmp_path / "a.jsonld", text).faults
    assert (fault.level, fault.code, fault.node) == ("error", "iri", "a")


@pytest.mark.parametrize("name", ["a.nt", "a.ttl", "a.jsonld"])
def test_a_file_that_says_nothing_is_found(tmp_path: Path, name: str) -> None:
    assert [fault.code for fault in read(tmp_path / name, "{}" if name == "a.jsonld" else "").faults] == ["nothing"]


def test_a_name_that_tells_no_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tells no format of RDF; name a file that ends in"):
        read(tmp_path / "a.html", "")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match="there is no file"):
        list(Reader(tmp_path / "a.nt").triples())
    with pytest.raises(GraphFileError, match="cannot be read"):
        (tmp_path / "b.nt").mkdir()
        list(Reader(tmp_path / "b.nt").triples())


def test_the_exports_of_a_graph_have_no_wrong_syntax(tmp_path: Path) -> None:
    kg.read(ROOT / "exports" / "graph.nt").write(tmp_path / "graph.ttl")
    reader = Reader(tmp_path / "graph.ttl")
    assert len(list(reader.triples())) == reader.statements and not reader.faults
