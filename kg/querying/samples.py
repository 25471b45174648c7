"""The shipped queries as anyone can ask them of one graph: with prefixes, and with a value for each parameter."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from kg.querying.binding import bound
from kg.querying.listing import WIDTH, body
from kg.querying.parameters import term
from kg.querying.prologue import missing
from kg.querying.shipped import Query
from kg.vocabulary import PREFIXES

_DATATYPE = re.compile(rf"\^\^<{re.escape(PREFIXES['xsd'])}(\w+)>")

Nodes = Callable[[str], list[str]]
"""The IRIs that a SELECT finds, which begins with its prefixes."""

_COMMONEST: Mapping[str, str] = {
    "topic": "{ ?iri a skos:Concept . OPTIONAL { ?one a kg:Article ; schema:about ?iri } }",
    "provider": "{ ?iri a schema:NewsMediaOrganization . OPTIONAL { ?one a kg:Article ; schema:publisher ?iri } }",
    "story": "{ ?iri a kg:Story . OPTIONAL { ?one kg:inStory ?iri } }",
    "thing": "{ ?iri a kg:Article . OPTIONAL { ?one kg:relatedTo ?iri } }",
    "source": "{ ?iri a prov:Entity . OPTIONAL { ?one prov:wasDerivedFrom ?iri } }",
}
"""By the type of a parameter: what to count for each thing that may be its value."""


def samples(queries: Mapping[str, Query], nodes: Nodes) -> dict[str, str]:
    """The queries by name, as texts that need nothing else.

    A parameter that must be given is what is commonest of its kind in the graph, the second one of a kind the next.
    Where the graph has none, its variable stays.
    """

    @cache
    def commonest(kind: str) -> list[str]:
        pattern = f"SELECT ?iri {_COMMONEST[kind]} GROUP BY ?iri ORDER BY DESC(COUNT(?one)) ?iri LIMIT 2"
        return nodes(missing(pattern) + pattern)

    return {name: _sample(query, commonest) for name, query in queries.items()}


def _sample(query: Query, commonest: Callable[[str], list[str]]) -> str:
    values = _values(query, commonest)
    said = [query.title, *textwrap.wrap(query.answers, WIDTH, break_long_words=False, break_on_hyphens=False)]
    said += [
        f"{one.name}: {one.meaning}, here {_short(values[one.name])}" for one in query.parameters if one.name in values
    ]
    text = _short(bound(body(query), values))
    return "".join(f"# {line}\n" for line in said) + missing(text, "\n") + text


def _values(query: Query, commonest: Callable[[str], list[str]]) -> dict[str, Any]:
    import pyoxigraph

    found: dict[str, Any] = {}
    left: dict[str, Iterator[str]] = {}
    for parameter in query.parameters:
        if parameter.default is not None:
            found[parameter.name] = term(parameter.name, parameter.type, parameter.default, _no_names)
        elif parameter.type in _COMMONEST:
            several = left.setdefault(parameter.type, iter(commonest(parameter.type)))
            found.update((parameter.name, pyoxigraph.NamedNode(iri)) for iri in islice(several, 1))
    return found


def _short(value: Any) -> str:
    """A text, or a term as one, with short names of datatypes."""
    return _DATATYPE.sub(r"^^xsd:\1", str(value))


def _no_names(query: str) -> Any:
    raise AssertionError("a default names no node")
