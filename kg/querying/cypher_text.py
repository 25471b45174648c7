"""What a statement in Cypher is made of, and what is not asked at all: what would change the database, or leave it.

It is taken apart only as far as that needs: texts, comments and quoted names put aside, a word that begins a writing
clause is one. The database is opened for reading only as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kg.errors import QueryError
from kg.querying.tokens import place

BEGINNINGS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")
WRITING = ("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "INSERT", "FOREACH")
"""Clauses that may follow others; what only a statement can begin with is no beginning of a question."""

_FOREIGN = "LOAD"
"""Reads files and addresses."""

_TOKEN = re.compile(
    r"""
      (?P<space> \s+ | //[^\n]* | /\*.*?\*/ )
    | (?P<text> "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' )
    | (?P<name> `(?:[^`]|``)*` )
    | (?P<parameter> \$\w+ )
    | (?P<word> \w+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: Literal["space", "text", "name", "parameter", "word", "sign"]
    text: str
    start: int


def _tokens(statement: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(statement):
        yield _Token(match.lastgroup, match.group(), match.start())  # type: ignore[arg-type]  # the groups are kinds


def parameters(statement: str) -> set[str]:
    """The names of the parameters in a statement.

    >>> sorted(parameters("MATCH (a {id: $id}) WHERE a.name = '$no' RETURN a // $no"))
    ['id']
    """
    return {token.text[1:] for token in _tokens(statement) if token.kind == "parameter"}


def refuse_writing(statement: str) -> None:
    """Raises QueryError for what is no question in Cypher, with the place of what makes it none.

    >>> refuse_writing("MATCH (a:Article) WHERE a.set = 'CREATE' RETURN a.id")
    >>> refuse_writing("MATCH (a:Article) DETACH DELETE a")
    Traceback (most recent call last):
    kg.errors.QueryError: the query, line 1, column 19: DETACH would change the database, which is only read here
    """
    said = [token for token in _tokens(statement) if token.kind != "space"]
    while said and said[-1].text == ";":
        said.pop()
    if not said:
        raise QueryError(f"there is no query in it; {_ways()}")
    if said[0].text.upper() not in BEGINNINGS and said[0].text.upper() not in (*WRITING, _FOREIGN):
        raise QueryError(f"{said[0].text!r} begins no query in Cypher; {_ways()}", *place(statement, said[0].start))
    before = ""
    for token, after in zip(said, [*(token.text for token in said[1:]), ""], strict=True):
        reason = _reason(token, before, after)
        if reason:
            raise QueryError(reason, *place(statement, token.start))
        before = token.text


def columns(statement: str) -> list[str]:
    """What the columns of a statement's answer are called; none where it returns all it knows.

    >>> columns("MATCH (a:Article) RETURN DISTINCT a.id, count(*) AS `how many`, [a.name, 1] AS both ORDER BY a.id")
    ['a.id', 'how many', 'both']
    """
    found: list[list[_Token]] = []
    depth, inside = 0, False
    for token in _tokens(statement):
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        if word == "RETURN":
            found, inside = [[]], True
        elif word in ("ORDER", "SKIP", "LIMIT", "UNION") or token.text == ";":
            inside = False
        elif inside and token.text == "," and depth == 0:
            found.append([])
        elif inside and word != "DISTINCT":
            found[-1].append(token)
    names = [_column(tokens) for tokens in found]
    return [] if "*" in names else names


def _column(tokens: list[_Token]) -> str:
    said = [token for token in tokens if token.kind != "space"]
    if len(said) > 2 and said[-2].text.upper() == "AS":
        return said[-1].text.strip("`")
    return "".join(token.text for token in tokens).strip()


def _ways() -> str:
    return "begin with MATCH, or name a query that kg query --list shows"


def _reason(token: _Token, before: str, after: str) -> str:
    if token.text == ";":
        return "there is a second statement after it; ask one at a time"
    # A property, a label or the key of a map may be called as it likes.
    if token.kind != "word" or before in (".", ":") or after == ":":
        return ""
    word = token.text.upper()
    if word in WRITING:
        return f"{word} would change the database, which is only read here"
    if word == _FOREIGN:
        return f"{word} would reach for what is not in the database, which is not done here"
    if word == "CALL" and after not in ("{", "("):
        return f"CALL {after} is a procedure, which may do anything; ask by MATCH, or call a subquery: CALL {{ … }}"
    return ""
