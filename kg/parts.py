"""The parts of a collection: from the paths by which it names them to the things that other posts are about."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import normpath, splitext

from kg.identity import Identity
from kg.naming import undated

_SUFFIXES = frozenset({".md", ".markdown", ".html", ".txt", ".yaml", ".yml", ".json"})


class PartIndex:
    """Finds what a path or an address in a collection's list means. ``things`` are IRIs by the posts' sources.

    >>> index = PartIndex({"_learning/courses/2020-01-02-a.md": "https://example.com/a"}, Identity())
    >>> index.find("courses/a", "_learning/collections/c.md")
    'https://example.com/a'
    """

    def __init__(self, things: Mapping[str, str], identity: Identity) -> None:
        self._identity = identity
        self._iris = frozenset(things.values())
        self._exact: dict[str, set[str]] = {}
        self._undated: dict[str, set[str]] = {}
        for source, iri in things.items():
            path = _path(source)
            self._exact.setdefault(path, set()).add(iri)
            self._undated.setdefault(_without_date(path), set()).add(iri)

    def find(self, item: str, source: str) -> str | None:
        """The IRI of what an item in the list of the post ``source`` means; None where it means nothing, or several.

        A path counts from the folder that holds the collection's own, from its own, or from the root; with or without
        suffix, date, and the underscores of Jekyll's folders.
        """
        if item.startswith(("http://", "https://")):
            iri = self._identity.article(item)
            return iri if iri in self._iris else None
        folders = source.split("/")[:-1]
        for base in dict.fromkeys(("/".join(folders[:-1]), "/".join(folders), "")):
            path = _path(f"{base}/{item}")
            found = self._exact.get(path) or self._undated.get(_without_date(path), set())
            if len(found) == 1:
                return next(iter(found))
        return None


def _path(source: str) -> str:
    """A path in the one form in which paths are compared.

    >>> _path("/_learning//courses/a.md")
    'learning/courses/a'
    """
    stem, suffix = splitext(normpath("/" + source.strip("/")))
    whole = stem if suffix.lower() in _SUFFIXES else stem + suffix
    return "/".join(part.lstrip("_") for part in whole.strip("/").split("/"))


def _without_date(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return folder + slash + undated(name)
