"""What differs between two graphs: what came, what went, what changed, as plain data.

``compare`` finds it; ``text``, ``rdf_patch`` and ``as_json`` tell it, line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.vocabulary import KINDS


@dataclass(frozen=True, order=True, slots=True)
class Value:
    """An RDF term: an IRI, or a literal's text with its language tag or its datatype's IRI."""

    text: str
    type: Literal["uri", "literal"] = "literal"
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, order=True, slots=True)
class FieldChange:
    """The values of one field that went and that came, sorted.

    ``field`` is its name in Python where the kind has it, else its term; ``predicate`` its IRI.
    """

    field: str
    predicate: str
    went: tuple[Value, ...]
    came: tuple[Value, ...]


@dataclass(frozen=True, order=True, slots=True)
class Thing:
    """A thing that only one of the graphs has; ``name`` is empty where it has none.

    ``alias_of`` is the thing of the same kind that has its IRI as an alias in the other graph.
    """

    kind: str
    iri: str
    name: str = ""
    alias_of: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Change:
    """A thing that both graphs have and of which they say different things; its kind and name are the new ones."""

    kind: str
    iri: str
    name: str
    old_kind: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things of a kind came, went and changed."""

    came: int
    went: int
    changed: int


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs between two graphs; false where nothing does.

    Things are in the order of their kinds, then of their IRIs. ``removed`` and ``added`` are the statements
    that only the old and only the new graph makes: sorted N-Triples, one a line, without the line's end.
    """

    came: tuple[Thing, ...]
    went: tuple[Thing, ...]
    changed: tuple[Change, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    def counts(self) -> Mapping[str, Counts]:
        """How many things of each kind came, went and changed, in the order of the kinds."""
        came, went, changed = (Counter(thing.kind for thing in found) for found in (self.came, self.went, self.changed))
        kinds = sorted(came.keys() | went.keys() | changed.keys(), key=kind_order)
        return {kind: Counts(came[kind], went[kind], changed[kind]) for kind in kinds}


_PLACES = {kind: place for place, kind in enumerate(KINDS)}


def kind_order(kind: str) -> tuple[int, str]:
    """Where a kind stands among others: ours in the vocabulary's order, then those that are not ours."""
    return _PLACES.get(kind, len(_PLACES)), kind
