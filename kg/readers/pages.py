"""Pages of blogs: a page's front matter in our own terms, its address, and the pages it links to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

from kg.iri import canonical_url, path_segment
from kg.readers import READERS, blog_fields, generator
from kg.readers.body_links import first_heading, links
from kg.readers.document import Document, DocumentError, Known
from kg.readers.fields import Tally
from kg.readers.files import FileSet
from kg.readers.front_matter import parse as parse_front_matter
from kg.readers.page_date import dated_name
from kg.readers.page_text import parse_page
from kg.readers.page_values import PageValues
from kg.readers.permalink import Page
from kg.readers.posts import MAIN_ADDRESSES, OTHER_ADDRESSES
from kg.readers.renamed import Names, renamed
from kg.readers.site import Site
from kg.readers.site_links import Call, calls, page_names, path_of

_OF_THE_FAMILY = frozenset(
    {
        *MAIN_ADDRESSES, *OTHER_ADDRESSES, "publishedDateTime", "provider", "quality", "heat", "secured",
        "startDateTime", "endDateTime",
    }
)  # fmt: skip
"""A document that has one of these is told in our own terms, whatever else it says."""
_FAMILY_LINE = re.compile(rf"^(?:{'|'.join(sorted(_OF_THE_FAMILY))}):".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of the sites before their pages are read.

    ``base_iri`` is where pages live whose site has no address; with ``family``, a file without front matter is wrong.
    """

    sites: tuple[Site, ...]
    base_iri: str
    family: bool = False

    def site(self, source: str) -> Site:
        """The site that a file belongs to: that of the deepest folder it is in."""
        if len(self.sites) == 1 and not self.sites[0].folder:
            return self.sites[0]
        fitting = (site for site in self.sites if source.startswith(site.folder))
        return max(fitting, key=lambda site: len(site.folder), default=Site())

    def passed_over(self, source: str) -> str | None:
        """Why a file is no page of its site, by its place; None where it may be one."""
        site = self.site(source)
        return generator.passed_over(source[len(site.folder) :], site)

    def is_static(self, source: str) -> bool:
        """Whether a file without front matter is right to have none."""
        site = self.site(source)
        return generator.is_static(source[len(site.folder) :], site)

    def parse(self, source: str, data: bytes, known: Known) -> Document:
        """The document in a page's text, by ``parse_page``; one told in our own terms comes without its body."""
        if data.startswith(b"---\n"):
            try:
                document = parse_front_matter(data, known)
            except DocumentError:
                pass  # what is wrong here may be right in a blog
            else:
                if is_of_the_family(document):
                    return document  # before its body is looked for, which costs as much as reading it
        site = self.site(source)
        bare = generator.may_be_bare(source[len(site.folder) :], site)
        bare = bare and not (site.generator == "plain" and self.family)
        document = parse_page(data, known, site.generator == "hexo", bare)
        if is_of_the_family(document):
            return replace(document, body=None)
        return replace(document.parts.whole(), body=document.body) if document.parts else document


def site_pages(sites: list[Site], base_iri: str, files: FileSet) -> Pages:
    """What is known of the sites in the folders given; without a folder that is a site, all files are of one."""
    plain = not sites or any(site.generator == "plain" for site in sites)
    return Pages(tuple(sites), base_iri, plain and any_of_the_family(files.root, files.names))


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page in our own terms; ``names`` are what it can be called in links, ``calls`` whom it links to."""

    document: Document
    written: Names
    names: tuple[str, ...]
    calls: tuple[Call, ...]


def is_of_the_family(document: Document) -> bool:
    """Whether a document is told in our own terms."""
    return not _OF_THE_FAMILY.isdisjoint(document.values)


def any_of_the_family(root: Path, names: Iterable[str]) -> bool:
    """Whether any of the files is a post told in our own terms, by the front matter in its first 64 KiB."""
    for name in names:
        if name.lower().endswith(READERS["front-matter"].suffixes):
            try:
                with open(root / name, "rb") as file:
                    head = file.read(1 << 16)
            except OSError:
                continue
            if head.startswith(b"---") and _FAMILY_LINE.search(head.partition(b"\n---\n")[0]):
                return True
    return False


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
    if title is None:
        tally.pages["pages without a title left out"] += 1
        return None
    page = found.page(title)
    own = [text for name, text in _stated_addresses(found) if re.match("https?://", text)]
    relative = {**page.values, **{name: None for name, text in _stated_addresses(found) if text in own}}
    own_path = generator.page_path(replace(page, values=relative), site)
    address = own[0] if own else _address(own_path, source, pages, site, tally.pages)
    others = [text for _, value in list(found.fields.take(*blog_fields.ALIASES)) for text in blog_fields.texts(value)]
    others = [other if re.match("/|https?://", other) else urljoin(own_path, other) for other in others]
    aliases = [full for other in others if (full := found.absolute(other)) is not None]
    for _, value in list(found.fields.take(*blog_fields.CANONICAL)):
        if isinstance(value, str) and canonical_url(value) not in (None, canonical_url(address)):
            address, aliases = value, [address, *aliases]
    found.take_the_rest(own[0] if own else (site.address or "") + own_path, is_own=bool(own or site.address))
    found.put("webUrl", address)
    found.put("aliases", aliases)
    names = page_names(site, source, own_path, generator.slug(page, site), [path_of(other) for other in others])
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
            return str(found.values[name])
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


def _address(path: str, source: str, pages: Pages, site: Site, counts: Counter[str]) -> str:
    if site.address is not None:
        return site.address + path
    counts["addresses made up, for want of the site's own"] += 1
    stem = source.rpartition(".")[0]
    return pages.base_iri + "article/" + path_segment(stem.removesuffix("/index"))
