"""Headlines without what is not theirs: the name of their publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.iri import slug

_MARK = re.compile(r"[-–—·•:/|»]")
_TAIL = re.compile(r"(?<!\s)\s+[-–—·•:/]+\s+|(?:(?<!\s)\s+)?[|»]+\s*")
"""Where a tail may begin. Looking back for white space keeps the search from starting again at each of a long run."""


def names_of(provider: Mapping[str, Any]) -> tuple[str, ...]:
    """What a publisher, by its values in the graph, may call itself: its names, its domain, and what this begins with.

    >>> names_of({"name": "The Verge", "domain": "theverge.com"})
    ('The Verge', 'theverge.com', 'theverge')
    """
    domain = provider.get("domain", "")
    told = (provider.get("name", ""), domain, domain.partition(".")[0], *provider.get("alternate_name", ()))
    return tuple(name for name in told if name)


def without_tail(headline: str, names: Iterable[str]) -> str:
    """A headline without the publisher's name at its end.

    >>> without_tail("Boston bans facial recognition - The Verge", ["The Verge"])
    'Boston bans facial recognition'
    >>> without_tail("Ban | Tech | wbur.org", ["WBUR", "wbur.org"]), without_tail("Brexit - a timeline", ["BBC"])
    ('Ban | Tech', 'Brexit - a timeline')
    """
    if _MARK.search(headline) is None:
        return headline  # as most are, and this is quick to tell
    ends = list(_TAIL.finditer(headline))
    if not ends or not headline[: ends[-1].start()].strip():
        return headline
    tail = _plain(headline[ends[-1].end() :])
    return headline[: ends[-1].start()].rstrip() if tail and tail in set(map(_plain, names)) else headline


def _plain(name: str) -> str:
    return slug(name).replace("-", "").removeprefix("the") if name.strip() else ""
