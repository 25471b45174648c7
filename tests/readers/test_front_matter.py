"""The YAML between the first line --- and the next."""

from __future__ import annotations

from typing import Any

import pytest

from kg.readers.document import Document, DocumentError, Known
from kg.readers.front_matter import parse


def document(text: str) -> Document:
    return parse(text.encode(), Known())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\na: 1\n---\n", {"a": 1}),
        ("---\na: 1\n---", {"a": 1}),
        ("--- \na: 1\n---\n", {"a": 1}),
        ("---\t \na: 1\n---\n", {"a": 1}),
        ("---\na: 1\n---\nbody\n---\nb: 2\n---\n", {"a": 1}),
        ("---\na: b --- c\n---\n", {"a": "b --- c"}),
        ("---\na: |\n  ---\n---\n", {"a": "---\n"}),
        ("---\na: b\n ---\n---\n", {"a": "b ---"}),
        ("---\na: b\n  ---- x\n---\n", {"a": "b ---- x"}),
        ('---\na: "b\n\n  --- c"\n---\n', {"a": "b\n--- c"}),
        ("---\n\n# c\na: 1\n\n---\n", {"a": 1}),
        ("---\na: 1\n---\nbody\nrelated:\n  - b: 2\n", {"a": 1}),
    ],
)
def test_front_matter_ends_at_the_next_line_that_is_exactly_the_same(text: str, values: dict[str, Any]) -> None:
    found = document(text)
    assert (found.values, found.parts, found.problems) == (values, None, ())


@pytest.mark.parametrize(
    ("text", "entries", "tail"),
    [
        ("---\na: 1\nrelated:\n  - b\n---\n", ["b"], "\n"),
        ("---\na: 1\nrelated:\n  - b\n---", ["b"], "\n"),
        ("---\na: 1\nrelated:\n  - b\n\nc: 2\n---\nbody\n---\n", ["b"], "\n\nc: 2\n"),
        ("---\na: 1\nrelated:\n  - b\n---\nrelated:\n  - c\n", ["b"], "\n"),
        ("---\nrelated:\n  - b\n---\n", ["b"], "\n"),
    ],
)
def test_a_related_list_is_cut_out(text: str, entries: list[str], tail: str) -> None:
    found = document(text)
    assert found.parts is not None
    assert (found.parts.entries, found.parts.tail) == (tuple(entry.encode() for entry in entries), tail.encode())
    assert found.parts.line(0) == text[: text.index("  - b")].count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1\n",
        "---x\na: 1\n---\n",
        "--- x\na: 1\n---\n",
        "----\na: 1\n---\n",
        "\n---\na: 1\n---\n",
        " ---\na: 1\n---\n",
        "---",
        "# c\n---\na: 1\n---\n",
    ],
)
def test_a_file_that_does_not_begin_with_the_line_has_none(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert (caught.value.code, caught.value.line) == ("no-front-matter", 1)


@pytest.mark.parametrize(
    "text",
    [
        "---\n",
        "---\na: 1\n",
        "---\na: 1\n--- \n",
        "---\na: 1\n----\n",
        "---\na: 1\n ---\n",
        "---\na: 1\n...\nbody",
        "---\na: 1\nrelated:\n  - b\n",
    ],
)
def test_front_matter_that_does_not_end_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert (caught.value.code, caught.value.line) == ("open-front-matter", 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: 1\n--- \nbody\n", 3),
        ("---\na: 1\n---\t", 3),
        ("---\na: b\n  ----\n", 3),
        ("--- \na: 1\nrelated:\n  - b: 1\n ---\n-----\n", 5),
    ],
)
def test_the_line_that_was_to_close_it_is_named(text: str, line: int) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert caught.value.remedy == f"make line {line} exactly ---"


@pytest.mark.parametrize(
    "text", ["---\n---\n", "---\n\n---\n", "---\n# c\n---\n", "---\n- a\n---\n", "---\ntext\n---\n", "---\n~\n---\n"]
)
def test_front_matter_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert (caught.value.code, caught.value.line) == ("not-a-mapping", 1)


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    for text in ("---\na: 1\nb: 2\n---\n", "---\na: 1\nb: 2 # c\n---\n", "---\na: 1\nb: 2\nrelated:\n  - c: 3\n---\n"):
        assert document(text).locate(("b",)) == (3, "2")
    assert document("---\na: 1\nb: c: d\n---\n").problems[0].line == 3
