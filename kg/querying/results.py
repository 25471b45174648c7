"""Rows as CSV, TSV and JSON by the W3C's result formats, statements as Turtle and N-Triples; line by line.

https://www.w3.org/TR/sparql11-results-csv-tsv/ and https://www.w3.org/TR/sparql11-results-json/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.errors import UsageError
from kg.querying import Answer, Statements, Table, Truth
from kg.vocabulary import PREFIXES

_QUOTED = re.compile(r'[",\n\r]')
_PLAIN = (PREFIXES["xsd"] + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")

FORMATS = ("table", "csv", "tsv", "json", "turtle", "nt")
"""What an answer can be written as; ``table`` is text for people (``kg.querying.text``)."""


def lines(answer: Answer, format: str) -> Iterator[str]:
    """An answer in a format, without the ends of lines. Raises UsageError where it cannot be told in it."""
    if isinstance(answer, Truth):
        if format == "json":
            return iter([json.dumps({"head": {}, "boolean": answer.value})])
        if format in _STATEMENTS:
            raise UsageError(f"ASK is answered by true or false, not in {format}; choose table, csv or json")
        return iter(["true" if answer else "false"])
    if isinstance(answer, Statements):
        if format not in _STATEMENTS:
            raise UsageError(f"CONSTRUCT and DESCRIBE give statements, which are no {format}; choose turtle or nt")
        return _STATEMENTS[format](answer)
    if format not in _ROWS:
        raise UsageError(f"SELECT gives rows, which are no {format}; choose table, csv, tsv or json")
    return _ROWS[format](answer)


def _csv(table: Table) -> Iterator[str]:
    yield ",".join(table.variables) + "\r"
    for row in table.terms:
        yield ",".join(map(_csv_cell, row)) + "\r"


def _csv_cell(term: Any) -> str:
    text = "" if term is None else _value(term)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _tsv(table: Table) -> Iterator[str]:
    yield "\t".join("?" + name for name in table.variables)
    for row in table.terms:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row)


def _json(table: Table) -> Iterator[str]:
    yield f'{{"head": {{"vars": {json.dumps(table.variables)}}}, "results": {{"bindings": ['
    last = len(table.terms) - 1
    for place, row in enumerate(table.terms):
        told = {name: _told(term) for name, term in zip(table.variables, row, strict=True) if term is not None}
        yield "  " + json.dumps(told, ensure_ascii=False) + ("," if place < last else "")
    yield "]}}"


def _told(term: Any) -> dict[str, str]:
    if not hasattr(term, "datatype"):
        return {"type": "bnode" if str(term).startswith("_:") else "uri", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value not in _PLAIN:
        found["datatype"] = term.datatype.value
    return found


def _value(term: Any) -> str:
    text = str(term)
    return text if text.startswith("_:") else getattr(term, "value", text)


def _turtle(statements: Statements) -> Iterator[str]:
    import pyoxigraph

    used = {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if any(namespace in str(triple) for triple in statements.triples)
    }
    found = pyoxigraph.serialize(statements.triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used)
    yield from (found or b"").decode().splitlines()


def _ntriples(statements: Statements) -> Iterator[str]:
    for triple in statements.triples:
        yield f"{triple.subject} {triple.predicate} {triple.object} ."


_ROWS: Mapping[str, Callable[[Table], Iterator[str]]] = {"csv": _csv, "tsv": _tsv, "json": _json}
_STATEMENTS: Mapping[str, Callable[[Statements], Iterator[str]]] = {"turtle": _turtle, "nt": _ntriples}
