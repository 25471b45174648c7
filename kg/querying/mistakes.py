"""What is wrong with a query, told so that it can be mended: line and column, and the likely cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kg.errors import QueryError
from kg.querying.prologue import KNOWN, prefixes
from kg.querying.tokens import place, tokens
from kg.vocabulary import DATA_SET_TERMS, KINDS, PREFIXES, expand

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_RANGES = re.compile(r"\[[^\]]*\](?:, )?")
TERMS = frozenset(
    expand(name) for kind in KINDS.values() for name in (*(field.term for field in kind.fields), *kind.classes)
).union(map(expand, DATA_SET_TERMS))
"""All terms of the vocabulary, as full IRIs."""


def syntax_error(query: str, told: str, shift: int = 0) -> QueryError:
    """The error that Oxigraph found in a query before which ``shift`` characters were put."""
    if undeclared := undeclared_prefix(query):
        return undeclared
    found = _PLACE.match(told)
    if found is None:
        return QueryError(told)
    line, column = int(found[1]), int(found[2])
    if line == 1:
        column = max(1, column - shift)
    expected = " ".join(_RANGES.sub("", found[3]).split()).rstrip(", ").removeprefix("one of ")
    expected = ", ".join(part for part in expected.split(", ") if part not in ("SERVICE", "LATERAL"))
    rows = query.split("\n")
    at = rows[line - 1][column - 1 : column + 19] if line <= len(rows) else ""
    what = f"something is wrong at {at!r}" if at.strip() else "something is missing at the end"
    cure = f"; expected {expected}" if expected else ""
    return QueryError(what + _remark(query, expected) + cure, line, column)


def _remark(query: str, expected: str) -> str:
    if "contains a variable that is unbound" in expected:
        return " (a variable that is selected must stand in GROUP BY, or in COUNT, SAMPLE or the like)"
    if "IRI parsing failed" in expected:
        return " (an IRI must be absolute, as in <https://example.com/a>)"
    for opening, closing in ("{}", "()"):
        said = [token.text for token in tokens(query) if token.kind == "sign"]
        if said.count(opening) != said.count(closing):
            return f" ({said.count(opening)} {opening} and {said.count(closing)} {closing})"
    return ""


def undeclared_prefix(query: str) -> QueryError | None:
    """The error that a prefix is used which neither the query declares nor we do; None where there is none."""
    declared, used = prefixes(query)
    for prefix in sorted(used - declared.keys() - KNOWN.keys()):
        token = next(t for t in tokens(query) if t.kind == "name" and t.text.startswith(prefix + ":"))
        near = get_close_matches(prefix, [*KNOWN, *declared], 1)
        cure = f"did you mean {near[0]}:?" if near else f"known are {', '.join([*KNOWN, *declared])}"
        line, column = place(query, token.start)
        return QueryError(f"the prefix {prefix}: is not declared; {cure} Declare another with PREFIX", line, column)
    return None


def unknown_terms(query: str) -> Iterator[tuple[str, str, QueryError]]:
    """The names in a query that are in a namespace of the vocabulary, but no term of it.

    Each as its full IRI, its prefix, and an error that names the nearest term.
    """
    declared = KNOWN | prefixes(query).declared
    seen: set[str] = set()
    for token in tokens(query):
        prefix, colon, local = token.text.partition(":")
        namespace = declared.get(prefix, "")
        iri = namespace + local
        if token.kind != "name" or not local or namespace not in _OURS or iri in TERMS or iri in seen:
            continue
        seen.add(iri)
        near = get_close_matches(local, [term[len(namespace) :] for term in _among(namespace)], 1, 0.6)
        cure = f"did you mean {prefix}{colon}{near[0]}?" if near else "kg query topics shows one that works"
        line, column = place(query, token.start)
        yield iri, namespace, QueryError(f"{token.text} is no term of the graph; {cure}", line, column)


_OURS = frozenset(PREFIXES[prefix] for prefix in ("kg", "schema", "skos", "prov"))


def _among(namespace: str) -> list[str]:
    return sorted(term for term in TERMS if term.startswith(namespace))
