"""The statements of a graph file, in canonical N-Triples, sorted: so that two files can be walked side by side.

A ``graph.nt`` that a build wrote is in this form already and is read line by line, without being held in memory.
Anything else (Turtle, N-Triples in another order or spelling, a pipe) is parsed and sorted first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from kg.differences import Value
from kg.errors import GraphFileError
from kg.vocabulary import PREFIXES

_IRI = r'<([A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\%]*(?:%[0-9A-Fa-f]{2}[^\x00-\x20<>"{}|^`\\%]*)*)>'
# One spelling a value, that of https://www.w3.org/TR/n-triples/#canonical-ntriples: no escape that need not be.
_PLAIN = r'[^\x00-\x1f\x7f"\\\ufffe\uffff]*'
_TEXT = rf'({_PLAIN}(?:\\(?:[btnfr"\\]|u00(?:0[0-7BEF]|1[0-9A-F]|7F)|uFFF[EF]){_PLAIN})*)'
_LITERAL = rf'"{_TEXT}"(?:@([a-z]+(?:-[a-z0-9]+)*)|\^\^(?!<{re.escape(PREFIXES["xsd"])}string>){_IRI})?'
_STATEMENT = re.compile(rf"{_IRI} {_IRI} (?:{_IRI}|{_LITERAL}) \.\n?")


class Statement(NamedTuple):
    """What a line says: of which subject, by which predicate, which value."""

    subject: str
    predicate: str
    value: Value


def parse(line: str) -> Statement:
    """What a canonical line says.

    >>> parse('<https://x.org/a> <https://schema.org/headline> "A \\\\"b\\\\""@en .')[2]
    Value(text='A "b"', type='literal', language='en', datatype='')
    """
    found = _STATEMENT.fullmatch(line)
    if found is None:
        raise ValueError(f"{line!r} is no canonical N-Triples")
    subject, predicate, iri, text, language, datatype = found.groups("")
    if found.group(3) is not None:
        return Statement(subject, predicate, Value(iri, "uri"))
    if "\\" in text:
        text = json.loads(f'"{text}"')  # canonical N-Triples escapes what JSON does, in the same way
    return Statement(subject, predicate, Value(text, "literal", language, datatype))


def descriptions(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each subject, in angle brackets, with its statements as canonical lines, both sorted by their UTF-8 bytes.

    ``path`` is a graph file or a folder with a ``graph.nt``. Raises GraphFileError where it is neither, where the
    file is not well-formed, and for a blank node, which cannot be told to be the same as one in another file.
    """
    file = _graph_file(path)
    try:
        if file.is_file():  # else it is a pipe, which can be read but once
            with file.open(encoding="utf-8", newline="\n") as lines:
                if _is_canonical(lines):
                    lines.seek(0)
                    yield from _grouped(lines)
                    return
        yield from _grouped(_sorted(file))
    except OSError as error:
        raise GraphFileError(f"{file} cannot be read: {error.strerror or error}; check the path") from None


def _graph_file(path: Path) -> Path:
    file = path / "graph.nt" if path.is_dir() else path
    if file.exists():
        return file
    if file is path:
        raise GraphFileError(f"there is no file or folder {str(path)!r}; check the path")
    raise GraphFileError(f"the folder {str(path)!r} has no graph.nt; build one there: kg build PATH -o {path}")


def _is_canonical(lines: TextIO) -> bool:
    matches, previous = _STATEMENT.fullmatch, ""
    try:
        for line in lines:
            if line <= previous or line[-1] != "\n" or matches(line) is None:
                return False
            previous = line
    except UnicodeDecodeError:
        return False
    return True


def _grouped(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for subject, found in groupby(lines, lambda line: line[: line.index(" ")]):
        yield subject, list(found)


def _sorted(file: Path) -> list[str]:
    """The statements of any Turtle, and so of any N-Triples, which are Turtle as well."""
    import pyoxigraph

    found = set()
    try:
        for triple in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE):
            line = f"{triple.subject} {triple.predicate} {triple.object} .\n"
            if _STATEMENT.fullmatch(line) is None:
                raise GraphFileError(f"{file}: {_cause(triple)}")
            found.add(line)
    except (SyntaxError, ValueError) as error:
        raise GraphFileError(f"{file} is neither N-Triples nor Turtle: {error}; name a graph.nt or a .ttl") from None
    return sorted(found)


def _cause(triple: Any) -> str:
    import pyoxigraph

    for node in (triple.subject, triple.object):
        if isinstance(node, pyoxigraph.BlankNode):
            return f"the blank node {node} cannot be told to be the same as one in another file; give it an IRI"
    return f"the statement {triple} is not of RDF 1.1; leave it out"
