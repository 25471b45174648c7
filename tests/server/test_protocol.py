"""The tests of the W3C for the query operation of the SPARQL 1.1 Protocol, by their names, as raw requests.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ ; those for updates apply as far as they are to fail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import pytest

from tests.server.running import JSON, XML, Running, served

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
FORM = {"Content_Type": "application/x-www-form-urlencoded"}
QUERY = {"Content_Type": "application/sparql-query"}
UPDATE = {"Content_Type": "application/sparql-update"}
TABLES = (JSON, XML, "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


class Case(NamedTuple):
    """A request, and what is to come of it: the content types one of which it has, and what ASK is to say."""

    method: str
    target: str
    body: str | None
    headers: dict[str, str]
    content_types: tuple[str, ...] = ()
    says: bool | None = None


def graphs(*names: tuple[str, int]) -> str:
    """The part of an address that names graphs."""
    return "/sparql?" + "&".join(f"{field}-graph-uri={quote(DATA.format(at), safe='')}" for field, at in names)


D1, D2 = f"<{DATA.format(1)}>", f"<{DATA.format(2)}>"
BOTH_NAMED = (("named", 1), ("named", 2))
IN_A_GRAPH = f"ASK {{ GRAPH ?g {{ {D1} ?p ?o }} }}"
IN_BOTH = f"ASK {{ GRAPH ?g1 {{ {D1} a ?type1 }} GRAPH ?g2 {{ {D2} a ?type2 }} }}"

POSITIVE = {
    "query_get": Case("GET", "/sparql?query=ASK%20%7B%7D", None, {}, TABLES, True),
    "query_post_form": Case("POST", "/sparql", "query=ASK%20%7B%7D", FORM, TABLES, True),
    "query_post_direct": Case("POST", "/sparql", "ASK {}", QUERY, TABLES, True),
    "query_dataset_default_graph": Case("POST", graphs(("default", 1)), f"ASK {{ {D1} ?p ?o }}", QUERY, says=True),
    "query_dataset_default_graphs_get": Case(
        "GET",
        graphs(("default", 1), ("default", 2)) + "&query=" + quote(f"ASK {{ {D1} a ?type . {D2} a ?type }}"),
        None,
        {},
        says=True,
    ),
    "query_dataset_default_graphs_post": Case(
        "POST", graphs(("default", 1), ("default", 2)), f"ASK {{ {D1} ?p ?o . {D2} ?p ?o }}", QUERY, says=True
    ),
    "query_dataset_named_graphs_get": Case(
        "GET", graphs(*BOTH_NAMED) + "&query=" + quote(IN_BOTH), None, {}, says=True
    ),
    "query_dataset_named_graphs_post": Case("POST", graphs(*BOTH_NAMED), IN_A_GRAPH, QUERY, says=True),
    "query_dataset_full": Case(
        "POST",
        graphs(("default", 3), *BOTH_NAMED),
        "SELECT ?g ?x ?s { ?x ?y ?o  GRAPH ?g { ?s ?p ?o } }",
        QUERY,
        TABLES,
    ),
    "query_multiple_dataset": Case(
        "POST",
        graphs(("default", 2)),
        f"ASK FROM {D1} {{ {D1} ?p ?o }}",
        QUERY,
        says=False,  # the protocol's data set outranks the query's
    ),
    "query_content_type_select": Case("POST", "/sparql", "SELECT (1 AS ?value) {}", QUERY, TABLES),
    "query_content_type_ask": Case("POST", "/sparql", "ASK {}", QUERY, TABLES[:2]),
    "query_content_type_describe": Case("POST", "/sparql", "DESCRIBE <http://example.org/>", QUERY, GRAPHS),
    "query_content_type_construct": Case("POST", "/sparql", "CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, GRAPHS),
}
NEGATIVE = {
    "bad_query_method": Case("PUT", "/sparql?query=ASK%20%7B%7D", "", {}),
    "bad_multiple_queries": Case("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, {}),
    "bad_query_wrong_media_type": Case("POST", "/sparql", "ASK {}", {"Content_Type": "text/plain"}),
    "bad_query_missing_form_type": Case("POST", "/sparql", "query=ASK%20%7B%7D", {}),
    "bad_query_missing_direct_type": Case("POST", "/sparql", "ASK {}", {}),
    "bad_query_syntax": Case("GET", "/sparql?query=ASK%20%7B", None, {}),
    "bad_update_get": Case("GET", "/sparql?update=CLEAR%20ALL", None, {}),
    "bad_multiple_updates": Case("POST", "/sparql", "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
    "bad_update_wrong_media_type": Case("POST", "/sparql", "CLEAR NAMED", {"Content_Type": "text/plain"}),
    "bad_update_missing_form_type": Case("POST", "/sparql", "update=CLEAR%20NAMED", {}),
    "bad_update_syntax": Case("POST", "/sparql", "update=CLEAR%20XYZ", FORM),
    "bad_update_dataset_conflict": Case(
        "POST", "/sparql", "using-named-graph-uri=http%3A%2F%2Fexample%2Fpeople&update=WITH%20%3Ca%3Ab%3E", FORM
    ),
    "update_post_form": Case("POST", "/sparql", "update=CLEAR%20ALL", FORM),
    "update_post_direct": Case("POST", "/sparql", "CLEAR ALL", UPDATE),
    "update_as_query": Case("POST", "/sparql", "CLEAR ALL", QUERY),
}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An endpoint with the graphs of the tests: four documents, each of which says what it is."""
    folder = tmp_path_factory.mktemp("protocol") / "exports"
    folder.mkdir()
    said = [f"<{DATA.format(at)}> a <http://xmlns.com/foaf/0.1/Document>" for at in range(4)]
    (folder / "graph.nt").write_text(
        said[0].replace(" a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ") + " .\n"
    )
    (folder / "graph.trig").write_text(
        "\n".join(f"GRAPH <{DATA.format(at)}> {{ {said[at]} }}" for at in range(4))
        + "\n<http://example.org/only-in-the-trig-file> a <http://xmlns.com/foaf/0.1/Document> .\n"
    )
    with served(folder) as running:
        yield running


