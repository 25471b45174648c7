"""The part of a host name that somebody registered, by the Public Suffix List (https://publicsuffix.org)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_NAME = re.compile(r"\.[a-z][a-z0-9-]*$")


@lru_cache(maxsize=1 << 14)
def registrable_domain(host: str) -> str:
    """The registered part of a host name in lower case.

    A host that is itself a public suffix, or no name at all (an IP address), is its own. The list is the copy that
    comes with the library: nothing is asked of the network.

    >>> registrable_domain("www.dailymail.co.uk"), registrable_domain("192.168.0.1")
    ('dailymail.co.uk', '192.168.0.1')
    """
    return (_NAME.search(host) and _suffixes().privatesuffix(host)) or host


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PSLFILE, PublicSuffixList

    with open(PSLFILE, encoding="utf-8") as file:
        rules = [line.partition(" ")[0] for line in file.read().split("\n") if line and not line.startswith("//")]
    # The library would encode each rule for the wire; few of them differ then.
    encoded = [_on_the_wire(rule) for rule in rules if not rule.isascii()]
    return PublicSuffixList("\n".join(rules + encoded), accept_encoded_idn=False)


def _on_the_wire(rule: str) -> str:
    """A rule as names are asked for (IDNA); the mark of an exception stays."""
    name = rule.removeprefix("!")
    return rule[: len(rule) - len(name)] + name.encode("idna").decode("ascii")
