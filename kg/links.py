"""The links among things as posts state them, and how they become the edges of a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from kg.vocabulary import KINDS, Field

if TYPE_CHECKING:
    from kg.decisions import MergeCounts
    from kg.graph import KnowledgeGraph

Rank = tuple[int, float, str]
"""Smaller is stronger: whose statement it is, the negated instant of publication, the source."""

LINKS: Mapping[str, Field] = {link.name: link for kind in KINDS.values() for link in kind.links}
"""Each link field by name: it leads to the same kinds, and to one or many, whatever it leads from."""
_KINDS_WITH: Mapping[str, frozenset[str]] = {
    name: frozenset(kind.name for kind in KINDS.values() if name in {link.name for link in kind.links})
    for name in LINKS
}


class LinkStatements:
    """For each field and each subject, the targets stated, each with the strongest rank that states it."""

    def __init__(self) -> None:
        self._stated: dict[str, dict[str, dict[str, Rank]]] = {name: {} for name in LINKS}

    def add(self, subject: str, field: str, targets: tuple[str, ...], rank: Rank) -> None:
        """Take the statement that a subject is linked to the targets."""
        by_subject = self._stated[field]
        known = by_subject.get(subject)
        if known is None:
            by_subject[subject] = dict.fromkeys(targets, rank)
            return
        for target in targets:
            if target not in known or rank < known[target]:
                known[target] = rank

    def stated(self, subject: str) -> Iterator[tuple[str, str, Rank]]:
        """What is stated of a subject: fields, targets, and the strongest rank that states each."""
        for field, by_subject in self._stated.items():
            for target, rank in by_subject.get(subject, {}).items():
                yield field, target, rank

    def follow(self, moved: Mapping[str, str]) -> None:
        """Let each end that has moved be where it is now."""
        for name, by_subject in self._stated.items() if moved else ():
            found: dict[str, dict[str, Rank]] = {}
            for subject, ranks in by_subject.items():
                targets = found.setdefault(moved.get(subject, subject), {})
                for target, rank in ranks.items():
                    target = moved.get(target, target)
                    targets[target] = min(rank, targets.get(target, rank))
            self._stated[name] = found

    def shared_main_entities(self) -> list[str]:
        """The things that several documents are about."""
        things = Counter(target for targets in self._stated["main_entity"].values() for target in targets)
        return [iri for iri, number in things.items() if number > 1]

    def derive_mentions(self, things: Set[str]) -> None:
        """A thing without a document of its own derives from those whose things name it as related."""
        sources = self._stated["derived_from"]
        mentioned = things - sources.keys()
        if not mentioned:
            return
        naming: dict[str, set[str]] = {}
        for subject, targets in self._stated["related_to"].items():
            for target in targets.keys() & mentioned:
                naming.setdefault(target, set()).add(subject)
        derived: dict[str, dict[str, Rank]] = {}
        for iri in naming:
            seen = {iri}
            waiting = [iri]
            found: dict[str, Rank] = {}
            while waiting:
                # An entry named only inside another entry derives from the documents of that one.
                for subject in naming.get(waiting.pop(), ()):
                    if subject in sources:
                        found.update(sources[subject])
                    elif subject not in seen:
                        seen.add(subject)
                        waiting.append(subject)
            derived[iri] = found
        sources.update(derived)

    def connect(self, graph: KnowledgeGraph, kinds: Mapping[str, str], counts: MergeCounts) -> None:
        """Put the links into the graph; targets of single links that were outranked are counted.

        A link with an end that is missing or of another kind than the vocabulary says, or from a thing to
        itself, is left out and counted.
        """
        of_kind: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for iri, kind in kinds.items():
            of_kind[kind].add(iri)
        for name, by_subject in self._stated.items():
            link = LINKS[name]
            leading = set().union(*(of_kind[kind] for kind in _KINDS_WITH[name]))
            fitting = set().union(*(of_kind[kind] for kind in link.targets))
            for subject, ranks in by_subject.items():
                targets = list(ranks)
                if subject not in leading or not ranks.keys() <= fitting:
                    targets = [target for target in ranks if target in fitting and subject in leading]
                    if lost := len(ranks) - len(targets):
                        counts.left_out[subject][f"{name} with an end of another kind"] += lost
                if subject in ranks and subject in targets:
                    counts.left_out[subject][f"{name} from a thing to itself"] += 1
                    targets.remove(subject)
                if not link.many and len(targets) > 1:
                    counts.overruled[subject][f"{kinds[subject]}.{name}"] += len(targets) - 1
                    targets = [min(targets, key=lambda target: (ranks[target], target))]
                if targets:
                    graph.add_edges(subject, name, targets)
