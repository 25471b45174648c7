"""Tables as CSV files (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180), UTF-8, lines that end in a newline.

Texts are in quotation marks, a quotation mark in them is doubled, and all else is as it is, newlines too. Numbers,
booleans and instants have no quotation marks. What is missing is an empty cell, which no text is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from kg.exporters.flattening import Column, ColumnType, Value
from kg.exporters.terms import instant

Join = Callable[[tuple[str, ...]], str]
"""A list as one text."""
Opened = Callable[[str, Sequence[str]], Callable[[str], object]]
"""Given a file's name and its header, which is used the first time, what writes to it."""


def quoted(text: str) -> str:
    """A text as a cell.

    >>> quoted('a "b" c')
    '"a ""b"" c"'
    """
    return '"' + text.replace('"', '""') + '"'


_CELLS: Mapping[ColumnType, Callable[[Any], str]] = {
    "string": quoted,
    "integer": str,
    "float": repr,
    "boolean": {True: "true", False: "false"}.__getitem__,
    "datetime": instant,
}


def row_maker(columns: Iterable[Column], join: Join) -> Callable[[Mapping[str, Value]], str]:
    """What makes cells of properties, one a column, each after a comma.

    >>> make = row_maker([Column("size", "integer", False), Column("url", "string", True)], " ".join)
    >>> make({"size": 2, "url": ("a", "b")}), make({})
    (',2,"a b"', ',,')
    """

    def listed(value: Any) -> str:
        return quoted(join(value))

    plan: dict[str, tuple[int, Callable[[Any], str]]] = {
        name: (place, listed if many else _CELLS[type_]) for place, (name, type_, many) in enumerate(columns, start=1)
    }
    empty = [""] * (len(plan) + 1)

    def make(properties: Mapping[str, Value]) -> str:
        cells = empty.copy()
        for name, value in properties.items():
            place, cell = plan[name]
            cells[place] = cell(value)
        return ",".join(cells)

    return make


@contextmanager
def csv_files(folder: Path) -> Iterator[Opened]:
    """Files below a folder, each made with its header when it is first asked for, and closed in the end."""
    with ExitStack() as stack:
        writers: dict[str, Callable[[str], object]] = {}

        def opened(name: str, header: Sequence[str]) -> Callable[[str], object]:
            if name not in writers:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                file = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
                file.write(",".join(header) + "\n")
                writers[name] = file.write
            return writers[name]

        yield opened
