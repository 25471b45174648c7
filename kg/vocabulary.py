"""The one table of the vocabulary: each kind of node, its fields, and what a field is in RDF.

Everything that leaves the package (triples, columns, page texts) and everything that is read
back goes through ``KINDS``. Terms are those of schema.org (always https), SKOS, PROV and our own
namespace ``kg:``.
"""

from __future__ import annotations

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
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DEFAULT_BASE_IRI = "https://w3id.org/newskg/id/"

Datatype = Literal["string", "text", "integer", "boolean", "dateTime", "anyURI", "iri", "class", "link"]
"""``text`` is a string that carries the article's language where it is known; ``iri`` an address that
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


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind: its name in Python, its term in RDF, the type of its values, one or many."""

    name: str
    term: str
    datatype: Datatype
    many: bool = False
    target: str = ""

    @property
    def iri(self) -> str:
        """The predicate's full IRI."""
        return expand(self.term)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node: its name, the classes each such node has, its fields."""

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


_ALL = (
    Kind(
        "article",
        ("kg:Article",),
        (
            Field("type", "rdf:type", "class"),
            Field("headline", "schema:headline", "text"),
            Field("abstract", "schema:abstract", "text"),
            Field("date_published", "schema:datePublished", "dateTime"),
            Field("url", "schema:url", "anyURI", many=True),
            Field("section", "schema:articleSection", "string"),
            Field("quality", "kg:quality", "integer"),
            Field("heat", "kg:heat", "integer"),
            Field("published", "kg:published", "boolean"),
            Field("alias", "kg:alias", "iri", many=True),
            Field("author", "schema:author", "string", many=True),
            Field("date_modified", "schema:dateModified", "dateTime"),
            Field("publisher", "schema:publisher", "link", target="provider"),
            Field("about", "schema:about", "link", many=True, target="topic"),
            Field("image", "schema:image", "link", many=True, target="image"),
            Field("related_to", "kg:relatedTo", "link", many=True, target="article"),
            Field("derived_from", "prov:wasDerivedFrom", "link", many=True, target="source"),
        ),
    ),
    Kind(
        "provider",
        ("schema:NewsMediaOrganization",),
        (
            Field("name", "schema:name", "string"),
            Field("alternate_name", "schema:alternateName", "string", many=True),
            Field("domain", "kg:domain", "string"),
            Field("description", "schema:description", "string"),
            Field("logo", "schema:logo", "link", many=True, target="image"),
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
            Field("broader", "skos:broader", "link", many=True, target="topic"),
            Field("in_scheme", "skos:inScheme", "link", many=True, target="scheme"),
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
        "source",
        ("prov:Entity",),
        (Field("main_entity", "schema:mainEntity", "link", target="article"),),
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
    "course": "Course",
    "book": "Book",
    "report": "Report",
    "review": "Review",
}
"""The schema.org class of an article by what the post calls its type; any other type is a CreativeWork."""
