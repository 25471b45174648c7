"""What a change can reach: the IRIs of which something is stated anew, and all that these have to do with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from functools import cached_property

from kg.incremental.ledger import Ledger, Voice


class Reach:
    """The voices of a ledger before (``old``) and after a change (``new``), by number, and what they speak of."""

    def __init__(self, ledger: Ledger, old: Set[int], new: Set[int]) -> None:
        self.ledger = ledger
        self.old, self.new = old, new
        self.voices = [(number, ledger.voices[number]) for number in sorted(old | new)]

    @cached_property
    def _by_key(self) -> Mapping[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for node, keys in zip(self.ledger.nodes, self.ledger.kin, strict=True):
            for key in keys:
                found[key].append(node[1])
        return found

    @cached_property
    def _keys(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for node, keys in zip(self.ledger.nodes, self.ledger.kin, strict=True):
            found[node[1]].update(keys)
        return found

    @cached_property
    def _related(self) -> Mapping[str, set[str]]:
        """By subject, what is named as related."""
        found: dict[str, set[str]] = defaultdict(set)
        for _, voice in self.voices:
            for subject, field, targets in voice.links:
                if field == "related_to":
                    found[subject].update(targets)
        return found

    def sourced(self, voices: Set[int]) -> set[str]:
        """What has a document of its own, by some voices."""
        said = (self.ledger.voices[number].links for number in voices)
        return {subject for links in said for subject, field, _ in links if field == "derived_from"}

    def spoken_of(self, voices: Iterable[int]) -> set[str]:
        """The IRIs of which voices state something."""
        found: set[str] = set()
        nodes = self.ledger.nodes
        for number in voices:
            voice = self.ledger.voices[number]
            found.update(nodes[node][1] for node in voice.nodes)
            found.update(subject for subject, _, _ in voice.links)
            found.update(home for _, _, home in voice.decisions)
        return found

    def widened(self, start: Iterable[str]) -> set[str]:
        """The IRIs given, those that share a key with one of them, and what derives from them, and so on."""
        found: set[str] = set()
        waiting = list(start)
        lacking = self._lacking
        while waiting:
            iri = waiting.pop()
            if iri in found:
                continue
            found.add(iri)
            for key in self._keys.get(iri, ()):
                waiting.extend(self._by_key[key])
            waiting.extend(self._documents.get(iri, ()))
            # What has no document of its own derives from those of what names it.
            waiting.extend(self._related.get(iri, set()) & lacking)
        return found

    @cached_property
    def _documents(self) -> Mapping[str, list[str]]:
        """By thing, the documents about it."""
        found: dict[str, list[str]] = defaultdict(list)
        for _, voice in self.voices:
            for subject, field, targets in voice.links:
                if field == "main_entity":
                    found[targets[0]].append(subject)
        return found

    @cached_property
    def _named(self) -> set[str]:
        return set().union(*self._related.values())

    @cached_property
    def _lacking(self) -> set[str]:
        return self._named - (self.sourced(self.old) & self.sourced(self.new))

    def linking_to(self, targets: Set[str]) -> set[str]:
        """The IRIs that are stated to be linked to one of the targets."""
        return {
            subject for _, voice in self.voices for subject, _, named in voice.links if not targets.isdisjoint(named)
        }

    def naming(self, iris: Set[str], home: Callable[[str], str]) -> dict[str, set[str]]:
        """What names, as related, each of some IRIs, now; and what names that, as long as it has no document.

        ``home`` tells by which IRI a thing out of reach is known.
        """
        sourced = set(map(home, self.sourced(self.new)))
        waiting = [iri for iri in iris if iri not in sourced and iri in self._named]
        if not waiting:
            return {}
        found: dict[str, set[str]] = defaultdict(set)
        for number in self.new:
            for subject, field, targets in self.ledger.voices[number].links:
                if field == "related_to":
                    for target in targets:
                        found[home(target)].add(home(subject))
        reached: dict[str, set[str]] = {}
        while waiting:
            iri = waiting.pop()
            if iri not in reached:
                reached[iri] = found.get(iri, set())
                waiting.extend(subject for subject in reached[iri] if subject not in sourced)
        return reached


def voices_in_use(ledger: Ledger) -> set[int]:
    """The numbers of the voices that speak: of files, of their entries, and of entries inside these."""
    entries: set[int] = set().union(*(record.entries for record in ledger.files.values()))
    found = {ledger.entries[entry].voice for entry in entries}
    found.update(record.voice for record in ledger.files.values())
    found.update(ledger.site)
    found.discard(-1)
    return found | below(ledger.voices, found)


def below(voices: list[Voice], of: Iterable[int]) -> set[int]:
    """The voices of the entries inside those of some voices, however deep."""
    found: set[int] = set()
    waiting = [number for one in of for number in voices[one].below]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(voices[number].below)
    return found
