"""Where the value at a path stands."""

from __future__ import annotations

from time import process_time

import pytest

from kg.readers.locate import Path, locator

TEXT = """\
title: T
provider:
  name: 010
  images:
    - url: a
      width: 1
    - width: 2

      url: b
topics: [AI,
  ML]
related:
- title: A
  width: 3
  images:
  - width: 4
- title: B
  images:
    - width: 5
    - url: c
      width: 6
width: 7
"""
PLACES: list[tuple[Path, int, str | None]] = [
    (("title",), 1, "T"),
    (("provider",), 2, None),
    (("provider", "name"), 3, "010"),
    (("provider", "images", 0, "width"), 6, "1"),
    (("provider", "images", 1), 7, None),
    (("provider", "images", 1, "url"), 9, "b"),
    (("related", 0), 13, None),
    (("related", 0, "width"), 14, "3"),
    (("related", 0, "images", 0, "width"), 16, "4"),
    (("related", 1), 17, None),
    (("related", 1, "images", 0, "width"), 19, "5"),
    (("related", 1, "images", 1, "width"), 21, "6"),
    (("width",), 22, "7"),
]


@pytest.mark.parametrize(("path", "line", "raw"), PLACES)
def test_a_path_leads_to_its_line_and_scalar(path: Path, line: int, raw: str | None) -> None:
    assert locator(TEXT)(path) == (line, raw)
    assert locator(TEXT, 5)(path) == (line + 5, raw)


@pytest.mark.parametrize(("path", "line", "raw"), PLACES)
def test_in_a_text_that_is_not_valid_both_are_found_by_indentation(path: Path, line: int, raw: str | None) -> None:
    assert locator(TEXT + "excerpt: a: b\n")(path) == (line, raw)


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("a: 010", "010"), ("a: Yes # no", "Yes"), ('"a": 1.50,', "1.50"), ("a: 2020-06-24 10:00", "2020-06-24 10:00"),
        ('a: "1"', None), ("a: [1]", None), ("a:", None), ("a: b: c", None), ("a: *b", None),
        ("a:" + " " * 9_999, None), ("a: 1\na: 2", "2"),
    ],
)  # fmt: skip
def test_in_a_text_that_is_not_valid_a_plain_value_is_as_written(line: str, raw: str | None) -> None:
    assert locator(f"{line}\nexcerpt: a: b\n")(("a",))[1] == raw


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("none",), 1),
        (("provider", "none"), 2),
        (("related", 7), 12),
        (("related", "none"), 12),
        (("provider", "images", 1, "none"), 7),
    ],
)
@pytest.mark.parametrize("end", ["", "excerpt: a: b\n"])
def test_of_what_is_not_there_the_nearest_is_told(path: Path, line: int, end: str) -> None:
    assert locator(TEXT + end)(path)[0] == line


def test_a_list_in_brackets() -> None:
    assert locator(TEXT)(("topics", 0)) == (10, "AI")
    assert locator(TEXT)(("topics", 1)) == (11, "ML")


def test_of_a_name_given_twice_the_last_counts() -> None:
    assert locator("a: 1\nb: 2\na: 3")(("a",)) == (3, "3")


@pytest.mark.parametrize("text", ["", "# c", "text", "- a", "a: *none", "\x00"])
def test_a_text_without_fields_has_its_first_line(text: str) -> None:
    assert locator(text)(("a", 0))[0] == 1


@pytest.mark.parametrize("line_end", ["\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_an_editor_counts_them(line_end: str) -> None:
    assert locator(f'a: "b{line_end}c"\nd: e')(("d",)) == (2, "e")


def test_aliases_without_end_are_no_matter() -> None:
    assert locator("a: &a [*a]\nb: c")(("b",)) == (2, "c")


@pytest.mark.parametrize("end", ["", "excerpt: a: b\n"])
def test_many_paths_in_one_text_are_found_quickly(end: str) -> None:
    locate = locator("topics:\n" + "  - 1\n" * 10_000 + end)
    start = process_time()
    assert [locate(("topics", index))[0] for index in range(10_000)] == list(range(2, 10_002))
    assert process_time() - start < 5


def test_long_lines_of_spaces_take_no_longer() -> None:
    find = locator("".join(f"k{number}: a" + " " * 980 + '"\n' for number in range(500)) + "x: a: b\n")
    start = process_time()
    assert [find((f"k{number}",)) for number in range(500)] == [(number + 1, None) for number in range(500)]
    assert process_time() - start < 5
