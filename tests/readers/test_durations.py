"""How long something takes, however it is written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.durations import parse_duration

XSD = re.compile(r"P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?")


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("PT3M28S", "PT3M28S"),
        ("PT1H1M", "PT1H1M"),
        ("pt90m", "PT1H30M"),
        ("PT3H0M", "PT3H"),
        ("P1DT12H", "P1DT12H"),
        ("PT36H", "P1DT12H"),
        ("P2W", "P14D"),
        ("P1Y14M", "P2Y2M"),
        ("PT1.50S", "PT1.5S"),
        ("PT60S", "PT1M"),
        ("P1M", "P1M"),
        ("PT1M", "PT1M"),
        ("1:23:45", "PT1H23M45S"),
        ("01:00:00", "PT1H"),
        ("100:00:00", "P4DT4H"),
        ("12 min", "PT12M"),
        ("12min.", "PT12M"),
        ("1 h 30 min", "PT1H30M"),
        ("1h30m", "PT1H30M"),
        ("1 hour, 30 minutes", "PT1H30M"),
        ("2 hours", "PT2H"),
        ("45 seconds", "PT45S"),
        ("4 weeks", "P28D"),
        ("  PT5M  ", "PT5M"),
        ("1.5 hours", "PT1H30M"),
        ("0.25h", "PT15M"),
        ("1.5 days", "P1DT12H"),
        ("2.5 seconds", "PT2.5S"),
        ("PT1.5H", "PT1H30M"),
        ("PT1H0.5M", "PT1H30S"),
        ("P0.5D", "PT12H"),
        ("P1.5W", "P10DT12H"),
        ("1 hour and 30 minutes", "PT1H30M"),
        ("1 day, 2 hours, and 5 min", "P1DT2H5M"),
        ("1h30", "PT1H30M"),
        ("1 H 05", "PT1H5M"),
        ("1\u00a0h\u00a030\u202fmin", "PT1H30M"),
    ],
)
def test_what_is_a_duration_comes_in_one_form(text: str, duration: str) -> None:
    assert parse_duration(text) == duration
    assert XSD.fullmatch(duration)


@pytest.mark.parametrize(
    "text",
    ["", " ", "300", "1.5", "P", "PT", "P1DT", "P0D", "PT0S", "0 min", "00:00:00", "-PT1M", "PT1H-3M", "P1S", "PT1D",
     "1:2:3:4", "1:99:00", "1:00:99", "12:34", "12 parsecs", "min 12", "about an hour", "PT1,5S",
     "1.5", "1.5 h 30 min", "PT1.5H30M", "1.500 hours", "1,5 hours", "P1.5M", "P1.5Y", "1h5", "1h60", "h30",
     "1 hour and", "and 30 minutes", "1 hourand 2 minutes", "1 or 2 hours",
     "٣ min", "9" * 60 + " min", "null"],
)  # fmt: skip
def test_what_is_none_or_might_be_several_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_duration(text)


def test_of_what_plays_two_numbers_are_minutes_and_seconds() -> None:
    assert parse_duration("12:34", running=True) == "PT12M34S"
    assert parse_duration("90:00", running=True) == "PT1H30M"
    assert parse_duration("1:23:45", running=True) == "PT1H23M45S"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_canonical_form_is_its_own(hours: int, minutes: int, seconds: int) -> None:
    if hours or minutes or seconds:
        found = parse_duration(f"PT{hours}H{minutes}M{seconds}S")
        assert XSD.fullmatch(found)
        assert parse_duration(found) == found
