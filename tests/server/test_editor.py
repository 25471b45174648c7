"""The queries that the editor offers."""

from __future__ import annotations

import json

import pytest

from kg.querying.prologue import KNOWN
from kg.querying.shipped import shipped
from tests.server.running import Running


def test_the_shipped_queries_are_offered_with_their_titles(server: Running) -> None:
    reply = server.get("/queries.json")
    known = json.loads(reply.body)
    assert {one["name"]: one["title"] for one in known["examples"]} == {
        query.name: query.title for query in shipped().values()
    }
    assert known["prefixes"] == KNOWN
    assert server.get("/queries.json", If_None_Match=reply.headers["etag"]).status == 304


@pytest.mark.parametrize("name", shipped())
def test_an_example_runs_as_it_is(server: Running, name: str) -> None:
    (text,) = [one["text"] for one in json.loads(server.get("/queries.json").body)["examples"] if one["name"] == name]
    assert server.ask(text, "*/*").status == 200
