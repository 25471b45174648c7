"""How long something takes, in the ways people write it, as xsd:duration text in one form."""

from __future__ import annotations

import re
from decimal import Decimal

_PART = r"[0-9]+(?:\.[0-9]+)?"
_ISO = re.compile(
    # ISO 8601, and with it XML Schema (https://www.w3.org/TR/xmlschema11-2/#duration), which has no weeks.
    r"P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?"
    rf"(?:(?P<weeks>{_PART})W)?(?:(?P<days>{_PART})D)?"
    rf"(?:T(?=[0-9])(?:(?P<hours>{_PART})H)?(?:(?P<minutes>{_PART})M)?(?:(?P<seconds>{_PART})S)?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(?P<hours>[0-9]+):(?=[0-9]+:))?(?P<minutes>[0-9]{1,3}):(?P<seconds>[0-5][0-9])", re.ASCII)
_AND = r"[ ,]*(?:(?<=[ ,])and )?"
_NUMBER = r"[0-9]+(?:\.[0-9]{1,2})?"  # three digits behind the point might be thousands
_WORDS = re.compile(
    rf"(?:(?P<weeks>{_NUMBER}) ?(?:weeks?|w)\b{_AND})?(?:(?P<days>{_NUMBER}) ?(?:days?|d)\b{_AND})?"
    rf"(?:(?P<hours>{_NUMBER}) ?(?:hours?|hrs?|h)(?![a-z]){_AND})?"
    rf"(?:(?P<minutes>{_NUMBER}) ?(?:minutes?|mins?|min\.|m)(?![a-z]){_AND})?"
    rf"(?:(?P<seconds>{_NUMBER}) ?(?:seconds?|secs?|s)\b)?",
    re.ASCII | re.IGNORECASE,
)
_HALF_PAST = re.compile(r"(?P<hours>[0-9]+) ?h ?(?P<minutes>[0-5][0-9])", re.ASCII | re.IGNORECASE)
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
    text = " ".join(text.split())  # which knows the space that does not break, too
    if not text or len(text) > _LONGEST:
        raise ValueError(text)
    found = _ISO.fullmatch(text) or _CLOCK.fullmatch(text) or _HALF_PAST.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    parts = {name: Decimal(number) for name, number in found.groupdict().items() if number}
    if any(part % 1 for part in [*parts.values()][:-1]):
        raise ValueError(text)  # only the last part can have a fraction
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
