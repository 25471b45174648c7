"""Differences as RDF Patch (https://jena.apache.org/documentation/rdf-patch/), which makes the new graph of the old."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.differences import Differences

# What a terminal would obey and what some tools take for the end of a line: escaped, it means the same.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def lines(differences: Differences) -> Iterator[str]:
    """One transaction: the statements to delete, then those to add, each sorted. No header: its id would be random.

    >>> list(lines(Differences((), (), (), (), ('<x:a> <x:p> "1" .',))))
    ['TX .', 'A <x:a> <x:p> "1" .', 'TC .']
    """
    yield "TX ."
    for operation, statements in (("D", differences.removed), ("A", differences.added)):
        for statement in statements:
            yield f"{operation} {_UNSAFE.sub(_escape, statement)}"
    yield "TC ."


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"
