"""The tokens of a SPARQL query, so that names in it can be told from texts, comments and addresses.

By the terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar; what is no token there is one character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["space", "comment", "iri", "text", "variable", "name", "language", "word", "sign"]

_TOKEN = re.compile(
    r"""
      (?P<space> \s+ )
    | (?P<comment> \#[^\n\r]* )
    | (?P<iri> <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
    | (?P<text> \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<variable> [?$]\w+ )
    | (?P<name> (?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                (?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*
                   (?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)?
              | _:\w(?:[\w.-]*[\w-])? )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<word> \w+ )
    | (?P<sign> \^\^ | . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token, what kind it is of, and where it starts."""

    kind: Kind
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """All tokens of a query in order, which together are the query again.

    >>> [token.text for token in tokens('SELECT ?a { ?a kg:x "?b" } # ?c') if token.kind != "space"]
    ['SELECT', '?a', '{', '?a', 'kg:x', '"?b"', '}', '# ?c']
    """
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup, match.group(), match.start())  # type: ignore[arg-type]  # the groups are kinds


def place(query: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1.

    >>> place("SELECT ?a\\nWHERE", 11)
    (2, 2)
    """
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)
