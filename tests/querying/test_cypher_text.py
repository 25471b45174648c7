"""What is asked in Cypher, and what is not."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.querying.cypher_text import parameters, refuse_writing
from kg.querying.shipped import shipped

WRITES = [
    "CREATE (a)", "MATCH (a) SET a.x = 1", "match (a) delete a", "MATCH (a) DETACH DELETE a", "MATCH (a) REMOVE a.x",
    "MERGE (a)", "DROP TABLE Topic", "COPY (MATCH (a) RETURN a) TO 'a.csv'", "LOAD FROM 'a.csv' RETURN *",
    "LOAD CSV FROM 'https://x.example/' AS row RETURN row", "UNWIND [1] AS a FOREACH (b IN [a] | CREATE (c))",
    "EXPORT DATABASE 'x'", "INSTALL httpfs", "ATTACH 'x' AS y", "USE x MATCH (a) RETURN a", "BEGIN TRANSACTION",
    "MATCH (a) RETURN a; MATCH (b) RETURN b", "CALL apoc.load.json('https://x.example/')", "// a\nCREATE (a)",
    "MATCH (a) /* DELETE */ SET a.x = 1", "MATCH (a) CALL { CREATE (b) } RETURN a", "EXPLAIN MATCH (a) RETURN a",
    "MATCH (a) WHERE a.x = 'it''s' DELETE a", "CHECKPOINT", "CALL threads=1", "", " // nothing", ";",
]  # fmt: skip
READS = [
    "MATCH (a) RETURN a;", "match (a:Set)-[:CREATE]->(b) return a.delete", "MATCH (a) WHERE a.x = 'DELETE a' RETURN a",
    "RETURN {set: 1, load: 2} AS a", "MATCH (a) RETURN a.x AS `set`", "MATCH (a) // SET\nRETURN a /* DROP */",
    "MATCH (a) CALL { WITH a RETURN 1 AS one } RETURN one", "UNWIND $rows AS row RETURN row",
    "OPTIONAL MATCH (a) RETURN a", "WITH 1 AS a RETURN a", "MATCH (a) WHERE a.x = \"it's\" RETURN a", "RETURN '\\'SET'",
]  # fmt: skip


@pytest.mark.parametrize("statement", WRITES)
def test_what_writes_or_reaches_elsewhere_is_refused(statement: str) -> None:
    with pytest.raises(QueryError):
        refuse_writing(statement)


@pytest.mark.parametrize("statement", [*READS, *(query.text for query in shipped("cypher").values())])
def test_what_reads_is_not(statement: str) -> None:
    refuse_writing(statement)


def test_the_place_is_told() -> None:
    with pytest.raises(QueryError, match="line 2, column 1: SET would change"):
        refuse_writing("MATCH (a)\nSET a.x = 1")


def test_parameters_are_told_from_texts() -> None:
    assert parameters("MATCH (a {b: $b}) WHERE a.c = '$c' AND a.`$d` = 1 // $e\nRETURN $f") == {"b", "f"}
