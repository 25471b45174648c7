"""Values as RDF terms: what is escaped, which datatype, in which order."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.terms import describe, descriptions, instant, literal
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.vocabulary import KINDS, PREFIXES, RDF_TYPE
from tests.corpus import HOSTILE_TEXTS, hostile_graph, ntriples, triples


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", '""'),
        ("plain", '"plain"'),
        ('a "b"', r'"a \"b\""'),
        ("a\\b", r'"a\\b"'),
        ("a\nb\rc\td\be\ff", r'"a\nb\rc\td\be\ff"'),
        ("\x00\x1b\x7f", r'"\u0000\u001B\u007F"'),
        ("é 🚀 \u2028", '"é 🚀 \u2028"'),
    ],
)
def test_a_literal_escapes_what_it_must_and_no_more(text: str, term: str) -> None:
    assert literal(text) == term


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_comes_back_from_a_parser(text: str) -> None:
    (triple,) = triples(f"<https://a.b/> <https://a.b/> {literal(text)} .")
    (same,) = triples(f"<https://a.b/> <https://a.b/> {_escaped(text)} .")
    assert triple == same
    assert "\n" not in literal(text)


def _escaped(text: str) -> str:
    """Every character as its number."""
    return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2020, 6, 24, 20, 56, tzinfo=UTC), "2020-06-24T20:56:00Z"),
        (datetime(2020, 6, 24, 20, 56, 7, 120, tzinfo=UTC), "2020-06-24T20:56:07.000120Z"),
        (datetime(987, 1, 2, tzinfo=UTC), "0987-01-02T00:00:00Z"),
    ],
)
def test_an_instant_is_in_utc_and_says_so(value: datetime, text: str) -> None:
    assert instant(value) == text


def test_a_description_has_its_predicates_and_objects_in_order() -> None:
    article = {"kind": "article", "type": "NewsArticle", "headline": "A", "quality": 4, "published": False}
    links = {"about": ["https://x.com/b", "https://x.com/a"]}
    assert describe(article, links) == [
        (f"<{RDF_TYPE}>", ["<https://schema.org/NewsArticle>", "<https://w3id.org/newskg/ns#Article>"]),
        ("<https://schema.org/about>", ["<https://x.com/a>", "<https://x.com/b>"]),
        ("<https://schema.org/headline>", ['"A"']),
        ("<https://w3id.org/newskg/ns#published>", ['"false"^^<http://www.w3.org/2001/XMLSchema#boolean>']),
        ("<https://w3id.org/newskg/ns#quality>", ['"4"^^<http://www.w3.org/2001/XMLSchema#integer>']),
    ]


def test_only_the_articles_own_words_carry_its_language() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Article("https://x.com/a", headline="Eins", abstract="Zwei", section="news", language="de"))
    text = ntriples(graph)
    assert '"Eins"@de .' in text
    assert '"Zwei"@de .' in text
    assert '"news" .' in text


def test_nodes_come_in_the_order_of_their_terms() -> None:
    subjects = [subject for subject, _ in descriptions(hostile_graph())]
    assert subjects == sorted(subjects, key=lambda term: term.encode())
    assert len(subjects) == len(set(subjects))


def test_each_property_has_the_datatype_of_the_vocabulary() -> None:
    """By the table: nothing else may be written for a property than its own datatype."""
    forms = {
        "string": r'".*"',
        "text": r'".*"(@[a-z-]+)?',
        "anyURI": rf'".*"\^\^<{PREFIXES["xsd"]}anyURI>',
        "integer": rf'"-?[0-9]+"\^\^<{PREFIXES["xsd"]}integer>',
        "decimal": rf'"[0-9]+(\.[0-9]+)?"\^\^<{PREFIXES["xsd"]}decimal>',
        "duration": rf'"P[0-9YMDTHS.]+"\^\^<{PREFIXES["xsd"]}duration>',
        "boolean": rf'"(true|false)"\^\^<{PREFIXES["xsd"]}boolean>',
        "dateTime": rf'"[0-9]{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"\^\^<{PREFIXES["xsd"]}dateTime>',
        "iri": "<https?://[^ ]+>",
        "link": "<https?://[^ ]+>",
        "class": f"<{PREFIXES['schema']}[A-Za-z]+>|<{PREFIXES['kg']}(Article|Challenge)>"
        f"|<{PREFIXES['skos']}Concept(Scheme)?>|<{PREFIXES['prov']}Entity>",
    }
    datatypes = {field.iri: field.datatype for kind in KINDS.values() for field in kind.fields}
    seen = set()
    for line in ntriples(hostile_graph()).split("\n")[:-1]:
        _, predicate, term = line.removesuffix(" .").split(" ", 2)
        datatype = datatypes[predicate[1:-1]]
        seen.add(datatype)
        assert re.fullmatch(forms[datatype], term, re.DOTALL), line[:200]
    assert seen == forms.keys()


def test_hostile_texts_are_all_there() -> None:
    graph = hostile_graph()
    assert {article.headline for article in graph.articles()} - {None} == set(HOSTILE_TEXTS.values())
