"""From a build that kept what was read and stated to the ledger of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from kg.identity import Identity
from kg.incremental.account import edge_counts, plain_counts
from kg.incremental.kinship import kin_keys
from kg.incremental.ledger import EntryRecord, FileRecord, Ledger, Plain, Voice, encode_node, encode_tally
from kg.incremental.linked import keep_linked
from kg.links import Rank
from kg.merge import SITE_DATA
from kg.model import Edge, Edges, Node, Post
from kg.pipeline import Making, unlisted_topics
from kg.readers.reader import Entry, Reading


class Recorder:
    """Writes voices, entries and files into a ledger; each node, entry and voice of an entry once."""

    def __init__(self, ledger: Ledger, identity: Identity) -> None:
        self.ledger = ledger
        self._identity = identity
        self._nodes = {plain: number for number, plain in enumerate(ledger.nodes)}
        self._entries = {entry.key: number for number, entry in enumerate(ledger.entries)}
        self._voices = {voice.digest: number for number, voice in enumerate(ledger.voices) if voice.digest}
        self._known: dict[int, int] = {}
        self._plain: dict[Node, int] = {}

    def voice(
        self,
        rank: Rank,
        items: Iterable[Node | Edge | Edges],
        decisions: Mapping[str, Mapping[str, str]] | None = None,
        below: tuple[int, ...] = (),
        digest: bytes = b"",
    ) -> int:
        """Put in what one document, or entry, states; its number."""
        nodes: list[int] = []
        links: list[tuple[str, str, tuple[str, ...]]] = []
        for item in items:
            if isinstance(item, Edges):
                links.append((item.subject, item.field, item.targets))
            elif isinstance(item, Edge):
                links.append((item.subject, item.field, (item.target,)))
            else:
                nodes.append(self._node(item))
        whose, date, source = rank
        decided = [(rule, old, new) for rule, found in (decisions or {}).items() for old, new in found.items()]
        record = Voice(whose, date, "" if digest else source, tuple(nodes), tuple(links), tuple(decided), below, digest)
        self.ledger.voices.append(record)
        number = len(self.ledger.voices) - 1
        if digest:
            self._voices[digest] = number
        return number

    def file(self, reading: Reading, voice: int, said: Mapping[int, Plain]) -> FileRecord:
        """What a file gave; ``voice`` is the number of what its post states, or -1."""
        if reading.entries or reading.post is None:
            entries = [self._entry(entry, said) for entry in reading.entries]
        else:
            entries = [self._whole(post, said) for post in reading.post.related]
        return FileRecord(voice, tuple(entries), encode_tally(reading.tally), reading.removed)

    def _node(self, node: Node) -> int:
        number = self._plain.get(node)
        if number is None:
            plain = encode_node(node)
            number = self._nodes.setdefault(plain, len(self._nodes))
            if number == len(self.ledger.nodes):
                self.ledger.nodes.append(plain)
                self.ledger.kin.append(kin_keys(node, self._identity))
            self._plain[node] = number
        return number

    def _entry(self, entry: Entry, said: Mapping[int, Plain]) -> int:
        number = self._entries.get(entry.key)
        if number is None:
            voice = -1 if entry.post is None else self._of_post(entry.post, said)
            number = self._entries[entry.key] = len(self.ledger.entries)
            self.ledger.entries.append(EntryRecord(entry.key, voice, encode_tally(entry.tally)))
        return number

    def _whole(self, post: Post, said: Mapping[int, Plain]) -> int:
        """An entry that was read with its file; one of the same content may have been read on its own."""
        key = b"whole " + _digest(post)
        number = self._entries.get(key)
        if number is None:
            number = self._entries[key] = len(self.ledger.entries)
            self.ledger.entries.append(EntryRecord(key, self._of_post(post, said), None))
        return number

    def _of_post(self, post: Post, said: Mapping[int, Plain]) -> int:
        """The voice of an entry; equal ones, however written, have one."""
        number = self._known.get(id(post))
        if number is None:
            digest = _digest(post)
            number = self._voices.get(digest, -1)
            if number < 0:
                below = tuple(self._of_post(inner, said) for inner in post.related)
                found = said[id(post)]
                number = self.voice(found.rank, found.items, found.decisions, below, digest)
            self._known[id(post)] = number
        return number


def _digest(post: Post) -> bytes:
    return blake2b(repr(post).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def record(making: Making) -> Ledger | None:
    """The ledger of a build that kept what it read; None where not all of a file's part in it stands in the file.

    So it is with blogs, whose pages link to each other by names, and with collections that tell of what they hold.
    """
    said = making.drawer.said
    if said is None or any(reading.names or (reading.post and reading.post.parts) for reading in making.readings):
        return None
    ledger = Ledger()
    recorder = Recorder(ledger, making.identity)
    # No single post decided this, and it stays so until all is built again.
    settled = [recorder.voice((SITE_DATA, 0.0, "."), [], by) for by in (making.settled, making.drawer.settled)]
    ledger.site = (*settled, *(recorder.voice(rank, items) for rank, items in making.described))
    drawer = making.drawer
    for reading in making.readings:
        own = drawer.own.get(reading.source)
        voice = -1
        if own is not None:
            found = said[id(own)]
            parts = [drawer.parts[reading.source]] if reading.source in drawer.parts else []
            voice = recorder.voice(found.rank, [*found.items, *parts], found.decisions)
        ledger.files[reading.source] = recorder.file(reading, voice, said)
    graph, report = making.build
    ledger.special = tuple(sorted(drawer.special()))
    ledger.kinds = {iri: attributes["kind"] for iri, attributes in graph.network.nodes(data=True)}
    ledger.edges = {iri: edge_counts(targets) for iri, targets in graph.adjacency().items()}
    ledger.moved = dict(making.merger.joins.moved)
    ledger.decided = plain_counts(report.merges, apart=making.linked)
    ledger.site_data = dict(report.site_data)
    ledger.family = making.pages.family
    votes = unlisted_topics(making.merger, making.identity) if making.site.subjects else {}
    ledger.topics = {iri: (graph.attributes(iri).get("name", iri), votes[iri]) for iri in votes}
    keep_linked(ledger, graph, making.linked)
    ledger.notes = (encode_tally(making.site.tally), encode_tally(making.notes))
    return ledger
