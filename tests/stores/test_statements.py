"""The statements for Neo4j, which the tests cannot run, pass its own parser and checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.exporters.flattening import flat_nodes, relationships
from kg.stores import bolt, cypher
from kg.stores.property_session import TYPES
from kg.vocabulary import KINDS
from tests.corpus import hostile_graph
from tests.exporters.lint import lint_cypher


def statements(monkeypatch: pytest.MonkeyPatch, *, memgraph: bool = False) -> list[str]:
    """What makes constraints, as the session states it."""
    found: list[str] = []
    session = object.__new__(bolt.BoltSession)
    session._is_memgraph = memgraph
    monkeypatch.setattr(bolt.BoltSession, "_state", lambda self, statement: found.append(statement))
    session.prepare()
    return found


def test_all_statements_are_neo4j_s_cypher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = {cypher.create_nodes(node.labels) for node in flat_nodes(hostile_graph())}
    made |= {cypher.update_nodes(node.kind, node.labels) for node in flat_nodes(hostile_graph())}
    for kind in KINDS:
        made |= {cypher.ids(kind), cypher.remove_nodes(kind), cypher.node_count(kind)}
        made |= {cypher.links_of(kind), cypher.links_from(kind), cypher.links_to(kind)}
        made |= {cypher.condemn(kind), cypher.condemned(kind)}
    for sort in relationships():
        made |= {cypher.put_links(sort), cypher.remove_links(sort)}
    made |= {cypher.link_count(type) for type in TYPES}
    made |= set(statements(monkeypatch))
    script = tmp_path / "all.cypher"
    script.write_text(";\n".join([":param rows => []", *sorted(made)]) + ";\n")
    said = [found for found in lint_cypher(script) if "Parameter $rows" not in found["message"]]
    assert said == []
    assert len(made) > 200


def test_memgraph_has_its_own_constraints(monkeypatch: pytest.MonkeyPatch) -> None:
    # https://memgraph.com/docs/fundamentals/constraints
    assert statements(monkeypatch, memgraph=True)[:2] == [
        "CREATE CONSTRAINT ON (node:Article) ASSERT node.id IS UNIQUE",
        "CREATE INDEX ON :Article(id)",
    ]
