"""One page of a blog, read: its front matter in our own terms, its address, and the pages it links to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urljoin

from kg.errors import Finding
from kg.iri import canonical_url, path_segment
from kg.readers import blog_fields, generator
from kg.readers.body_links import first_heading, links
from kg.readers.document import Document, DocumentError
from kg.readers.fields import Tally
from kg.readers.page_date import dated_name
from kg.readers.page_values import PageValues
from kg.readers.pages import Pages
from kg.readers.permalink import Page, UnknownPartError
from kg.readers.posts import MAIN_ADDRESSES, OTHER_ADDRESSES
from kg.readers.renamed import Names, renamed
from kg.readers.site import Site
from kg.readers.site_links import Call, calls, page_names, path_of


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page in our own terms; ``names`` are what it can be called in links, ``calls`` whom it links to."""

    document: Document
    written: Names
    names: tuple[str, ...]
    calls: tuple[Call, ...]


def read_page(document: Document, source: str, pages: Pages, tally: Tally, kept: frozenset[str]) -> PageReading | None:
    """The page in a document that has a body; None where its site does not show it, which is counted.

    ``kept`` are names that the user's field map has given a meaning.
    """
    site = pages.site(source)
    path, content = source[len(site.folder) :], site.folder + generator.content_folder(site)
    place = source[len(content) :]
    found = PageValues({**generator.defaults(path, site), **document.values}, place, site, kept)
    if found.is_draft:
        tally.pages["drafts left out"] += 1
        return None
    body = (document.body or b"").decode()
    is_html = source.lower().endswith(".html")
    title = _title(found, body, is_html, tally.pages)
    if not document.values and site.generator == "plain" and not first_heading(body, is_html):
        cure = "begin the file with a line --- and its fields, or with a heading"
        raise DocumentError("no-front-matter", 1, "there is no front matter and no heading", cure)
    if title is None:
        tally.pages["pages without a title left out"] += 1
        return None
    page = found.page(title)
    own = [text for name, text in _stated_addresses(found) if re.match("https?://", text)]
    relative = {**page.values, **{name: None for name, text in _stated_addresses(found) if text in own}}
    own_path, lacking = _path(replace(page, values=relative), site)
    is_known = bool(own or (site.address is not None and not lacking))
    address = own[0] if own else f"{site.address}{own_path}" if is_known else ""
    others = [text for _, value in list(found.fields.take(*blog_fields.ALIASES)) for text in blog_fields.texts(value)]
    others = [other if re.match("/|https?://", other) else urljoin(own_path.rstrip("/"), other) for other in others]
    others = [other if "://" in other else _spaces_encoded(other) for other in others]
    aliases = [full for other in others if (full := found.absolute(other)) is not None]
    for _, value in list(found.fields.take(*blog_fields.CANONICAL)):
        if isinstance(value, str) and canonical_url(value) not in (None, canonical_url(address)):
            address, aliases = value, [*filter(None, [address]), *aliases]
    if not address and not any(found.values.get(name) for name in (*MAIN_ADDRESSES, *OTHER_ADDRESSES)):
        address = pages.base_iri + "article/" + _own_name(source, lacking, document, site, tally)
    found.take_the_rest(own[0] if own else (site.address or "") + own_path, is_known)
    found.put("webUrl", address)
    found.put("aliases", aliases)
    names = page_names(
        site, source, None if lacking else own_path, generator.slug(page, site), [path_of(other) for other in others]
    )
    leading = links(body, is_html, site.address, path_of(site.address or ""))
    called = tuple(dict.fromkeys(calls(leading, site, source, content, own_path)))
    for name in list(found.values):
        if not isinstance(name, str) or name.casefold() not in blog_fields.PRESENTATION:
            continue
        tally.read_past[name] += 1
        del found.values[name]
    return PageReading(renamed(document, found.values, found.written), found.written, names, called)


def _title(found: PageValues, body: str, is_html: bool, counts: Counter[str]) -> str | None:
    """The page's title: its own, its first heading, or made of its file's name; None where it seems to be no post."""
    for name in ("title", "name"):
        if found.values.get(name) not in (None, ""):
            value = found.values[name]
            return str(value) if isinstance(value, (str, int, float, date)) else ""  # reported where it is read
    written = next((value for _, value in found.fields.take("title") if isinstance(value, str)), None)
    if written:
        found.put("title", written)
        return written
    title = first_heading(body, is_html)
    if title:
        counts["titles taken from the first heading"] += 1
    else:
        page = Page(found.place, {}, "")
        day, stem = dated_name(page.stem)
        if is_html and day is None:
            return None
        if stem == "index":
            stem = page.folder.rstrip("/").rpartition("/")[2]
        title = " ".join(re.split(r"[-_\s]+", stem)).strip()
        title = title[:1].upper() + title[1:]
        counts["titles made of the file's name"] += bool(title)
    found.put("title", title)
    return title or None


def _stated_addresses(found: PageValues) -> list[tuple[str, str]]:
    """The names and texts of ``permalink``, ``url``."""
    stated = ((name, found.fields.taken.get(name)) for name in ("permalink", "url"))
    return [(name, text) for name, text in stated if isinstance(text, str)]


def _path(page: Page, site: Site) -> tuple[str, str]:
    """The page's path below the site's address; where that is not known the file's, and the field that is lacking."""
    try:
        path = generator.page_path(page, site)
    except UnknownPartError as unknown:
        return "/" + path_segment(page.path.rpartition(".")[0]), unknown.field
    if site.generator in ("jekyll", "hexo") or page.text("permalink") or page.text("url"):
        return _spaces_encoded(path), ""  # what somebody wrote may be encoded, or have a query
    return path_segment(path), ""


def _spaces_encoded(path: str) -> str:
    return re.sub(r"\s", lambda space: quote(space[0]), path)


def _own_name(source: str, lacking: str, document: Document, site: Site, tally: Tally) -> str:
    """What an address is made of that is not known: the file's path, by which no two pages become one."""
    if site.address is None:
        tally.pages["addresses made up, for want of the site's own"] += 1
        return path_segment(source.rpartition(".")[0].removesuffix("/index"))
    what = "its date" if lacking == "date" else f"{lacking!r}"
    cure = "write it as date: 2020-06-24" if lacking == "date" else f"give it a {lacking}, or correct the permalink"
    message = (
        f"the permalink of the site is made of {what}, which the page does not tell; its file's path stands for it"
    )
    line = document.locate((lacking,))[0]
    tally.tell(Finding("no-permalink", "warning", source, line, lacking, message, cure))
    return path_segment(source)
