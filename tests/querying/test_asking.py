"""What is asked, of what, and what is refused."""

from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

import pyoxigraph
import pytest

import kg
from kg.errors import GraphFileError, QueryError, UsageError
from kg.querying import Table, asking, cache, names, sources
from kg.querying.interruptible import interruptible
from kg.querying.parameters import term
from kg.querying.refusals import form, refuse_services
from tests.querying.known import GRAPH

SOURCE = asking.open(GRAPH)


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a:a> <a:b> 1 }", "load <https://x.org/>", "PREFIX a: <b:c> DROP ALL"]
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        kg.query(str(GRAPH), update)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <https://x.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?s { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<https://x.org/>{?s ?p ?o} }",
        "SELECT * { ?s ?p trueSERVICE schema:x { ?s ?p ?o } }",
        "SELECT * { SERVICE # a remark {\n <https://x.org/> # another\n { ?s ?p ?o } }",
        "ASK { { SELECT * { Service schema:x { ?s ?p ?o } } } }",
        "ASK { FILTER(1<?b) SERVICE <https://x.org/> { ?s ?p ?o } }",
        "ASK { ?s ?p <https://x.org/\\u0041#> SERVICE <https://x.org/> { ?s ?p ?o } }",
        "ASK { FILTER(1<2)SERVICE#>\n<https://x.org/> { ?s ?p ?o } }",
        "PREFIX a: <x:y> ASK { FILTER(a:service<2)SERVICE<https://x.org/>{} }",
        "PREFIX a·b: <https://x.org/> ASK { SERVICE a·b:c {} }",
        "PREFIX a\u1680: <https://x.org/> ASK { SERVICE a\u1680: {} }",
        "PREFIX e\u0301: <https://x.org/> ASK { SERVICE SILENT e\u0301:a\\~b#c\n{} }",
        "BASE <https://x.org/> ASK { SERVICE<>{} }",
        "ASK { s\\u0065rvice <https://x.org/> {} }",
        'ASK { ?s ?p "SERVICE <https://x.org/> {" }',  # another reading may find the text's ends elsewhere
        "ASK { ?s ?p ?service } # SERVICE <https://x.org/> {",
    ],
)
def test_calls_to_other_services_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE would ask another server"):
        refuse_services(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "Customer service: good" }',
        "SELECT * { GRAPH <https://x.org/service?id=1> { ?service a ?service } }",
        "PREFIX service: <https://x.org/> ASK { ?s a service:one . FILTER EXISTS { ?s ?p ?o } }",
        "ASK { ?service ?p <https://x.org/service> { ?s ?p ?o } }",
    ],
)
def test_the_word_alone_is_no_call(query: str) -> None:
    refuse_services(query)
    assert form(query) in ("SELECT", "ASK")


@pytest.mark.parametrize("query", ["", "  # nothing\n", "HELLO", "{ ?s ?p ?o }", "PREFIX a: <b:c>"])
def test_what_begins_no_query_is_told(query: str) -> None:
    with pytest.raises(QueryError, match=r"begin with SELECT|begins no query"):
        form(query)


@pytest.mark.parametrize(
    ("query", "line", "column", "told"),
    [
        ("SELECT ?s WHERE {\n  ?s foaf:name ?n }", 2, 6, "the prefix foaf: is not declared"),
        ("SELECT ?s { ?s shema:name ?n }", 1, 16, "did you mean schema:\\?"),
        ("SELECT ?s {\n ?s kg:relatedto ?n }", 2, 5, "did you mean kg:relatedTo\\?"),
        ("SELECT ?s {\n ?s kg:heat ?n ", 2, 16, "1 { and 0 }"),
        ("SELECT ?s { ?s kg:heat ?n", 1, 26, "something is missing at the end"),
        ("SELECT ?s (COUNT(?n) AS ?c) { ?s kg:heat ?n }", 1, 46, "must stand in GROUP BY"),
        ("SELECT ?s {\n ?s kg:heat } ORDER BY ?s", 2, 13, "wrong at '} ORDER BY"),
    ],
)
def test_a_mistake_is_told_with_its_place(query: str, line: int, column: int, told: str) -> None:
    with pytest.raises(QueryError, match=told) as raised:
        kg.query(str(GRAPH), query)
    assert (raised.value.line, raised.value.column) == (line, column)


