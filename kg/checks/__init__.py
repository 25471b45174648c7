"""Checking a graph: ``ontology.ttl`` defines our terms, ``shapes.ttl`` says what must hold, ``validate`` checks it.

What is found wrong is data: ``Fault``, the sibling of ``kg.errors.Finding`` for what is in a graph and not in a post.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import Level
from kg.vocabulary import shorten

ONTOLOGY = Path(__file__).parent / "ontology.ttl"
SHAPES = Path(__file__).parent / "shapes.ttl"


LONGEST = 80
"""So many characters of a value are shown to people."""
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def short(iri: str) -> str:
    """A term as a prefixed name, those of RDF itself as well.

    >>> short("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), short("https://schema.org/name")
    ('rdf:type', 'schema:name')
    """
    return f"rdf:{iri.removeprefix(_RDF)}" if iri.startswith(_RDF) else shorten(iri)


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One thing found wrong in a graph, and what to do about it.

    ``node`` is the IRI of what it is said of, ``property`` the IRI of the term, ``value`` the value as text; each is
    empty where none is meant, a blank node is ``[]``. ``line`` and ``column`` count from 1 and are 0 but for syntax.

    >>> print(Fault("error", "max-count", "https://example.com/a", "https://schema.org/name", "", "two", "keep one"))
    https://example.com/a schema:name: two; keep one [max-count]
    """

    level: Level
    code: str
    node: str
    property: str
    value: str
    message: str
    remedy: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        value = (
            repr(self.value if len(self.value) <= LONGEST else self.value[: LONGEST - 1] + "…") if self.value else ""
        )
        place = (
            f"{self.line}:{self.column}"
            if self.line
            else " ".join(filter(None, (self.node, short(self.property), value)))
        )
        return f"{place}: {self.message}; {self.remedy} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a file: how many statements it has, and its faults, sorted, errors first.

    ``same_as`` is a file that was checked before and has the same statements, whose faults are not told again.
    """

    file: str
    statements: int
    faults: tuple[Fault, ...]
    same_as: str = ""
