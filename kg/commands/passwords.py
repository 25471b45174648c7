"""The password of a database: from the environment or the terminal, never from the command line."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.stores.address import Address


def password(address: Address) -> str | None:
    """The password from the environment, or from the terminal where the address has a user; None where it has none."""
    from kg.stores.address import PASSWORD

    if PASSWORD in os.environ:
        return os.environ[PASSWORD] or None
    if not address.user:
        return None
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(f"the address has a user, but there is no password; put it into the environment as {PASSWORD}")
    return getpass(f"Password of {address.user} at {address.place}: ") or None
