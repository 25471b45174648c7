"""Posts to statements: each post, and each distinct related entry once, goes through the extractors to the merge.

What a thing's own address does not tell, all posts together decide, and so it waits until all were read: the names
of things that have none, which events share one, and what the items of collections are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extractors import Extract
from kg.identity import Identity
from kg.links import Rank
from kg.merge import OWN, RELATED, Merger
from kg.model import Edge, Edges, Node, Post
from kg.naming import name_things, plain_name
from kg.parts import PartIndex


@dataclass(frozen=True, slots=True)
class UnknownItems:
    """Those of the ``number`` items in the list of the post ``source`` that are no posts."""

    source: str
    items: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Said:
    """What was drawn out of one post, or related entry: its statements, and what its identity went by."""

    post: Post
    rank: Rank
    items: list[Node | Edge | Edges]
    decisions: Mapping[str, Mapping[str, str]]


class Drawer:
    """Draws out of posts what they state; after the last, ``finish``.

    With ``keep``, ``said`` has what each post said by the post's id; ``parts`` by source what collections hold, and
    ``waited`` the sources of posts whose thing all posts decide.

    ``entries`` counts the distinct related entries, ``told_apart`` has by rule the things that share a name or an
    address with another, ``unknown_items`` what could not be linked, ``settled`` what was decided of identity at last.
    """

    def __init__(self, merger: Merger, identity: Identity, extract: list[Extract], keep: bool = False) -> None:
        self.merger, self.identity, self.extract = merger, identity, extract
        self.entries = 0
        self.told_apart: dict[str, list[str]] = {}
        self.unknown_items: list[UnknownItems] = []
        self.settled: Mapping[str, Mapping[str, str]] = {}
        self.said: dict[int, Said] | None = {} if keep else None
        self.own: dict[str, Post] = {}
        self.parts: dict[str, Edges] = {}
        self._drawn: dict[int, Post] = {}
        self._things: dict[str, str] = {}
        self._waiting: list[Post] = []
        self._collections: list[tuple[Post, Rank]] = []

    def draw(self, post: Post, whose: int, source: str) -> None:
        """Draw out of a post and of the related entries that were not met before, ranked as this source's."""
        if post.source and (not post.url or post.kind == "event"):
            self._waiting.append(post)
            self._draw_related(post, source)
        else:
            self._draw(post, whose, source)

    def _draw(self, post: Post, whose: int, source: str) -> None:
        published = post.date_published.timestamp() if post.date_published else float("-inf")
        rank: Rank = (whose, -published, source)
        if post.source:
            self._things[source] = self.identity.thing(post)
            self.own[source] = post
            if post.details.items or post.parts:
                self._collections.append((post, rank))
        if self.said is None:
            for extract in self.extract:
                self.merger.add(extract(post, self.identity), rank)
        else:
            self._draw_and_keep(post, rank, self.said)
        self._draw_related(post, source)

    def _draw_and_keep(self, post: Post, rank: Rank, said: dict[int, Said]) -> None:
        before = self._set_aside()
        items = [item for extract in self.extract for item in extract(post, self.identity)]
        self.merger.add(items, rank)
        said[id(post)] = Said(post, rank, items, self._put_back(before))

    def _set_aside(self) -> dict[str, dict[str, str]]:
        """Let what is decided of identity be taken down anew; what was decided before."""
        before, self.identity.decisions = self.identity.decisions, defaultdict(dict)
        return before

    def _put_back(self, before: dict[str, dict[str, str]]) -> Mapping[str, Mapping[str, str]]:
        """What was decided since that was set aside; it joins what was decided before."""
        since, self.identity.decisions = self.identity.decisions, before
        for rule, joined in since.items():
            before[rule].update(joined)
        return since

    def _draw_related(self, post: Post, source: str) -> None:
        drawn = self._drawn  # by id: equal entries are one object, and comparing them would take long
        for entry in post.related:
            if id(entry) not in drawn:
                drawn[id(entry)] = entry
                self.entries += 1
                self._draw(entry, RELATED, source)

    def finish(self) -> None:
        """Draw out of the posts that waited, and link collections to their parts."""
        before = self._set_aside()
        waiting = list(_apart(self._waiting, self.identity))
        names = name_things(post for post in waiting if not post.url)
        shared: list[str] = []
        landing = {post.source for post in self._waiting if post.url} - {post.source for post in waiting if post.url}
        for post in sorted(waiting, key=lambda post: post.source):
            named = post if post.url else replace(post, name=names[post.source])
            self._draw(named, OWN, post.source)
            if named.name and named.name != plain_name(post) and post.source not in landing:
                shared.append(self.identity.thing(named))
        self.told_apart = {
            "several events at one address, told apart by their beginning": [
                self._things[source] for source in sorted(landing)
            ],
            "several things of one name, told apart by path": shared,
        }
        self._link_parts()
        self.settled = self._put_back(before)

    def special(self) -> set[str]:
        """The sources of posts whose part in the graph other posts decide: they waited, or hold others."""
        return {post.source for post in self._waiting} | {post.source for post, _ in self._collections}

    def _link_parts(self) -> None:
        if not self._collections:
            return
        index = PartIndex(self._things, self.identity)
        for post, rank in self._collections:
            found = {item: index.find(item, post.source) for item in post.details.items}
            for part in post.parts:
                self._draw(part, RELATED, post.source)
            told = [self.identity.thing(part) for part in post.parts]
            if targets := tuple(dict.fromkeys([*(iri for iri in found.values() if iri), *told])):
                self.parts[post.source] = Edges(self.identity.thing(post), "has_part", targets)
                self.merger.add([self.parts[post.source]], rank)
            if unknown := tuple(item for item, iri in found.items() if iri is None):
                self.unknown_items.append(UnknownItems(post.source, unknown, len(found)))


def _apart(posts: Iterable[Post], identity: Identity) -> Iterator[Post]:
    """The same posts; where events at one address begin at different times, it is the address of none of them.

    The days of a series have one page to sign up at.
    """
    at: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        at[identity.article(post.url)].append(post)
    for url, found in at.items():
        if url and len({post.details.start_date for post in found} - {None}) > 1:
            for post in found:
                pages = tuple(dict.fromkeys((post.url, *post.addresses, *post.details.pages)))
                yield replace(post, url="", addresses=(), details=replace(post.details, pages=pages))
        else:
            yield from found
