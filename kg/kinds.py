"""What kind of thing a post is about: by its type, its folder, its category, its fields, in that order.

Whatever says nothing of the kind is an article.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.vocabulary import ARTICLE_CLASSES

KIND_OF_TYPE: Mapping[str, str] = {
    **dict.fromkeys(ARTICLE_CLASSES, "article"),
    **dict.fromkeys(("course", "module"), "course"),
    **dict.fromkeys(("event", "webinar", "conference", "meetup", "workshop", "hackathon"), "event"),
    **dict.fromkeys(("person", "profile", "author", "speaker"), "person"),
    **dict.fromkeys(("sample", "code sample"), "sample"),
    **dict.fromkeys(("collection", "learning path", "playlist"), "collection"),
    **dict.fromkeys(("certification", "certificate", "exam", "credential"), "certification"),
    **dict.fromkeys(("book", "ebook"), "book"),
    **dict.fromkeys(("game", "video game", "videogame"), "game"),
    **dict.fromkeys(("community", "user group"), "community"),
    **dict.fromkeys(("challenge", "competition"), "challenge"),
    "newsletter": "newsletter",
}
"""The kind of thing by what the post calls its type, in lower case, with spaces for hyphens and underscores."""

_TYPE_OF_FOLDER: Mapping[str, str] = {
    **{name + "s": name for name in KIND_OF_TYPE if not name.endswith("y") and name != "news"},
    "news": "news",
    "blog": "blog",
    "people": "person",
    "communities": "community",
    "code": "sample",
    "learning paths": "collection",
}
"""The type of what a folder of that name holds."""

_TELLING_FIELDS: Mapping[str, tuple[str, ...]] = {
    "event": ("startDateTime", "startDate"),
    "person": ("bio", "affiliation"),
    "collection": ("items",),
    "sample": ("repository",),
    "book": ("isbn",),
}
"""Fields that only things of one kind have; the first kind that has one of its own is it."""
TELLING: frozenset[str] = frozenset().union(*_TELLING_FIELDS.values())


class Judgement(NamedTuple):
    """The kind of a thing, and the type it is given, in lower case; None where nothing names one."""

    kind: str
    type: str | None


def judge(type: str | None, source: str, category: str | None, dated: bool, fields: Mapping[str, object]) -> Judgement:
    """What a post is about.

    ``source`` is its file's path, empty for a related entry; ``dated`` says whether it has a date of publication;
    ``fields`` are all that it has. A plain folder or a category tells the kind only of what has no such
    date: a newspaper has articles on games and on people, in folders and categories of those names.

    >>> judge("webinar", "_events/a.md", None, False, {})
    Judgement(kind='event', type='webinar')
    >>> judge(None, "_learning/courses/a.md", None, False, {}).kind, judge(None, "", "Games", True, {}).kind
    ('course', 'article')
    """
    if type and (kind := KIND_OF_TYPE.get(type) or KIND_OF_TYPE.get(_folded(type))):
        return Judgement(kind, type)
    folder = _type_of_folder(source, dated)
    named = _folded(category) if category else ""
    if folder:
        # An article's class may also be told by its category, which says more than the folder does.
        return Judgement(KIND_OF_TYPE[folder], type or (None if named in ARTICLE_CLASSES else folder))
    if named and not dated:
        kind = KIND_OF_TYPE.get(_TYPE_OF_FOLDER.get(named, named), "article")
        if kind != "article":
            return Judgement(kind, type)
    for kind, names in _TELLING_FIELDS.items():
        if any(fields.get(name) for name in names):
            return Judgement(kind, type)
    return Judgement("article", type)


def _type_of_folder(source: str, dated: bool) -> str | None:
    """The type of what is in the innermost folder whose name tells; that of articles, all articles."""
    folders = source.split("/")[:-1]
    start = next((index for index, name in enumerate(folders) if name.startswith("_")), None)
    if start is None and dated:
        return None
    told = [_TYPE_OF_FOLDER.get(_folded(name)) for name in folders[start or 0 :]]
    types = [found for found in told if found]
    if not types:
        return None
    return types[0] if KIND_OF_TYPE[types[0]] == "article" else types[-1]


def folder_names(source: str) -> list[str]:
    """The folders of a file below the innermost that tells what it holds; all of them where none does.

    >>> folder_names("_learning/collections/azure/a.md"), folder_names("stuff/a.md")
    (['azure'], ['stuff'])
    """
    folders = source.split("/")[:-1]
    told = [index for index, name in enumerate(folders) if _folded(name) in _TYPE_OF_FOLDER]
    return folders[told[-1] + 1 :] if told else folders


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
