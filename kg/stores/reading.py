"""Asking a property graph in Cypher: what all databases have in common. None of it can change one.

A value comes as None, text, number, boolean, datetime, list or dict; a node as a ``Node``, a relationship as its id.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from kg.errors import UsageError
from kg.stores import STORES, find_store, parse_address


class Node(NamedTuple):
    """A node in an answer: its ``id``, None where it has none."""

    id: str | None


class Rows(NamedTuple):
    """An answer: the names of its columns, and its rows."""

    columns: Sequence[str]
    values: Sequence[Sequence[Any]]


class Reader(Protocol):
    """A connection that only reads."""

    name: str

    def ask(self, statement: str, parameters: Mapping[str, Any], most: int | None = None) -> Rows:
        """The answer to a statement, and at most so many rows of it.

        Raises RefusedError where the database does not take it, ConnectionLostError where it does not answer.
        """

    def close(self) -> None:
        """Let go of the database."""


def open_reader(url: str, password: str | None, timeout: float) -> Reader:
    """A connection for asking, in which a statement may take so many seconds.

    Raises UsageError for an address that is none of a property graph, or names no database that is there, or needs a
    package that is not installed; DatabaseError where the database cannot be reached.
    """
    store = find_store(url)
    if not store.reader:
        scheme, _, rest = url.partition(":")
        http = scheme.lower().partition("+")[2]
        cure = f"ask it in SPARQL: --endpoint {http}:{rest}" if http else "ask its file in SPARQL: --from graph.nt"
        raise UsageError(f"a database at {scheme}: does not speak Cypher; {cure}")
    reader: Reader = importlib.import_module(store.reader).read(parse_address(url), password, timeout)
    return reader


def speaks_cypher(text: str) -> bool:
    """Whether a text is the address of a database that is asked in Cypher.

    >>> speaks_cypher("ladybug:news.lbug"), speaks_cypher("exports"), speaks_cypher("http://127.0.0.1:8080/sparql")
    (True, False, False)
    """
    scheme = text.partition(":")[0].lower() if ":" in text else ""
    return any(store.reader and scheme in store.schemes for store in STORES.values())
