"""What is told of a query by its text: the endpoints it asks, whether its answer stays, where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.querying.prologue import missing
from kg.querying.refusals import services
from kg.server.refusal import RefusedError

_CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b|service|\\", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+)(?:: expected (?:one of )?(.*))?", re.DOTALL)
_SHOWN, _BEFORE = 100, 60
"""So many characters of a wrong line are shown, at most so many of them before the place."""


def check_services(text: str, allowed: Collection[str]) -> None:
    """Raise RefusedError where a query asks an endpoint that is not among those allowed.

    >>> check_services("ASK { ?service ?p <https://example.org/service> }", [])
    >>> check_services("ASK { SERVICE <https://example.org/sparql> {} }", ["https://example.org/sparql"])
    """
    for service in services(text):
        if service.address not in allowed:
            named = f"SERVICE <{service.address}>" if service.address is not None else "SERVICE without a full address"
            raise RefusedError(403, f"{named} is not allowed here, and nothing that reads like it; {_CURE}")


_CURE = "kg serve --allow-service URL allows an endpoint"


def is_changing(text: str) -> bool:
    """Whether the same query may have another answer of the same data."""
    return bool(_CHANGING.search(text))


def told(error: str, text: str) -> str:
    """A parser's complaint as a sentence that names line and column, with the line itself and a mark below.

    >>> print(told("error at 2:9: expected one of LATERAL, SERVICE, [_]", "ASK {" + chr(10) + " ?s ?p }"))
    line 2, column 9: this is no SPARQL 1.1 from here on; expected, among others: LATERAL, SERVICE
      ?s ?p }
             ^
    """
    found = _PLACE.match(error)
    if found is None:
        return error
    declarations = missing(text).strip()
    line, column = int(found[1]), int(found[2])
    expected = [part for part in re.split(r", |\n\|", found[3] or "") if "[" not in part and "'" not in part]
    reasons = [part for part in expected if " " in part and part[0].isupper()]
    what = "; ".join(reasons) or "this is no SPARQL 1.1 from here on"
    if expected and not reasons:
        what += f"; expected, among others: {', '.join(sorted(expected)[:8])}"
    if declarations:
        what = f"a prefix is not declared; put before it: {declarations}"
    lines = text.split("\n")
    if line > len(lines):
        return f"line {line}, column {column}: {what}"
    first = max(0, column - 1 - _BEFORE)
    shown = "".join(sign if sign.isprintable() else " " for sign in lines[line - 1][first : first + _SHOWN])
    return f"line {line}, column {column}: {what}\n {shown}\n {' ' * (column - 1 - first)}^"
