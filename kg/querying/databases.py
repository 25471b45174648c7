"""Asking a database that a graph was loaded into, in Cypher: a statement and its values, as bound parameters.

What comes back is a ``Table``, as of a SELECT, so that it is shown and written in the same ways. A node stands for its
IRI; a list or a map is its JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from kg.errors import QueryError, RefusedError, UsageError
from kg.exporters.terms import instant
from kg.iri import is_iri
from kg.querying import Row, Table, plain
from kg.querying.cypher_text import columns, parameters, refuse_writing
from kg.querying.interruptible import interruptible
from kg.querying.parameters import terms
from kg.querying.shipped import Query, find, from_file, is_name, parse, shipped
from kg.stores.address import PASSWORD as PASSWORD
from kg.stores.reading import Node, Reader, open_reader, speaks_cypher
from kg.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]
_NAMED = {
    "topic": "MATCH (node:Topic) RETURN node.id, node.name, node.alternate_name",
    "provider": "MATCH (node:Provider) RETURN node.id, node.name, node.alternate_name, node.domain",
    "story": "MATCH (node:Story) RETURN node.id, node.name",
    "source": "MATCH (node:Source) RETURN node.id",
    "thing": "MATCH (node)-[:DERIVED_FROM]->(:Source) "
    "RETURN DISTINCT node.id, node.headline, node.name, node.alias, node.url",
}
"""The nodes that a value can name, and what they are called: those of ``kg.querying.names``."""


def is_database(text: str) -> bool:
    """Whether a text is the address of a database that is asked in Cypher."""
    return speaks_cypher(text)


def open(url: str, password: str | None = None, timeout: float = 60.0) -> Reader:
    """A database to ask, which must be closed. Raises UsageError for no such address or package, DatabaseError."""
    return open_reader(url, password, timeout)


def named(query: str) -> Query:
    """The query that is meant: the text itself, a file's (``.cypher``), or a shipped one's name.

    Raises UsageError where there is no such file or name, or where it is there in SPARQL only.
    """
    if "\n" not in query and query.endswith((".rq", ".sparql")):
        raise UsageError(f"{query!r} is SPARQL, and this database is asked in Cypher; give a .cypher file")
    if "\n" not in query and query.endswith(".cypher"):
        return from_file(query)
    if not is_name(query):
        return parse(query)
    if query in shipped() and query not in shipped("cypher"):
        raise UsageError(f"{query} is there in SPARQL only; ask it of the files: kg query {query} --from exports")
    return find(query, "cypher")


def ask(reader: Reader, query: Query, values: Mapping[str, Any] | None = None, most: int | None = None) -> Table:
    """The answer to a query with the values of its parameters, and at most so many rows of it.

    Raises QueryError for a query that cannot be asked, UsageError for wrong parameters, DatabaseError.
    """
    refuse_writing(query.text)
    found = terms(query, values or {}, _names(reader))
    given = {name: _value(term) for name, term in found.items()}
    _check(query, given)
    text = query.text.rstrip().rstrip(";")
    try:
        rows = interruptible(lambda: reader.ask(text, given, most))
    except RefusedError as error:
        raise QueryError(str(error)) from None
    # Not every database names the columns of an answer without rows.
    return Table(tuple(rows.columns or columns(text)), tuple(tuple(map(_term, row)) for row in rows.values))


def _check(query: Query, given: Mapping[str, Any]) -> None:
    wanted = parameters(query.text)
    for name in sorted(given.keys() - wanted):
        have = f"its parameters are {', '.join(sorted(wanted))}" if wanted else "it has no parameters"
        raise UsageError(f"the query has no parameter {name!r}; {have}")
    for name in sorted(wanted - given.keys()):
        raise UsageError(f"the query needs {name}; give it, as in --param {name}=…")


def _names(reader: Reader) -> Callable[[str], Iterable[Row]]:
    def names(kind: str) -> Iterator[Row]:
        for iri, *found in reader.ask(_NAMED[kind], {}).values:
            yield {"iri": iri, "name": None}
            for name in found:
                for each in name if isinstance(name, list) else [name]:
                    yield {"iri": iri, "name": each}

    return names


def _value(term: Any) -> Any:
    """A parameter's value as a database's driver takes it."""
    value = plain(term)
    return float(value) if isinstance(value, Decimal) else value


def _term(value: Any) -> Any:
    """What a database answers, as a term of RDF."""
    import pyoxigraph

    if isinstance(value, Node):
        return pyoxigraph.NamedNode(value.id) if value.id and is_iri(value.id) else _term(value.id)
    if value is None:
        return None
    if isinstance(value, datetime):
        utc = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return pyoxigraph.Literal(instant(utc), datatype=pyoxigraph.NamedNode(_XSD + "dateTime"))
    if isinstance(value, bool | int | float | str):
        return pyoxigraph.Literal(value)
    return pyoxigraph.Literal(json.dumps(value, ensure_ascii=False, default=_written))


def _written(value: Any) -> str:
    return instant(value) if isinstance(value, datetime) and value.tzinfo else str(value)
