"""A value is one term, whatever its text is."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

import kg
from kg.errors import QueryError, UsageError
from kg.querying import Table, asking
from kg.querying.binding import bound, serialized, variables
from kg.querying.tokens import place, tokens
from tests.querying.known import GRAPH

SOURCE = asking.open(GRAPH)
ECHO = "SELECT ?text { BIND($x AS ?text) }"
HOSTILE = [
    '" } #',
    '"@en . ?s ?p ?o . #',
    "'''",
    '"""',
    "\\",
    '\\" } SELECT * { ?s ?p "',
    "\\u0022 } #",
    "\\\\u0022",
    "\\U00000022",
    "a\nb\r\tc",
    "?x $x",
    "<https://x.org/>",
    "SERVICE <https://x.org/>",
    "\u202e\u0000\x7f\x1b[31m",
    "",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_a_text(value: str) -> None:
    found = kg.query(str(GRAPH), ECHO, **{"x:text": value})
    assert isinstance(found, Table)
    assert list(found) == [{"text": value}]


def test_a_text_that_could_be_a_call_to_another_service_is_not_asked() -> None:
    with pytest.raises(QueryError, match="SERVICE would ask another server"):
        kg.query(str(GRAPH), ECHO, **{"x:text": "SERVICE <https://x.org/> { ?s ?p ?o }"})


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("\\u0022")
def test_any_text_comes_back_as_it_went_in(value: str) -> None:
    text = bound(ECHO, {"x": pyoxigraph.Literal(value)})
    found = SOURCE.evaluate(text, None)
    assert isinstance(found, Table)
    assert found[0]["text"] == value


@pytest.mark.parametrize("value", HOSTILE)
def test_another_engine_reads_the_same_text(value: str) -> None:
    text = bound(ECHO, {"x": pyoxigraph.Literal(value)})
    assert [str(row[0]) for row in rdflib.Graph().query(text)] == [value]  # type: ignore[index]


def test_no_escape_begins_where_a_value_has_a_backslash_and_a_u() -> None:
    assert serialized(pyoxigraph.Literal("\\u0022\\Uffff")) == r'"\\\U000000750022\\\U00000055ffff"'


@pytest.mark.parametrize("value", ["<a b>", "<x>", "<https://x.org/> } #>", "<https://x.org/{}>", '<https://x.org/">'])
def test_what_is_no_iri_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="parameter x is"):
        kg.query(str(GRAPH), "SELECT ?s { ?s ?p $x }", x=value)


def test_a_value_reaches_subqueries_options_and_filters() -> None:
    query = (
        """SELECT ?n { { SELECT ?a { ?a kg:domain $d } } OPTIONAL { ?a schema:name ?n FILTER($d = "beta.example") } }"""
    )
    found = kg.query(str(GRAPH), query, d="beta.example")
    assert isinstance(found, Table)
    assert list(found) == [{"n": "Beta"}]


def test_a_name_in_a_text_or_a_comment_is_no_variable() -> None:
    query = "SELECT ?a { ?a ?b \"$x\", '?x', '''?x''' # ?x\n, <https://x.org/?x>, $x }"
    assert variables(query) == {"a", "b", "x"}
    assert bound(query, {"x": pyoxigraph.Literal(1)}).count("XMLSchema#integer") == 1


def test_a_value_does_not_run_into_what_stands_beside_it() -> None:
    with pytest.raises(UsageError, match="leave a space"):
        bound("ASK { ?s ?p $x-y }", {"x": pyoxigraph.Literal("a", language="en")})


@pytest.mark.parametrize("query", ["SELECT (1 AS $x) {}", "SELECT * { VALUES $x { 1 } }"])
def test_what_the_query_binds_itself_cannot_be_given(query: str) -> None:
    with pytest.raises(QueryError, match="gives \\$x a value itself"):
        bound(query, {"x": pyoxigraph.Literal(1)})


def test_a_name_that_the_query_does_not_have() -> None:
    with pytest.raises(UsageError, match="no parameter 'y'; its variables are o, p, s"):
        bound("SELECT * { ?s ?p ?o }", {"y": pyoxigraph.Literal(1)})


@given(st.text(st.sampled_from("?$ab:<>\"'\\#{}@ \n.1")))
def test_the_tokens_together_are_the_query(query: str) -> None:
    assert "".join(token.text for token in tokens(query)) == query


def test_a_place_counts_from_one() -> None:
    assert place("ab\ncd", 3) == (2, 1)
