"""Any YAML: PyYAML's values, or one problem with its place and cure, and never a crash or a hang."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers import safe_yaml
from kg.readers.safe_yaml import MAX_DEPTH, MAX_LENGTH, YamlError
from tests.readers.documents import exact, near_plain


def problem(text: str) -> YamlError:
    with pytest.raises(YamlError) as caught:
        safe_yaml.parse(text)
    return caught.value


@settings(max_examples=500)
@given(st.randoms(use_true_random=False))
def test_what_pyyaml_reads_is_read_so_and_the_rest_is_a_problem(random: Random) -> None:
    text = near_plain(random)
    try:
        wanted = exact(yaml.load(text, Loader=yaml.CSafeLoader))
    except (ValueError, LookupError, AttributeError):
        return  # a date that does not exist, a value that does not fit its tag: PyYAML gives up the whole text
    except yaml.YAMLError:
        assert problem(text).remedy
    else:
        assert exact(safe_yaml.parse(text)) == wanted


@settings(max_examples=500)
@given(st.text(st.characters(), max_size=40))
def test_no_text_raises_anything_else(text: str) -> None:
    for shape in (text, f"a: {text}", f'a: "{text}"', f"- {text}\n- b"):
        try:
            safe_yaml.parse(shape)
        except YamlError as found:
            lines = shape.split("\n")
            assert 1 <= found.line <= len(lines)
            assert 1 <= found.column <= len(lines[found.line - 1]) + 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# c", None),
        ("a: 2020-13-01", {"a": "2020-13-01"}),
        ("a: 2020-02-30T10:00:00Z", {"a": "2020-02-30T10:00:00Z"}),
        ("a: 2020-02-28", {"a": date(2020, 2, 28)}),
        ("a: 2020-02-28T10:00:00Z", {"a": datetime(2020, 2, 28, 10, tzinfo=UTC)}),
        ("a: " + "9" * 100, {"a": int("9" * 100)}),
        ("a: " + "9" * 5000, {"a": "9" * 5000}),
        ("a: 0x" + "f" * 5000, {"a": "0x" + "f" * 5000}),
        ("a: 1" + ":1" * 200, {"a": "1" + ":1" * 200}),
        ("a: 1" + ":1" * 200 + ".5", {"a": "1" + ":1" * 200 + ".5"}),
        ("a: !!int x", {"a": "x"}),
        ("a: &x [1]\nb: [*x, *x]", {"a": [1], "b": [[1], [1]]}),
        ("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2", {"a": {"b": 1}, "c": {"b": 1, "d": 2}}),
    ],
)
def test_a_value_costs_at_most_itself(text: str, value: Any) -> None:
    assert exact(safe_yaml.parse(text)) == exact(value)


@pytest.mark.parametrize(
    ("text", "line", "column", "cure"),
    [
        ("type: x\ntitle: Boston: a ban", 2, 14, "it holds a colon followed by a space"),
        ("a:\n\tb: c", 2, 1, "spaces instead of tabs"),
        ('a: b\nc: "open\nd: e', 2, 4, "close the quote"),
        ("a: 'open", 1, 4, "close the quote"),
        ('a: "say "no""', 1, 10, "a quote inside a quoted value"),
        ('a: "C:\\dir"', 1, 4, "backslash"),
        ('a: "C:\\Users"', 1, 4, "backslash"),
        ('a: "\\ud83d\\ude00"', 1, 4, "the sign itself"),
        ("a: @b", 1, 4, "a sign that YAML reserves"),
        ("a: %b", 1, 4, "a sign that YAML reserves"),
        ("a: *b c", 1, 4, "it starts with * or &"),
        ("a: [b", 1, 6, "close the bracket"),
        ("a: {b\nc: d", 2, 2, "close the bracket"),
        ("a: b\nstray", 2, 6, "continuation"),
        ("a:\n  - b\n c: d", 3, 2, "check quotes and indentation"),
        ("  a: b\nc: d", 2, 1, "same column"),
        ("a: !x b", 1, 4, "remove the tag"),
        ("a: !!binary é", 1, 4, "double quotes"),
        ("a: &x 1\nb: &x 2", 2, 4, "anchor"),
        ("a: b\n---\nc: d", 2, 1, "one document"),
        ("é: ü\na: b\x07c", 2, 5, "control character"),
        ("a: \x00", 1, 4, "control character"),
        ("a: \ud800", 1, 4, "control character"),
    ],
)
def test_what_is_wrong_is_told_with_place_and_cure(text: str, line: int, column: int, cure: str) -> None:
    found = problem(text)
    assert (found.line, found.column, found.code) == (line, column, "bad-yaml")
    assert cure in found.remedy
    assert found.remedy


@pytest.mark.parametrize("line_end", ["\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_an_editor_counts_them(line_end: str) -> None:
    assert problem(f'a: "b{line_end}c{line_end}d"\ntitle: Boston: a ban').line == 2
    found = problem(f'\ufeffa: "b{line_end}c"\n\ntitle: Boston: a ban')
    assert (found.line, found.column) == (3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "a: !r1Y+C/ZUr x",
        "a: !<r1Y+C/ZUr> x",
        "a: *r1YZUr",
        "a: &r1YZUr 1\nb: &r1YZUr 2",
        "a: !!timestamp r1YZUr",
        "a: !r1YZUr!x y",
        "a: !!binary r1Yé",
    ],
)
def test_what_is_wrong_is_told_without_the_value(text: str) -> None:
    try:
        safe_yaml.parse(text)
    except YamlError as found:
        for part in ("r1Y", "xe9", "codec"):
            assert part not in found.message + found.remedy


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{" * 100_000,
        "a: " + "[" * 500 + "]" * 500,
        "- " * 100_000 + "a",
        "? " * 100_000 + "a",
        "\n".join(" " * level + "a:" for level in range(1000)),
        "\n".join(" " * level + "-" for level in range(1000)),
        "a: 1\x85b:\n " + "\x85 ".join(" " * level + "a:" for level in range(1000)),
        "b:\u2028 " + "\u2028 ".join(" " * level + "a:" for level in range(1000)),
        "".join(f"{' ' * level}a:\n{' ' * level}- b:\n" for level in range(0, 400, 2)),
    ],
)
def test_deep_nesting_is_refused_and_quickly(text: str) -> None:
    start = process_time()
    found = problem(text)
    assert (found.code, found.message) == ("yaml-too-deep", f"nested deeper than {MAX_DEPTH} levels")
    assert process_time() - start < 2


def test_nesting_is_counted_from_the_top_of_the_file() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert safe_yaml.parse(text)
    assert problem("[" + text + "]").column == MAX_DEPTH + 1
    with pytest.raises(YamlError) as caught:
        safe_yaml.parse(text, above=1)
    assert caught.value.column == MAX_DEPTH


def test_brackets_in_text_are_no_nesting() -> None:
    assert safe_yaml.parse(f"a: '{'[{' * 5000}'") == {"a": "[{" * 5000}


LAUGHS = "a: &a0 [x]\n" + "".join(f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
MERGES = "a: &a0 {k: v}\n" + "".join(f"b{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 12))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LAUGHS, 6),
        (MERGES, 6),
        ("a: b\nc: &a [*a]", 2),
        ("a: b\nc: &a {d: *a}", 2),
        ("a: b\nc: &a {<<: *a}", 2),
        ("a: &a\n  b:\n    - c\n    - *a", 1),
        ("&a [*a]", 1),
    ],
)
def test_aliases_without_end_are_refused_and_quickly(text: str, line: int) -> None:
    start = process_time()
    found = problem(text)
    assert (found.code, found.line) == ("yaml-expands", line)
    assert process_time() - start < 2


def test_a_large_text_without_aliases_does_not_expand() -> None:
    assert len(safe_yaml.parse("[" + "1," * 120_000 + "]")) == 120_000


def test_a_text_that_would_take_long_is_refused() -> None:
    found = problem("a: b\n" * MAX_LENGTH)
    assert found.code == "too-large"


def test_a_number_that_would_take_long_is_a_text() -> None:
    start = process_time()
    assert isinstance(safe_yaml.parse("a: 1" + ":1" * 200_000)["a"], str)
    assert process_time() - start < 2
