"""A folder of exports as a store on disk that many processes read at a time."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import GraphFileError
from kg.server.child import LOW_PRIORITY
from kg.vocabulary import DATA_SET_TERMS, DEFAULT_BASE_IRI, KINDS, expand

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

TRIPLES = (("graph.nt", "N_TRIPLES"), ("graph.ttl", "TURTLE"))
"""Files of the default graph and their formats; the first that is there is taken."""
QUADS = (("graph.nq", "N_QUADS"), ("graph.trig", "TRIG"))
"""Files of the named graphs, likewise, whose default graph also has who a document is to a thing."""
_MINTED = {"topic": "topic/", "provider": "provider/", "story": "story/", "source": "source/", "scheme": "topics"}
"""What the IRIs of a kind have behind the base IRI."""
_SAMPLE = 100

Stamp = tuple[tuple[str, int, int, int], ...]
"""Names, sizes, times and inodes of the files that a data set is read from."""


class Example(NamedTuple):
    """A query that comes with the package: its name, what its first line of comment says, a text that can be asked."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is served: its version (a hash of the files), base IRI, triples, named graphs, and queries to begin with."""

    store: Path
    version: str
    base: str
    triples: int
    graphs: frozenset[str]
    examples: tuple[Example, ...] = ()


def stamp(folder: Path) -> Stamp:
    """What changes when an export is written anew; empty where there is none."""
    found = []
    for path in _files(folder):
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path.name, status.st_size, status.st_mtime_ns, status.st_ino))
    return tuple(found)


def load(folder: Path, store: Path) -> Dataset:
    """Read the exports in a folder into a new store. Raises GraphFileError where they cannot be read."""
    import pyoxigraph

    formats = dict((*TRIPLES, *QUADS))
    files = list(_files(folder))
    if not any(path.name in dict(TRIPLES) for path in files):
        raise GraphFileError(f"there is no graph.nt in {str(folder)!r}; build one first: kg build seeds -o {folder}")
    into = pyoxigraph.Store(str(store))
    version = hashlib.sha256()
    for path in files:
        syntax = getattr(pyoxigraph.RdfFormat, formats[path.name])
        try:
            if path.name in dict(TRIPLES):
                into.bulk_load(path=path, format=syntax)
            else:
                into.bulk_extend(_besides(pyoxigraph.parse(path=path, format=syntax)))
            with path.open("rb") as file:
                version.update(hashlib.file_digest(file, "sha256").digest())
        except (OSError, SyntaxError, ValueError) as error:
            raise GraphFileError(f"{path} cannot be read: {error}; export it again") from None
    into.optimize()
    into.flush()
    graphs = frozenset(name.value for name in into.named_graphs() if isinstance(name, pyoxigraph.NamedNode))
    triples = sum(1 for _ in into.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))
    return Dataset(store, version.hexdigest()[:16], _base(into), triples, graphs, _examples(into))


def load_aside(connection: Connection, folder: Path, store: Path) -> None:
    """Load in a process of its own, after all else, and send the data set, or the error as text."""
    os.setpriority(os.PRIO_PROCESS, 0, LOW_PRIORITY)
    try:
        connection.send(load(folder, store))
    except GraphFileError as error:
        connection.send(str(error))


def _files(folder: Path) -> Iterator[Path]:
    for family in (TRIPLES, QUADS):
        yield from [folder / name for name, _ in family if (folder / name).is_file()][:1]


def _besides(quads: Iterator[Quad]) -> Iterator[Quad]:
    """The named graphs, and what the default graph has besides; the rest of it has a file of its own."""
    import pyoxigraph

    terms = {pyoxigraph.NamedNode(expand(term)) for term in DATA_SET_TERMS}
    return (quad for quad in quads if quad.graph_name != pyoxigraph.DefaultGraph() or quad.predicate in terms)


def _examples(store: Store) -> tuple[Example, ...]:
    from kg.querying.samples import samples
    from kg.querying.shipped import shipped

    def nodes(query: str) -> list[str]:
        return [row[0].value for row in store.query(query)]  # type: ignore[union-attr]  # of a SELECT

    queries = shipped()
    return tuple(Example(name, queries[name].title, text) for name, text in samples(queries, nodes).items())


def _base(store: Store) -> str:
    """The base IRI under which most IRIs of our own were minted."""
    from itertools import islice

    import pyoxigraph

    kind = pyoxigraph.NamedNode(expand("rdf:type"))
    found: Counter[str] = Counter()
    for name, behind in _MINTED.items():
        of_kind = pyoxigraph.NamedNode(expand(KINDS[name].classes[0]))
        for quad in islice(store.quads_for_pattern(None, kind, of_kind, pyoxigraph.DefaultGraph()), _SAMPLE):
            base, _, _ = str(getattr(quad.subject, "value", "")).partition(behind)
            if base.endswith("/"):
                found[base] += 1
    return min(found, key=lambda base: (-found[base], base), default=DEFAULT_BASE_IRI)
