"""How long something takes, in the ways people write it, as xsd:duration text in one form."""

from __future__ import annotations

import re
from decimal import Decimal

_ISO = re.compile(
    # ISO 8601, and with it XML Schema (https://www.w3.org/TR/xmlschema11-2/#duration), which has no weeks.
    r"P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<weeks>[0-9]+)W)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)S)?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(?P<hours>[0-9]+):(?=[0-9]+:))?(?P<minutes>[0-9]{1,3}):(?P<seconds>[0-5][0-9])", re.ASCII)
_WORDS = re.compile(
    r"(?:(?P<weeks>[0-9]+)\s*(?:weeks?|w)\b[\s,]*)?(?:(?P<days>[0-9]+)\s*(?:days?|d)\b[\s,]*)?"
    r"(?:(?P<hours>[0-9]+)\s*(?:hours?|hrs?|h)(?![a-z])[\s,]*)?"
    r"(?:(?P<minutes>[0-9]+)\s*(?:minutes?|mins?|min\.|m)(?![a-z])[\s,]*)?"
    r"(?:(?P<seconds>[0-9]+)\s*(?:seconds?|secs?|s)\b)?",
    re.ASCII | re.IGNORECASE,
)
_SECONDS = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
_LONGEST = 40
"""Characters; no duration that somebody means has more."""


def parse_duration(text: str, running: bool = False) -> str:
    """A duration in its canonical form (XML Schema 1.1): ISO 8601, ``1:23:45``, or words such as ``1 h 30 min``.

    ``running`` says that it is how long something plays: then ``12:34`` is minutes and seconds; of anything else
    it might be hours and minutes. Raises ValueError where the text is none, is not certain, or lasts no time.

    >>> parse_duration("PT90M"), parse_duration("1:23:45"), parse_duration("12 min"), parse_duration("P2W")
    ('PT1H30M', 'PT1H23M45S', 'PT12M', 'P14D')
    """
    text = text.strip()
    found = _ISO.fullmatch(text) or _CLOCK.fullmatch(text) or _WORDS.fullmatch(text)
    if not text or len(text) > _LONGEST or found is None:
        raise ValueError(text)
    parts = {name: Decimal(number) for name, number in found.groupdict().items() if number}
    if found.re is _CLOCK and not (running or "hours" in parts):
        raise ValueError(text)
    if found.re is _CLOCK and "hours" in parts and parts["minutes"] > 59:
        raise ValueError(text)
    months = int(parts.get("years", 0) * 12 + parts.get("months", 0))
    seconds = sum((parts[name] * size for name, size in _SECONDS.items() if name in parts), Decimal())
    if not (months or seconds):
        raise ValueError(text)
    return _canonical(months, seconds)


def _canonical(months: int, seconds: Decimal) -> str:
    whole = int(seconds)
    fraction = format((seconds - whole).normalize(), "f").partition(".")[2]
    days, below = divmod(whole, 86_400)
    last = f"{below % 60}.{fraction}" if fraction else f"{below % 60}"
    date = _units((str(months // 12), "Y"), (str(months % 12), "M"), (str(days), "D"))
    time = _units((str(below // 3_600), "H"), (str(below % 3_600 // 60), "M"), (last, "S"))
    return "P" + date + ("T" + time if time else "")


def _units(*units: tuple[str, str]) -> str:
    return "".join(number + unit for number, unit in units if number != "0")
