"""Questions in SPARQL 1.1 to a graph: a file, a folder of exports, a ``KnowledgeGraph`` or an endpoint.

What comes back is plain data: a ``Table`` of a SELECT, the ``Truth`` of an ASK, the ``Statements`` of a CONSTRUCT or
DESCRIBE. Terms are pyoxigraph's; ``plain`` makes Python values of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, overload

from kg.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(
    _XSD + name for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
)
_FLOATS = frozenset(_XSD + name for name in ("double", "float"))

Row = dict[str, Any]
"""A row's values by variable: str, int, Decimal, float, bool or datetime; None where nothing is bound."""


def plain(term: Any) -> Any:
    """A term as a Python value: an IRI or a text as str, numbers, booleans and instants as what they are.

    A literal that is not what its datatype says stays text.

    >>> import pyoxigraph
    >>> plain(pyoxigraph.Literal(5)), plain(pyoxigraph.NamedNode("https://x.org/")), plain(None)
    (5, 'https://x.org/', None)
    """
    if term is None or not hasattr(term, "datatype"):
        return term if term is None else getattr(term, "value", str(term))
    text, datatype = term.value, term.datatype.value
    with suppress(ValueError, InvalidOperation, KeyError):
        if datatype in _INTEGERS:
            return int(text)
        if datatype == _XSD + "decimal":
            return Decimal(text)
        if datatype in _FLOATS:
            return float(text)
        if datatype == _XSD + "boolean":
            return {"true": True, "1": True, "false": False, "0": False}[text]
        if datatype == _XSD + "dateTime":
            return datetime.fromisoformat(text)
    return text


@dataclass(frozen=True, slots=True)
class Table(Sequence[Row]):
    """What a SELECT found: a sequence of rows, each a dict of Python values by variable.

    ``variables`` are the columns in order, ``terms`` the rows as RDF terms, None where nothing is bound.
    """

    variables: tuple[str, ...]
    terms: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.terms)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(terms) for terms in self.terms[index]]
        return self._row(self.terms[index])

    def _row(self, terms: tuple[Any, ...]) -> Row:
        return dict(zip(self.variables, map(plain, terms), strict=True))


@dataclass(frozen=True, slots=True)
class Truth:
    """What an ASK found."""

    value: bool

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Statements:
    """What a CONSTRUCT or a DESCRIBE made: triples (pyoxigraph's), each once, sorted."""

    triples: tuple[Any, ...]

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[tuple[Any, Any, Any]]:
        """Each triple's subject, predicate and object as Python values."""
        return ((plain(t.subject), plain(t.predicate), plain(t.object)) for t in self.triples)


Answer = Table | Truth | Statements
