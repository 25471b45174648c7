"""A file that is one JSON object."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.document import Document, DocumentError, Known
from kg.readers.json_file import parse
from kg.readers.safe_yaml import MAX_LENGTH


def document(text: str) -> Document:
    return parse(text.encode("utf-8"), Known())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), JSON), st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_the_values_are_those_of_json_and_each_is_found(values: dict[str, Any], ascii_only: bool, indent: Any) -> None:
    found = document(json.dumps(values, ensure_ascii=ascii_only, indent=indent))
    assert found.values == values
    for name in values:
        assert found.locate((name,))[0] >= 1


NAMES = st.text(
    st.characters(max_codepoint=0xFFFD, exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30
)


@given(st.dictionaries(NAMES, st.integers(), min_size=1), st.booleans())
def test_each_field_is_found_on_its_line_whatever_its_name(values: dict[str, int], ascii_only: bool) -> None:
    text = json.dumps(values, ensure_ascii=ascii_only, indent=1)
    found = document(text)
    for line, (name, value) in enumerate(values.items(), 2):
        assert found.locate((name,)) == (line, str(value))


@pytest.mark.parametrize("indent", ["  ", "\t", ""])
@pytest.mark.parametrize(
    "text", ["\\ud83d\\ude00", "\\\\ud83d", "\\/", "\x7f", "\x85", "\x9f", "\u2028", "\uffff", "\\u0000", "\\ud800"]
)
def test_a_place_is_found_also_behind_what_yaml_does_not_allow(indent: str, text: str) -> None:
    lines = [
        "{",
        f'"title": "{text}",',
        '"related": [',
        '{"width": 1},',
        f'{{"note": "{text}",',
        '"width": 2}',
        "],",
        '"width": 3}',
    ]
    found = document("\n".join(indent + line for line in lines))
    assert found.locate(("related", 0, "width")) == (4, "1")
    assert found.locate(("related", 1, "width")) == (6, "2")
    assert found.locate(("width",)) == (8, "3")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("{", 1, 2),
        ('{"a": 1,\n "b": }', 2, 7),
        ('{"a": 1}\n{}', 2, 1),
        ("{'a': 1}", 1, 2),
        ('{"a": "\t"}', 1, 8),
        ("", 1, 1),
        ('{"a": 01}', 1, 8),
    ],
)
def test_what_is_not_valid_is_refused_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert (caught.value.code, caught.value.line) == ("bad-json", line)
    assert caught.value.message.startswith(f"column {column}: ")


@pytest.mark.parametrize("text", ["[]", '"a"', "1", "null", "[" * 5 + "]" * 5])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert (caught.value.code, caught.value.line) == ("not-a-mapping", 1)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}"])
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(text)
    assert caught.value.code == "bad-json"
    assert "nested" in caught.value.message


def test_a_place_is_found_also_above_deep_nesting() -> None:
    found = document('{"a": 1,\n"deep": ' + "[" * 500 + "]" * 500 + ',\n"b": 2}')
    assert found.locate(("b",))[0] == 3


def test_a_huge_number_costs_no_more_than_itself() -> None:
    found = document('{"a": ' + "9" * 5000 + ', "b": ' + "9" * 100 + ', "c": 1}')
    assert found.values == {"a": "9" * 5000, "b": int("9" * 100), "c": 1}


def test_a_name_given_twice_is_told_and_the_last_counts() -> None:
    found = document('{"a": 1,\n"b": [{"c": 1, "c": 2}],\n"a": 2}')
    assert found.values == {"a": 2, "b": [{"c": 2}]}
    assert [(note.code, note.line, note.field) for note in found.notes] == [
        ("duplicate-key", 3, "a"),
        ("duplicate-key", 2, "b[0].c"),
    ]


def test_so_it_is_in_a_file_in_which_places_cannot_be_found() -> None:
    found = document('{"title": 1, "excerpt": "' + "x" * MAX_LENGTH + '", "title": 2020}')
    assert [(note.code, note.line, note.field) for note in found.notes] == [("duplicate-key", 0, "title")]
    assert found.locate(("title",)) == (1, "2020")
