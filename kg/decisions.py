"""What a merge decided, thing by thing: what was joined by which rule, what was overruled, what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

MAX_EXAMPLES = 5

_Counts = dict[str, Counter[str]]


def _counts() -> _Counts:
    return defaultdict(Counter)


@dataclass(slots=True)
class MergeCounts:
    """The account of a merge.

    ``joined`` has by rule from each IRI to the one it is known by (itself, where the rule joined statements of one
    IRI); ``overruled`` by IRI how many differing values of each field lost, ``left_out`` what could not be.

    >>> counts = MergeCounts()
    >>> counts.note("AMP address of an article", {"https://x.org/a/amp": "https://x.org/a"})
    >>> counts.rules, counts.examples["AMP address of an article"]
    (Counter({'AMP address of an article': 1}), ['https://x.org/a/amp → https://x.org/a'])
    """

    joined: dict[str, dict[str, str]] = field(default_factory=dict)
    overruled: _Counts = field(default_factory=_counts)
    left_out: _Counts = field(default_factory=_counts)

    def note(self, rule: str, joined: Mapping[str, str] | Iterable[str]) -> None:
        """Take down what a rule joined: pairs, or IRIs that stay what they are."""
        found = dict(joined) if isinstance(joined, Mapping) else {iri: iri for iri in joined}
        if found:
            self.joined[rule] = found

    @property
    def rules(self) -> Counter[str]:
        """How often each rule joined things."""
        return Counter({rule: len(found) for rule, found in self.joined.items()})

    @property
    def examples(self) -> dict[str, list[str]]:
        """A few cases of each rule, the first in order."""
        return {
            rule: sorted(f"{iri} → {home}" if iri != home else iri for iri, home in found.items())[:MAX_EXAMPLES]
            for rule, found in self.joined.items()
        }

    @property
    def outranked(self) -> Counter[str]:
        """How many differing values lost, by kind and field."""
        return +sum(self.overruled.values(), Counter())

    @property
    def dropped(self) -> Counter[str]:
        """How much was left out, by what it was."""
        return +sum(self.left_out.values(), Counter())

    def replace(self, iris: Set[str], other: MergeCounts) -> None:
        """Let ``other`` say all that is said of some IRIs; of others nothing is taken from it."""
        for rule in {*self.joined, *other.joined}:
            kept = {iri: home for iri, home in self.joined.get(rule, {}).items() if not _is_of(iri, home, iris)}
            new = {iri: home for iri, home in other.joined.get(rule, {}).items() if _is_of(iri, home, iris)}
            self.joined[rule] = kept | new
            if not self.joined[rule]:
                del self.joined[rule]
        for mine, theirs in ((self.overruled, other.overruled), (self.left_out, other.left_out)):
            for iri in iris:
                mine.pop(iri, None)
                if iri in theirs:
                    mine[iri] = theirs[iri]


def _is_of(iri: str, home: str, iris: Set[str]) -> bool:
    return home in iris or iri in iris
