"""Graphs that hypothesis makes: nodes of every kind with any text, and any links that the vocabulary allows."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.iri import is_iri, path_segment
from kg.model import NODE_TYPES, Edge
from kg.vocabulary import KINDS, Field

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
XML_TEXTS = st.text(
    st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\t\n\r"),
    min_size=1,
    max_size=12,
)  # fmt: skip
IRIS = st.one_of(
    TEXTS.map(lambda text: "https://example.com/" + path_segment(text)).filter(is_iri),
    st.sampled_from(
        [
            "https://example.com/a/../b",
            "http://[2001:db8::1]:8080/?a=b&c=%26#!x",
            "https://schema.org/Course",
            "https://w3id.org/newskg/ns#x",
            "https://example.com//",
            "https://éa.example/ü?q='()*;,~",
            "swh:1:rev:0",
        ]
    ),
)


def _values(field: Field, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    one: st.SearchStrategy[Any] = {
        "string": texts,
        "text": texts,
        "anyURI": texts,
        "integer": st.integers(-(10**30), 10**30),
        "decimal": st.decimals(0, 10, places=2).map(Decimal),
        "boolean": st.booleans(),
        "dateTime": st.datetimes(timezones=st.just(UTC)).filter(lambda found: isinstance(found, datetime)),
        "duration": st.sampled_from(["PT1H", "P1DT2H0.5S"]),
        "iri": IRIS,
        "class": st.sampled_from(["NewsArticle", "CreativeWork", "VideoObject", "AnalysisNewsArticle"]),
    }[field.datatype]
    return st.lists(one, max_size=3).map(tuple) if field.many else st.none() | one


@st.composite
def graphs(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> KnowledgeGraph:
    """A graph of a few nodes."""
    graph = KnowledgeGraph()
    kinds: dict[str, str] = draw(st.dictionaries(IRIS, st.sampled_from([*KINDS]), max_size=8))
    for iri, name in kinds.items():
        values = {field.name: draw(_values(field, texts)) for field in KINDS[name].values if draw(st.booleans())}
        if any(field.datatype == "text" for field in KINDS[name].values):
            values["language"] = draw(st.sampled_from([None, "en", "pt-br", "zh-hant-tw"]))
        graph.add_node(NODE_TYPES[name](iri=iri, **{key: value for key, value in values.items() if value is not None}))
    for iri, name in kinds.items():
        for link in KINDS[name].links:
            fitting = sorted(other for other, kind in kinds.items() if kind in link.targets)
            if fitting:
                for target in draw(st.lists(st.sampled_from(fitting), max_size=3 if link.many else 1)):
                    graph.add_edge(Edge(iri, link.name, target))
    return graph
