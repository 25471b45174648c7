"""Names for things without an address: what their files are called, told apart where that does not do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from posixpath import splitext

from kg.iri import slug
from kg.kinds import folder_names
from kg.model import Post

_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-(?=.)", re.ASCII)


def undated(stem: str) -> str:
    """A file's name without the date in front of it.

    >>> undated("2020-06-24-boston")
    'boston'
    """
    return _DATE.sub("", stem, count=1) if _DATE.match(stem) else stem


def name_things(posts: Iterable[Post]) -> Mapping[str, str]:
    """The name of each post's thing by the post's source.

    That is the file's name without its date, below the folder of its kind. Where two of a kind would share a name
    and their titles or the times they begin differ, both keep the date; where that does not help, both have their
    whole path. Else two of one name are one thing.

    >>> name_things([Post("", "Scott Guthrie", "_people/scott-guthrie.md", kind="person")])
    {'_people/scott-guthrie.md': 'scott-guthrie'}
    """
    ordered = sorted(posts, key=lambda post: post.source)
    names = {post.source: plain_name(post) for post in ordered}
    for post in _namesakes(ordered, names):
        names[post.source] = _name([*folder_names(post.source), _stem(post.source)])
    for post in _namesakes(ordered, names):
        names[post.source] = post.source
    return names


def plain_name(post: Post) -> str:
    """The name of a post's thing where no other of its kind would have the same."""
    return _name([*folder_names(post.source), undated(_stem(post.source))])


def _namesakes(posts: Iterable[Post], names: Mapping[str, str]) -> list[Post]:
    """The posts whose name is also that of another of their kind, which has another title or begins at another time."""
    groups: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in posts:
        groups[post.kind, names[post.source]].append(post)
    return [
        post
        for group in groups.values()
        if len({(_folded(post.title), post.details.start_date) for post in group}) > 1
        for post in group
    ]


def _stem(source: str) -> str:
    return splitext(source.rpartition("/")[2])[0]


def _name(parts: Iterable[str]) -> str:
    return "/".join(slug(part) or part for part in parts)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
