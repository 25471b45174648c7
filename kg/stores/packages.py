"""Packages that only some databases need: imported when used, and named by their extra where they are missing."""

from __future__ import annotations

import importlib
from types import ModuleType

from kg.errors import UsageError


def imported(name: str, extra: str) -> ModuleType:
    """The package of that name; UsageError with the extra to install where it is not there.

    >>> imported("no_such_package", "neo4j")
    Traceback (most recent call last):
    kg.errors.UsageError: this needs the package no_such_package; install it with: pip install 'kg[neo4j]'
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise UsageError(f"this needs the package {name}; install it with: pip install 'kg[{extra}]'") from None
