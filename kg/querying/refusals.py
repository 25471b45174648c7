"""What kind of query a text is, and what is not asked at all: updates, and calls to other services.

A SERVICE clause would send parts of the graph to whoever it names, so none is evaluated here. It is looked for in what
is left when texts and comments are blanked out, by its whole form: whatever parts words in other ways
than ours does still has to write it so.
"""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.querying.tokens import place, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_SERVICE = re.compile(r"service\s*(?:silent\s*)?(?:<>|[?$]\w+|[^\s{}<>]*:[^\s{}<>]*)\s*\{", re.IGNORECASE)


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
        if token.kind == "word" and word not in ("PREFIX", "BASE", "VERSION"):
            line, column = place(query, token.start)
            if word in UPDATES:
                raise QueryError(f"{word} would change the graph, which is only read here", line, column)
            raise QueryError(f"{token.text!r} begins no query; {_ways()}", line, column)
    raise QueryError(f"there is no query in it; {_ways()}")


def _ways() -> str:
    return "begin with SELECT, ASK, CONSTRUCT or DESCRIBE, or name a query that kg query --list shows"


def refuse_services(query: str) -> None:
    """Raises QueryError for a query that calls another service."""
    blanks = {"text": '""', "iri": "<>", "comment": ""}
    parts: list[str] = []
    starts: list[int] = []
    for token in tokens(query):
        part = blanks.get(token.kind, token.text) if token.kind != "comment" else " "
        starts.extend(
            [token.start] * len(part) if token.kind in blanks else range(token.start, token.start + len(part))
        )
        parts.append(part)
    found = _SERVICE.search("".join(parts))
    if found:
        line, column = place(query, starts[found.start()])
        raise QueryError("SERVICE would ask another server, which is not done here; leave it out", line, column)
