"""What is drawn out of a post: one table, one module a kind of thing.

Each module has ``extract(post, identity) -> Iterator[Node | Edge | Edges]``, a pure function of one post: a file's
front matter or one related entry. What others say of the same things is joined later, in one place.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points

from kg.identity import Identity
from kg.model import Edge, Edges, Node, Post

Extract = Callable[[Post, Identity], Iterator[Node | Edge | Edges]]


@dataclass(frozen=True, slots=True)
class Extractor:
    """An extractor's module, and what it draws out in a line."""

    module: str
    summary: str


EXTRACTORS: Mapping[str, Extractor] = {
    "article": Extractor("kg.extractors.article", "the article itself, with its other addresses"),
    "item": Extractor("kg.extractors.item", "the course, event, person … where it is no article"),
    "source": Extractor("kg.extractors.source", "the document the article was read from"),
    "provider": Extractor("kg.extractors.provider", "its publisher and the publisher's logos"),
    "topic": Extractor("kg.extractors.topic", "the topics it is about"),
    "image": Extractor("kg.extractors.image", "its pictures"),
    "related": Extractor("kg.extractors.related", "the articles it is related to"),
}


def extractors() -> list[Extract]:
    """All extractors, ours first, then those of installed packages (entry points ``kg.extractors``).

    An entry point names an ``Extractor``.
    """
    found = dict(EXTRACTORS)
    for entry in sorted(entry_points(group="kg.extractors"), key=lambda entry: entry.name):
        found.setdefault(entry.name, entry.load())
    return [importlib.import_module(extractor.module).extract for extractor in found.values()]
