"""What the generators of sites differ in: one answer for each question, whichever made the site."""

from __future__ import annotations

from datetime import datetime
from fnmatch import fnmatch
from typing import Any

from kg.readers import hexo, hugo, jekyll
from kg.readers.page_date import dated_name
from kg.readers.permalink import Page, site_path
from kg.readers.site import Site

_MARKDOWN = (".md", ".markdown")
_DRAFTS = "drafts left out"
_OUTSIDE = "files outside the site's content passed over"


def content_folder(site: Site) -> str:
    """The folder of a site's content below its own, empty or ending with a slash."""
    if site.generator == "hugo":
        return hugo.content_folder(site)
    return hexo.content_folder(site) if site.generator == "hexo" else ""


def passed_over(path: str, site: Site) -> str | None:
    """Why the file at a path below the site's folder is no page of it, told by its place; None where it may be one."""
    content = content_folder(site)
    if site.generator == "plain":
        return None
    if not path.startswith(content):
        return _OUTSIDE
    below = path[len(content) :]
    if site.generator == "jekyll":
        if "_drafts" in path.split("/")[:-1]:
            return _DRAFTS
        excluded = site.setting("exclude")
        names = [name.strip("/") for name in excluded if isinstance(name, str)] if isinstance(excluded, list) else []
        out = any(name and (path == name or path.startswith(name + "/") or fnmatch(path, name)) for name in names)
        return _OUTSIDE if out else None
    if below.lower().endswith((".json", ".yaml", ".yml", ".txt")):
        return _OUTSIDE
    if site.generator == "hugo":
        return "pages of sections passed over" if hugo.is_section(below) else None
    if below.startswith("_drafts/"):
        return _DRAFTS
    return _OUTSIDE if below.startswith("_") and not below.startswith("_posts/") else None


def bundle_index(path: str, site: Site) -> str | None:
    """Which bundle the file at a path below the site's folder makes of its own folder; None where it makes none."""
    content = content_folder(site)
    inside = site.generator == "hugo" and path.startswith(content)
    return hugo.bundle_index(path[len(content) :], site) if inside else None


def may_be_bare(path: str, site: Site) -> bool:
    """Whether a file without front matter can be a page; in Jekyll it is copied as it is."""
    return site.generator != "jekyll" and path.lower().endswith(_MARKDOWN)


def is_static(path: str, site: Site) -> bool:
    """Whether a file without front matter is right to have none: it is part of a Jekyll site, but no page."""
    return site.generator == "jekyll" and jekyll.collection(path) is None


def defaults(path: str, site: Site) -> dict[Any, Any]:
    """The front matter that the site's configuration gives the file at a path below the site's folder."""
    return jekyll.defaults(path, site) if site.generator == "jekyll" else {}


def language(path: str, site: Site) -> str | None:
    """The language that the site, or the place of a page in it, tells; ``path`` is below the content folder."""
    if site.generator == "hugo":
        return hugo.language(path, site)[0]
    return site.text("lang", "language", "locale")


def folder_categories(path: str, site: Site) -> tuple[str, ...]:
    """The categories that a page has by its place."""
    return jekyll.folder_categories(path) if site.generator == "jekyll" else ()


def named_date(path: str, site: Site) -> datetime | None:
    """The date that the name of a file tells; ``path`` is below the content folder."""
    named = hexo.named_date(path, site) if site.generator == "hexo" else None
    return named or dated_name(path.rpartition("/")[2].rpartition(".")[0])[0]


def page_path(page: Page, site: Site) -> str:
    """The path below the site's address at which the site shows a page.

    Raises UnknownPartError where a part of it is made of what is not known.
    """
    match site.generator:
        case "jekyll":
            return jekyll.page_path(page, site)
        case "hugo":
            return hugo.page_path(page, site)
        case "hexo":
            return hexo.page_path(page, site)
    own = page.text("permalink") or page.text("url")
    folder = page.folder if page.stem == "index" else page.path.rpartition(".")[0]
    return site_path(own or folder)


def slug(page: Page, site: Site) -> str:
    """The name by which other pages call a page."""
    if site.generator == "hexo":
        return hexo.slug(page, site)
    return page.text("slug") or dated_name(page.stem)[1]
