"""What kind of query a text is, and what is not asked: updates, and calls to other services, here and in the server.

A SERVICE clause sends parts of the graph to whoever it names. It is looked for without parsing: the parser that runs
the query takes the longest token in some places and not in others (``1<2)SERVICE#>``), and wants no space around a
keyword; any second opinion on where an IRI or a literal ends could be led astray. So whatever has the whole form of a
SERVICE clause, up to the brace, counts as one, within literals and comments too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.errors import QueryError
from kg.querying.tokens import place, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_PROLOGUE = ("PREFIX", "BASE", "VERSION")
_GAP = r"(?:\s|\#[^\n\r]*+[\n\r])*+"
# Names may have letters in them that Python takes for spaces, as U+1680.
_END = r" \t\r\n{}<>\#"
_NAME = rf"[^:{_END}]*+:(?:[^\\{_END}]|\\.)*+"
_SERVICE = re.compile(
    # What follows ?, $ or : is the rest of a name, in any reading. Only the word itself is passed over: a name that
    # looks like a clause may have a clause in it.
    rf"(?P<name>[?$:]\w*)?service(?={_GAP}(?:silent{_GAP})?(?:<(?P<iri>[^>]*+)>|[?$][^{_END}]*+|{_NAME}){_GAP}\{{)",
    re.IGNORECASE,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Service(NamedTuple):
    """A clause that asks another endpoint: its address, None where that is not written out in full, and where it is."""

    address: str | None
    start: int


def form(query: str) -> str:
    """Which of ``FORMS`` a query is. Raises QueryError for an update and for what is none of them.

    >>> form("PREFIX ask: <x:y> SELECT * { ?s ask:insert ?o }")
    'SELECT'
    """
    said = [token for token in tokens(query) if token.kind not in ("space", "comment")]
    if not said:
        raise QueryError("the query is empty; begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    for token in said:
        word = token.text.upper()
        if token.kind == "word" and word in FORMS:
            return word
        if token.kind == "word" and word not in _PROLOGUE:
            line, column = place(query, token.start)
            if word in UPDATES:
                raise QueryError(f"{word} would change the graph, which is only read here", line, column)
            raise QueryError(f"{token.text!r} begins no query; {_ways()}", line, column)
    raise QueryError(f"there is no query in it; {_ways()}")


def _ways() -> str:
    return "begin with SELECT, ASK, CONSTRUCT or DESCRIBE, or name a query that kg query --list shows"


def is_update(query: str) -> bool:
    """Whether a text begins as an update does.

    >>> is_update("PREFIX a: <b:c> INSERT DATA { a:b a:c 1 }"), is_update("ASK {}")
    (True, False)
    """
    words = (token.text.upper() for token in tokens(query) if token.kind == "word")
    return next((word for word in words if word not in _PROLOGUE), "") in UPDATES


def services(query: str) -> Iterator[Service]:
    """All that may be a SERVICE clause.

    >>> [found.address for found in services("ASK { SERVICE <https://example.org/sparql> {} SERVICE ?other {} }")]
    ['https://example.org/sparql', None]
    >>> list(services("ASK { ?service ?p <https://example.org/service?id=1>, 'Service: good' }"))
    []
    """
    # An escape may stand for any character of a query (SPARQL 1.1, section 19.2), whether or not the parser knows it.
    for reading in dict.fromkeys((query, _CODE_POINT.sub(_character, query))):
        for found in _SERVICE.finditer(reading):
            if found["name"] is None:
                yield Service(found["iri"], found.start())


def refuse_services(query: str, allowed: Collection[str] = ()) -> None:
    """Raises QueryError for a query that asks an endpoint which is not among those allowed."""
    for service in services(query):
        if service.address not in allowed:
            line, column = place(query, service.start)
            raise QueryError("SERVICE would ask another server, which is not done here; leave it out", line, column)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()
