"""Values in place of a query's parameters: one term for one variable, whatever the value's text is.

Oxigraph binds only variables that a query returns, and other engines have no common way to bind any. So the query is
taken apart into tokens, each token that is the parameter's variable (``$topic`` and ``?topic`` are one) gives way to
the value as one RDF term, written by pyoxigraph with all escapes, and the outcome is taken apart again: it must be the
same tokens with these terms in place, else nothing is asked. No value can end its term, start another, or be a comment.

This is what SPARQL 1.2 and SHACL call pre-binding (https://www.w3.org/TR/shacl/#pre-binding): the value stands also in
subqueries, in OPTIONAL and in FILTER, where a VALUES block outside does not reach.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError, UsageError
from kg.querying.tokens import Token, place, tokens

_ESCAPE = re.compile(r"\\\\([uU])|\\.", re.DOTALL)
_CODES = {"u": "\\U00000075", "U": "\\U00000055"}
"""With eight digits, after which no engine looks for more."""


def variables(query: str) -> set[str]:
    """The names of all variables in a query.

    >>> sorted(variables('SELECT ?a { ?a ?b "?c" FILTER($d > 1) } # ?e'))
    ['a', 'b', 'd']
    """
    return {token.text[1:] for token in tokens(query) if token.kind == "variable"}


def bound(query: str, values: Mapping[str, Any]) -> str:
    """The query with terms (pyoxigraph's) in place of variables.

    Raises UsageError for a name that is no variable of the query, QueryError where one is given a value by the query.

    >>> import pyoxigraph
    >>> bound("SELECT ?a { ?a kg:x $name }", {"name": pyoxigraph.Literal('" } #')})
    'SELECT ?a { ?a kg:x "\\\\" } #" }'
    """
    found = list(tokens(query))
    _check(query, found, values)
    terms = {name: serialized(value) for name, value in values.items()}
    parts = [terms.get(token.text[1:], token.text) if token.kind == "variable" else token.text for token in found]
    text = "".join(parts)
    expected = [
        token.text
        for part, old in zip(parts, found, strict=True)
        for token in (tokens(part) if part is not old.text else (old,))
    ]
    if [token.text for token in tokens(text)] != expected:
        raise UsageError("a parameter's value would change the query; leave a space around each parameter in it")
    return text


def serialized(term: Any) -> str:
    """A term as SPARQL has it, such that no engine reads an escape where the value has a backslash and a u.

    Some engines undo ``\\u0022`` in the whole query before they read it, and do not see that its backslash is escaped.
    """
    return _ESCAPE.sub(lambda match: "\\\\" + _CODES[match[1]] if match[1] else match[0], str(term))


def _check(query: str, found: list[Token], values: Mapping[str, Any]) -> None:
    said = [token for token in found if token.kind not in ("space", "comment")]
    names = {token.text[1:] for token in said if token.kind == "variable"}
    for name in values:
        if name not in names:
            have = f"its variables are {', '.join(sorted(names))}" if names else "it has no variables"
            raise UsageError(f"the query has no parameter {name!r}; {have}")
    before = ""
    for token in said:
        if token.kind == "variable" and token.text[1:] in values and before.upper() in ("AS", "VALUES"):
            line, column = place(query, token.start)
            raise QueryError(f"the query gives {token.text} a value itself; leave out the parameter", line, column)
        before = token.text
