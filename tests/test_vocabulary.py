"""The vocabulary is a contract: these terms, datatypes and cardinalities are what users' queries rely on."""

from __future__ import annotations

import re

import pytest

from kg.vocabulary import ARTICLE_CLASSES, DEFAULT_BASE_IRI, KINDS, PREFIXES, THINGS, expand

CONTRACT = """
article   kg:Article
  type                 rdf:type                   class
  headline             schema:headline            text
  abstract             schema:abstract            text
  date_published       schema:datePublished       dateTime
  section              schema:articleSection      string
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  author               schema:author              string    many
  date_modified        schema:dateModified        dateTime
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:duration            duration
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
  duplicate_of         kg:duplicateOf             article   many
  in_story             kg:inStory                 story
  membership           kg:membership              decimal
course    schema:Course
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  has_part             schema:hasPart             thing     many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
event     schema:Event
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:duration            duration
  start_date           schema:startDate           dateTime
  end_date             schema:endDate             dateTime
  location             schema:location            string
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
person    schema:Person
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  location             schema:location            string
  same_as              schema:sameAs              iri       many
  followers            kg:followers               integer
  affiliation          schema:affiliation         provider  many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
sample    schema:SoftwareSourceCode
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  repository           schema:codeRepository      anyURI
  programming_language schema:programmingLanguage string    many
  platform             schema:runtimePlatform     string    many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
collection schema:Collection
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  has_part             schema:hasPart             thing     many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
certification schema:EducationalOccupationalCredential
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  has_part             schema:hasPart             thing     many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
book      schema:Book
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  isbn                 schema:isbn                string    many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
game      schema:VideoGame
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  platform             schema:gamePlatform        string    many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
community schema:Organization
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  location             schema:location            string
  same_as              schema:sameAs              iri       many
  followers            kg:followers               integer
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
challenge kg:Challenge schema:CreativeWork
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  start_date           schema:startDate           dateTime
  end_date             schema:endDate             dateTime
  location             schema:location            string
  has_part             schema:hasPart             thing     many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
newsletter schema:Periodical
  name                 schema:name                string
  abstract             schema:abstract            text
  additional_type      schema:additionalType      string
  section              schema:keywords            string
  date_published       schema:datePublished       dateTime
  url                  schema:url                 anyURI    many
  quality              kg:quality                 integer
  heat                 kg:heat                    integer
  published            kg:published               boolean
  alias                kg:alias                   iri       many
  price                schema:price               string
  free                 schema:isAccessibleForFree boolean
  level                schema:educationalLevel    string    many
  rating_value         schema:ratingValue         decimal
  rating_count         schema:ratingCount         integer
  duration             schema:timeRequired        duration
  author               schema:author              string    many
  has_part             schema:hasPart             thing     many
  publisher            schema:publisher           provider
  about                schema:about               topic     many
  image                schema:image               image     many
  related_to           kg:relatedTo               thing     many
  derived_from         prov:wasDerivedFrom        source    many
provider  schema:NewsMediaOrganization
  name                 schema:name                string
  alternate_name       schema:alternateName       string    many
  domain               kg:domain                  string
  description          schema:description         string
  logo                 schema:logo                image     many
  platform             kg:platform                provider
  likely_same          kg:likelySameAs            provider  many
topic     skos:Concept
  name                 skos:prefLabel             string
  alternate_name       skos:altLabel              string    many
  keyword              skos:hiddenLabel           string    many
  definition           skos:definition            string
  broader              skos:broader               topic     many
  in_scheme            skos:inScheme              scheme    many
scheme    skos:ConceptScheme
  name                 skos:prefLabel             string
image     schema:ImageObject
  url                  schema:url                 anyURI    many
  width                schema:width               integer
  height               schema:height              integer
  caption              schema:caption             string
story     kg:Story
  name                 schema:name                string
  keyword              schema:keywords            string    many
  start_date           schema:startDate           dateTime
  end_date             schema:endDate             dateTime
  size                 kg:size                    integer
  provider_count       kg:providerCount           integer
  independent_provider_count kg:independentProviderCount integer
  core                 kg:core                    article
  main_topic           kg:mainTopic               topic
  about                schema:about               topic     many
source    prov:Entity
  main_entity          schema:mainEntity          thing
dataset   void:Dataset
  title                dcterms:title              string
  license              dcterms:license            iri
  rights               dcterms:rights             string
  commit               dcterms:source             iri
"""


def test_the_table_keeps_its_contract() -> None:
    lines = []
    for kind in KINDS.values():
        lines.append(f"{kind.name} {' '.join(kind.classes)}")
        for field in kind.fields:
            targets = "thing" if field.targets == THINGS else "|".join(field.targets)
            lines.append(f"{field.name} {field.term} {targets or field.datatype} {'many' if field.many else ''}")
    assert [line.split() for line in lines] == [line.split() for line in CONTRACT.strip().split("\n")]


def test_prefixes_keep_their_contract() -> None:
    assert PREFIXES == {
        "dcterms": "http://purl.org/dc/terms/",
        "kg": "https://w3id.org/newskg/ns#",
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    assert DEFAULT_BASE_IRI == "https://w3id.org/newskg/id/"


def test_a_predicate_has_one_datatype_wherever_it_stands() -> None:
    datatypes: dict[str, set[str]] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            datatypes.setdefault(field.iri, set()).add(field.datatype)
    assert all(len(found) == 1 for found in datatypes.values())


def test_links_lead_to_kinds_and_only_links_do() -> None:
    for kind in KINDS.values():
        assert all(field.targets and {*field.targets} <= KINDS.keys() for field in kind.links)
        assert not any(field.targets for field in kind.values)
        assert {*kind.values, *kind.links} == set(kind.fields)


def test_a_link_is_the_same_whatever_it_leads_from() -> None:
    found: dict[str, set[tuple[str, bool, tuple[str, ...]]]] = {}
    for kind in KINDS.values():
        for link in kind.links:
            found.setdefault(link.name, set()).add((link.term, link.many, link.targets))
    assert all(len(forms) == 1 for forms in found.values())


def test_the_first_class_of_a_kind_is_no_article_s() -> None:
    first = {kind.classes[0] for kind in KINDS.values()}
    assert not first & {f"schema:{name}" for name in ("CreativeWork", *ARTICLE_CLASSES.values())}


def test_a_kind_says_each_thing_once() -> None:
    for kind in KINDS.values():
        assert len({field.name for field in kind.fields}) == len({field.iri for field in kind.fields})
        assert len({field.name for field in kind.fields}) == len(kind.fields)


def test_no_two_kinds_share_a_class() -> None:
    classes = [name for kind in KINDS.values() for name in kind.classes]
    assert len(set(classes)) == len(classes)


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("rdf:type", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ("schema:headline", "https://schema.org/headline"),
        ("skos:prefLabel", "http://www.w3.org/2004/02/skos/core#prefLabel"),
    ],
)
def test_expand_gives_the_full_iri(curie: str, iri: str) -> None:
    assert expand(curie) == iri


def test_article_types_are_written_as_posts_are_compared() -> None:
    assert all(name == name.casefold() for name in ARTICLE_CLASSES)
    assert all(re.fullmatch("[A-Z][A-Za-z]+", found) for found in ARTICLE_CLASSES.values())
    assert ARTICLE_CLASSES["article"] == "NewsArticle"
    assert ARTICLE_CLASSES["video"] == "VideoObject"
