"""A text is cut at what looks like the keys of its outermost level."""

from __future__ import annotations

import pytest

from kg.readers.blocks import ITEM, KEY, blocks, flush_left, preface, slipped_blocks


def test_blocks_are_cut_at_heads_in_the_first_column() -> None:
    text = "# c\n\na: 1\n'b' :\n  c: 2\n- d\n\ne f: 3\n"
    assert list(blocks(text, KEY)) == [(2, "a: 1"), (3, "'b' :\n  c: 2\n- d\n\ne f: 3")]
    assert list(blocks("- a\n  b\n-\n- c", ITEM)) == [(0, "- a\n  b"), (2, "-"), (3, "- c")]
    assert list(blocks("no head", KEY)) == []


def test_where_blank_lines_and_comments_end() -> None:
    assert preface("\n  # c\n a: 1") == 7
    assert preface("a: 1\n# c\n") == 0


def test_what_all_lines_begin_with_is_taken_off() -> None:
    assert flush_left("   a\n\n    b") == ("a\n\n b", 3)


@pytest.mark.parametrize(
    ("block", "cut"),
    [
        ("a: 1\n b: 2", [(0, "a: 1"), (1, "b: 2")]),
        ("a: 1\n\tb: 2\n  c: 3\n d: 4", [(0, "a: 1"), (1, "b: 2\n  c: 3"), (3, "d: 4")]),
        ("a: # c\n  - 1\n b: 2", [(0, "a: # c\n  - 1"), (2, "b: 2")]),
        ("a: |\n  x\n b: 2", [(0, "a: |\n  x"), (2, "b: 2")]),
        ("a: 1\n  b: 2", []),
        ("a: 1\n b 2", []),
        ("a:\n - 1\n b: 2", [(0, "a:\n - 1"), (2, "b: 2")]),
        ("a:\n b: 2\n c: 3", []),
        ("a: # c\n\n b: 2", []),
        ("a: |\n b: 2", []),
        ("a:\n\tb: 2\n\tc: 3", []),
        ("a:\n  b: 2\n\tc: 3", []),
    ],
)
def test_a_name_after_one_blank_begins_a_block(block: str, cut: list[tuple[int, str]]) -> None:
    assert slipped_blocks(block) == cut
