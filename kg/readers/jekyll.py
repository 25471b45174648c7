"""Jekyll: where its pages live (https://jekyllrb.com/docs/permalinks/), and its front matter defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from functools import partial
from typing import Any

from kg.iri import path_segment
from kg.readers.page_date import DAYS, MONTHS, dated_name
from kg.readers.permalink import Page, expand, hyphenated, site_path
from kg.readers.site import Site

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_IN_SLUGS = "._~!$&'()+,;=@"


def collection(path: str) -> str | None:
    """The collection a file belongs to, ``posts`` or another; None where it is a page.

    >>> collection("news/_posts/2015-01-02-a.md"), collection("_recipes/a.md"), collection("about.md")
    ('posts', 'recipes', None)
    """
    folders = path.split("/")[:-1]
    if "_posts" in folders:
        return "posts"
    return folders[0][1:] if folders and folders[0].startswith("_") else None


def page_path(page: Page, site: Site) -> str:
    """The path below the site's address at which Jekyll puts a page.

    Raises UnknownPartError where it cannot be told: without a date Jekyll takes the time of the build.
    """
    label = collection(page.path)
    own = page.text("permalink")
    style = site.text("permalink") or "date"
    if own is not None:
        template = own
    elif label == "posts":
        template = site.text("collections.posts.permalink") or style
        template = _STYLES.get(template, template)
    elif label is not None:
        template = site.text(f"collections.{label}.permalink") or "/:collection/:path" + _ending(style)
        template = _STYLES.get(template, template)
    elif page.stem == "index":
        return site_path(path_segment(page.folder))
    else:
        template = path_segment(page.folder) + ":basename" + _ending(style)
    variables = {name: partial(find, page) for name, find in _VARIABLES.items()}
    path = expand(template, variables, stated=own is not None or label is None)
    return site_path(path)


def defaults(path: str, site: Site) -> dict[Any, Any]:
    """The front matter that ``defaults`` in the configuration gives a file; narrower scopes outrank wider ones."""
    rules = site.setting("defaults")
    label = collection(path) or "pages"
    fitting: list[tuple[int, int, Mapping[Any, Any]]] = []
    for rule in rules if isinstance(rules, list) else []:
        if not isinstance(rule, Mapping) or not isinstance(rule.get("values"), Mapping):
            continue
        scope = rule["scope"] if isinstance(rule.get("scope"), Mapping) else {}
        place = str(scope.get("path") or "").strip("/")
        kind = scope.get("type")
        inside = not place or path == place or path.startswith(place + "/") or fnmatch(path, place + "/*")
        if inside and (kind is None or kind == label or kind == label.rstrip("s")):
            fitting.append((len(place), kind is not None, rule["values"]))
    found: dict[Any, Any] = {}
    for _, _, values in sorted(fitting, key=lambda rule: rule[:2]):
        found.update(values)
    return found


def folder_categories(path: str) -> tuple[str, ...]:
    """The categories that a post has by its place: the folders above ``_posts``."""
    folders = path.split("/")[:-1]
    return tuple(folders[: folders.index("_posts")]) if "_posts" in folders else ()


def _ending(style: str) -> str:
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ":output_ext" if style in _STYLES or style.endswith(":output_ext") else ""


def _name(page: Page) -> str:
    return dated_name(page.stem)[1] if collection(page.path) == "posts" else page.stem


def _path(page: Page) -> str:
    return page.path.partition("/")[2].rpartition(".")[0]


def _categories(page: Page) -> str:
    return "/".join(dict.fromkeys(name.lower() for name in page.categories))


def _slugged_categories(page: Page) -> str:
    return "/".join(dict.fromkeys(hyphenated(name).lower() for name in page.categories))


def _date(page: Page, form: str) -> str | None:
    return page.date.strftime(form) if page.date else None


_VARIABLES: dict[str, Callable[[Page], str | None]] = {
    "title": lambda page: hyphenated(page.text("slug") or _name(page), _IN_SLUGS),
    "slug": lambda page: hyphenated(page.text("slug") or _name(page)).lower(),
    "name": lambda page: hyphenated(_name(page)).lower(),
    "basename": lambda page: page.stem,
    "collection": lambda page: collection(page.path) or "",
    "path": _path,
    "output_ext": lambda page: ".html",
    "categories": _categories,
    "slugified_categories": _slugged_categories,
    "year": lambda page: f"{page.date.year:04}" if page.date else None,
    "short_year": lambda page: _date(page, "%y"),
    "month": lambda page: _date(page, "%m"),
    "i_month": lambda page: str(page.date.month) if page.date else None,
    "short_month": lambda page: MONTHS[page.date.month - 1][:3] if page.date else None,
    "long_month": lambda page: MONTHS[page.date.month - 1] if page.date else None,
    "day": lambda page: _date(page, "%d"),
    "i_day": lambda page: str(page.date.day) if page.date else None,
    "y_day": lambda page: _date(page, "%j"),
    "w_year": lambda page: str(page.date.isocalendar().year) if page.date else None,
    "week": lambda page: f"{page.date.isocalendar().week:02}" if page.date else None,
    "w_day": lambda page: str(page.date.isoweekday()) if page.date else None,
    "short_day": lambda page: DAYS[page.date.weekday()][:3] if page.date else None,
    "long_day": lambda page: DAYS[page.date.weekday()] if page.date else None,
    "hour": lambda page: _date(page, "%H"),
    "minute": lambda page: _date(page, "%M"),
    "second": lambda page: _date(page, "%S"),
}
