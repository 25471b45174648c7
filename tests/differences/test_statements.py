"""Any graph file gives the same sorted canonical lines; what is no graph is refused by name."""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.differences.statements import descriptions, parse
from kg.errors import GraphFileError
from tests.corpus import HOSTILE_TEXTS, hostile_graph, ntriples


def lines(path: Path) -> list[str]:
    return [line for _, found in descriptions(path) for line in found]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return hostile_graph().write(tmp_path / "graph.nt")


def canonical() -> list[str]:
    return ntriples(hostile_graph()).split("\n")[:-1]


def test_a_file_that_a_build_wrote_is_read_as_it_is(file: Path) -> None:
    assert lines(file) == [line + "\n" for line in canonical()]


def test_statements_come_by_subject(file: Path) -> None:
    found = list(descriptions(file))
    assert [subject for subject, _ in found] == sorted({line.split(" ")[0] for line in canonical()})
    assert all(line.startswith(subject + " ") for subject, said in found for line in said)


def test_a_folder_stands_for_its_graph(file: Path) -> None:
    assert lines(file.parent) == lines(file)


@pytest.mark.parametrize("name", ["graph.ttl", "no-suffix"])
def test_turtle_gives_the_same(file: Path, name: str) -> None:
    assert lines(hostile_graph().write(file.with_name(name), "turtle")) == lines(file)


def escaped(text: str) -> str:
    return "".join(c if c < "\x7f" else f"\\U{ord(c):08X}" for c in text)


SPELLINGS = {
    "unsorted": lambda found: "\n".join(random.Random(1).sample(found, len(found))) + "\n",
    "twice the same": lambda found: "\n".join(found + found) + "\n",
    "CRLF": lambda found: "\r\n".join(found) + "\r\n",
    "no end": lambda found: "\n".join(found),
    "comments": lambda found: "# of mine\n\n" + "\n".join(found) + "\n# end",
    "spaces": lambda found: "\n".join("  " + line for line in found),
    "escapes": lambda found: escaped("\n".join(found)),
    "xsd:string": lambda found: "\n".join(
        line.replace('" .', '"^^<http://www.w3.org/2001/XMLSchema#string> .') for line in found
    ),
    "language in capitals": lambda found: "\n".join(line.replace('"@pt-br .', '"@pt-BR .') for line in found) + "\n",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_spelling_does_not_matter(file: Path, spelling: str) -> None:
    other = file.with_name("other.nt")
    other.write_bytes(SPELLINGS[spelling](canonical()).encode())
    assert other.read_bytes() != file.read_bytes()
    assert lines(other) == lines(file)


def test_a_pipe_is_read_once(file: Path) -> None:
    pipe = file.with_name("pipe")
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(file.read_bytes(),))
    writer.start()
    assert lines(pipe) == lines(file)
    writer.join()


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").touch()
    assert lines(tmp_path) == []


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_any_text_is_parsed(name: str) -> None:
    literal = pyoxigraph.Literal(HOSTILE_TEXTS[name], language="en")
    assert parse(f"<x:a> <x:p> {literal} .").value.text == HOSTILE_TEXTS[name]


@given(text=st.text(alphabet=st.characters(codec="utf-8")))
def test_text_in_a_file_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "graph.nt"
    path.write_bytes(f"<x:a> <x:p> {pyoxigraph.Literal(text)} .\n".encode())
    (line,) = lines(path)
    assert parse(line).value.text == text
    raw = "".join(f"\\U{ord(c):08X}" for c in text)
    path.write_bytes(f'<x:a> <x:p> "{raw}" .\n'.encode())
    assert lines(path) == [line]


REFUSED = {
    "no statement": (b"this is no triple", "is neither N-Triples nor Turtle: Parser error at line 1"),
    "no text": (b"\x00\xff", "is neither N-Triples nor Turtle"),
    "not UTF-8": (b'<x:a> <x:p> "\xff" .\n', "is neither N-Triples nor Turtle"),
    "a page": (b"<!doctype html>\n", "is neither N-Triples nor Turtle"),
    "JSON": (b'{"posts": 5}\n', "is neither N-Triples nor Turtle"),
    "no absolute IRI": (b"<a> <b> <c> .\n", "is neither N-Triples nor Turtle"),
    "a bad IRI": (b"<x:a> <x:p> <x:%zz> .\n<x:a> <x:p> <x:b> .\n", "Invalid IRI percent encoding"),
    "a blank subject": (b"_:b <x:p> <x:c> .\n", "the blank node _:b cannot be told to be the same"),
    "a blank object": (b"<x:a> <x:p> [] .\n", "the blank node _:"),
    "a statement of a statement": (b"<x:a> <x:p> <<( <x:a> <x:p> <x:c> )>> .\n", "is not of RDF 1.1"),
}


@pytest.mark.parametrize("content", REFUSED)
@pytest.mark.parametrize("name", ["graph.nt", "graph.ttl"])
def test_what_is_no_graph_is_refused(tmp_path: Path, content: str, name: str) -> None:
    data, message = REFUSED[content]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(GraphFileError) as refused:
        lines(tmp_path / name)
    assert message in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / name))


def test_what_is_not_there_is_told_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match=r"there is no file or folder '.*nowhere'; check the path"):
        lines(tmp_path / "nowhere")
    with pytest.raises(GraphFileError, match=r"the folder '.*' has no graph.nt; build one there: kg build PATH -o "):
        lines(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(file: Path) -> None:
    file.chmod(0)
    with pytest.raises(GraphFileError, match="cannot be read: Permission denied; check the path"):
        lines(file)


def test_a_graph_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").mkdir()
    with pytest.raises(GraphFileError, match="cannot be read: Is a directory"):
        lines(tmp_path)
