"""Accounts on other sites: an address, a user's name, or both."""

from __future__ import annotations

from typing import Any

import pytest

from kg.readers.accounts import read_accounts
from kg.readers.fields import Fields, Tally


def read(**values: Any) -> tuple[tuple[str, ...], int | None, list[str]]:
    tally = Tally()
    addresses, followers = read_accounts(Fields(values, "a.md", (), lambda path: (1, None), tally))
    return addresses, followers, [f"{found.code} {found.field}" for found in tally.findings]


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("twitter", {"url": "https://twitter.com/ada", "username": "other"}, "https://twitter.com/ada"),
        ("twitter", {"username": "ada"}, "https://twitter.com/ada"),
        ("twitter", "@ada", "https://twitter.com/ada"),
        ("twitter", "https://twitter.com/ada", "https://twitter.com/ada"),
        ("github", "ada-b", "https://github.com/ada-b"),
        ("linkedin", {"url": "https://www.linkedin.com/in/ada/"}, "https://www.linkedin.com/in/ada/"),
        ("linkedin", "ada", "https://www.linkedin.com/in/ada"),
        ("youtube", "ada", "https://www.youtube.com/@ada"),
        ("mastodon", "https://example.social/@ada", "https://example.social/@ada"),
    ],
)
def test_an_account_is_an_address(name: str, value: Any, address: str) -> None:
    assert read(**{name: value}) == ((address,), None, [])


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("mastodon", "ada", "bad-account mastodon.username"),
        ("twitter", "ada b", "bad-account twitter.username"),
        ("twitter", "..", "bad-account twitter.username"),
        ("twitter", "javascript:alert(1)//x", "bad-url twitter.username"),
        ("twitter", {"url": "nonsense"}, "bad-url twitter.url"),
        ("twitter", 5, "wrong-type twitter"),
        ("twitter", {"followers": -1}, "out-of-range twitter.followers"),
    ],
)
def test_what_names_no_account_is_told(name: str, value: Any, code: str) -> None:
    assert read(**{name: value}) == ((), None, [code])


def test_followers_are_those_on_twitter_or_else_of_the_next() -> None:
    assert read(github={"username": "a", "followers": 3}, twitter={"username": "a", "followers": 2})[1] == 2
    assert read(github={"username": "a", "followers": 3}, twitter="a")[1] == 3


def test_an_empty_account_is_none() -> None:
    assert read(twitter="", github={}, linkedin=None) == ((), None, [])
