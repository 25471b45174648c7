"""What a build was told and what it made of that, as plain data that loads in a moment.

A voice is what one post, one related entry or one file of the site's data states. Voices say the same things over
and over, so nodes, voices and entries are kept once each and referred to by number.
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from kg.errors import Finding
from kg.model import NODE_TYPES, Node
from kg.readers.fields import Tally

Plain = Any
"""Numbers, texts, bytes, None, and tuples, lists and dicts of these."""


class Voice(NamedTuple):
    """What one document or entry states: numbers of nodes, links (subject, field, targets), decisions of identity.

    ``source`` is its document, empty for a related entry, which many documents may have; ``date`` the negated
    instant of publication; ``below`` the voices of the entries inside it; ``digest`` tells entries apart.
    """

    whose: int
    date: float
    source: str
    nodes: tuple[int, ...]
    links: tuple[tuple[str, str, tuple[str, ...]], ...]
    decisions: tuple[tuple[str, str, str], ...] = ()
    below: tuple[int, ...] = ()
    digest: bytes = b""


class EntryRecord(NamedTuple):
    """A related entry by the digest of its text: the number of its voice, or -1, and what was noticed in it."""

    key: bytes
    voice: int
    tally: Plain


class FileRecord(NamedTuple):
    """What a file gave: the number of its post's voice, or -1, those of its entries, and what was noticed in it."""

    voice: int
    entries: tuple[int, ...]
    tally: Plain
    removed: bool


@dataclass(slots=True)
class Ledger:
    """All of it. ``kin`` are each node's keys: nodes with a key in common may be joined or linked with each other.

    ``site`` are the voices of the site's own data and of what all files decide, ``special`` the files whose part all
    files decide. Of what was made: ``kinds`` and ``edges`` (how many by field) by IRI, where things ``moved``, what was
    ``decided``, as MergeCounts has it, and the ``topics`` that the site's data lacks, each with its name and the number
    of statements. ``notes`` is what was noticed elsewhere, ``family`` whether any file is told in our own terms,
    ``linked`` the links that the enrichers gave, by rule, and ``states`` what they made of nodes, by IRI.
    """

    files: dict[str, FileRecord] = field(default_factory=dict)
    entries: list[EntryRecord] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    nodes: list[Plain] = field(default_factory=list)
    kin: list[tuple[int, ...]] = field(default_factory=list)
    site: tuple[int, ...] = ()
    special: tuple[str, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    edges: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    decided: Plain = ()
    topics: dict[str, tuple[str, int]] = field(default_factory=dict)
    notes: Plain = ()
    site_data: dict[str, int] = field(default_factory=dict)
    family: bool = False
    linked: dict[str, dict[str, str]] = field(default_factory=dict)
    states: dict[str, Plain] = field(default_factory=dict)

    def dumps(self) -> bytes:
        """All of it as bytes."""
        values = [getattr(self, item.name) for item in fields(self)]
        values[0] = {name: tuple(record) for name, record in self.files.items()}
        values[1:3] = [[tuple(record) for record in records] for records in values[1:3]]
        return marshal.dumps(values)

    @classmethod
    def loads(cls, data: bytes) -> Ledger:
        """The ledger that ``dumps`` made bytes of; of others nothing is promised."""
        values = marshal.loads(data)
        values[0] = {name: FileRecord(*record) for name, record in values[0].items()}
        values[1] = [EntryRecord(*record) for record in values[1]]
        values[2] = [Voice(*record) for record in values[2]]
        return cls(*values)


def encode_node(node: Node) -> Plain:
    """A node as a plain tuple: its kind, then its values in the order of its class.

    >>> from kg.model import Topic
    >>> encode_node(Topic("https://x.org/t", "T"))
    ('topic', 'https://x.org/t', 'T', (), (), None)
    """
    return (node.kind, *[_encode(getattr(node, name)) for name in _names(type(node))])


def decode_node(plain: Plain) -> Node:
    """The node that ``encode_node`` made plain."""
    return NODE_TYPES[plain[0]](*map(_decode, plain[1:]))


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    found = _NAMES.get(kind)
    if found is None:
        found = _NAMES[kind] = tuple(item.name for item in fields(kind) if item.name != "kind")
    return found


def _encode(value: Any) -> Plain:
    """Instants and decimals as bytes, which no node has else."""
    if isinstance(value, datetime):
        return value.isoformat().encode()
    return b"#" + str(value).encode() if isinstance(value, Decimal) else value


def _decode(value: Plain) -> Any:
    if not isinstance(value, bytes):
        return value
    text = value.decode()
    return Decimal(text[1:]) if text.startswith("#") else datetime.fromisoformat(text)


def encode_tally(tally: Tally) -> Plain:
    """What was noticed, plain; None for nothing."""
    if not tally:
        return None
    return tuple(
        [tuple(getattr(found, item.name) for item in fields(found)) for found in value]
        if item.name == "findings"
        else dict(value)
        for item in fields(tally)
        for value in [getattr(tally, item.name)]
    )


def decode_tally(plain: Plain) -> Tally:
    """The tally that ``encode_tally`` made plain."""
    if plain is None:
        return Tally()
    found = Tally()
    for item, value in zip(fields(Tally), plain, strict=True):
        setattr(found, item.name, [Finding(*one) for one in value] if item.name == "findings" else Counter(value))
    return found


def first_files(files: dict[str, FileRecord], wanted: set[int]) -> dict[int, str]:
    """For each of some entries, the first file by name that has it."""
    first: dict[int, str] = {}
    for name in sorted(files):
        entries = files[name].entries
        if not wanted.isdisjoint(entries):
            for entry in wanted.intersection(entries):
                first.setdefault(entry, name)
    return first


def numbered(values: Iterable[Plain]) -> Callable[[Plain], int]:
    """A function that numbers plain values: those given first, then each new one the next."""
    numbers = {value: number for number, value in enumerate(values)}
    return lambda value: numbers.setdefault(value, len(numbers))
