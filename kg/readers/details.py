"""What a post says beyond what every article has: price, length, ratings, dates, accounts, parts … by kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from urllib.parse import urlsplit

from kg.iri import canonical_url
from kg.model import NO_DETAILS, Details, ProviderMention
from kg.readers.accounts import ACCOUNT_FIELDS, ACCOUNTS, read_accounts
from kg.readers.durations import parse_duration
from kg.readers.fields import Fields
from kg.readers.wording import shown

_OFFER = frozenset({"price", "length", "levels", "ratings"})
_WORK = _OFFER | {"author", "authors", "website"}
_PERIOD = frozenset({"startDateTime", "startDate", "endDateTime", "endDate", "location"})
_LANGUAGES = ("programmingLanguage", "programmingLanguages", "languages")
_PLATFORMS = ("platform", "platforms")

FIELDS: Mapping[str, frozenset[str]] = {
    "article": _OFFER | {"author", "authors"},
    "course": _WORK | {"items"},
    "event": _OFFER | _PERIOD | {"website"},
    "person": frozenset({*ACCOUNTS, "bio", "affiliation", "location", "website"}),
    "sample": _WORK | {"repository", *_LANGUAGES, *_PLATFORMS},
    "collection": _WORK | {"items"},
    "certification": _WORK | {"items"},
    "book": _WORK | {"isbn"},
    "game": _WORK | {*_PLATFORMS},
    "community": frozenset({*ACCOUNTS, "bio", "location", "website"}),
    "challenge": _WORK | _PERIOD | {"items"},
    "newsletter": _WORK | {"items"},
}
"""The fields that a thing of each kind has and an article may not have."""
ALL_FIELDS: frozenset[str] = frozenset().union(*FIELDS.values())

_RATING = frozenset({"average", "count"})
_PLACE = ("name", "address", "city", "region", "state", "country")
INSIDE: Mapping[str, frozenset[str]] = {
    "ratings": _RATING,
    "location": frozenset(_PLACE),
    **dict.fromkeys(ACCOUNTS, ACCOUNT_FIELDS),
}
"""The fields of those that can be mappings."""

SHORTENERS = frozenset(
    {"aka.ms", "bit.ly", "buff.ly", "dlvr.it", "fb.me", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "t.co", "tinyurl.com"}
)
"""Hosts whose addresses only lead elsewhere: such an address tells where a thing is, not what it is."""

_FREE = re.compile(r"free(?: of charge)?|(?:[^\w.,]|[a-z]{3})?\s*0+(?:[.,]0+)?\s*(?:[^\w.,]|[a-z]{3})?", re.IGNORECASE)
_DECIMAL = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,20})?", re.ASCII)


def read_details(
    fields: Fields, kind: str, pages: tuple[str, ...], affiliation: tuple[ProviderMention, ...]
) -> Details:
    """The details of a thing of that kind; what is wrong is reported and left out.

    ``pages`` and ``affiliation`` are what was read already of its website and of where it belongs.
    """
    if FIELDS[kind].isdisjoint(fields.values):
        return NO_DETAILS
    told = {name: fields.values[name] for name in FIELDS[kind] if fields.values.get(name) not in (None, "")}
    if not told:
        return NO_DETAILS
    if isinstance(told.get("items"), list):
        # Those that say themselves what they are are read as posts are.
        told["items"] = [item for item in told["items"] if not isinstance(item, Mapping)]
    own = Fields(told, fields.file, fields.path, fields.locate, fields.tally)
    price, rating = own.text("price"), _rating(own)
    start, end = _period(own)
    same_as, followers = read_accounts(own)
    return Details(
        price=price,
        free=True if price and _FREE.fullmatch(price) else None,
        level=own.texts("levels"),
        rating_value=rating.value,
        rating_count=rating.count,
        duration=_duration(own, running=kind == "article"),
        start_date=start,
        end_date=end,
        location=_location(own),
        same_as=same_as,
        followers=followers,
        author=_names(own, "author", "authors"),
        isbn=own.texts("isbn"),
        platform=_texts(own, *_PLATFORMS),
        programming_language=_texts(own, *_LANGUAGES),
        repository=own.url("repository"),
        pages=pages,
        affiliation=affiliation,
        items=own.texts("items"),
    )


def is_own_address(website: str, kind: str) -> bool:
    """Whether a website can be the thing's own address: nobody is a page, and a short link leads elsewhere.

    >>> is_own_address("https://example.com/a", "event"), is_own_address("https://t.co/a", "event")
    (True, False)
    """
    host = urlsplit(canonical_url(website) or "").hostname or ""
    return kind != "person" and host.removeprefix("www.") not in SHORTENERS


def _texts(fields: Fields, *names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for name in names for text in fields.texts(name)))


def _names(fields: Fields, *names: str) -> tuple[str, ...]:
    """People by name: each a text, or a mapping that has a name."""
    found: dict[str, None] = {}
    for name in names:
        for below in fields.mappings(name, text_as="name"):
            if person := below.text("name"):
                found[" ".join(person.split())] = None
            below.count_unused(frozenset({"name"}), frozenset())
    return tuple(found)


def _duration(fields: Fields, running: bool) -> str | None:
    text = fields.text("length")
    if not text:
        return None
    try:
        return parse_duration(text, running)
    except ValueError:
        message = f"{shown(text)} is no duration, or might be several"
        fields.finding("bad-duration", "length", message, "write it as PT1H30M or 1 h 30 min")
        return None


@dataclass(frozen=True, slots=True)
class _Rating:
    value: Decimal | None = None
    count: int | None = None


def _rating(fields: Fields) -> _Rating:
    """The average rating, and how many there are: a mapping, or the average alone."""
    if isinstance(fields.values.get("ratings"), (int, float, str)):
        return _Rating(_decimal(fields, "ratings"))
    below = fields.mapping("ratings")
    if below is None:
        return _Rating()
    count, average = below.integer("count", 0), _decimal(below, "average")
    below.count_unused(_RATING, frozenset())
    # Where nobody has rated, the average is no rating.
    return _Rating(None if count == 0 else average, count)


def _decimal(fields: Fields, name: str) -> Decimal | None:
    value = fields.values.get(name)
    if value is None or value == "":
        return None
    plain = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    text = str(value).strip() if plain else ""
    if not _DECIMAL.fullmatch(text):
        message = f"{shown(value)} is no number of zero or more, such as 4.5"
        fields.finding("bad-number", name, message, "correct or remove it")
        return None
    number = Decimal(text)
    return number.normalize() if number % 1 else Decimal(int(number))


def _period(fields: Fields) -> tuple[datetime | None, datetime | None]:
    """When something begins and ends; where the end comes first, the end is not believed."""
    start = fields.instant("startDateTime") or fields.instant("startDate")
    name = "endDateTime" if fields.values.get("endDateTime") else "endDate"
    end = fields.instant(name)
    if start and end and end < start:
        message = f"{shown(fields.values[name])} is before the start"
        fields.finding("end-before-start", name, message, "correct the start or the end")
        return start, None
    return start, end


def _location(fields: Fields) -> str | None:
    """A place: a text, or a mapping of its name, city, country and the like, joined."""
    if not isinstance(fields.values.get("location"), Mapping):
        text = fields.text("location")
        return " ".join(text.split()) if text else None
    below = fields.mapping("location")
    assert below is not None
    parts = [" ".join(text.split()) for name in _PLACE if (text := below.text(name))]
    below.count_unused(frozenset(_PLACE), frozenset())
    return ", ".join(dict.fromkeys(parts)) or None
