"""What is known of the pages of blogs before they are read, and how a page's text is parted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.kinds import TELLING
from kg.readers import READERS, generator
from kg.readers.document import Document, DocumentError, Known
from kg.readers.files import FileSet
from kg.readers.front_matter import parse as parse_front_matter
from kg.readers.posts import MAIN_ADDRESSES, OTHER_ADDRESSES, judgement
from kg.readers.site import Site

_OF_A_PERIOD = frozenset({"startDateTime", "endDateTime"})
_OF_THE_FAMILY = _OF_A_PERIOD | {
    *MAIN_ADDRESSES, *OTHER_ADDRESSES, "publishedDateTime", "provider", "quality", "heat", "secured",
}  # fmt: skip
"""A document that has one of these is told in our own terms, whatever else it says."""
_FAMILY_LINE = re.compile(rf"^(?:{'|'.join(sorted(_OF_THE_FAMILY))}):".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of the sites before their pages are read.

    ``base_iri`` is where pages live whose site has no address; with ``family``, a file without front matter is wrong.
    ``leaves`` are the folders of Hugo's leaf bundles, each with a slash at its end.
    """

    sites: tuple[Site, ...]
    base_iri: str
    family: bool = False
    leaves: frozenset[str] = frozenset()

    def site(self, source: str) -> Site:
        """The site that a file belongs to: that of the deepest folder it is in."""
        if len(self.sites) == 1 and not self.sites[0].folder:
            return self.sites[0]
        fitting = (site for site in self.sites if source.startswith(site.folder))
        return max(fitting, key=lambda site: len(site.folder), default=Site())

    def passed_over(self, source: str) -> str | None:
        """Why a file is no page of its site, by its place; None where it may be one."""
        if not self.sites:
            return None
        site = self.site(source)
        if self.leaves and self._is_resource(source):
            return "resources of page bundles passed over"
        return generator.passed_over(source[len(site.folder) :], site)

    def bundle_index(self, source: str) -> str | None:
        """Which bundle a file makes of its folder, and so decides what the others there are: a leaf, a branch, none."""
        site = self.site(source)
        return generator.bundle_index(source[len(site.folder) :], site)

    def _is_resource(self, source: str) -> bool:
        """Whether a file is in a leaf bundle, or below it, and not its one page."""
        folders = [source[: place + 1] for place, sign in enumerate(source) if sign == "/"]
        inside = self.leaves.intersection(folders)
        return bool(inside) and (inside != {folders[-1]} or self.bundle_index(source) is None)

    def is_static(self, source: str) -> bool:
        """Whether a file without front matter is right to have none."""
        site = self.site(source)
        return generator.is_static(source[len(site.folder) :], site)

    def is_of_the_family(self, document: Document, source: str) -> bool:
        """Whether a document is told in our own terms: one of our names, or a kind that no blog has."""
        values = document.values
        if not _OF_THE_FAMILY.isdisjoint(values):
            return True
        return self.site(source).generator == "plain" and judgement(values, source, "date" in values).kind != "article"

    def is_mapped_to_the_family(self, document: Document, source: str, given: frozenset[str]) -> bool:
        """Whether a page whose fields ``given`` come of the user's field map is by these something that no blog has."""
        of_a_period = not _OF_A_PERIOD.isdisjoint(given)
        if of_a_period or self.site(source).generator != "plain" or TELLING.isdisjoint(given):
            return of_a_period
        return judgement(document.values, source, "date" in document.values).kind != "article"

    def parse(self, source: str, data: bytes, known: Known) -> Document:
        """The document in a page's text, by ``parse_page``; one told in our own terms comes without its body."""
        if data.startswith(b"---\n"):
            try:
                document = parse_front_matter(data, known)
            except DocumentError:
                pass  # what is wrong here may be right in a blog
            else:
                if self.is_of_the_family(document, source):
                    return document  # before its body is looked for, which costs as much as reading it
        from kg.readers.page_text import parse_page

        site = self.site(source)
        bare = generator.may_be_bare(source[len(site.folder) :], site)
        bare = bare and not (site.generator == "plain" and self.family)
        document = parse_page(data, known, site.generator == "hexo", bare)
        if self.is_of_the_family(document, source):
            return replace(document, body=None)
        return replace(document.whole(), body=document.body)


def site_pages(sites: list[Site], base_iri: str, files: FileSet) -> Pages:
    """What is known of the sites in the folders given, and of the files that are of none of them."""
    of_a_site = any(site.folder == "" for site in sites)
    pages = Pages(tuple(sites), base_iri, not of_a_site and any_of_the_family(files.root, files.names))
    return (
        replace(pages, leaves=_leaves(pages, files.names)) if any(site.generator == "hugo" for site in sites) else pages
    )


def _leaves(pages: Pages, names: Iterable[str]) -> frozenset[str]:
    """The folders of leaf bundles: those with an ``index.md``, and without an ``_index.md``."""
    folders: dict[str | None, set[str]] = {"leaf": set(), "branch": set(), None: set()}
    for name in names:
        folders[pages.bundle_index(name)].add(name[: name.rfind("/") + 1])
    return frozenset(folders["leaf"] - folders["branch"])


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
