"""The IRIs of stories, each made of the article that founds it: the earliest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from kg.iri import path_segment, slug
from kg.stories.telling import Telling

_LONGEST = 64
"""So many characters of a headline at most stand in an IRI, cut at a word's end."""


def story_iris(base_iri: str, founders: Iterable[Telling]) -> Iterator[tuple[Telling, str]]:
    """Each founder, in order, with its story's IRI: of the day it was published, and its headline.

    Of several that come to the same the first has it; the others add a digest of the founder's own IRI.
    """
    taken: set[str] = set()
    for founder in sorted(founders, key=lambda founder: founder.place):
        day = f"{founder.date.date().isoformat()}-" if founder.date else ""
        name = f"{base_iri}story/{path_segment(day + _short(slug(founder.headline)))}"
        if name in taken:
            name += "-" + blake2b(founder.iri.encode(), digest_size=4).hexdigest()
        taken.add(name)
        yield founder, name


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
