"""The values of a query's parameters as RDF terms, by the types that the query tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from kg.errors import UsageError
from kg.querying import names
from kg.querying.names import Ask
from kg.querying.shipped import TYPES, Query
from kg.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]


def terms(query: Query, values: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
    """The terms to bind, by parameter: of the values given, and of the query's own where none is.

    A value is a text, as on the command line, a Python value, or a term of pyoxigraph. A name may be followed by
    a type, as in ``year:integer``, where the query tells none. Raises UsageError for a value that is none of its type,
    for a parameter that the query does not have, and for one that is missing.
    """
    told = {parameter.name: parameter for parameter in query.parameters}
    found: dict[str, Any] = {}
    for key, value in values.items():
        name, _, kind = key.partition(":")
        if told and name not in told:
            raise UsageError(f"{query.name or 'the query'} has no parameter {name!r}; it has {', '.join(told)}")
        found[name] = term(name, kind or (told[name].type if name in told else ""), value, ask)
    for name, parameter in told.items():
        if name not in found and parameter.default is None:
            example = f"{name}={parameter.example}" if parameter.example else f"{name}=…"
            raise UsageError(
                f"{query.name or 'the query'} needs {name}: {parameter.meaning}; as in --param {_quoted(example)}"
            )
        if name not in found:
            found[name] = term(name, parameter.type, parameter.default, ask)
    return found


def term(name: str, kind: str, value: Any, ask: Ask) -> Any:
    """One value as a term; without a type, a text is a text, unless it is an IRI in angle brackets.

    >>> term("n", "integer", "5", lambda query: None)
    <Literal value=5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    import pyoxigraph

    if isinstance(value, (pyoxigraph.NamedNode, pyoxigraph.Literal)):
        return value
    if kind and kind not in TYPES:
        raise UsageError(f"parameter {name}: there is no type {kind!r}; types are {', '.join(TYPES)}")
    text = value if isinstance(value, str) else _written(value)
    try:
        if kind in names.KINDS:
            return pyoxigraph.NamedNode(names.find(kind, text.strip().removeprefix("<").removesuffix(">"), ask))
        return _literal(kind or _kind(value), text)
    except (ValueError, ArithmeticError):
        what = _WANTED.get(kind, "a text in Unicode")
        raise UsageError(f"parameter {name} is {text!r}; give {what}") from None


_WANTED = {
    "integer": "a whole number, as in 5",
    "decimal": "a number, as in 0.5",
    "boolean": "true or false",
    "date": "a day, as in 2020-06-24, or an instant, as in 2020-06-24T20:56:00Z",
    "iri": "an absolute IRI, as in https://example.com/a",
    "": "a text, or an IRI in angle brackets",
}


def _literal(kind: str, text: str) -> Any:
    import pyoxigraph

    def typed(value: str, datatype: str) -> Any:
        return pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(_XSD + datatype))

    if kind == "iri" or (not kind and text.startswith("<") and text.endswith(">")):
        return pyoxigraph.NamedNode(text.strip().removeprefix("<").removesuffix(">"))
    if kind == "integer":
        return typed(str(int(text)), "integer")
    if kind == "decimal":
        number = Decimal(text)
        if not number.is_finite():
            raise ValueError(text)
        return typed(f"{number:f}", "decimal")
    if kind == "boolean":
        if text.strip().lower() not in ("true", "false"):
            raise ValueError(text)
        return typed(text.strip().lower(), "boolean")
    if kind == "date":
        instant = datetime.fromisoformat(text.strip())
        utc = instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
        return typed(utc.isoformat().removesuffix("+00:00") + "Z", "dateTime")
    return pyoxigraph.Literal(text)


def _kind(value: Any) -> str:
    """The type of a Python value, where the query tells none."""
    if isinstance(value, bool):
        return "boolean"
    for kind, types in (("integer", int), ("decimal", (Decimal, float)), ("date", date)):
        if isinstance(value, types):
            return kind
    return ""


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
