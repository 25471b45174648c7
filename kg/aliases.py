"""Which addresses name one article: a main address that another article states as its alias is that article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resolution:
    """``moved``: from a main address to the one its article is known by; ``ambiguous``: aliases not followed."""

    moved: dict[str, str]
    ambiguous: frozenset[str]


def resolve_aliases(aliases: Mapping[str, Set[str]], strength: Mapping[str, tuple[int, float, str]]) -> Resolution:
    """Find the main addresses that are aliases of others.

    ``aliases`` gives each article's other addresses, ``strength`` its best statement's rank (smaller is
    stronger). Of addresses that name each other the one that is nobody's alias stays, else the stronger,
    else the lexically smaller. An address that several articles claim as alias proves nothing and is left.

    >>> rank = {"a": (1, 0.0, "x.md"), "a/amp": (1, 0.0, "y.md")}
    >>> resolve_aliases({"a": {"a/amp"}, "a/amp": set()}, rank).moved
    {'a/amp': 'a'}
    """
    moved: dict[str, str] = {}
    while True:
        claims: dict[str, set[str]] = defaultdict(set)
        for iri, others in aliases.items():
            for alias in others:
                if alias in aliases and moved.get(alias, alias) != (claimant := moved.get(iri, iri)):
                    claims[moved.get(alias, alias)].add(claimant)
        ambiguous = frozenset(alias for alias, claimants in claims.items() if len(claimants) > 1)
        parent = {alias: min(claimants) for alias, claimants in claims.items() if alias not in ambiguous}
        if not parent:
            return Resolution(dict(sorted(moved.items())), ambiguous)
        # What two claimed that are now known to be one article is no longer in doubt: look again.
        found = _heads(parent, strength)
        moved = {iri: found.get(home, home) for iri, home in moved.items()} | found


def _heads(parent: Mapping[str, str], strength: Mapping[str, tuple[int, float, str]]) -> dict[str, str]:
    """Where each address leads: each has one claimant at most, so the claims form chains and rings."""
    heads: dict[str, str] = {}
    for start in parent:
        seen = [start]
        while (above := parent.get(seen[-1])) is not None and above not in seen:
            seen.append(above)
        if above is None:
            head = seen[-1]
        else:
            ring = seen[seen.index(above) :]
            head = min(ring, key=lambda iri: (strength[iri], iri))
        if head != start:
            heads[start] = head
    return heads
