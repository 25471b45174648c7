"""Hexo: where its posts live (https://hexo.io/docs/permalinks)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from kg.iri import path_segment
from kg.readers.permalink import Page, expand, site_path
from kg.readers.site import Site

_POSTS = "_posts/"
_SEGMENTS = {"year": r"\d{4}", "month": r"\d{2}", "day": r"\d{2}", "i_month": r"\d{1,2}", "i_day": r"\d{1,2}"}


def content_folder(site: Site) -> str:
    """The folder of the content, ending with a slash, relative to the site's own."""
    return (site.text("source_dir") or "source").strip("/") + "/"


def slug(page: Page, site: Site) -> str:
    """The name of a post: its path below ``_posts``, without what ``new_post_name`` puts around the title.

    >>> site = Site("hexo", settings={"new_post_name": ":year-:month-:day-:title.md"})
    >>> slug(Page("_posts/2013-07-14-hello.md", {}, "Hello"), site)
    'hello'
    """
    found = _named(page.path, site)
    return found["title"] if found else page.path.removeprefix(_POSTS).rpartition(".")[0]


def named_date(path: str, site: Site) -> datetime | None:
    """The date that the name of a post's file has in it, where ``new_post_name`` says so.

    >>> site = Site("hexo", settings={"new_post_name": ":year/:i_month/:i_day/:title.md"})
    >>> named_date("_posts/2013/7/14/hello.md", site)
    datetime.datetime(2013, 7, 14, 0, 0)
    """
    named = _named(path, site)
    parts = named.groupdict() if named else {}
    numbers = parts.get("year"), parts.get("month", parts.get("i_month")), parts.get("day", parts.get("i_day"))
    try:
        return datetime(*map(int, filter(None, numbers)))  # type: ignore[arg-type]  # three, or it is a TypeError
    except (TypeError, ValueError):
        return None


def page_path(page: Page, site: Site) -> str:
    """The path below the site's address at which Hexo puts a post, or a page.

    Raises UnknownPartError where it cannot be told: without a date Hexo takes the time of the file.
    """
    own = page.text("permalink")
    if own is not None:
        return site_path(own)
    if not page.path.startswith(_POSTS):
        place = page.folder if page.stem == "index" else page.path.rpartition(".")[0] + ".html"
        return site_path(path_segment(place))
    name = slug(page, site)
    variables = {**_plain(site.setting("permalink_defaults")), **_plain(page.values)}
    variables |= {
        "title": name,
        "name": name.rpartition("/")[2],
        "post_title": _slugized(page.title).lower(),
        "category": _category(page, site),
    }
    if page.date is not None:
        import hashlib

        date = page.date
        stamp = int((date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp())
        variables |= {
            "year": f"{date.year:04}", "month": f"{date.month:02}", "day": f"{date.day:02}",
            "i_month": str(date.month), "i_day": str(date.day), "hour": f"{date.hour:02}",
            "minute": f"{date.minute:02}", "second": f"{date.second:02}", "timestamp": str(stamp),
            "hash": hashlib.sha1(f"{name}{stamp}".encode(), usedforsecurity=False).hexdigest()[:12],
        }  # fmt: skip
    template = site.text("permalink") or ":year/:month/:day/:title/"
    path = expand(template, {key: partial(str, value) for key, value in variables.items()}, r"[a-zA-Z_]\w*")
    if site.setting("pretty_urls.trailing_html") is False:
        path = path.removesuffix(".html")
    return site_path(path)


def _named(path: str, site: Site) -> re.Match[str] | None:
    """The parts of a post's name, as ``new_post_name`` puts them together; None where it is of another form."""
    form = (site.text("new_post_name") or ":title.md").rpartition(".")[0]
    if form.count(":title") != 1:
        return None
    seen: set[str] = set()

    def segment(found: re.Match[str]) -> str:
        name = found[1]
        pattern = ".+" if name == "title" else _SEGMENTS.get(name, "[^/]+")
        again = name in seen
        seen.add(name)
        return f"(?:{pattern})" if again else f"(?P<{name}>{pattern})"

    pattern = re.sub(r"\\?:([a-z_]+)", segment, re.escape(form))
    return re.fullmatch(pattern, path.removeprefix(_POSTS).rpartition(".")[0])


def _category(page: Page, site: Site) -> str:
    """The path of the last category; a plain list is a path of one in another."""
    value = page.values.get("categories", page.values.get("category"))
    path = value if isinstance(value, list) else [value]
    lists = [item for item in path if isinstance(item, list)]
    if lists:
        path = lists[-1] if isinstance(path[-1], list) else [path[-1]]
    names = [str(name) for name in path if isinstance(name, (str, int)) and str(name).strip()]
    mapped = _plain(site.setting("category_map"))
    return "/".join(mapped.get(name) or _slugized(name) for name in names) or (
        site.text("default_category") or "uncategorized"
    )


def _slugized(text: str) -> str:
    return re.sub(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+", "-", text).strip("-")


def _plain(values: Any) -> dict[str, str]:
    """Of a mapping, what can stand in a path."""
    if not isinstance(values, Mapping):
        return {}
    return {str(key): str(value) for key, value in values.items() if isinstance(value, (str, int))}
