"""A table of rows for people: columns as wide as what is in them, prefixed names, numbers to the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from kg.querying import Table
from kg.summary import printable
from kg.vocabulary import PREFIXES, shorten

_GAP = "  "
_NARROWEST = 10
_XSD = PREFIXES["xsd"]
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long"))
_ISOLATE, _END = "\u2068", "\u2069"
"""Around a text that runs from right to left, so that the columns beside it stay where they are."""


def lines(table: Table, width: int | None = None, limited: bool = False) -> Iterator[str]:
    """The table, its heads, and how many rows there are; cut to a width where one is given.

    >>> import pyoxigraph
    >>> rows = [("AI", 5), ("Azure", 12)]
    >>> terms = tuple(tuple(map(pyoxigraph.Literal, row)) for row in rows)
    >>> print(*lines(Table(("topic", "articles"), terms)), sep="\\n")
    topic  articles
    -----  --------
    AI            5
    Azure        12
    <BLANKLINE>
    2 rows
    """
    if not table.terms:
        yield "No rows."
        return
    cells = [[cell(term) for term in row] for row in table.terms]
    heads = [printable(name) for name in table.variables]
    widths = [
        max(columns(head), *(columns(row[place]) for row in cells)) for place, head in enumerate(heads)
    ]  # one head, one row at the least
    right = [all(term is None or _is_number(term) for term in column) for column in zip(*table.terms, strict=True)]
    if width is not None:
        widths = _fitted(widths, width)
    yield _line(heads, widths, right)
    yield _GAP.join("-" * wide for wide in widths)
    for row in cells:
        yield _line(row, widths, right)
    yield ""
    count = len(cells)
    yield ("the first " if limited else "") + f"{count:,} row{'' if count == 1 else 's'}"


def cell(term: Any) -> str:
    """A term as a table shows it: no quotes, no datatype, an IRI by its prefix, an instant without its seconds if none.

    >>> import pyoxigraph
    >>> cell(pyoxigraph.NamedNode("https://schema.org/Course")), cell(pyoxigraph.Literal("a\\n b", language="en"))
    ('schema:Course', 'a b')
    """
    if term is None:
        return ""
    text = getattr(term, "value", None)
    if text is None or not hasattr(term, "datatype"):
        return printable(shorten(text if text is not None else str(term)))
    if term.datatype.value == _XSD + "dateTime" and len(text) == 20 and text.endswith("Z"):
        return printable(text[:10] + " " + (text[11:16] if text[17:19] == "00" else text[11:19]))
    return printable(" ".join(str(text).split()))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("abc"), columns("新聞"), columns("e\\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _is_number(term: Any) -> bool:
    return hasattr(term, "datatype") and term.datatype.value in _NUMBERS


def _fitted(widths: list[int], width: int) -> list[int]:
    """The widest columns made narrower, one by one, until all fit or none can give more."""
    found = list(widths)
    while sum(found) + len(_GAP) * (len(found) - 1) > width and max(found) > _NARROWEST:
        found[found.index(max(found))] -= 1
    return found


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    shown = (_padded(text, wide, last) for text, wide, last in zip(cells, widths, right, strict=True))
    return _GAP.join(shown).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    if columns(text) > width:
        while columns(text) > width - 1:
            text = text[:-1]
        text += "…"
    space = " " * (width - columns(text))
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text if character > "\u0590"):
        text = _ISOLATE + text + _END
    return space + text if right else text + space
