"""The document's shape, which scripts rely on: docs/diff.md tells it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import kg
from kg.differences import as_json
from kg.model import Article, Image
from tests.corpus import hostile_graph
from tests.differences.graphs import written


def document(old: Path, new: Path) -> Any:
    return json.loads("\n".join(as_json.lines(kg.diff(old, new))))


def test_the_shape(tmp_path: Path) -> None:
    a, b, c, d = (f"https://example.com/{name}" for name in "abcd")
    old = written(
        tmp_path / "old.nt", Article(a, headline="One"), Article(b, headline="Two", language="en", heat=1), Article(d)
    )
    new = written(
        tmp_path / "new.nt", Article(b, headline="Three", language="en", heat=1, alias=(a,)), Article(c), Image(d)
    )
    schema, xsd, rdf = "https://schema.org/", "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-"
    article, image = "https://w3id.org/newskg/ns#Article", "https://schema.org/ImageObject"
    assert document(old, new) == {
        "differ": True,
        "counts": {
            "article": {"came": 1, "went": 1, "changed": 1},
            "image": {"came": 0, "went": 0, "changed": 1},
        },
        "statements": {"added": 4, "removed": 4},
        "came": [{"kind": "article", "iri": c}],
        "went": [{"kind": "article", "iri": a, "name": "One", "alias_of": b}],
        "changed": [
            {
                "kind": "article",
                "iri": b,
                "name": "Three",
                "fields": [
                    {
                        "field": "alias",
                        "predicate": "https://w3id.org/newskg/ns#alias",
                        "went": [],
                        "came": [{"type": "uri", "value": a}],
                    },
                    {
                        "field": "headline",
                        "predicate": schema + "headline",
                        "went": [{"type": "literal", "value": "Two", "xml:lang": "en"}],
                        "came": [{"type": "literal", "value": "Three", "xml:lang": "en"}],
                    },
                ],
            },
            {
                "kind": "image",
                "old_kind": "article",
                "iri": d,
                "fields": [
                    {
                        "field": "type",
                        "predicate": rdf + "syntax-ns#type",
                        "went": [{"type": "uri", "value": article}],
                        "came": [{"type": "uri", "value": image}],
                    }
                ],
            },
        ],
    }
    heated = written(tmp_path / "heated.nt", Article(b, headline="Two", language="en", heat=2))
    (field,) = document(old, heated)["changed"][0]["fields"]
    assert field["went"] == [{"type": "literal", "value": "1", "datatype": xsd + "integer"}]


def test_graphs_that_are_alike(tmp_path: Path) -> None:
    path = hostile_graph().write(tmp_path / "graph.nt")
    assert document(path, path) == {
        "differ": False,
        "counts": {},
        "statements": {"added": 0, "removed": 0},
        "came": [],
        "went": [],
        "changed": [],
    }


def test_its_text_is_safe_on_any_terminal(tmp_path: Path) -> None:
    (tmp_path / "empty.nt").touch()
    differences = kg.diff(tmp_path / "empty.nt", hostile_graph().write(tmp_path / "graph.nt"))
    for line in as_json.lines(differences):
        assert line.isascii() and line.isprintable()
