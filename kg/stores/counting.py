"""Whether a database holds what was loaded: what it counts itself, beside what the graph has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.errors import DatabaseError
from kg.stores import Counts, Loaded

EXAMPLES = 3
"""So many of the nodes that the graph does not have are named."""


class Besides(NamedTuple):
    """What a database holds of ours, and how much of that the graph does not have.

    ``foreign`` is how many nodes look like ours, but were not put there by a loading as far as can be told.
    """

    held: Counts
    nodes: int
    links: int
    foreign: int


def checked(
    name: str, wanted: Counts, left: Besides, *, links: str, removed: Besides | None, examples: Sequence[str]
) -> Loaded:
    """The account of a loading; ``links`` is what links are called there, ``removed`` is None where nothing was to be.

    ``examples`` are nodes that were removed, or are left and not the graph's.

    Raises DatabaseError, with each sort that differs, where the database holds less of ours than the graph, or, if
    something was to be removed, more.
    """
    exactly = removed is not None
    wrong = [*_differing("nodes", wanted.nodes, left.held.nodes, exactly)]
    wrong += _differing(links, wanted.links, left.held.links, exactly)
    if wrong:
        cure = "something else may have written to it meanwhile, such as another load; when that has ended, load again"
        raise DatabaseError(f"{name} does not hold what was loaded: {', '.join(wrong)}; {cure}")
    few = tuple(examples[:EXAMPLES])
    if removed is not None:
        return Loaded(left.held, links, removed.nodes, removed.links, 0, 0, few, left.foreign)
    return Loaded(left.held, links, 0, 0, left.nodes, left.links, few, left.foreign)


def counted(number: int, things: str) -> str:
    """A number of things in words.

    >>> counted(1, "relationships"), counted(2000, "nodes")
    ('1 relationship', '2,000 nodes')
    """
    return f"{number:,} {things.removesuffix('s') if number == 1 else things}"


def _differing(what: str, wanted: Mapping[str, int], held: Mapping[str, int], exactly: bool) -> Iterator[str]:
    for name in sorted({*wanted, *held}):
        ours, there = wanted.get(name, 0), held.get(name, 0)
        if there < ours or (exactly and there != ours):
            yield f"{counted(there, f'{name} {what}')} where the graph has {ours:,}"
