"""Plain data: what is read (``Post``) and what the graph is made of (nodes and ``Edge``).

Everything here is immutable and sortable. A missing value is ``None`` or an empty tuple, never an
empty string and never the text "None". Instants are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import ClassVar, NamedTuple

from kg.handed_over import HandedOver


@dataclass(frozen=True, order=True, slots=True)
class ImageMention(HandedOver):
    """A picture as a post names it; width and height in pixels."""

    url: str
    width: int | None = None
    height: int | None = None
    title: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class ProviderMention(HandedOver):
    """A publisher as a post names it; the domain as written, without scheme or path."""

    name: str | None = None
    domain: str | None = None
    description: str | None = None
    images: tuple[ImageMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Details(HandedOver):
    """What a post tells of a course, an event, a person … beyond what it would of an article.

    ``pages`` are addresses of the thing that do not identify it, ``items`` the posts it is made of, by path or
    address as written; ``duration`` is xsd:duration in its canonical form.
    """

    price: str | None = None
    free: bool | None = None
    level: tuple[str, ...] = ()
    rating_value: Decimal | None = None
    rating_count: int | None = None
    duration: str | None = None
    start_date: datetime | None = None
    end_date: datetime | None = None
    location: str | None = None
    same_as: tuple[str, ...] = ()
    followers: int | None = None
    author: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    platform: tuple[str, ...] = ()
    programming_language: tuple[str, ...] = ()
    repository: str | None = None
    pages: tuple[str, ...] = ()
    affiliation: tuple[ProviderMention, ...] = ()
    items: tuple[str, ...] = ()


NO_DETAILS = Details()


@dataclass(frozen=True, slots=True)
class Post(HandedOver):
    """One thing as one document tells of it: a file's front matter, or one entry of its ``related`` list.

    ``kind`` is what the thing is, an article or one of ``ITEM_KINDS``. ``url`` is the main address as found, empty
    where the thing has none; ``addresses`` are the others (AMP, AMP cache, original). ``name`` is what it is called
    where it has no address, unlike any other of its kind. ``source`` is the file's path relative to the build's
    root, empty for a related entry. ``parts`` are what a collection holds and tells of itself.
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
    parts: tuple[Post, ...] = ()
    kind: str = "article"
    name: str = ""
    details: Details = NO_DETAILS
    date_modified: datetime | None = None


@dataclass(frozen=True, order=True, slots=True)
class Article:
    """A published article, known by its canonical address. ``type`` is a schema.org class name.

    ``membership`` is how strongly it belongs to its story, 0 to 1.
    """

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
    price: str | None = None
    free: bool | None = None
    level: tuple[str, ...] = ()
    rating_value: Decimal | None = None
    rating_count: int | None = None
    duration: str | None = None
    membership: Decimal | None = None


ITEM_KINDS = (
    "course", "event", "person", "sample", "collection", "certification", "book", "game", "community", "challenge",
    "newsletter",
)  # fmt: skip
"""What a post can be about that is no article."""


@dataclass(frozen=True, order=True, slots=True)
class Item:
    """A thing of one of the ``ITEM_KINDS``, known by its address, else by its name; no kind has all the values.

    ``duration`` is xsd:duration text, how long an event runs or how long a course takes.
    """

    kind: str
    iri: str
    name: str | None = None
    abstract: str | None = None
    language: str | None = None
    additional_type: str | None = None
    section: str | None = None
    date_published: datetime | None = None
    url: tuple[str, ...] = ()
    quality: int | None = None
    heat: int | None = None
    published: bool | None = None
    alias: tuple[str, ...] = ()
    price: str | None = None
    free: bool | None = None
    level: tuple[str, ...] = ()
    rating_value: Decimal | None = None
    rating_count: int | None = None
    duration: str | None = None
    start_date: datetime | None = None
    end_date: datetime | None = None
    location: str | None = None
    same_as: tuple[str, ...] = ()
    followers: int | None = None
    author: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    platform: tuple[str, ...] = ()
    programming_language: tuple[str, ...] = ()
    repository: str | None = None


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
class Story:
    """Articles that tell of one event, named after its most central one; ``size`` is their number.

    ``provider_count`` counts publishers, ``independent_provider_count`` those that do not merely copy another's text.
    """

    kind: ClassVar[str] = "story"
    iri: str
    name: str | None = None
    keyword: tuple[str, ...] = ()
    start_date: datetime | None = None
    end_date: datetime | None = None
    size: int | None = None
    provider_count: int | None = None
    independent_provider_count: int | None = None


@dataclass(frozen=True, order=True, slots=True)
class Source:
    """A document of the site from which articles were read."""

    kind: ClassVar[str] = "source"
    iri: str


@dataclass(frozen=True, order=True, slots=True)
class Dataset:
    """The graph itself, of which the site says something: its title, its licence, else what it says of rights.

    ``commit`` is the commit that was checked out, as a SWHID (https://www.swhid.org).
    """

    kind: ClassVar[str] = "dataset"
    iri: str
    title: str | None = None
    license: str | None = None
    rights: str | None = None
    commit: str | None = None


Node = Article | Item | Provider | Topic | Scheme | Image | Story | Source | Dataset

NODE_TYPES: dict[str, Callable[..., Node]] = {
    "article": Article,
    **{kind: partial(Item, kind) for kind in ITEM_KINDS},
    "provider": Provider,
    "topic": Topic,
    "scheme": Scheme,
    "image": Image,
    "story": Story,
    "source": Source,
    "dataset": Dataset,
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
