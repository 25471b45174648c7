"""The one table of the vocabulary: each kind of node, its fields, and what a field is in RDF.

Everything that leaves the package (triples, columns, page texts) and everything that is read
back goes through ``KINDS``. Terms are those of schema.org (always https), SKOS, PROV and our own
namespace ``kg:``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "kg": "https://w3id.org/newskg/ns#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DATA_SET_TERMS = ("prov:hadPrimarySource", "schema:mentions")
"""What only data sets with named graphs say: from a thing to a document that is its own post; from a document to a
thing that it only names in a related entry."""
DEFAULT_BASE_IRI = "https://w3id.org/newskg/id/"

Datatype = Literal[
    "string", "text", "integer", "decimal", "boolean", "dateTime", "duration", "anyURI", "iri", "class", "link"
]
"""``text`` is a string that carries the post's language where it is known; ``iri`` an address that
is not itself a node; ``class`` the local name of a schema.org class; ``link`` an edge."""


def expand(curie: str) -> str:
    """The full IRI of a prefixed name of ours.

    >>> expand("kg:relatedTo")
    'https://w3id.org/newskg/ns#relatedTo'
    """
    if curie == "rdf:type":
        return RDF_TYPE
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def shorten(iri: str) -> str:
    """An IRI as a prefixed name of ours, where it can be one.

    >>> shorten("https://schema.org/Course"), shorten("https://schema.org/docs/"), shorten("https://example.com/a")
    ('schema:Course', 'https://schema.org/docs/', 'https://example.com/a')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind: its name in Python, its term in RDF, the type of its values, one or many.

    A link's ``targets`` are the kinds that it may lead to.
    """

    name: str
    term: str
    datatype: Datatype
    many: bool = False
    targets: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The predicate's full IRI."""
        return expand(self.term)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node: its name, the classes each such node has (the first is this kind's alone), its fields."""

    name: str
    classes: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def values(self) -> tuple[Field, ...]:
        """The fields kept on the node itself."""
        return tuple(field for field in self.fields if field.datatype != "link")

    @property
    def links(self) -> tuple[Field, ...]:
        """The fields that are edges to other nodes."""
        return tuple(field for field in self.fields if field.datatype == "link")


THINGS = (
    "article", "course", "event", "person", "sample", "collection", "certification", "book", "game", "community",
    "challenge", "newsletter",
)  # fmt: skip
"""The kinds of thing that a post can be about."""

_STANDING = (
    Field("url", "schema:url", "anyURI", many=True),
    Field("quality", "kg:quality", "integer"),
    Field("heat", "kg:heat", "integer"),
    Field("published", "kg:published", "boolean"),
    Field("alias", "kg:alias", "iri", many=True),
)
_LINKS = (
    Field("publisher", "schema:publisher", "link", targets=("provider",)),
    Field("about", "schema:about", "link", many=True, targets=("topic",)),
    Field("image", "schema:image", "link", many=True, targets=("image",)),
    Field("related_to", "kg:relatedTo", "link", many=True, targets=THINGS),
    Field("derived_from", "prov:wasDerivedFrom", "link", many=True, targets=("source",)),
)
_OFFER = (
    Field("price", "schema:price", "string"),
    Field("free", "schema:isAccessibleForFree", "boolean"),
    Field("level", "schema:educationalLevel", "string", many=True),
    Field("rating_value", "schema:ratingValue", "decimal"),
    Field("rating_count", "schema:ratingCount", "integer"),
)
_RUNNING_TIME = Field("duration", "schema:duration", "duration")
_TIME_REQUIRED = Field("duration", "schema:timeRequired", "duration")
_NAMED = (
    Field("name", "schema:name", "string"),
    Field("abstract", "schema:abstract", "text"),
    Field("additional_type", "schema:additionalType", "string"),
    Field("section", "schema:keywords", "string"),
    Field("date_published", "schema:datePublished", "dateTime"),
)
_AUTHOR = Field("author", "schema:author", "string", many=True)
_HAS_PART = Field("has_part", "schema:hasPart", "link", many=True, targets=THINGS)
_PERIOD = (Field("start_date", "schema:startDate", "dateTime"), Field("end_date", "schema:endDate", "dateTime"))
_LOCATION = Field("location", "schema:location", "string")
_ACCOUNTS = (Field("same_as", "schema:sameAs", "iri", many=True), Field("followers", "kg:followers", "integer"))
_LEARNING = (*_OFFER, _TIME_REQUIRED, _AUTHOR)


def _item(name: str, *classes: str, fields: tuple[Field, ...]) -> Kind:
    """A kind of thing other than articles: what all of them have, and its own."""
    return Kind(name, classes, (*_NAMED, *_STANDING, *fields, *_LINKS))


_ALL = (
    Kind(
        "article",
        ("kg:Article",),
        (
            Field("type", "rdf:type", "class"),
            Field("headline", "schema:headline", "text"),
            Field("abstract", "schema:abstract", "text"),
            Field("date_published", "schema:datePublished", "dateTime"),
            Field("section", "schema:articleSection", "string"),
            *_STANDING,
            Field("author", "schema:author", "string", many=True),
            Field("date_modified", "schema:dateModified", "dateTime"),
            *_OFFER,
            _RUNNING_TIME,
            *_LINKS,
            Field("duplicate_of", "kg:duplicateOf", "link", many=True, targets=("article",)),
            Field("in_story", "kg:inStory", "link", targets=("story",)),
            Field("membership", "kg:membership", "decimal"),
        ),
    ),
    _item("course", "schema:Course", fields=(*_LEARNING, _HAS_PART)),
    _item("event", "schema:Event", fields=(*_OFFER, _RUNNING_TIME, *_PERIOD, _LOCATION)),
    _item(
        "person",
        "schema:Person",
        fields=(
            _LOCATION,
            *_ACCOUNTS,
            Field("affiliation", "schema:affiliation", "link", many=True, targets=("provider",)),
        ),
    ),
    _item(
        "sample",
        "schema:SoftwareSourceCode",
        fields=(
            *_LEARNING,
            Field("repository", "schema:codeRepository", "anyURI"),
            Field("programming_language", "schema:programmingLanguage", "string", many=True),
            Field("platform", "schema:runtimePlatform", "string", many=True),
        ),
    ),
    _item("collection", "schema:Collection", fields=(*_LEARNING, _HAS_PART)),
    _item("certification", "schema:EducationalOccupationalCredential", fields=(*_LEARNING, _HAS_PART)),
    _item("book", "schema:Book", fields=(*_LEARNING, Field("isbn", "schema:isbn", "string", many=True))),
    _item(
        "game",
        "schema:VideoGame",
        fields=(*_LEARNING, Field("platform", "schema:gamePlatform", "string", many=True)),
    ),
    _item("community", "schema:Organization", fields=(_LOCATION, *_ACCOUNTS)),
    _item(
        "challenge",
        "kg:Challenge",
        "schema:CreativeWork",
        fields=(*_LEARNING, *_PERIOD, _LOCATION, _HAS_PART),
    ),
    _item("newsletter", "schema:Periodical", fields=(*_LEARNING, _HAS_PART)),
    Kind(
        "provider",
        ("schema:NewsMediaOrganization",),
        (
            Field("name", "schema:name", "string"),
            Field("alternate_name", "schema:alternateName", "string", many=True),
            Field("domain", "kg:domain", "string"),
            Field("description", "schema:description", "string"),
            Field("logo", "schema:logo", "link", many=True, targets=("image",)),
            Field("platform", "kg:platform", "link", targets=("provider",)),
            Field("likely_same", "kg:likelySameAs", "link", many=True, targets=("provider",)),
        ),
    ),
    Kind(
        "topic",
        ("skos:Concept",),
        (
            Field("name", "skos:prefLabel", "string"),
            Field("alternate_name", "skos:altLabel", "string", many=True),
            Field("keyword", "skos:hiddenLabel", "string", many=True),
            Field("definition", "skos:definition", "string"),
            Field("broader", "skos:broader", "link", many=True, targets=("topic",)),
            Field("in_scheme", "skos:inScheme", "link", many=True, targets=("scheme",)),
        ),
    ),
    Kind("scheme", ("skos:ConceptScheme",), (Field("name", "skos:prefLabel", "string"),)),
    Kind(
        "image",
        ("schema:ImageObject",),
        (
            Field("url", "schema:url", "anyURI", many=True),
            Field("width", "schema:width", "integer"),
            Field("height", "schema:height", "integer"),
            Field("caption", "schema:caption", "string"),
        ),
    ),
    Kind(
        "story",
        ("kg:Story",),
        (
            Field("name", "schema:name", "string"),
            Field("keyword", "schema:keywords", "string", many=True),
            *_PERIOD,
            Field("size", "kg:size", "integer"),
            Field("provider_count", "kg:providerCount", "integer"),
            Field("independent_provider_count", "kg:independentProviderCount", "integer"),
            Field("core", "kg:core", "link", targets=("article",)),
            Field("main_topic", "kg:mainTopic", "link", targets=("topic",)),
            Field("about", "schema:about", "link", many=True, targets=("topic",)),
        ),
    ),
    Kind(
        "source",
        ("prov:Entity",),
        (Field("main_entity", "schema:mainEntity", "link", targets=THINGS),),
    ),
    Kind(
        "dataset",
        ("void:Dataset",),
        (
            Field("title", "dcterms:title", "string"),
            Field("license", "dcterms:license", "iri"),
            Field("rights", "dcterms:rights", "string"),
            Field("commit", "dcterms:source", "iri"),
        ),
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every kind of node by name, the most telling first: an address claimed by two kinds goes to the first."""

ARTICLE_CLASSES: Mapping[str, str] = {
    "article": "NewsArticle",
    "news": "NewsArticle",
    "blog": "BlogPosting",
    "post": "BlogPosting",
    "video": "VideoObject",
    "audio": "AudioObject",
    "podcast": "PodcastEpisode",
    "report": "Report",
    "review": "Review",
}
"""The schema.org class of an article by what the post calls its type; any other type is a CreativeWork."""
