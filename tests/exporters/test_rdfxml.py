"""RDF/XML: always well-formed, and what it cannot hold is told."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.rdfxml import generate_rdfxml
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.vocabulary import KINDS, PREFIXES
from tests.corpus import hostile_graph

LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def text_of(*headlines: str) -> str:
    graph = KnowledgeGraph()
    for number, headline in enumerate(headlines):
        graph.add_node(Article(f"https://x.org/{number}?a=1&b=2", "NewsArticle", headline, language="de"))
    return "".join(generate_rdfxml(graph))


def test_an_element_a_node_and_one_a_property() -> None:
    assert text_of("A & <b>").partition('XMLSchema#">\n')[2] == (
        "\n"
        '  <kg:Article rdf:about="https://x.org/0?a=1&amp;b=2">\n'
        '    <rdf:type rdf:resource="https://schema.org/NewsArticle"/>\n'
        '    <schema:headline xml:lang="de">A &amp; &lt;b&gt;</schema:headline>\n'
        "  </kg:Article>\n"
        "</rdf:RDF>\n"
    )


def test_all_our_terms_are_names_of_elements() -> None:
    terms = [name for kind in KINDS.values() for name in kind.classes]
    terms += [field.term for kind in KINDS.values() for field in kind.fields]
    for term in terms:
        prefix, _, local = term.partition(":")
        assert prefix in {*PREFIXES, "rdf"}
        assert LOCAL_NAME.fullmatch(local)


def test_what_xml_cannot_hold_is_replaced_and_counted() -> None:
    assert "<!--" not in text_of("\t\n\r \x7f \x85 \u2028 🚀")
    told = "1 character that XML cannot hold is replaced by U+FFFD; graph.nt has them as they are."
    assert text_of("a\0b").endswith(f"\n  <!-- {told} -->\n</rdf:RDF>\n")
    text = text_of("\x01\x0b", "\x1f\uffff\ufffe")
    assert "<!-- 5 characters that XML cannot hold are replaced by U+FFFD;" in text
    assert text.count("\ufffd") == 5


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_makes_a_well_formed_file(headline: str) -> None:
    found = ElementTree.fromstring(text_of(headline).encode()).find(f".//{{{PREFIXES['schema']}}}headline")
    assert found is not None
    assert (found.text or "") == re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", headline)


def test_the_hostile_graph_is_well_formed(tmp_path: Path) -> None:
    path = hostile_graph().write(tmp_path / "graph.rdf")
    assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
