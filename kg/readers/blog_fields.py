"""The usual names of front matter in the blogs of Jekyll, Hugo and Hexo, in terms of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

DATE = ("date", "publishdate", "pubdate", "published_at", "created", "created_at")
MODIFIED = ("lastmod", "updated", "last_modified_at", "modified", "updated_at", "last_updated")
EXCERPT = ("description", "summary", "subtitle", "abstract")
LANGUAGE = ("lang", "language", "locale")
AUTHORS = ("authors", "author")
TAGS = ("tags", "tag")
CATEGORIES = ("categories", "category")
KEYWORDS = ("keywords",)
IMAGES = (
    "images", "cover", "image", "featured_image", "featuredimage", "feature_image", "feature", "thumbnail", "banner",
    "header", "og_image", "photos", "img",
)  # fmt: skip
ALIASES = ("aliases", "redirect_from", "alias")
CANONICAL = ("canonical_url", "canonicalurl", "canonical")
ADDRESS = ("permalink", "url", "slug")
DRAFT = ("draft",)
PRESENTATION = frozenset(
    {
        "layout", "comments", "toc", "math", "mathjax", "mermaid", "weight", "menu", "classes", "sidebar", "share",
        "pin", "sticky", "top", "hidden", "showtoc", "author_profile", "read_time", "nav_order", "parent", "tagline",
        "linktitle", "expirydate", "series", "toc_label", "tocopen", "disqus", "sitemap", "cascade", "outputs",
        "resources", "build",
    }
)  # fmt: skip
"""How a page is shown: read past, and counted."""

NAMES = (
    *DATE, *MODIFIED, *EXCERPT, *LANGUAGE, *AUTHORS, *TAGS, *CATEGORIES, *KEYWORDS, *IMAGES, *ALIASES, *CANONICAL,
    *ADDRESS, *DRAFT,
)  # fmt: skip
"""Every name that is understood, besides our own."""

_PICTURE = ("url", "path", "src", "image", "feature", "teaser", "overlay_image", "og_image")
_CAPTION = ("caption", "alt", "title")
_LIQUID_TAG = re.compile(r"\{%.*?%\}")


@dataclass(slots=True)
class BlogFields:
    """A page's front matter, from which values are taken by name; case and hyphens do not matter.

    ``kept`` are names that are not to be taken, because the user's field map gave them a meaning; ``taken`` is
    what was taken, by the names asked for.
    """

    values: dict[Any, Any]
    kept: frozenset[str] = frozenset()
    taken: dict[str, Any] = field(default_factory=dict)
    _names: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.values:
            if isinstance(name, str) and name not in self.kept:
                self._names.setdefault(name.casefold().replace("-", "_"), name)

    def take(self, *names: str) -> Iterator[tuple[str, Any]]:
        """Each of the named fields that is there and not empty, with its name as written; they are used up."""
        for name in names:
            written = self._names.get(name, name)
            if written in self.values and written not in self.kept:
                value = self.values.pop(written)
                if value not in (None, "", []):
                    self.taken[name] = value
                    yield written, value

    def first(self, *names: str) -> tuple[str, Any] | None:
        """The first of the named fields; all of them are used up."""
        return next(iter(list(self.take(*names))), None)

    def get(self, name: str) -> Any:
        """A field's value; it stays."""
        return self.values.get(self._names.get(name))


def texts(value: Any, separator: str | None = None) -> list[str]:
    """The texts in a value: one, or a list of them, or lists in it, or mappings that have a name; each once.

    A single text is parted at commas, or else at the separator (a space; None: not at all).

    >>> texts("a, b"), texts("a b", " "), texts([["A", "B"], {"name": "C"}, 2020])
    (['a', 'b'], ['a', 'b'], ['A', 'B', 'C', '2020'])
    """
    if isinstance(value, str):
        found = value.split("," if "," in value else separator) if separator or "," in value else [value]
        return list(dict.fromkeys(text for part in found if (text := " ".join(part.split()))))
    return list(dict.fromkeys(_listed(value)))


def is_false(value: Any) -> bool:
    """Whether a value says no, as YAML has it or as a text."""
    return value is False or (isinstance(value, str) and value.strip().casefold() in ("false", "no"))


def is_true(value: Any) -> bool:
    """Whether a value says yes, as YAML has it or as a text."""
    return value is True or (isinstance(value, str) and value.strip().casefold() in ("true", "yes"))


def pictures(value: Any) -> Iterator[dict[str, Any]]:
    """The pictures in a value, each with ``url`` and what else is said of it: a text, a mapping, or a list of these."""
    if isinstance(value, str) and value.strip():
        yield {"url": value.strip()}
    elif isinstance(value, list):
        for item in value:
            yield from pictures(item) if not isinstance(item, list) else ()
    elif isinstance(value, Mapping):
        address = next((value[name] for name in _PICTURE if isinstance(value.get(name), str) and value[name]), None)
        if address is not None:
            caption = next((value[name] for name in _CAPTION if isinstance(value.get(name), str)), None)
            size = {name: value[name] for name in ("width", "height") if name in value}
            yield {"url": address.strip(), **size, **({"title": caption} if caption else {})}


def _listed(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list) and depth < 5:
        for item in value:
            yield from _listed(item, depth + 1)
    elif isinstance(value, str):
        if text := " ".join(_LIQUID_TAG.sub("", value).split()):
            yield text
    elif isinstance(value, (date, datetime)):
        yield value.isoformat()
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)[:100] if not isinstance(value, int) or abs(value) < 10**18 else ""
