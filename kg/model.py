"""Plain data: what is read (``Post``) and what the graph is made of (nodes and ``Edge``).

Everything here is immutable and sortable. A missing value is ``None`` or an empty tuple, never an
empty string and never the text "None". Instants are aware datetimes in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple


@dataclass(frozen=True, order=True, slots=True)
class ImageMention:
    """A picture as a post names it; width and height in pixels."""

    url: str
    width: int | None = None
    height: int | None = None
    title: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class ProviderMention:
    """A publisher as a post names it; the domain as written, without scheme or path."""

    name: str | None = None
    domain: str | None = None
    description: str | None = None
    images: tuple[ImageMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """One article as one document tells of it: a file's front matter, or one entry of its ``related`` list.

    ``url`` is the main address as found, ``addresses`` the others (AMP, AMP cache, original).
    ``source`` is the file's path relative to the build's root, empty for a related entry.
    """

    url: str
    title: str
    source: str = ""
    addresses: tuple[str, ...] = ()
    excerpt: str | None = None
    language: str | None = None
    date_published: datetime | None = None
    type: str | None = None
    category: str | None = None
    quality: int | None = None
    heat: int | None = None
    published: bool | None = None
    provider: ProviderMention | None = None
    topics: tuple[str, ...] = ()
    images: tuple[ImageMention, ...] = ()
    related: tuple[Post, ...] = ()
    authors: tuple[str, ...] = ()
    date_modified: datetime | None = None


@dataclass(frozen=True, order=True, slots=True)
class Subject:
    """A topic as the site's own data describes it."""

    name: str
    short_name: str | None = None
    parents: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    definition: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Organization:
    """A publisher as the site's own data describes it."""

    domain: str
    name: str | None = None
    other_names: tuple[str, ...] = ()
    description: str | None = None
    images: tuple[ImageMention, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class Article:
    """A published article, known by its canonical address. ``type`` is a schema.org class name."""

    kind: ClassVar[str] = "article"
    iri: str
    type: str | None = None
    headline: str | None = None
    abstract: str | None = None
    language: str | None = None
    date_published: datetime | None = None
    url: tuple[str, ...] = ()
    section: str | None = None
    quality: int | None = None
    heat: int | None = None
    published: bool | None = None
    alias: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date_modified: datetime | None = None


@dataclass(frozen=True, order=True, slots=True)
class Provider:
    """A publisher, known by its registrable domain (and its channel on a platform of many)."""

    kind: ClassVar[str] = "provider"
    iri: str
    name: str | None = None
    alternate_name: tuple[str, ...] = ()
    domain: str | None = None
    description: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Topic:
    """A subject heading of the site."""

    kind: ClassVar[str] = "topic"
    iri: str
    name: str | None = None
    alternate_name: tuple[str, ...] = ()
    keyword: tuple[str, ...] = ()
    definition: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Scheme:
    """The list of subject headings that the topics belong to."""

    kind: ClassVar[str] = "scheme"
    iri: str
    name: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Image:
    """A picture, known by its address; width and height in pixels."""

    kind: ClassVar[str] = "image"
    iri: str
    url: tuple[str, ...] = ()
    width: int | None = None
    height: int | None = None
    caption: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Source:
    """A document of the site from which articles were read."""

    kind: ClassVar[str] = "source"
    iri: str


Node = Article | Provider | Topic | Scheme | Image | Source

NODE_TYPES: dict[str, type[Node]] = {
    "article": Article,
    "provider": Provider,
    "topic": Topic,
    "scheme": Scheme,
    "image": Image,
    "source": Source,
}


class Edge(NamedTuple):
    """A link: from a node, by a field of its kind in the vocabulary, to another node.

    A named tuple, not a dataclass: a build makes many, and a tuple is made in a quarter of the time.
    """

    subject: str
    field: str
    target: str


class Edges(NamedTuple):
    """Many links of one field from one node: what an extractor gives where there are hundreds."""

    subject: str
    field: str
    targets: tuple[str, ...]
