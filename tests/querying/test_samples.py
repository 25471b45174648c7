"""Shipped queries as texts that anyone can ask of one graph."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.querying.binding import variables
from kg.querying.samples import samples
from kg.querying.shipped import parse, shipped
from tests.querying.known import GRAPH

STORE = pyoxigraph.Store()
STORE.load(path=GRAPH, format=pyoxigraph.RdfFormat.from_extension(GRAPH.suffix[1:]))


def nodes(query: str, store: pyoxigraph.Store = STORE) -> list[str]:
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [row[0].value for row in found]


@pytest.mark.parametrize("name", shipped())
def test_a_sample_needs_nothing_else(name: str) -> None:
    query = shipped()[name]
    text = samples({name: query}, nodes)[name]
    assert not variables(text) & {parameter.name for parameter in query.parameters}
    assert text.startswith(f"# {query.title}\n")
    STORE.query(text)


def test_values_are_what_is_commonest_and_the_next_of_a_kind_the_next() -> None:
    counted = "SELECT ?s (COUNT(?a) AS ?n) { ?a <https://w3id.org/newskg/ns#inStory> ?s } GROUP BY ?s"
    first, second = nodes(f"{counted} ORDER BY DESC(?n) ?s LIMIT 2")
    name = "bridges-between-stories"
    text = samples({name: shipped()[name]}, nodes)[name]
    assert f"?a kg:inStory <{first}> ." in text and f"?b kg:inStory <{second}> ." in text


def test_a_default_is_written_short() -> None:
    query = parse(
        "# T\n# param day (date) = 2020-01-01: on that day; e.g. 2020-06-24\nASK { ?s schema:datePublished $day }"
    )
    assert samples({"t": query}, nodes)["t"].splitlines() == [
        "# T",
        '# day: on that day, here "2020-01-01T00:00:00Z"^^xsd:dateTime',
        "PREFIX schema: <https://schema.org/>",
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>",
        'ASK { ?s schema:datePublished "2020-01-01T00:00:00Z"^^xsd:dateTime }',
    ]


def test_where_the_graph_has_none_the_variable_stays() -> None:
    name = "story-timeline"
    text = samples({name: shipped()[name]}, lambda query: nodes(query, pyoxigraph.Store()))[name]
    assert "kg:inStory $story" in text
