"""What the page shows as a thing's Turtle is what the exporter writes of it, byte for byte."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import kg
from kg.exporters.turtle import generate_turtle
from kg.graph import KnowledgeGraph
from tests.corpus import ROOT, SEEDS, hostile_graph, surrogates_graph


def turtle_of_page(page: str) -> str:
    """All of a page's data as its script tells it."""
    data = re.search(r'<script [^>]*id="graph"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert data
    command = ["node", str(ROOT / "tests" / "explorer" / "write_turtle.js")]
    run = subprocess.run(command, input=data[1].encode(), capture_output=True, check=True)
    return str(run.stdout, "utf-8")


GRAPHS = {"seeds": lambda: kg.build(SEEDS)[0], "hostile": hostile_graph, "surrogates": surrogates_graph}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_page_tells_what_the_exporter_writes(name: str, tmp_path: Path) -> None:
    graph: KnowledgeGraph = GRAPHS[name]()
    graph.write(tmp_path / "graph.html")
    prefixes, _, blocks = turtle_of_page((tmp_path / "graph.html").read_text("utf-8")).partition("\n\n")
    all_prefixes, _, expected = "".join(generate_turtle(graph)).partition("\n\n")
    assert blocks == expected
    assert set(prefixes.splitlines()) <= set(all_prefixes.splitlines())
