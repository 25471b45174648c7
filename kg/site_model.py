"""Plain data: what a site's own data says of its topics and of publishers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ImageMention


@dataclass(frozen=True, order=True, slots=True)
class Subject:
    """A topic as the site's own data describes it in the file ``source``."""

    name: str
    short_name: str | None = None
    parents: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    definition: str | None = None
    source: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Organization:
    """A publisher as the site's own data describes it in the file ``source``."""

    domain: str
    name: str | None = None
    other_names: tuple[str, ...] = ()
    description: str | None = None
    images: tuple[ImageMention, ...] = ()
    source: str = ""
