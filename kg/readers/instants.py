"""Points in time, in the ways people write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

_SPACED_OFFSET = re.compile(r"\s+([+-][0-9]{2}:?[0-9]{2}|Z|UTC)$")


def parse_instant(value: Any) -> datetime:
    """A date, or text by ISO 8601, as an instant in UTC; one without a zone is taken as UTC, a day as its beginning.

    Raises TypeError where the value is no date, ValueError or OverflowError where it is none that exists.

    >>> parse_instant("2020-06-24 22:56:00 +02:00").isoformat()
    '2020-06-24T20:56:00+00:00'
    """
    if isinstance(value, str):
        value = datetime.fromisoformat(_SPACED_OFFSET.sub(r"\1", value.strip()).replace("UTC", "Z"))
    if not isinstance(value, date):
        raise TypeError
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    assert isinstance(value, datetime)
    if value.tzinfo is UTC:
        return value
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
