"""What is told of a query by its text: the endpoints it asks, whether it is an update, where it is wrong.

SERVICE is looked for without parsing. The parser that runs the query takes the longest token in some places and not in
others (``1<2)SERVICE#>``), and wants no space around a keyword; any second opinion on where an IRI or a literal ends
could be led astray. So whatever could be a SERVICE clause counts as one, within literals and comments too.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.server.refusal import RefusedError

_GAP = r"(?:\s|\#[^\n\r]*[\n\r])*"
_SERVICE = re.compile(
    # What follows ?, $ or : is the rest of a name, in any reading.
    rf"(?P<name>[?$:]\w*)?service(?={_GAP}(?:silent{_GAP})?(?:<(?P<iri>[^>]*)>|[?$<]|[\w.-]*:))",
    re.IGNORECASE,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b|service|\\", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:\s|\#[^\n\r]*[\n\r]|(?:prefix\s+[^\s:<]*:|base)\s*<[^>]*>)*"
    r"(?:insert|delete|load|clear|create|drop|copy|move|add|with)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"error at (\d+):(\d+)(?:: expected (?:one of )?(.*))?", re.DOTALL)
_SHOWN, _BEFORE = 100, 60
"""So many characters of a wrong line are shown, at most so many of them before the place."""


def check_services(text: str, allowed: Collection[str]) -> None:
    """Raise RefusedError where a query asks an endpoint that is not among those allowed.

    >>> check_services("ASK { ?service ?p <https://example.org/service> }", [])
    >>> check_services("ASK { SERVICE <https://example.org/sparql> {} }", ["https://example.org/sparql"])
    """
    # An escape may stand for any character of a query (SPARQL 1.1, section 19.2), whether or not the parser knows it.
    for reading in {text, _CODE_POINT.sub(_character, text)}:
        for found in _SERVICE.finditer(reading):
            if found["name"] is None and found["iri"] not in allowed:
                named = f"SERVICE <{found['iri']}>" if found["iri"] is not None else "SERVICE without a full address"
                raise RefusedError(403, f"{named} is not allowed here, and nothing that reads like it; {_CURE}")


_CURE = "kg serve --allow-service URL allows an endpoint"


def is_changing(text: str) -> bool:
    """Whether the same query may have another answer of the same data."""
    return bool(_CHANGING.search(text))


def is_update(text: str) -> bool:
    """Whether a text that is no query begins as an update does.

    >>> is_update("PREFIX a: <b:c> INSERT DATA { a:b a:c 1 }"), is_update("ASK {}")
    (True, False)
    """
    return bool(_UPDATE.match(text))


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
    line, column = int(found[1]), int(found[2])
    expected = [part for part in re.split(r", |\n\|", found[3] or "") if "[" not in part and "'" not in part]
    reasons = [part for part in expected if " " in part and part[0].isupper()]
    what = "; ".join(reasons) or "this is no SPARQL 1.1 from here on"
    if expected and not reasons:
        what += f"; expected, among others: {', '.join(sorted(expected)[:8])}"
    lines = text.split("\n")
    if line > len(lines):
        return f"line {line}, column {column}: {what}"
    first = max(0, column - 1 - _BEFORE)
    shown = "".join(sign if sign.isprintable() else " " for sign in lines[line - 1][first : first + _SHOWN])
    return f"line {line}, column {column}: {what}\n {shown}\n {' ' * (column - 1 - first)}^"


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()
