"""Dates as people write them in blogs: the generators take many forms that are no ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from typing import Any

# Not by strftime: its names depend on the locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NUMERIC = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[T\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z][a-z]+/[A-Za-z_/]+)?",
    re.ASCII,
)
_WORDED = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_DATED_NAME = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})[-_ ]+(?=.)", re.ASCII)


def read_date(value: Any, zone: tzinfo | None = None) -> datetime | None:
    """The point in time that a front matter's value names; one without a zone is in ``zone``.

    None where the value is no date that is understood. Without ``zone`` the result may lack one, too.

    >>> read_date("2015-1-2 9:05 +0100").isoformat()
    '2015-01-02T09:05:00+01:00'
    >>> read_date("January 2, 2015").isoformat()
    '2015-01-02T00:00:00'
    """
    if isinstance(value, datetime):
        found: datetime | None = value
    elif isinstance(value, date):
        found = datetime.combine(value, time())
    else:
        found = _from_text(value.strip()) if isinstance(value, str) else None
    if found is not None and found.tzinfo is None and zone is not None:
        found = found.replace(tzinfo=zone)
    return found


def dated_name(stem: str) -> tuple[datetime | None, str]:
    """The date that a file's name begins with, and the rest of the name.

    >>> dated_name("2015-01-02-hello")[1], dated_name("hello")
    ('hello', (None, 'hello'))
    """
    found = _DATED_NAME.match(stem)
    day = _from_text(found["date"]) if found else None
    return (day, stem[found.end() :]) if found and day else (None, stem)


def time_zone(name: Any) -> tzinfo | None:
    """The zone of that name in the IANA database; None where there is none."""
    if not isinstance(name, str) or not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # an unknown name is a KeyError
        return None


def _from_text(text: str) -> datetime | None:
    try:
        if found := _NUMERIC.fullmatch(text):
            numbers = [int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
            return datetime(*numbers, tzinfo=_zone(found["zone"]))  # type: ignore[arg-type,misc]  # six numbers
        for form in _WORDED:
            try:
                return datetime.strptime(text, form)
            except ValueError:
                continue
        from email.utils import parsedate_to_datetime

        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if "/" in text:
        return time_zone(text)
    return datetime.strptime(text.replace("GMT", "+0000").replace("UTC", "+0000"), "%z").tzinfo
