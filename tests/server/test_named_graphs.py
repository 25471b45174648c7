"""What TriG and N-Quads have besides is served: the documents' own graphs, and who a document is to a thing."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from tests.server.running import served

SAID = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
SELECT ?how (COUNT(*) AS ?number) WHERE {
  GRAPH ?document { ?article schema:headline ?headline }
  BIND(IF(EXISTS { ?article prov:hadPrimarySource ?document }, "own post",
    IF(EXISTS { ?document schema:mentions ?article }, "related entry", "?")) AS ?how)
} GROUP BY ?how ORDER BY ?how"""


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig"])
def test_who_said_what(exports: Path, name: str) -> None:
    graph = kg.read(exports / "graph.nt")
    graph.write(exports / name)
    with served(exports) as server:
        assert server.ask(SAID, "text/csv").text == "how,number\r\nown post,5\r\nrelated entry,17\r\n"
        graphs = server.ask("SELECT DISTINCT ?g { GRAPH ?g {} } ORDER BY ?g", "text/csv").text.split()[1:]
        assert graphs == sorted(graph.iris("source"))


def test_what_is_left_of_another_build_adds_no_thing(exports: Path) -> None:
    graph = kg.read(exports / "graph.nt")
    graph.write(exports / "graph.nq")
    lines = (exports / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    (exports / "graph.nt").write_text("".join(line for line in lines if "/provider/" not in line), "utf-8")
    with served(exports) as server:
        providers = "ASK { ?provider a <https://schema.org/NewsMediaOrganization> }"
        assert server.ask(providers).text.endswith('"boolean":false}')
