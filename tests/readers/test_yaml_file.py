"""A file that is YAML from end to end."""

from __future__ import annotations

from typing import Any

import pytest

from kg.readers.document import DocumentError, Known
from kg.readers.yaml_file import parse


@pytest.mark.parametrize(
    ("text", "values", "line_of_a"),
    [
        ("a: 1\n", {"a": 1}, 1),
        ("a: 1", {"a": 1}, 1),
        ("---\na: 1\n", {"a": 1}, 2),
        ("---\na: 1\n---\n", {"a": 1}, 2),
        ("---\na: 1\n---", {"a": 1}, 2),
        ("---\na: 1\n...\n", {"a": 1}, 2),
        ("--- # c\na: 1\n", {"a": 1}, 2),
        ("a: 1\n...\n", {"a": 1}, 1),
        ("# c\n\n---\na: 1\n", {"a": 1}, 4),
        ("%YAML 1.1\n---\na: 1\n", {"a": 1}, 3),
        ("---\na: 1\n---\na: 2\nb: 3\n", {"a": 1}, 2),
        ("a: 1\n---\na: 2\nb: 3\n", {"a": 1}, 1),
        ("# c\na: 1\n---\na: 2\nb: 3\n", {"a": 1}, 2),
        ("b: |\n  ---\na: 1\n", {"a": 1, "b": "---\n"}, 3),
    ],
)
def test_the_first_document_of_the_file_is_read(text: str, values: dict[str, Any], line_of_a: int) -> None:
    found = parse(text.encode(), Known())
    assert (found.values, found.problems) == (values, ())
    assert found.locate(("a",)) == (line_of_a, "1")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n---\na: 2\n", 2),
        ("# c\na: 1\n\n---\n\n# c\na: 2\n---\na: 3\n", 4),
        ("---\na: 1\n---\na: 2\n", 3),
        ("--- \na: 1\n---\nbody", 3),
        ("---\na: 1\nrelated:\n  - b: 2\n---\nbody", 5),
        ("a: 1\nrelated:\n  - b: 2\n---\nbody", 4),
        ("---\na: 1\nb: c: d\n---\nbody", 4),
    ],
)
def test_a_second_document_is_told(text: str, line: int) -> None:
    found = parse(text.encode(), Known())
    assert [(note.code, note.line) for note in found.notes] == [("second-document", line)]


@pytest.mark.parametrize("rest", ["", "\n", "# c\n", " # c", "---\n", "...\n", "\n \t\n# c\n---\n...\n---"])
def test_nothing_is_no_second_document(rest: str) -> None:
    for text in (f"a: 1\n---\n{rest}", f"---\na: 1\n---\n{rest}"):
        assert parse(text.encode(), Known()).notes == ()


def test_a_related_list_is_cut_out() -> None:
    for text in (
        "a: 1\nrelated:\n  - b: 2\n",
        "---\na: 1\nrelated:\n  - b: 2\n",
        "---\na: 1\nrelated:\n  - b: 2\n---\n",
    ):
        found = parse(text.encode(), Known())
        assert found.parts is not None
        assert found.parts.entries == (b"b: 2",)
        assert found.parts.line(0) == text[: text.index("  - b")].count("\n")


@pytest.mark.parametrize("text", ["- a\n", "a\n", "---\n---\n", "# c\n", "[1]\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(text.encode(), Known())
    assert caught.value.code == "not-a-mapping"