def sent(endpoint: Running, case: Case) -> tuple[int, str, bytes]:
    body = None if case.body is None else case.body.encode()
    reply = endpoint.request(case.method, case.target, body, **case.headers)
    return reply.status, reply.media_type, reply.body


@pytest.mark.parametrize("name", POSITIVE)
def test_what_is_to_be_answered(endpoint: Running, name: str) -> None:
    case = POSITIVE[name]
    status, content_type, body = sent(endpoint, case)
    assert status == 200, body
    assert not case.content_types or content_type in case.content_types
    if case.says is not None:
        assert json.loads(body)["boolean"] is case.says


@pytest.mark.parametrize("name", NEGATIVE)
def test_what_is_to_be_refused(endpoint: Running, name: str) -> None:
    status, content_type, body = sent(endpoint, NEGATIVE[name])
    assert 400 <= status < 500
    assert content_type == "text/plain"
    assert body.strip()


@pytest.mark.parametrize(("what", "name"), [("query", "bad_query_non_utf8"), ("update", "bad_update_non_utf8")])
def test_another_encoding_is_refused(endpoint: Running, what: str, name: str) -> None:
    content_type = f"application/sparql-{what}; charset=UTF-16"
    reply = endpoint.request("POST", "/sparql", "ASK {}".encode("utf-16"), Content_Type=content_type)
    assert 400 <= reply.status < 500


def test_the_full_data_set_is_the_one_named(endpoint: Running) -> None:
    _, _, body = sent(endpoint, POSITIVE["query_dataset_full"])
    rows = json.loads(body)["results"]["bindings"]
    assert {(row["g"]["value"], row["x"]["value"]) for row in rows} == {
        (DATA.format(at), DATA.format(3)) for at in (1, 2)
    }


def test_the_default_graph_is_that_of_its_own_file(endpoint: Running) -> None:
    reply = endpoint.ask("SELECT ?s { ?s ?p ?o }", "text/csv")
    assert reply.text.split() == ["s", DATA.format(0)]


def test_a_graph_that_is_not_here_is_refused(endpoint: Running) -> None:
    reply = endpoint.get("/sparql?query=ASK%7B%7D&default-graph-uri=http%3A%2F%2F127.0.0.1%2Fsecret")
    assert reply.status == 400
    assert "there is no graph <http://127.0.0.1/secret> here" in reply.text


def test_the_form_may_name_graphs_too(endpoint: Running) -> None:
    reply = endpoint.form(("query", f"ASK {{ {D1} ?p ?o }}"), ("default-graph-uri", DATA.format(1)))
    assert json.loads(reply.body)["boolean"] is True


def test_relative_addresses_are_those_of_the_data_set(endpoint: Running) -> None:
    reply = endpoint.ask("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples")
    assert reply.text.startswith("<https://w3id.org/newskg/id/s> <https://w3id.org/newskg/id/p> ")
