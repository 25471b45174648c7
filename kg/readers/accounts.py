"""The accounts of a person or a community on other sites: an address, a user's name, or a mapping of both."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.readers.fields import Fields
from kg.readers.wording import shown

ACCOUNTS: Mapping[str, str] = {
    "twitter": "https://twitter.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "github": "https://github.com/",
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "medium": "https://medium.com/@",
    "youtube": "https://www.youtube.com/@",
    "stackoverflow": "",
    "mastodon": "",
    "wikipedia": "",
}
"""The fields that name an account, and the address before a user's name; none where a name alone is not enough."""

ACCOUNT_FIELDS = frozenset({"url", "username", "followers"})
_USERNAME = re.compile(r"@?([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?)", re.ASCII)


def read_accounts(fields: Fields) -> tuple[tuple[str, ...], int | None]:
    """The addresses of the accounts, and the number of followers on Twitter, else of the next that tells it."""
    addresses: dict[str, None] = {}
    followers: int | None = None
    for name in ACCOUNTS:
        for account in fields.mappings(name, text_as="username"):
            if address := _address(account, ACCOUNTS[name]):
                addresses[address] = None
            number = account.integer("followers", 0)
            followers = number if followers is None else followers
            account.count_unused(ACCOUNT_FIELDS, frozenset())
    return tuple(addresses), followers


def _address(account: Fields, home: str) -> str | None:
    if account.values.get("url"):
        return account.url("url")
    username = account.text("username")
    if not username:
        return None
    if "/" in username:
        return account.url("username")
    found = _USERNAME.fullmatch(username)
    if found and home:
        return home + found[1]
    account.finding("bad-account", "username", f"{shown(username)} names no account", "give its address as url")
    return None
