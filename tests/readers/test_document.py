"""Cutting a text at its related list, only where that is certain to be right; and the whole parse where it is not."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from kg.readers import safe_yaml
from kg.readers.document import Document, DocumentError, Known, cut, parse_entry, yaml_document

ENTRY = "  - title: A\n    type: t\n"


def document(text: str, line: int = 0, known: Known | None = None) -> Document:
    return yaml_document(text.encode(), line, known or Known())


def values(text: str) -> dict[Any, Any]:
    """The fields that the document has, its entries read on their own."""
    found = document(text)
    if found.parts is None:
        return found.values
    entries = [parsed and parsed[0] for parsed in map(parse_entry, found.parts.entries)]
    return found.whole().values if None in entries else {**found.values, "related": entries}


@pytest.mark.parametrize(
    ("text", "entries", "tail"),
    [
        ("a: 1\nrelated:\n  - b\n  - c", ["b", "c"], ""),
        ("a: 1\nrelated:\n  - b\n  - c\n", ["b", "c"], "\n"),
        ("a: 1\nrelated:\n  - b\n    x: 1\n\nd: 2\n", ["b\n    x: 1"], "\n\nd: 2\n"),
        ("a: 1\nrelated:\n  - b\n# c\n  - d\n", ["b"], "\n# c\n  - d\n"),
        ("a: 1\nrelated:\n  - b\n\n  - d\n", ["b"], "\n\n  - d\n"),
        ("a: 1\nrelated:\n  - \n", [""], "\n"),
    ],
)
def test_a_text_is_cut_into_head_entries_and_tail(text: str, entries: list[str], tail: str) -> None:
    for known in (Known(), _known(text)):
        parts = cut(text.encode(), known)
        assert parts is not None
        assert (parts.head, parts.entries, parts.tail) == (b"a: 1\n", tuple(e.encode() for e in entries), tail.encode())


def _known(*texts: str) -> Known:
    known = Known()
    for text in texts:
        cut(text.encode(), known)
    return known


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1",
        "related:\n  - b",
        "a: 1\nrelated: x",
        "a: 1\nrelated:\n- b",
        "a: 1\nrelated:\n    - b",
        "a: 1\nrelated:\n\n  - b",
    ],
)
def test_where_there_is_no_plain_related_list_nothing_is_cut(text: str) -> None:
    assert cut(text.encode(), Known()) is None


def test_lists_seen_before_change_nothing_but_whose_bytes_are_kept() -> None:
    lists = [
        ["a", "b", "c"],
        ["b", "c"],
        ["a", "c"],
        ["a", "b"],
        ["c"],
        ["a", "b", "c", "d"],
        ["a", "b", "cc"],
        ["aa", "b"],
        ["a\n", "b"],
        ["a"],
    ]
    texts = [
        "x: 1\nrelated:\n  - " + "\n  - ".join(entries) + end for entries in lists for end in ("", "\n", "\ny: 2\n")
    ]
    known = Known()
    for text in texts + texts[::-1]:
        assert cut(text.encode(), known) == cut(text.encode(), Known())
    first, second = (cut(b"x: 1\nrelated:\n  - same\n  - " + end, known) for end in (b"e", b"f"))
    assert first is not None
    assert second is not None
    assert first.entries[0] is second.entries[0]


HEADS = (
    "", "a: 1\n", "a: 1\n\n", "a:\n", "a:\n  - 1\n", "a:\n- 1\n", "a:\n  b: 1\n", "a: |\n  b\n", "a: |+\n  b\n\n",
    "a: [1,\n2]\n", "# c\n", "  a: 1\n", "{a: 1}\n", "{a: 1,\n", "a: 1\n...\n", "--- # c\na: 1\n", "- a\n", "a\n",
    '"a\n', 'a: "b\n', "a: 'b\n", "a: b\n  c\n", "? a\n", "? a\n: b\n", "!!map\na: 1\n", "&x a: 1\n", "a: &x 1\n",
    "a: 1\na: 2\n", "related: 1\n", "related:\n", "related:\n  x: 1\n", "<<: {a: 1}\n", "a: b: c\n", "\ta: 1\n",
    "list-cut-out: 1\n", "images:\n  - url: i\n", "é: \u2028\n", "a: !!str\n", "a: *x\n", "\n", "%YAML 1.1\n--- # c\n",
)  # fmt: skip
TAILS = (
    "", "a2: 1\n", "\na2: 1\n", "\n\n", "# c\n", "  # c\n", "  # c\na2: 1\n", "a: 2\n", "  a2: 1\n", "    a2: 1\n",
    "\n  - title: B\n", "\n    a2: 1\n", "- title: B\n", "-\n", "  -\n", "{a2: 1}\n", "...\n", "...\na2: 1\n",
    "--- # c\na2: 1\n", "--- # c\n", "a2\n", "? a2\n: 1\n", "!!map\na2: 1\n", "&x a2: 1\n", "*x : 1\n", "a2: *x\n",
    "a2: &x 1\n", 'a2: "b\n', 'b"\n', "b'\n", "]\n", "}\n", '"a2": 1\n', "related: 1\n", "related:\n",
    "related:\n  - title: C\n", "<<: {a2: 1}\n", "<<: {a: 2}\n", "a2: b: c\n", "\ta2: 1\n", ": 1\n", "list-cut-out:\n",
    "# c\n  - title: D\n", "a2: |\n  - title: E\n", "%x\n", "\u2028a2: 1\n", "a2:\n  - 1\n", "  \n", "  \na2: 1\n",
    "    \n", "\t\n",
)  # fmt: skip
ENTRIES = (
    ENTRY, ENTRY * 2, ENTRY + "\n" + ENTRY, ENTRY + "# c\n" + ENTRY, ENTRY + "  # c\n" + ENTRY, ENTRY + "  \n" + ENTRY,
    '  - title: "a\n  - b"\n', '  - title: "a\nrelated:\n  - b"\n', '  - title: "a\nb: c"\n',
    "  - title: |\n      a\n\n      - b\n    type: t\n", "  - title: |\n      a\n" + ENTRY,
    "  - title: |+\n      a\n\n" + ENTRY, "  - &x title: A\n" + ENTRY, "  - &x\n    title: A\n  - *x\n",
    "  - title: &x A\n  - title: *x\n", "  - title: &x A\n  - title: &x B\n", "  - title: {a: 1,\n  - b: 2}\n",
    "  - text\n" + ENTRY, "  - \n" + ENTRY, "  -\n    title: A\n" + ENTRY, "  - - a\n" + ENTRY, "  - title: A\n  -\n",
    "  - title: A\n   type: t\n", "  - title: A\n  type: t\n", "  - title: A\n     type: t\n",
    "  - title: A\n type: t\n", "  - title:\n      - a\n      - b\n", "  - title:\n    - a\n    - b\n",
    "  - ? a\n    : b\n", "  - title: A\n    title: B\n", "  - <<: {a: 1}\n    title: A\n", "  - {title: A}\n" + ENTRY,
    "  - [A]\n", "  - !!map\n    title: A\n", "  - title: R&D &x\n" + ENTRY, "  - title: a\n      b\n" + ENTRY,
    "  - title: 'a\n\n      b'\n" + ENTRY, "  - title: A # c\n" + ENTRY, "  - title: A\n...\n",
)  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "lists", "tails"),
    [
        (HEADS, ENTRIES[:2], TAILS[:3]),
        (HEADS[:3], ENTRIES, TAILS),
        (HEADS, ENTRIES[:1], TAILS),
        (HEADS, ENTRIES, TAILS[:2]),
    ],
)
def test_whatever_stands_around_and_in_the_list_the_cut_gives_what_the_whole_gives(
    heads: tuple[str, ...], lists: tuple[str, ...], tails: tuple[str, ...]
) -> None:
    for head, entries, tail in product(heads, lists, tails):
        text = head + "related:\n" + entries + tail
        try:
            wanted = safe_yaml.parse(text)
        except safe_yaml.YamlError:
            assert_invalid(text)
            continue
        if isinstance(wanted, dict):
            assert values(text) == wanted, text
        else:
            with pytest.raises(DocumentError):
                document(text)


def assert_invalid(text: str) -> None:
    """The text is not taken for a valid one: the file is refused, problems are told, or an entry needs the whole."""
    try:
        found = document(text)
    except DocumentError:
        return
    assert found.problems or (found.parts and None in map(parse_entry, found.parts.entries)), text


@pytest.mark.parametrize(
    ("text", "path", "line", "raw"),
    [
        ("a: 1\nb:\n  c: 2\nrelated:\n  - d: 3\n    e: 4\n  - d: 5\n\nf:\n  - 6\n", ("b", "c"), 3, "2"),
        ("a: 1\nb:\n  c: 2\nrelated:\n  - d: 3\n    e: 4\n  - d: 5\n\nf:\n  - 6\n", ("f", 0), 10, "6"),
        ("a: 1\nrelated:\n  - d: 3\nf: 7", ("f",), 4, "7"),
        ("a: 1\nf: 7\nrelated:\n  - d: 3", ("f",), 2, "7"),
    ],
)
def test_where_things_stand_around_the_list(text: str, path: tuple[str | int, ...], line: int, raw: str) -> None:
    found = document(text, 10)
    assert found.parts is not None
    assert found.locate(path) == (line + 10, raw)


def test_where_the_entries_stand() -> None:
    found = document("a: 1\nrelated:\n  - d: 3\n    e: 4\n  - d: 5\nf: 6\n", 10)
    assert found.parts is not None
    assert [found.parts.line(index) for index in (0, 1, 2)] == [12, 14, 15]


@pytest.mark.parametrize("text", ["[a]", "text", "5", "", "# c", "~", "- a: 1"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text, 1)
    assert (caught.value.code, caught.value.line) == ("not-a-mapping", 1)


def test_of_an_invalid_text_the_rest_is_kept_and_each_problem_has_place_and_field() -> None:
    found = document("title: a: b\ntype: t\nrelated:\n  - title: c: d\n    type: u\n", 1)
    assert found.values == {"title": "a: b", "type": "t", "related": [{"title": "c: d", "type": "u"}]}
    assert [(problem.line, problem.field) for problem in found.problems] == [(2, "title"), (5, "related[0].title")]
    assert all(problem.message.startswith("column ") for problem in found.problems)


def test_aliases_without_end_are_one_problem() -> None:
    found = document("title: T\na: &a [*a]\nb: *a\nc: *a\n")
    assert found.values["title"] == "T"
    assert [(problem.code, problem.line) for problem in found.problems] == [("yaml-expands", 2)]


def test_a_quote_that_swallows_the_ciphertext_is_a_problem() -> None:
    found = document('title: T\nexcerpt: "open\nsecured: xyz==\nnote: closed"\ntype: t\n')
    assert found.values == {"title": "T", "excerpt": "open", "secured": "xyz==", "note": 'closed"', "type": "t"}
    assert [problem.field for problem in found.problems] == ["excerpt"]
