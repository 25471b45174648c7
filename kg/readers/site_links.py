"""Links between the pages of a site: what a page can be called, what a link calls, and who is meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from kg.readers.site import Site

_PAGE_SUFFIX = re.compile(r"\.(?:md|markdown|mdown|html?|txt)$", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_QUOTED = re.compile(r"""(?:path\s*=\s*)?(["'`])(.+?)\1|(\S+)""")

Call = tuple[str, ...]
"""The names by which a link calls a page, the surest first."""


@dataclass(slots=True)
class SiteLinks:
    """The addresses of all pages by their names, and who calls whom; ``unresolved`` are calls that nobody answers."""

    unresolved: int = 0
    _addresses: dict[str, str | None] = field(default_factory=dict)
    _calls: list[tuple[str, str, tuple[Call, ...]]] = field(default_factory=list)

    def add(self, source: str, address: str, names: tuple[str, ...], calls: tuple[Call, ...]) -> None:
        """Take the page at an address, read from a file; a bare name that several pages have means none of them."""
        if calls:
            self._calls.append((source, address, calls))
        for name in names:
            known = self._addresses.setdefault(name, address)
            if known != address and name.startswith("name:"):
                self._addresses[name] = None

    def resolved(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each page that links to others: its file, its address, theirs."""
        for source, address, called in self._calls:
            targets = [next(filter(None, map(self._addresses.get, call)), None) for call in called]
            self.unresolved += targets.count(None)
            others = dict.fromkeys(target for target in targets if target not in (None, address))
            if others:
                yield source, address, tuple(target for target in others if target is not None)


def page_names(site: Site, source: str, path: str | None, slug: str, others: list[str]) -> tuple[str, ...]:
    """What a page can be called: by its file, by its path below the site's address and its older ones, by its name."""
    stem = _PAGE_SUFFIX.sub("", source)
    names = {"file:" + stem, f"name:{site.folder}:{stem.rpartition('/')[2]}", f"name:{site.folder}:{slug}"}
    if stem.endswith("/index"):
        names |= {"file:" + stem.removesuffix("/index"), f"name:{site.folder}:{stem.split('/')[-2]}"}
    paths = [*([path] if path is not None else []), *(other for other in others if other.startswith("/"))]
    return tuple(sorted(names | {_path_name(site, found) for found in paths}))


def calls(found: Iterator[str], site: Site, source: str, content: str, path: str) -> Iterator[Call]:
    """Of a body's links, those that call a page of the site.

    ``source`` is the file's path below the build's root, ``content`` that of the folder of the site's content,
    ``path`` the page's own path below the site's address.
    """
    for link in found:
        tagged = link.startswith("tag:")
        if call := _tag_call(link, site, source, content) if tagged else _call(link, site, source, content, path):
            yield call


def path_of(address: str) -> str:
    """The path in an address, or in a path with a query or a fragment."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _call(link: str, site: Site, source: str, content: str, own: str) -> Call:
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return ()
    base = urlsplit(site.address).path if site.address else ""
    if parts.scheme or parts.netloc:
        home = urlsplit(site.address or "").netloc.removeprefix("www.")
        if parts.scheme not in ("http", "https", "") or not home or parts.netloc.removeprefix("www.") != home:
            return ()
        path = parts.path or "/"
    elif not parts.path or _SCHEME.match(link):
        return ()
    elif parts.path.startswith("/"):
        path = parts.path
    else:
        path = urljoin(base + own, parts.path)
    suffix = re.search(r"\.([A-Za-z0-9]+)$", path.rpartition("/")[2])
    if suffix and not _PAGE_SUFFIX.search(path) and not suffix[1].isdecimal():
        return ()  # a picture, a feed, something to load down
    names = [_path_name(site, path.removeprefix(base))] if base and (path + "/").startswith(base + "/") else []
    names.append(_path_name(site, path))
    if not parts.scheme and not parts.netloc:
        written = unquote(parts.path)
        place = content + written.lstrip("/") if written.startswith("/") else urljoin("/" + source, written)[1:]
        names.append("file:" + _PAGE_SUFFIX.sub("", place).rstrip("/"))
        if written.startswith("/"):
            names.append("file:" + _PAGE_SUFFIX.sub("", site.folder + written.lstrip("/")))
    return tuple(dict.fromkeys(names))


def _tag_call(link: str, site: Site, source: str, content: str) -> Call:
    tag, _, said = link.removeprefix("tag:").partition(" ")
    found = _QUOTED.match(said.strip())
    target = (found[2] or found[3]).partition("#")[0].partition("?")[0] if found else ""
    if not target:
        return ()
    stem = _PAGE_SUFFIX.sub("", target).rstrip("/")
    name = f"name:{site.folder}:{stem.rpartition('/')[2]}"
    if tag == "link":
        return ("file:" + site.folder + stem.lstrip("/"),)
    if tag in ("ref", "relref"):
        if target.startswith("/"):
            return ("file:" + content + stem.lstrip("/"), _path_name(site, target))
        beside = "file:" + urljoin("/" + source, stem)[1:]
        return (beside, "file:" + content + stem, *(() if "/" in stem else (name,)))
    return (f"file:{content}_posts/{stem}", name)


def _path_name(site: Site, path: str) -> str:
    """A path's name: it means the same page with and without the slash, ``index`` and ``.html`` at its end."""
    plain = unicodedata.normalize("NFC", unquote(path)).removesuffix("index.html").removesuffix("index.md")
    return f"path:{site.folder}:{_PAGE_SUFFIX.sub('', plain).rstrip('/') or '/'}"
