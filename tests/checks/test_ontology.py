"""Every term that is used is defined, every term that is defined is used, and both as the table has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef

from kg.checks import ONTOLOGY
from kg.checks.table_shapes import classes
from kg.vocabulary import DATA_SET_TERMS, KINDS, PREFIXES, RDF_TYPE, Field, expand
from tests.corpus import ROOT, hostile_graph, triples_by_raptor, triples_by_serd

GRAPH = rdflib.Graph().parse(ONTOLOGY)
SCHEMA = Namespace(PREFIXES["schema"])
DCTERMS = Namespace(PREFIXES["dcterms"])
ITSELF = URIRef("https://w3id.org/newskg/ns")
FIELDS: dict[str, list[Field]] = {}
for _kind in KINDS.values():
    for _field in _kind.fields:
        if _field.datatype != "class":
            FIELDS.setdefault(_field.iri, []).append(_field)
CLASSES = {expand(name) for kind in KINDS.values() for name in classes(kind)}
OURS = sorted(term for term in {*FIELDS, *CLASSES} if term.startswith(PREFIXES["kg"]))
OUR_PROPERTIES = [term for term in OURS if term in FIELDS]
ANNOTATIONS = (PREFIXES["skos"], PREFIXES["dcterms"])
"""Whose labels and notes are annotations in OWL."""
PROPERTY_TYPES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def defined(*types: URIRef) -> set[str]:
    return {str(term) for kind in types for term in GRAPH.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def places() -> set[str]:
    """What our terms stand under or close to."""
    return {
        str(place)
        for term in OURS
        for relation in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
        for place in GRAPH.objects(URIRef(term), relation)
    }


def used_here() -> set[str]:
    """What the ontology says its own things with."""
    return {str(term) for term in GRAPH.predicates()}


def test_every_term_of_the_table_is_defined() -> None:
    assert defined(OWL.Class) >= CLASSES
    assert defined(*PROPERTY_TYPES) >= FIELDS.keys()


def test_every_term_that_is_defined_is_used() -> None:
    assert defined(OWL.Class) - CLASSES <= places()
    of_data_sets = {expand(term) for term in DATA_SET_TERMS}
    assert defined(*PROPERTY_TYPES) - FIELDS.keys() <= places() | used_here() | of_data_sets


@pytest.mark.parametrize("text", [(ROOT / "exports" / "graph.nt").read_bytes(), None], ids=["seeds", "everything"])
def test_every_term_of_an_export_is_defined(text: bytes | None) -> None:
    if text is None:
        text = hostile_graph().to_rdflib().serialize(format="nt", encoding="utf-8")
    predicates, types = set(), set()
    for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES):
        predicates.add(quad.predicate.value)
        if quad.predicate.value == RDF_TYPE:
            types.add(str(quad.object.value))
    assert predicates - {RDF_TYPE} <= defined(*PROPERTY_TYPES)
    assert types <= defined(OWL.Class)


@pytest.mark.parametrize("term", OURS)
def test_our_terms_are_told_of(term: str) -> None:
    for said in (RDFS.label, RDFS.comment):
        (text,) = GRAPH.objects(URIRef(term), said)
        assert isinstance(text, rdflib.Literal) and text.language == "en" and text.strip()
    assert list(GRAPH.objects(URIRef(term), RDFS.isDefinedBy)) == [ITSELF]


@pytest.mark.parametrize("term", sorted((defined(OWL.Class) | FIELDS.keys()) - set(OURS)))
def test_what_terms_of_others_say_here_is_told(term: str) -> None:
    assert GRAPH.value(URIRef(term), SKOS.scopeNote) and GRAPH.value(URIRef(term), RDFS.isDefinedBy)


@pytest.mark.parametrize("term", FIELDS)
def test_a_property_is_of_the_type_that_its_values_are(term: str) -> None:
    links = {field.datatype in ("link", "iri") for field in FIELDS[term]}
    types = set(GRAPH.objects(URIRef(term), RDF.type)) & PROPERTY_TYPES
    if term.startswith(ANNOTATIONS):
        assert types == {OWL.AnnotationProperty} or (term.startswith(PREFIXES["skos"]) and links == {True})
        return
    if links == {True}:
        assert types == {OWL.ObjectProperty}
    else:
        assert links == {False}
        assert types == {OWL.DatatypeProperty}


@pytest.mark.parametrize("term", OUR_PROPERTIES)
def test_what_has_our_property_is_what_the_table_says(term: str) -> None:
    kinds = [kind for kind in KINDS.values() if any(field.iri == term for field in kind.fields)]
    owners = {expand(kind.classes[0]) for kind in kinds}
    domain = {str(name) for name in GRAPH.objects(URIRef(term), RDFS.domain)}
    # Several domains would mean that a thing is of all of these classes at once.
    assert domain == owners if len(owners) == 1 else not domain
    if len(owners) > 1:
        assert {str(name) for name in GRAPH.objects(URIRef(term), SCHEMA.domainIncludes)} == owners


@pytest.mark.parametrize("term", OUR_PROPERTIES)
def test_what_our_property_leads_to_is_what_the_table_says(term: str) -> None:
    (field,) = {Field("", field.term, field.datatype, field.many, field.targets) for field in FIELDS[term]}
    values = {str(name) for name in GRAPH.objects(URIRef(term), RDFS.range)}
    if field.datatype == "iri":
        assert values == {str(OWL.Thing)}
    elif field.datatype != "link":
        assert values == {f"{PREFIXES['xsd']}{field.datatype}"}
    elif len(field.targets) == 1:
        assert values == {expand(KINDS[field.targets[0]].classes[0])}
    else:
        included = {str(name) for name in GRAPH.objects(URIRef(term), SCHEMA.rangeIncludes)}
        assert not values and included == {expand(KINDS[kind].classes[0]) for kind in field.targets}
    functional = (URIRef(term), RDF.type, OWL.FunctionalProperty) in GRAPH
    assert functional == (not field.many)


def test_a_property_stands_under_properties_of_its_own_type() -> None:
    for term, above in GRAPH.subject_objects(RDFS.subPropertyOf):
        types = [set(GRAPH.objects(one, RDF.type)) & PROPERTY_TYPES for one in (term, above)]
        assert types[0] == types[1] and len(types[0]) == 1, term


def test_the_ontology_has_a_head() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = GRAPH.value(ITSELF, OWL.versionInfo)
    assert str(version) == project["version"]
    assert GRAPH.value(ITSELF, OWL.versionIRI) == URIRef(f"{ITSELF}/{version}")
    assert str(GRAPH.value(ITSELF, DCTERMS.license)).endswith(f"/{project['license']}")
    assert GRAPH.value(ITSELF, DCTERMS.title) and GRAPH.value(ITSELF, DCTERMS.description)


def test_reasoning_finds_no_contradiction_and_no_new_kind_of_anything() -> None:
    data = rdflib.Graph().parse(ROOT / "exports" / "graph.ttl")
    together = data + GRAPH
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    errors = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    assert [str(text) for text in together.objects(None, errors)] == []
    own = {expand(kind.classes[0]) for kind in KINDS.values()}
    for node in set(data.subjects()):
        said = {str(name) for name in data.objects(node, RDF.type)} & own
        assert {str(name) for name in together.objects(node, RDF.type)} & own == said, node


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_other_parsers_read_the_same(name: str) -> None:
    path: Path = ONTOLOGY.parent / name
    number = len(list(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)))
    assert len(triples_by_raptor(path, "turtle")) == len(triples_by_serd(path, "turtle")) == number
