"""Packages that only some databases need: imported when used, and named with their extra where they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import UsageError


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Around the import of what an extra installs; UsageError where it is not there.

    >>> with needed("neo4j"):
    ...     import no_such_package
    Traceback (most recent call last):
    kg.errors.UsageError: this needs the package no_such_package; in the folder of kg: pip install '.[neo4j]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        cure = f"in the folder of kg: pip install '.[{extra}]'"
        raise UsageError(f"this needs the package {error.name}; {cure}") from None
