"""The command ``kg query``."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.querying.shipped import shipped
from tests.corpus import ROOT, environment, run_kg
from tests.querying.known import GRAPH


def query(*arguments: str | Path) -> str:
    run = run_kg("query", *arguments, "--from", GRAPH)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_a_table_of_rows() -> None:
    assert query("topics") == (
        "label   articles  broader  topic\n"
        "------  --------  -------  ------------------------------\n"
        "Law           11           https://n.example/topic/law\n"
        "AI             3           https://n.example/topic/ai\n"
        "Vision         1  AI       https://n.example/topic/vision\n"
        "\n"
        "3 rows\n"
    )


def test_text_file_and_name_are_queries(tmp_path: Path) -> None:
    text = "SELECT ?n { ?p kg:domain $d ; schema:name ?n }"
    (tmp_path / "mine.rq").write_text(text)
    for one in (text, tmp_path / "mine.rq"):
        assert query(one, "--param", "d=beta.example", "--format", "csv") == "n\nBeta\n"
    assert query("topics", "--limit", "1").endswith("\n\nthe first 1 row\n")


def test_other_formats() -> None:
    assert json.loads(query("topics", "--format", "json"))["results"]["bindings"][0]["label"]["value"] == "Law"
    assert query("topics", "--format", "tsv").startswith("?label\t")
    assert query("ASK { ?s a kg:Story }") == "true\n"
    turtle = query("CONSTRUCT { ?s schema:name ?n } { ?s kg:domain 'beta.example' ; schema:name ?n }")
    assert (
        turtle
        == '@prefix schema: <https://schema.org/> .\n<https://n.example/provider/beta.example> schema:name "Beta" .\n'
    )
    assert query("DESCRIBE <https://n.example/topic/law>", "--format", "nt").count("\n") == 2


def test_no_rows_and_a_term_that_is_none_are_told() -> None:
    assert "did you mean schema:headline?" in query("SELECT * { ?s schema:headlin ?o }")


def test_the_list_names_each_query_and_its_parameters() -> None:
    told = run_kg("query", "--list").stdout
    for name, found in shipped().items():
        assert f"{name}" in told
        assert f"    {found.title}\n" in told or f"    {found.title} (also in Cypher)\n" in told
    assert "articles-on-topic topic [since=1900-01-01] [before=3000-01-01]\n" in told


@pytest.mark.parametrize("name", shipped())
def test_a_query_can_be_explained(name: str) -> None:
    told = run_kg("query", name, "--explain").stdout
    assert told.startswith(shipped()[name].title + "\n\n")
    assert f"\n  kg query {name}" in told
    assert "WHERE {" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give a query"),
        (["topics", "--list"], "--list lists all queries"),
        (["topics", "--limit", "-1"], "--limit is -1"),
        (["topics", "--param", "x"], "--param 'x' is no parameter; write it as NAME=VALUE"),
        (["topics", "--param", "x=1", "--param", "x=2"], "--param x is given twice"),
        (["nothing"], "there is no query 'nothing'"),
        (["none.rq"], "there is no file 'none.rq'"),
        (["SELECT ?s { ?s ?p"], "line 1, column"),
        (["SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "SERVICE would ask another server"),
        (["DELETE WHERE { ?s ?p ?o }"], "DELETE would change the graph"),
        (["topics", "--from", "nowhere"], "there is no file or folder 'nowhere'"),
        (["topics", "--endpoint", "ftp://x.org/"], "no address of an endpoint"),
        (["topics", "--timeout", "0"], "--timeout is 0"),
        (["topics", "--format", "turtle"], "SELECT gives rows"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str) -> None:
    run = run_kg("query", *arguments, cwd=ROOT)
    assert run.returncode == 2
    assert told in run.stderr
    assert run.stdout == ""


NEVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_control_c_ends_a_query_that_would_never_end() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "query", NEVER, "--from", str(GRAPH)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(2)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert error == "kg: interrupted; what was not finished is unchanged\n"


def test_long_texts_are_cut_on_a_terminal() -> None:
    here, there = pty.openpty()
    environ = environment({"COLUMNS": "60", "TERM": "dumb"})
    command = [sys.executable, "-m", "kg", "query", "articles-on-topic", "--param", "topic=AI", "--from", str(GRAPH)]
    process = subprocess.Popen(command, env=environ, stdout=there, stderr=there, close_fds=True)
    os.close(there)
    told = b""
    while True:
        try:
            part = os.read(here, 4096)
        except OSError:  # the other end was closed
            break
        if not part:
            break
        told += part
    os.close(here)
    assert process.wait(60) == 0
    rows = told.decode().splitlines()
    assert max(map(len, rows)) <= 60
    assert "…" in told.decode()
