"""What the page tells of a node, by kind: a name for each value, and the value as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from kg.model import ITEM_KINDS

_OFFER = {
    "price": "price",
    "levels": "level",
    "length": "duration",
    "rating": "rating_value",
    "ratings": "rating_count",
}
_ITEM = {
    "text": "abstract",
    "lang": "language",
    "type": "additional_type",
    "start": "start_date",
    "end": "end_date",
    "location": "location",
    "authors": "author",
    **_OFFER,
    "isbn": "isbn",
    "platforms": "platform",
    "programming": "programming_language",
    "repository": "repository",
    "accounts": "same_as",
    "followers": "followers",
}
_TEXTS: Mapping[str, Mapping[str, str]] = {
    "article": {"text": "abstract", "lang": "language", **_OFFER},
    **dict.fromkeys(ITEM_KINDS, _ITEM),
    "provider": {"text": "description", "names": "alternate_name", "domain": "domain"},
    "topic": {"text": "definition", "names": "alternate_name"},
}
"""What the page calls a value, and the field it is, by kind."""
_EARLY = datetime.min.replace(tzinfo=UTC)


def texts(iri: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """What the page tells of a node; absent where nothing is known."""
    kind = attributes["kind"]
    found = {"group": kind, "label": label(iri, attributes), "iri": iri}
    for name, field in _TEXTS[kind].items():
        if field in attributes:
            found[name] = _shown(attributes[field])
    if "date_published" in attributes:
        found["date"] = _shown(attributes["date_published"])
    if addresses := sorted({*attributes.get("alias", ()), *attributes.get("url", ())} - {iri}):
        found["addresses"] = addresses
    return found


def label(iri: str, attributes: Mapping[str, Any]) -> str:
    """What a node is called."""
    found: str = attributes.get("headline") or attributes.get("name") or attributes.get("domain") or iri
    return found


def day(attributes: Mapping[str, Any]) -> datetime:
    """The day by which things are in order: of publication, else of their beginning."""
    found: datetime = attributes.get("date_published") or attributes.get("start_date") or _EARLY
    return found


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%MZ")
    return format(value, "f") if isinstance(value, Decimal) else value
