"""A page's front matter in our own terms: the values that our fields take from a blog's."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from kg.readers import blog_fields, generator
from kg.readers.blog_fields import BlogFields, is_false, is_true, pictures, texts
from kg.readers.body_links import expand_expressions
from kg.readers.page_date import read_date, time_zone
from kg.readers.permalink import Page
from kg.readers.renamed import Names
from kg.readers.site import Site
from kg.vocabulary import ARTICLE_CLASSES

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FULL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class PageValues:
    """Turns a page's fields into ours, one after another; what was ours already is left as it is."""

    def __init__(self, values: dict[Any, Any], place: str, site: Site, kept: frozenset[str]) -> None:
        self.fields = BlogFields(values, kept)
        self.values = self.fields.values
        self.place, self.site = place, site
        self.written: Names = {}
        zone = time_zone(site.text("timezone"))
        self.zone: tzinfo | None = zone

    @property
    def is_draft(self) -> bool:
        """Whether the site does not show the page. ``published`` means something else in our own terms."""
        if is_true(self.fields.get("draft")):
            return True
        return self.site.generator != "plain" and is_false(self.fields.get("published"))

    def put(self, name: str, value: Any, written: str | None = None) -> None:
        """Give one of our fields a value, unless it has one."""
        if value and self.values.get(name) in (None, "", []):
            self.values[name] = value
            if written is not None:
                self.written[(name,)] = (written,)

    def page(self, title: str) -> Page:
        """Take dates and subjects; what is then known of the page tells its address."""
        list(self.fields.take(*blog_fields.ADDRESS))
        names = [*blog_fields.DATE, "published"]
        if self.site.generator == "plain" and isinstance(self.fields.get("published"), bool):
            names.pop()  # a value of our own
        date = self._take_date("publishedDateTime", *names)
        if date is None:
            date = generator.named_date(self.place, self.site)
            self.put("publishedDateTime", _utc(date.replace(tzinfo=date.tzinfo or self.zone)) if date else None)
        modified = self._take_date("modifiedDateTime", *blog_fields.MODIFIED)
        categories = self._take_topics()
        self._take_type(date is not None)
        if date is None and self.site.generator == "hugo":
            date = modified  # which is Hugo's date, too, where there is no other
        facts = {**self.values, **self.fields.taken}
        if date is not None and date.tzinfo is not None and self.zone is not None:
            date = date.astimezone(self.zone)
        return Page(self.place, facts, title, date, categories)

    def take_the_rest(self, address: str, is_own: bool) -> None:
        """Take what the address of the page helps to understand, and what needs no help."""
        for name, value in list(self.fields.take(*blog_fields.EXCERPT)):
            self.put("excerpt", value, name)
        for name, value in list(self.fields.take(*blog_fields.LANGUAGE)):
            self.put("language", value, name)
        told = generator.language(self.place, self.site)
        if not self.values.get("lang"):  # which the user's field map may have given
            self.put("language", told if told and _LANGUAGE.fullmatch(told) else None)
        for name, value in list(self.fields.take(*blog_fields.AUTHORS)):
            self.put("authors", texts(value) if not isinstance(value, str) else [value], name)
        default = self.site.text("author", "author.name", "params.author", "params.author.name")
        if not self.values.get("author"):
            self.put("authors", [default] if default else None)
        self._take_images(address if is_own else None)
        home = self.site.address
        if home is not None:
            host = urlsplit(home).hostname or ""
            self.put("provider", {"domain": host, **({"name": self.site.title} if self.site.title else {})})

    def absolute(self, text: str, beside: str | None = None) -> str | None:
        """An address in full: a path is completed with the site's own, or with the page's beside which it is."""
        home = self.site.address
        base = urlsplit(home).path if home else ""
        text = expand_expressions(text, home, base)
        if _FULL.match(text):
            return text
        if text.startswith("//"):
            return "https:" + text
        if home is None:
            return None
        if text.startswith("/"):
            return home.removesuffix(base) + text if base and text.startswith(base + "/") else home + text
        return urljoin(beside, text) if beside else f"{home}/{text}"

    def _take_date(self, ours: str, *names: str) -> datetime | None:
        for name, value in list(self.fields.take(*names)):
            if isinstance(value, bool):
                continue
            found = read_date(value, self.zone)
            self.put(ours, _utc(found) if found else value, name)
            if self.written.get((ours,)) == (name,):
                return found
        return read_date(self.values.get(ours), self.zone)

    def _take_topics(self) -> tuple[str, ...]:
        """Take tags and categories as topics; returns the categories."""
        spaced = " " if self.site.generator == "jekyll" else None
        plain = self.site.generator == "plain"
        categories = list(generator.folder_categories(self.place, self.site))
        topics = texts(self.values.get("topics"))
        names = [*blog_fields.TAGS, *(("categories",) if plain else blog_fields.CATEGORIES)]
        written = None
        for name, value in list(self.fields.take(*names)):
            found = texts(value, spaced if name.casefold().endswith("s") else None)
            written = written or name
            if name.casefold() in blog_fields.CATEGORIES:
                categories += found
            topics += found
        if not topics:
            for name, value in list(self.fields.take(*blog_fields.KEYWORDS)):
                written, topics = name, texts(value)
        if written is not None:
            self.values["topics"] = list(dict.fromkeys(topics))
            self.written[("topics",)] = (written,)
        return tuple(dict.fromkeys(categories))

    def _take_type(self, dated: bool) -> None:
        """The generators' ``type`` chooses a layout; only where it names a class it says what the page is."""
        named = self.values.get("type")
        if self.site.generator != "plain" and not (isinstance(named, str) and named.casefold() in ARTICLE_CLASSES):
            self.values.pop("type", None)
        if dated and not (self.site.generator == "plain" and self.values.get("category")):
            self.put("type", "blog")

    def _take_images(self, address: str | None) -> None:
        beside = address if self.site.generator in ("hugo", "plain") else None
        found: list[dict[str, Any]] = []
        for name, value in list(self.fields.take(*blog_fields.IMAGES)):
            for picture in pictures(value):
                url = self.absolute(picture["url"], beside)
                if url is None or url in (known["url"] for known in found):
                    continue
                self.written[("images", len(found))] = (name,)
                found.append({**picture, "url": url})
        if found:
            self.values["images"] = found


def _utc(found: datetime) -> datetime:
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return found.replace(tzinfo=UTC)
