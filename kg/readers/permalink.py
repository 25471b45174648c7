"""Where a page of a site lives: the path that the site's generator gives it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kg.iri import path_segment

DATE_PARTS = frozenset(
    {
        "year", "short_year", "month", "i_month", "short_month", "long_month", "day", "i_day", "y_day", "w_year",
        "week", "w_day", "short_day", "long_day", "hour", "minute", "second", "timestamp", "hash",
    }
)  # fmt: skip
"""Variables that are made of a page's date."""


class UnknownPartError(Exception):
    """A page's address cannot be told, because its front matter lacks ``field``, of which a part of it is made."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Page:
    """What a permalink is made of.

    ``path`` is the file's, relative to the folder of the site's content; ``values`` its front matter; ``date``
    the time of the wall clock where the site is at home.
    """

    path: str
    values: Mapping[Any, Any]
    title: str
    date: datetime | None = None
    categories: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder the file is in, empty or ending with a slash."""
        return self.path[: self.path.rfind("/") + 1]

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return self.path[len(self.folder) :].rpartition(".")[0]

    def text(self, name: str) -> str | None:
        """A field of the front matter that is text, or a number, as text."""
        value = self.values.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return value.strip() or None if isinstance(value, str) else None


def expand(
    template: str, variables: Mapping[str, Callable[[], str | None]], names: str = "[a-z_]+", stated: bool = False
) -> str:
    """A template with its variables, each a colon and a name, filled in; ``names`` is what names are made of.

    What is filled in is percent-encoded where it must be; of the template that is left to who wrote it.

    Raises UnknownPartError for a variable that has no value, and for a name that is no variable, which only in what a
    page itself has ``stated`` is text that has a colon in it.

    >>> expand("/W:week/:title:output_ext", {"title": lambda: "a", "output_ext": lambda: ".html", "week": lambda: "02"})
    '/W02/a.html'
    """

    def fill(found: re.Match[str]) -> str:
        name, rest = found[1], ""
        while name:
            if name in variables or name in DATE_PARTS:
                value = variables[name]() if name in variables else None
                if value is None:
                    raise UnknownPartError("date" if name in DATE_PARTS else name)
                return path_segment(value) + rest
            name, mark, after = name.rpartition("_")  # in :year_:month the name is year
            rest = mark + after + rest
        if not stated:
            raise UnknownPartError(found[1].strip("_"))
        return found[0]

    return re.sub(f":({names})", fill, template)


def site_path(path: str) -> str:
    """A path below the site's address: one slash in front, none doubled, no steps up.

    >>> site_path("a//b/../c/")
    '/a/b/c/'
    """
    parts = [part for part in path.split("/") if part and part.strip(".")]
    return "/" + "/".join(parts) + ("/" if path.endswith("/") and parts else "")


def hyphenated(text: str, kept: str = "") -> str:
    """Letters, digits, marks and the signs to be kept, with a hyphen for each run of anything else."""
    found = "".join(c if c.isalnum() or c in kept or unicodedata.category(c)[0] == "M" else " " for c in text)
    return "-".join(found.split())
