"""Each shipped query, on graphs whose answers are known, by two engines."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib

import kg
from kg.errors import QueryError, UsageError
from kg.querying import Statements, Table, Truth, asking, results
from kg.querying.binding import bound, variables
from kg.querying.mistakes import unknown_terms
from kg.querying.parameters import terms
from kg.querying.prologue import missing
from kg.querying.shipped import FOLDER, TYPES, Query, find, parse, shipped
from tests.corpus import ROOT
from tests.querying.known import GIVEN, GOLDEN, GRAPH

SEEDS = ROOT / "exports" / "graph.nt"


@cache
def source(path: Path) -> asking.Source:
    return asking.open(path)


@cache
def by_rdflib(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path)


def examples(query: Query) -> dict[str, str]:
    return {parameter.name: parameter.example for parameter in query.parameters}


@pytest.mark.parametrize("name", shipped())
def test_the_answer_on_the_hand_made_graph_is_the_known_one(name: str) -> None:
    found = asking.ask(source(GRAPH), find(name), GIVEN.get(name, {}))
    format = "nt" if isinstance(found, Statements) else "csv"
    told = "".join(line.rstrip("\r") + "\n" for line in results.lines(found, format))
    assert told == (GOLDEN / f"{name}.{format}").read_text(encoding="utf-8")
    assert len(told.splitlines()) > 1, "a known answer that is empty says nothing"


def test_each_known_answer_is_one_of_a_query() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} - {"graph"} == set(shipped())
    assert GIVEN.keys() <= shipped().keys()


def term_of(term: Any) -> Any:
    """A term of either library, such that equal values are equal."""
    if term is None:
        return None
    value = str(getattr(term, "value", term)) if not isinstance(term, rdflib.term.Node) else str(term)
    datatype = str(getattr(getattr(term, "datatype", None), "value", getattr(term, "datatype", None) or ""))
    if datatype.endswith(("#integer", "#decimal")):
        return Decimal(value)
    if datatype.endswith("#dateTime"):
        return value.replace("+00:00", "Z")
    return value, bool(datatype) and datatype.endswith("#boolean"), getattr(term, "language", None) or None


@pytest.mark.parametrize("path", [GRAPH, SEEDS], ids=["hand-made", "seeds"])
@pytest.mark.parametrize("name", shipped())
def test_rdflib_gives_the_same_rows_in_the_same_order(name: str, path: Path) -> None:
    query = find(name)
    values = GIVEN.get(name, {}) if path is GRAPH else examples(query)
    found = asking.ask(source(path), query, values)
    text = bound(query.text, terms(query, values, source(path).names))
    theirs = by_rdflib(path).query(missing(text) + text)
    if isinstance(found, Statements):
        ours = Counter(tuple(map(term_of, (t.subject, t.predicate, t.object))) for t in found.triples)
        assert ours == Counter(tuple(map(term_of, triple)) for triple in theirs)  # type: ignore[arg-type]
    else:
        assert isinstance(found, Table)
        assert [str(name) for name in theirs.vars or ()] == list(found.variables)
        rows = [tuple(row) for row in theirs]  # type: ignore[arg-type]
        assert [tuple(map(term_of, row)) for row in rows] == [tuple(map(term_of, row)) for row in found.terms]


@pytest.mark.parametrize("name", shipped())
def test_a_query_tells_what_it_answers_and_wants(name: str) -> None:
    query = find(name)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert query.title and not query.title.endswith(".")
    assert query.answers.endswith((".", "."))
    for parameter in query.parameters:
        assert parameter.type in TYPES
        assert parameter.meaning and parameter.example
        assert f"${parameter.name}" in query.text.split("\n", 1)[1]
    asked = {found[1:] for found in re.findall(r"\$\w+", re.sub(r"^#.*$", "", query.text, flags=re.MULTILINE))}
    assert asked == {parameter.name for parameter in query.parameters} <= variables(query.text)
    assert list(unknown_terms(query.text)) == []


@pytest.mark.parametrize("name", shipped())
def test_a_query_is_well_laid_out(name: str) -> None:
    text = (FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    assert text.endswith("}\n") or re.search(r"\n(ORDER BY|LIMIT) .*\n$", text)
    assert all(len(line) <= 120 for line in text.splitlines() if not line.startswith("# param"))
    if "SELECT" in text:
        assert "ORDER BY" in text, "rows without an order are not the same twice"


def test_there_are_enough_of_them() -> None:
    assert len(shipped()) >= 18


@pytest.mark.parametrize("name", [name for name, query in shipped().items() if query.parameters])
def test_an_example_works_on_the_seeds(name: str) -> None:
    assert asking.ask(source(SEEDS), find(name), examples(find(name))) is not None


def test_a_name_nearly_right_is_answered_with_those_near() -> None:
    with pytest.raises(UsageError, match=r"no query 'article-on-topic'; near to it are articles-on-topic"):
        find("article-on-topic")


@pytest.mark.parametrize("line", ["# param x", "# param x (wish): what", "# param x integer: what"])
def test_a_parameter_line_that_is_none_is_told(line: str) -> None:
    with pytest.raises(QueryError, match="line 2"):
        parse(f"# title\n{line}\nASK {{ ?s ?p $x }}")


def test_a_query_of_one_s_own_tells_its_parameters_in_the_same_way(tmp_path: Path) -> None:
    mine = tmp_path / "mine.rq"
    mine.write_text("# Mine\n# param n (integer) = 3: least; e.g. 2\nSELECT ?s { ?s kg:size ?n2 FILTER(?n2 >= $n) }")
    assert len(kg.query(SEEDS, str(mine))) == 2  # type: ignore[arg-type]
    assert len(kg.query(SEEDS, str(mine), n=6)) == 1  # type: ignore[arg-type]


def test_python_gets_rows_truths_and_statements() -> None:
    graph = kg.read(SEEDS)
    rows = kg.query(graph, "topics")
    assert isinstance(rows, Table)
    assert rows[0] == {"label": "AI", "articles": 5, "broader": None, "topic": "https://w3id.org/newskg/id/topic/ai"}
    assert rows[:1] == [rows[0]]
    assert kg.query(graph, "ASK { ?s a kg:Story }") == Truth(True)
    assert not kg.query(graph, "ASK { ?s a schema:Course }")
    made = kg.query(graph, "CONSTRUCT { ?s a schema:Big } { ?s kg:size 6 }")
    assert isinstance(made, Statements)
    assert [found[2] for found in made] == ["https://schema.org/Big"]


def test_json_is_what_pyoxigraph_reads_back() -> None:
    import pyoxigraph

    found = asking.ask(source(GRAPH), find("story-timeline"), GIVEN["story-timeline"])
    text = "\n".join(results.lines(found, "json"))
    assert json.loads(text)["head"]["vars"][0] == "date"
    back = pyoxigraph.parse_query_results(text, pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(found, Table)
    assert isinstance(back, pyoxigraph.QuerySolutions)
    assert [tuple(row) for row in back] == list(found.terms)
    lines = "\n".join(results.lines(found, "tsv"))
    assert len(list(pyoxigraph.parse_query_results(lines, pyoxigraph.QueryResultsFormat.TSV))) == len(found)  # type: ignore[arg-type]
