"""What was found in a file, as it stands in messages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.readers.wording import dotted, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\nb", "'a\\nb'"), ("a" * 200, "'" + "a" * 76 + "..."), ({"a": 1}, "a mapping"), ([1], "a list"),
        ({1}, "a list"), ((1,), "a list"), (7, "7"), (None, "None"), (date(2020, 1, 2), "2020-01-02"),
        (10**18, "a very large number"), ("\ud800\x1b", "'\\ud800\\x1b'"), (b"\xff", "b'\\xff'"),
    ],
)  # fmt: skip
def test_a_foreign_value_is_shown_short_and_printable(value: Any, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "ftp://me:r1YC0ZUr@e.com/", "me:r1YC0ZUr@e.com/a", "https://me:r1Y/C0@e.com/", "https:me:r1YC@e.com",
        "//r1Y@e.com",
        "https://" + "r1Y" * 100 + "@e.com", "https:\\\\r1Y@e.com", "https://a@r1Y@e.com", "https://me:r1 Y\nr1Y@e.com",
    ],
)  # fmt: skip
def test_no_login_is_shown(text: str) -> None:
    assert "r1" not in shown(text)
    assert "@e.com" in shown(text)


def test_a_path_is_written_as_people_write_it() -> None:
    assert dotted(("related", 2, "images", 0, "width")) == "related[2].images[0].width"
    assert dotted(()) == ""
