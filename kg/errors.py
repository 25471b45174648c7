"""What can go wrong: one exception family, and findings, which are data about bad input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


class KgError(Exception):
    """Base of every error this package raises on purpose; the message names what, where and the cure."""


class UsageError(KgError):
    """The call itself is wrong: an unknown format, a path that does not exist, a bad option."""


class NothingToBuildError(KgError):
    """Nothing at all could be read from the given paths.

    ``what`` says so in short; ``findings`` are all that was found wrong, by file and line. The message names the first.
    """

    def __init__(self, what: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(f"{what}; the first finding: {findings[0]}" if findings else what)
        self.what, self.findings = what, tuple(findings)


class GraphFileError(KgError):
    """A graph file could not be read back."""


class QueryError(UsageError):
    """A query that cannot be asked; ``line`` and ``column`` count from 1, and are 0 where no place is meant."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"the query, line {line}, column {column}: {message}" if line else message)
        self.line, self.column = line, column


class EndpointError(KgError):
    """A SPARQL endpoint that cannot be reached, or does not answer as one."""


class DatabaseError(KgError):
    """A database cannot be reached, refuses what it was told, or does not hold what was loaded into it."""


class RefusedError(DatabaseError):
    """A database does not take a statement: it is none of its language, or not allowed, or takes too long."""


class ConnectionLostError(DatabaseError):
    """A database does not answer any more, or asks to try again: the same may go through a little later."""


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing found wrong in the input, and what to do about it.

    ``file`` is relative to the build's root; ``line`` counts from 1, 0 means the whole file;
    ``field`` is a path such as ``related[2].webUrl``, empty where no field is meant. Level
    ``error``: a post or a file was left out. Level ``warning``: a field was left out or repaired.

    >>> str(Finding("bad-date", "warning", "a.md", 5, "publishedDateTime", "no such day", "correct it"))
    'a.md:5: publishedDateTime: no such day; correct it [bad-date]'
    """

    code: str
    level: Level
    file: str
    line: int
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f"{self.field}: " if self.field else ""
        return f"{place}: {field}{self.message}; {self.remedy} [{self.code}]"
