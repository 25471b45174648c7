"""From the files that have changed to a ledger of now, and what is to be merged anew."""

from __future__ import annotations

from collections.abc import Mapping, Set

from kg.drawer import Drawer
from kg.extractors import extractors
from kg.incremental.account import apply
from kg.incremental.closure import below, voices_in_use
from kg.incremental.ledger import FileRecord, Ledger, decode_tally, encode_tally, first_files
from kg.incremental.linked import with_links
from kg.incremental.record import Recorder
from kg.incremental.update import Update, update
from kg.merge import OWN, Merger
from kg.pipeline import BuildOptions, identity_of
from kg.readers.files import FileSet
from kg.readers.pages import site_pages
from kg.readers.reader import PostReader
from kg.readers.site_data import read_site_data


def change(
    ledger: Ledger, files: FileSet, since: Set[str], reached: Set[str], options: BuildOptions, wanted: bool
) -> Update | None:
    """Let the ledger be that of the files as they are; None where that takes a full build.

    ``since`` are the names of files that were written, are new or are gone since the ledger was, ``reached`` the
    IRIs that were changed since by other states of them. Where they reach nothing, the update has the whole graph only
    if it is ``wanted``. The ledger is spoilt where nothing comes out.
    """
    present = set(files.names)
    changed, gone = since & present, (since - present) & ledger.files.keys()
    if any(name in ledger.special for name in changed | gone):
        return None
    site = read_site_data(files.folders, files.root)
    identity = identity_of(options, site)
    drawer = Drawer(Merger(identity), identity, extractors(), keep=True)
    pages = site_pages(site.sites, identity.base_iri, files)
    if pages.family != ledger.family or any(map(pages.bundle_index, changed | gone)):
        return None
    reader = PostReader(site.address, pages)
    readings = [reader.read(f"{files.root}/{name}", name) for name in sorted(changed)]
    for reading in readings:
        if reading.post is not None:
            drawer.draw(reading.post, OWN, reading.source)
    if drawer.special() or any(reading.names for reading in readings) or drawer.said is None:
        return None
    old = voices_in_use(ledger)
    before = {name: ledger.files[name] for name in changed | gone if name in ledger.files}
    recorder = Recorder(ledger, identity)
    for name in gone:
        del ledger.files[name]
    for reading in readings:
        own = drawer.own.get(reading.source)
        found = drawer.said[id(own)] if own is not None else None
        voice = recorder.voice(found.rank, found.items, found.decisions) if found else -1
        known = before[reading.source].voice if reading.source in before else -1
        if voice >= 0 and known >= 0 and ledger.voices[voice] == ledger.voices[known]:
            ledger.voices.pop()
            voice = known
        ledger.files[reading.source] = recorder.file(reading, voice, drawer.said)
    after = {name: ledger.files[name] for name in changed}
    if ledger.special and _things(ledger, before) != _things(ledger, after):
        return None  # collections name their parts by the files these are read from
    entries = {entry for record in before.values() for entry in record.entries}
    entries |= {entry for name in changed for entry in ledger.files[name].entries}
    new = voices_in_use(ledger)
    was = first_files({**{n: r for n, r in ledger.files.items() if n not in changed}, **before}, entries)
    now = first_files(ledger.files, entries)
    told = {entry for entry in entries if entry in now and _is_told(ledger, entry)}
    if any(was.get(entry) != now[entry] and now[entry] not in changed for entry in told):
        return None  # its findings name the first file that has it, which was not read
    noticed = {entry.key: entry.tally for reading in reversed(readings) for entry in reading.entries}
    for entry in told:
        if now[entry] in changed:
            record = ledger.entries[entry]
            ledger.entries[entry] = record._replace(tally=encode_tally(noticed[record.key]))
    reranked = {ledger.entries[entry].voice for entry in entries if was.get(entry) != now.get(entry)} - {-1}
    reranked |= below(ledger.voices, reranked)
    found_update = update(ledger, old, new, reranked & old & new, reached, identity)
    if found_update is not None and (found_update.reach or wanted):
        found_update = with_links(found_update, ledger, options.enrichers)
        apply(found_update, ledger)
    return found_update


def _things(ledger: Ledger, records: Mapping[str, FileRecord]) -> dict[str, str]:
    """What each file with a post is about."""
    return {
        name: targets[0]
        for name, record in records.items()
        if record.voice >= 0
        for _, field, targets in ledger.voices[record.voice].links
        if field == "main_entity"
    }


def _is_told(ledger: Ledger, entry: int) -> bool:
    """Whether something was found wrong in an entry."""
    return bool(decode_tally(ledger.entries[entry].tally).findings)
