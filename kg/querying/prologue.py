"""Our prefixes, declared for whoever uses them without declaring them."""

from __future__ import annotations

from typing import NamedTuple

from kg.querying.tokens import tokens
from kg.vocabulary import PREFIXES

KNOWN = {
    **PREFIXES,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
}
"""Prefixes that need not be declared."""


class Prefixes(NamedTuple):
    """The namespaces a query declares by prefix, and the prefixes it uses."""

    declared: dict[str, str]
    used: set[str]


def prefixes(query: str) -> Prefixes:
    """What a query declares, and uses.

    >>> found = prefixes('PREFIX a: <https://x.org/> SELECT * { ?s a:b "c:d" ; kg:e 1 }')
    >>> found.declared, sorted(found.used)
    ({'a': 'https://x.org/'}, ['a', 'kg'])
    """
    declared: dict[str, str] = {}
    used: set[str] = set()
    said = [token for token in tokens(query) if token.kind not in ("space", "comment")]
    for before, token, after in zip([None, *said], said, [*said[1:], None], strict=False):
        if token.kind != "name" or token.text.startswith("_:"):
            continue
        prefix = token.text.partition(":")[0]
        if before and before.text.upper() == "PREFIX" and after and after.kind == "iri":
            declared[prefix] = after.text[1:-1]
        else:
            used.add(prefix)
    return Prefixes(declared, used)


def missing(query: str, end: str = " ") -> str:
    """The declarations that a query needs and does not make itself, as text to put before it.

    By themselves they end without a new line, so that the lines of the query keep their numbers.

    >>> missing("SELECT * { ?s kg:heat ?o ; schema:name ?n }")
    'PREFIX kg: <https://w3id.org/newskg/ns#> PREFIX schema: <https://schema.org/> '
    """
    declared, used = prefixes(query)
    return "".join(f"PREFIX {name}: <{KNOWN[name]}>{end}" for name in sorted(used - declared.keys()) if name in KNOWN)
