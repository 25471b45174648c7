"""Whether a database holds what was loaded: what it counts itself, beside what the graph has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.errors import DatabaseError
from kg.stores import Counts, Loaded


def checked(name: str, wanted: Counts, held: Counts, *, links: str, exactly: bool, removed: tuple[int, int]) -> Loaded:
    """The account of a loading; ``links`` is what links are called there, ``removed`` are nodes and links.

    Raises DatabaseError, with each sort that differs, where the database holds less than the graph, or, if ``exactly``,
    more.
    """
    wrong = [*_differing("nodes", wanted.nodes, held.nodes, exactly)]
    wrong += _differing(links, wanted.links, held.links, exactly)
    if wrong:
        cure = "something else may have written to it meanwhile; load it again"
        raise DatabaseError(f"{name} does not hold what was loaded: {', '.join(wrong)}; {cure}")
    other = [
        sum(there.values()) - sum(ours.values())
        for ours, there in ((wanted.nodes, held.nodes), (wanted.links, held.links))
    ]
    return Loaded(held, links, *removed, *other)


def _differing(what: str, wanted: Mapping[str, int], held: Mapping[str, int], exactly: bool) -> Iterator[str]:
    for name in sorted({*wanted, *held}):
        ours, there = wanted.get(name, 0), held.get(name, 0)
        if there < ours or (exactly and there != ours):
            yield f"{there:,} {name} {what} where the graph has {ours:,}"
