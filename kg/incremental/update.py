"""The part of a graph that a change can reach, merged anew by the same code that merges the whole.

All that is stated of the IRIs in reach is put together again; what they are linked to stands in as a bare node. What
comes out for the IRIs in reach is what a full build would make of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass

from kg.decisions import MergeCounts
from kg.enrich import enrich
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.incremental.closure import Reach, below, voices_in_use
from kg.incremental.ledger import Ledger, Voice, decode_node, first_files
from kg.merge import RELATED, Merger
from kg.model import NODE_TYPES, Edges, Node
from kg.pipeline import unlisted_topics

_LARGEST_SHARE = 0.2
"""Where a change reaches more than this share of the graph, a full build is as quick."""

_STAND_IN: tuple[int, float, str] = (RELATED + 1, 0.0, "")


@dataclass(frozen=True, slots=True)
class Update:
    """The IRIs in reach, the graph in which these are whole (others may stand in), and what was decided of them.

    ``merged`` are the IRIs that were merged anew, ``topics`` those that posts name, with the number of statements; some
    of them may be the site's own.
    """

    reach: Set[str]
    graph: KnowledgeGraph
    counts: MergeCounts
    identity: Identity
    moved: Mapping[str, str]
    topics: Mapping[str, int]
    merged: Set[str]


def update(
    ledger: Ledger, old: Set[int], new: Set[int], reranked: Set[int], reached: Set[str], identity: Identity
) -> Update | None:
    """Merge what has changed; None where it is too much.

    ``ledger`` has the files, entries and voices of now, and what was made of those before; ``old`` are the numbers
    of the voices that spoke before, ``new`` of those that speak now, ``reranked`` of those that other files have;
    ``reached`` are IRIs to merge in any case.
    """
    reach = Reach(ledger, old, new)
    start = reach.spoken_of((old ^ new) | reranked) | reached
    while True:
        iris = reach.widened(start)
        if len(iris) > _LARGEST_SHARE * len(ledger.kinds) + 500:
            return None
        found = _merged(ledger, reach, iris, identity)
        unlike = {iri for iri in iris if _place(iri, found.moved, found.graph) != _place_before(iri, ledger)}
        start = iris | reach.linking_to(unlike)
        if start == iris:
            return found


def _place(iri: str, moved: Mapping[str, str], graph: KnowledgeGraph) -> tuple[str, str | None]:
    return moved.get(iri, iri), graph.attributes(iri)["kind"] if iri in graph else None


def _place_before(iri: str, ledger: Ledger) -> tuple[str, str | None]:
    return ledger.moved.get(iri, iri), ledger.kinds.get(iri)


def _merged(ledger: Ledger, reach: Reach, iris: Set[str], identity: Identity) -> Update:
    merger = Merger(identity)
    identity.decisions.clear()
    rank = _ranks(ledger, reach.new)
    nodes: dict[int, Node] = {}

    def node(number: int) -> Node:
        found = nodes.get(number)
        if found is None:
            found = nodes[number] = decode_node(ledger.nodes[number])
        return found

    wanted = {number for number, plain in enumerate(ledger.nodes) if plain[1] in iris}
    named: set[str] = set()
    for number, voice in reach.voices:
        if number not in reach.new:
            continue
        own = [node(one) for one in voice.nodes if one in wanted]
        links = [_link(link, iris, ledger.moved) for link in voice.links if link[0] in iris]
        named.update(target for link in links for target in link.targets)
        if own or links:
            merger.add([*own, *links], rank(number))
        for rule, start, end in voice.decisions:
            if end in iris:
                identity.decisions[rule][start] = end

    def home(iri: str) -> str:
        return iri if iri in iris else ledger.moved.get(iri, iri)

    naming = reach.naming(iris, home)
    witnesses = {subject for subjects in naming.values() for subject in subjects} - iris
    for number in reach.new if witnesses else ():
        for subject, field, targets in ledger.voices[number].links:
            if field in ("related_to", "derived_from") and home(subject) in witnesses:
                homes = [home(target) for target in targets]
                kept = tuple(target for target in homes if field == "derived_from" or target in naming)
                merger.add([Edges(home(subject), field, kept)], rank(number))
                named.update((home(subject), *kept))
    for iri in named - iris:
        iri = ledger.moved.get(iri, iri)
        if iri not in iris and iri in ledger.kinds:
            merger.add([NODE_TYPES[ledger.kinds[iri]](iri)], _STAND_IN)
    graph, counts = merger.graph()
    topics = unlisted_topics(merger, identity) if ledger.site_data.get("topics") else {}
    return Update(iris, graph, counts, identity, merger.joins.moved, topics, iris)


def _link(link: tuple[str, str, tuple[str, ...]], iris: Set[str], moved: Mapping[str, str]) -> Edges:
    """A link as it was stated, but to where its targets out of reach have moved long ago."""
    subject, field, targets = link
    return Edges(subject, field, tuple(one if one in iris else moved.get(one, one) for one in targets))


def _ranks(ledger: Ledger, voices: Set[int]) -> Callable[[int], tuple[int, float, str]]:
    """The rank of each voice: an entry's is that of the first file that has it."""
    known: dict[int, str] = {}
    entries = {number for number, entry in enumerate(ledger.entries) if entry.voice in voices}
    for entry, name in first_files(ledger.files, entries).items():
        for voice in (ledger.entries[entry].voice, *below(ledger.voices, [ledger.entries[entry].voice])):
            known[voice] = min(name, known.get(voice, name))
    for name, record in ledger.files.items():
        for voice in below(ledger.voices, [record.voice]) if record.voice >= 0 else ():
            known[voice] = min(name, known.get(voice, name))

    def rank(number: int) -> tuple[int, float, str]:
        voice: Voice = ledger.voices[number]
        return voice.whose, voice.date, voice.source or known[number]

    return rank


def whole(
    ledger: Ledger, identity: Identity, enrichers: Collection[str]
) -> tuple[KnowledgeGraph, dict[str, dict[str, str]]]:
    """The graph that a full build makes of all that the ledger has, and what the enrichers linked."""
    merger = Merger(identity)
    voices = voices_in_use(ledger)
    rank = _ranks(ledger, voices)
    nodes = [decode_node(plain) for plain in ledger.nodes]
    for number in voices:
        voice = ledger.voices[number]
        merger.add([*(nodes[one] for one in voice.nodes), *(Edges(*link) for link in voice.links)], rank(number))
    graph, _ = merger.graph()
    return graph, enrich(graph, identity, merger.joins.homes_apart(), enrichers)
