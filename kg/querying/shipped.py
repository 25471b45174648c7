"""The queries that come with the package, and how a query says what it answers and what it wants to know.

A query file begins with comment lines: the title; what it answers, in any number of lines; then a line a parameter::

    # Articles on a topic, by date
    # Every article about a topic or a narrower one, the latest first.
    # param topic (topic): the topic, by its label or its IRI; e.g. AI
    # param since (date) = 1900-01-01: on or after this day; e.g. 2020-06-01

What is there in Cypher as well is in a file of that name that ends in ``.cypher``, whose comments begin with ``//``. In
the query a parameter is the variable of its name, written ``$topic``. What comes after ``=`` is its value where
none is given; a parameter without that must be given. Types are those of ``kg.querying.parameters``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

from kg.errors import QueryError, UsageError

Ending = Literal["rq", "cypher"]
"""How the names of files end: with SPARQL in them, or with Cypher."""

FOLDER = Path(__file__).parent.parent / "queries"
TYPES = (
    "text", "integer", "decimal", "boolean", "date", "iri", "topic", "provider", "story", "thing", "source",
)  # fmt: skip
"""What the value of a parameter can be; those after ``iri`` name a node of the graph."""

_PARAMETER = re.compile(r"param (\w+) \((\w+)\)(?: = ([^:]*))?: (.+?)(?:; e\.g\. (.+))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query wants to know: name, type, meaning, an example, and what it is where no value is given."""

    name: str
    type: str
    meaning: str
    example: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what its first comment lines say; ``name`` is empty where it has none."""

    text: str
    name: str = ""
    title: str = ""
    answers: str = ""
    parameters: tuple[Parameter, ...] = ()


def parse(text: str, name: str = "") -> Query:
    """A query with what its first lines say. Raises QueryError for a parameter line that is none.

    >>> query = parse("# All of it\\n# param thing (iri): what; e.g. https://x.org/\\nSELECT * { $thing ?a ?b }")
    >>> query.title, query.parameters[0].type, query.parameters[0].example
    ('All of it', 'iri', 'https://x.org/')
    """
    title, answers, parameters = "", [], []
    for number, line in enumerate(text.splitlines(), 1):
        mark = next((mark for mark in ("#", "//") if line.startswith(mark)), None)
        if mark is None:
            break
        said = line.removeprefix(mark).strip()
        if said.startswith("param "):
            parameters.append(_parameter(said, number))
        elif title:
            answers.append(said)
        else:
            title = said
    return Query(text, name, title, " ".join(answers).strip(), tuple(parameters))


def _parameter(said: str, line: int) -> Parameter:
    found = _PARAMETER.fullmatch(said)
    if found is None:
        raise QueryError("a parameter is told as: # param name (type) = default: meaning; e.g. example", line, 1)
    name, kind, default, meaning, example = found.groups()
    if kind not in TYPES:
        raise QueryError(f"there is no type {kind!r}; types are {', '.join(TYPES)}", line, 1)
    return Parameter(name, kind, meaning, example or "", default)


@cache
def shipped(ending: Ending = "rq") -> Mapping[str, Query]:
    """The queries that come with the package in SPARQL, or in Cypher, by name, sorted."""
    files = sorted(FOLDER.glob(f"*.{ending}"))
    return {path.stem: parse(path.read_text(encoding="utf-8"), path.stem) for path in files}


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a shipped query, and not like a query.

    >>> is_name("story-timeline"), is_name("RETURN 1")
    (True, False)
    """
    return bool(text) and all(part.isalnum() for part in text.split("-"))


def from_file(path: str) -> Query:
    """The query in a file. Raises UsageError where there is none, or it is no text."""
    try:
        return parse(Path(path).read_text(encoding="utf-8-sig"), Path(path).stem)
    except FileNotFoundError:
        raise UsageError(f"there is no file {path!r}; kg query --list names the queries that come with it") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path!r} is no text in UTF-8; save it so") from None


def find(name: str, ending: Ending = "rq") -> Query:
    """The shipped query of that name. Raises UsageError, which names those near to it, where there is none."""
    known = shipped(ending)
    found = known.get(name)
    if found is not None:
        return found
    near = get_close_matches(name, known, 3, 0.5) or [other for other in known if name and name in other]
    cure = f"near to it are {', '.join(near)}" if near else "kg query --list names them all"
    raise UsageError(f"there is no query {name!r}; {cure}")
