"""Hugo: where its pages live (https://gohugo.io/content-management/urls/), in which language they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime

from kg.readers.page_date import DAYS, MONTHS
from kg.readers.permalink import Page, UnknownPartError, site_path
from kg.readers.site import Site

_TOKEN = re.compile(r"\\:|:(\w+)(?:\[(\w*)(:?)(\w*)\])?")
_IN_PATHS = "./\\_#+~-@%"


def content_folder(site: Site) -> str:
    """The folder of the content, ending with a slash, relative to the site's own."""
    return (site.text("contentdir") or "content").strip("/") + "/"


def language(path: str, site: Site) -> tuple[str | None, str]:
    """The language that a file's place or name tells, and its path without that; ``path`` is below the content folder.

    >>> site = Site("hugo", settings={"languages": {"en": {}, "fr": {}}})
    >>> language("posts/hello.fr.md", site), language("posts/hello.md", site)
    (('fr', 'posts/hello.md'), ('en', 'posts/hello.md'))
    """
    languages = site.setting("languages")
    default = site.text("defaultcontentlanguage") or "en"
    if not isinstance(languages, Mapping):
        told = site.text("languagecode", "locale", "defaultcontentlanguage")
        return told, path
    content = content_folder(site)
    for code, settings in languages.items():
        place = settings.get("contentDir") if isinstance(settings, Mapping) else None
        inside = place.strip("/") + "/" if isinstance(place, str) else ""
        if inside.startswith(content) and len(inside) > len(content) and (content + path).startswith(inside):
            return str(code), (content + path)[len(inside) :]
    for code in map(str, languages):
        if found := re.search(rf"\.{re.escape(code)}(\.[a-z]+)$", path, re.IGNORECASE):
            return code, path[: found.start()] + found[1]
    return default, path


def is_section(path: str) -> bool:
    """Whether a file is the page of a section, which lists others and is none of them."""
    return re.search(r"(?:^|/)_index\.[^/]*$", path) is not None


def bundle_index(path: str, site: Site) -> str | None:
    """Which bundle a Markdown file makes of its folder: a ``leaf``, whose one page it is, or a ``branch``.

    >>> bundle_index("posts/a/index.md", Site("hugo")), bundle_index("posts/_index.md", Site("hugo"))
    ('leaf', 'branch')
    >>> bundle_index("index.md", Site("hugo"))  # the home page is no leaf
    """
    folder, _, name = language(path, site)[1].rpartition("/")
    stem, _, suffix = name.rpartition(".")
    if not folder or suffix.lower() not in ("md", "markdown"):
        return None
    return {"index": "leaf", "_index": "branch"}.get(stem)


def page_path(page: Page, site: Site) -> str:
    """The path below the site's address at which Hugo puts a page.

    Raises UnknownPartError where a pattern of the configuration has a token that Hugo does not know.
    """
    code, path = language(page.path, site)
    below = Page(path, page.values, page.title, page.date, page.categories)
    default = site.text("defaultcontentlanguage") or "en"
    in_folder = site.setting("defaultcontentlanguageinsubdir") is True
    many = isinstance(site.setting("languages"), Mapping)
    prefix = f"/{code}/".lower() if many and (code != default or in_folder) else "/"
    own = page.text("url")
    if own is not None:
        own = _expand(own, below, stated=True)
        return site_path(own if own.startswith("/") else prefix + own)
    section = path.partition("/")[0] if "/" in path else ""
    pattern = _pattern(section, site)
    if pattern is not None:
        found = _expand(pattern, below)
    else:
        folder = below.folder if below.stem != "index" else below.folder.rstrip("/").rpartition("/")[0] + "/"
        found = urlized(folder) + urlized(page.text("slug") or _base_name(below)) + "/"
    ugly = site.setting("uglyurls")
    if ugly is True or (isinstance(ugly, Mapping) and ugly.get(section) is True):
        found = found.rstrip("/") + ".html"
    return site_path(prefix + found)


def urlized(text: str) -> str:
    """Text as Hugo makes it a part of a path: lower case, hyphens for spaces, signs it does not keep gone.

    >>> urlized("Héllo, Wörld! C++")
    'héllo-wörld-c++'
    """
    kept = "".join(
        c if c.isalnum() or c in _IN_PATHS or unicodedata.category(c)[0] == "M" else " " if c.isspace() else ""
        for c in text.strip()
    )
    return re.sub(r"-{2,}", "-", "-".join(kept.split())).lower()


def _pattern(section: str, site: Site) -> str | None:
    for name in ("permalinks.page", "permalinks"):
        patterns = site.setting(name)
        found = patterns.get(section or "/") if isinstance(patterns, Mapping) else None
        if isinstance(found, str):
            return found
    return None


def _base_name(page: Page) -> str:
    """The file's name, or that of the folder whose ``index`` it is."""
    return page.folder.rstrip("/").rpartition("/")[2] if page.stem == "index" else page.stem


def _expand(pattern: str, page: Page, stated: bool = False) -> str:
    sections = page.folder.strip("/").split("/")
    if page.stem == "index":
        sections = sections[:-1]

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return ":"
        if name == "sections" and found[2] is not None:
            return "/".join(_cut(sections, found[2], found[3], found[4]))
        part = _token(name, page, sections)
        if part is None and not stated:
            raise UnknownPartError(name)
        return found[0] if part is None else part

    return _TOKEN.sub(fill, pattern)


def _token(name: str, page: Page, sections: list[str]) -> str | None:
    """What a token stands for; None where it is none. A page without a date has Go's first one."""
    date, slug = page.date or datetime(1, 1, 1), page.text("slug")
    match name:
        case "title":
            return urlized(page.title.replace("/", "-"))
        case "slug":
            return urlized(slug or page.title.replace("/", "-"))
        case "filename" | "contentbasename":
            return urlized(_base_name(page))
        case "slugorfilename" | "slugorcontentbasename":
            return urlized(slug or _base_name(page))
        case "section" | "sectionslug":
            return urlized(sections[0]) if sections else ""
        case "sections" | "sectionslugs":
            return urlized("/".join(sections))
    return {
        "year": f"{date.year}", "month": f"{date.month:02}", "day": f"{date.day:02}",
        "yearday": f"{date:%j}".lstrip("0"),
        "monthname": MONTHS[date.month - 1], "weekday": str(date.isoweekday() % 7),
        "weekdayname": DAYS[date.weekday()], "2006": f"{date.year:04}", "01": f"{date.month:02}",
        "02": f"{date.day:02}", "1": str(date.month), "2": str(date.day), "06": f"{date:%y}",
        "January": MONTHS[date.month - 1], "Jan": MONTHS[date.month - 1][:3],
    }.get(name)  # fmt: skip


def _cut(sections: list[str], low: str, colon: str, high: str) -> list[str]:
    def number(text: str, default: int) -> int:
        return len(sections) - 1 if text == "last" else int(text) if text.isdecimal() else default

    if not colon:
        place = number(low, 0)
        return sections[place : place + 1]
    return sections[number(low, 0) : number(high, len(sections))]
