"""What people see."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.errors import UsageError
from kg.querying import Statements, Table, Truth, results
from kg.querying.text import columns, lines


def table(*rows: tuple[object, ...], heads: tuple[str, ...] = ("name", "n")) -> Table:
    return Table(heads, tuple(tuple(None if v is None else pyoxigraph.Literal(v) for v in row) for row in rows))  # type: ignore[arg-type]


def test_wide_and_right_to_left_texts_keep_the_columns_in_place() -> None:
    shown = list(lines(table(("新聞", 1), ("خبر", 22), ("news item", 333))))
    plain = [line.replace("\u2068", "").replace("\u2069", "") for line in shown[:5]]
    assert {columns(line) for line in plain} == {columns("news item    n")}
    assert shown[3].startswith("\u2068خبر\u2069")


def test_a_table_is_cut_only_to_a_width() -> None:
    long = table(("a" * 100, 1), ("b", 2))
    assert max(map(len, lines(long))) == 100 + 2 + 1
    cut = list(lines(long, 40))
    assert max(map(len, cut)) == 40
    assert "a…" in cut[2]
    wide = list(lines(table(("新" * 50, 1)), 40))
    assert max(map(columns, wide)) <= 40


def test_control_characters_are_shown_not_obeyed() -> None:
    shown = "\n".join(lines(table(("a\x1b[31m\u202eb", None))))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b" in shown


def test_no_rows_are_told() -> None:
    assert list(lines(table())) == ["No rows."]
    assert list(lines(table(("a", 1)), limited=True))[-1] == "the first 1 row"


def test_csv_is_quoted_where_it_must_be() -> None:
    told = "\n".join(results.lines(table(('a "b", c', 1), ("d\ne", None)), "csv"))
    assert told == 'name,n\r\n"a ""b"", c",1\r\n"d\ne",\r'


def test_an_answer_in_a_format_that_cannot_hold_it() -> None:
    with pytest.raises(UsageError, match="choose turtle or nt"):
        results.lines(Statements(()), "csv")
    with pytest.raises(UsageError, match="choose table, csv, tsv or json"):
        results.lines(table(), "turtle")
    with pytest.raises(UsageError, match="choose table, csv or json"):
        results.lines(Truth(True), "nt")
    assert list(results.lines(Truth(False), "json")) == ['{"head": {}, "boolean": false}']