def test_a_term_that_the_data_have_is_no_mistake() -> None:
    store = pyoxigraph.Store()
    store.load(input=b"<a:a> <https://w3id.org/newskg/ns#odd> 1 .", format=pyoxigraph.RdfFormat.TURTLE)
    found = asking.ask(asking._of_store("it", store), asking.named("SELECT * { ?s kg:odd ?o }"))
    assert isinstance(found, Table)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("topic", "ARTIFICIAL INTELLIGENCE", "topic/ai"),
        ("topic", "ai", "topic/ai"),
        ("topic", "https://n.example/topic/ai", "topic/ai"),
        ("provider", "alpha news", "provider/alpha.example"),
        ("provider", "alpha.in", "provider/alpha.in"),
        ("story", "2020-01", "story/2020-01-01-faces"),
        ("story", "courts agree", "story/2020-02-01-courts"),
        ("story", "court", "story/2020-02-01-courts"),
        ("source", "one.md", "source/_news/one.md"),
        ("source", "_news/one.md", "source/_news/one.md"),
        ("thing", "https://amp.alpha.example/1", "https://alpha.example/1"),
        ("thing", "faces banned in the CITY", "https://alpha.example/1"),
    ],
)
def test_things_are_found_by_their_names(kind: str, name: str, iri: str) -> None:
    assert names.find(kind, name, SOURCE.names).removeprefix("https://n.example/") == iri


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("topic", "visionn", "there is no topic 'visionn'; near to it are: Vision"),
        (
            "provider",
            "Alpha",
            "2 providers are meant by 'Alpha'; give one's IRI:\n  https://n.example/provider/alpha.ex",
        ),
        ("story", "2020", "4 stories are meant"),
        ("thing", "Market report", "3 things are meant"),
        ("story", "zzz", "there are, for example: 2020-01-01-faces"),
        ("topic", "", "there is no topic ''"),
    ],
)
def test_a_name_that_means_none_or_several_is_told(kind: str, name: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        names.find(kind, name, SOURCE.names)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("", "a", '"a"'),
        ("", "<https://x.org/a>", "<https://x.org/a>"),
        ("", 5, '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("", True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("text", "<https://x.org/a>", '"<https://x.org/a>"'),
        ("integer", " 5 ", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "0.50", '"0.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("boolean", "TRUE", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("date", "2020-06-24", '"2020-06-24T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("date", "2020-06-24T02:00:00+02:00", '"2020-06-24T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("iri", "https://x.org/a", "<https://x.org/a>"),
    ],
)
def test_a_value_is_a_term_by_its_type(kind: str, value: object, text: str) -> None:
    assert str(term("x", kind, value, SOURCE.names)) == text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "5.5"),
        ("integer", "five"),
        ("decimal", "NaN"),
        ("date", "soon"),
        ("boolean", "1"),
        ("iri", "a b"),
        ("wish", "a"),
    ],
)
def test_a_value_of_another_type_is_told(kind: str, value: str) -> None:
    with pytest.raises(UsageError, match="parameter x"):
        term("x", kind, value, SOURCE.names)


def test_parameters_that_are_missing_or_unknown() -> None:
    with pytest.raises(UsageError, match=r"articles-on-topic needs topic: .*as in --param topic=AI"):
        kg.query(str(GRAPH), "articles-on-topic")
    with pytest.raises(UsageError, match="no parameter 'tpic'; it has topic, since, before"):
        kg.query(str(GRAPH), "articles-on-topic", tpic="AI")


QUADS = "<a:a> <a:b> <a:c> <a:g> .\n<a:a> <a:b> <a:c> <a:h> .\n<a:a> <a:b> <a:d> .\n"


@pytest.mark.parametrize("suffix", ["nt", "ttl", "nq", "trig", "jsonld", "rdf"])
def test_any_rdf_file_can_be_asked(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"graph.{suffix}"
    triple = pyoxigraph.Triple(*(pyoxigraph.NamedNode(f"https://x.org/{name}") for name in "abc"))
    pyoxigraph.serialize([triple], output=file, format=pyoxigraph.RdfFormat.from_extension(suffix))
    for source in (file, tmp_path):
        found = kg.query(source, "SELECT ?s { ?s ?p ?o }")
        assert isinstance(found, Table)
        assert list(found) == [{"s": "https://x.org/a"}]


def test_what_stands_in_named_graphs_is_found_once_and_by_its_graph(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_text(QUADS)
    assert len(kg.query(file, "SELECT * { ?s ?p ?o }")) == 2  # type: ignore[arg-type]
    assert len(kg.query(file, "SELECT * { GRAPH ?g { ?s ?p ?o } }")) == 2  # type: ignore[arg-type]


def test_a_folder_is_asked_by_its_graph_nt(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<a:a> <a:b> 1 .")
    (tmp_path / "graph.nt").write_text("")
    assert sources.graph_file(tmp_path).name == "graph.nt"


@pytest.mark.parametrize("name", ["none", "none.nt"])
def test_a_source_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(GraphFileError, match="there is no file or folder"):
        kg.query(tmp_path / name, "topics")
    with pytest.raises(GraphFileError, match=r"has no graph\.nt"):
        kg.query(tmp_path, "topics")


def test_a_file_that_is_no_rdf_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.nt"
    file.write_text("hello")
    with pytest.raises(GraphFileError, match="is no N-Triples"):
        kg.query(file, "topics")
    other = tmp_path / "a.doc"
    other.write_text("hello")
    with pytest.raises(UsageError, match="tells no RDF format"):
        kg.query(other, "topics")


def test_a_graph_a_file_and_a_cached_store_answer_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SMALLEST", 0)
    file, folder = Path("exports/graph.nt"), tmp_path / "cache"
    rows = list(kg.query(kg.read(file), "providers"))  # type: ignore[arg-type]
    for _ in range(2):
        kept = asking.ask(asking.open(file, keep=folder), asking.named("providers"))
        assert list(kept) == rows  # type: ignore[arg-type]
    assert len(list(folder.iterdir())) == 1


def test_the_cache_goes_by_content_mends_itself_and_stays_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "SMALLEST", 0)
    file, folder = tmp_path / "a.nt", tmp_path / "cache"
    for number in range(cache.MOST + 2):
        file.write_text(f'<a:a> <a:b> "{number}" .\n')
        os.utime(file, (1, 1))
        assert [str(quad.object) for quad in cache.opened(file, folder)] == [f'"{number}"']
    kept = list(folder.iterdir())
    assert len(kept) == cache.MOST
    for place in kept:
        shutil.rmtree(place)
        place.mkdir()
    assert len(cache.opened(file, folder)) == 1
    shutil.rmtree(folder)
    folder.write_text("no folder")
    assert len(cache.opened(file, folder)) == 1


def test_a_bad_file_leaves_nothing_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SMALLEST", 0)
    (tmp_path / "a.nt").write_text("hello")
    with pytest.raises(GraphFileError):
        cache.opened(tmp_path / "a.nt", tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_long_work_is_left_when_the_key_is_pressed() -> None:
    import signal

    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interruptible(lambda: time.sleep(60))
    assert time.monotonic() - started < 30
