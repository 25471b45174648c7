"""The databases a graph can be loaded into: one table, one module a database.

Each module has ``connect(address, password) -> session``. A session is that of a property graph
(``kg.stores.property_graph.Session``) or that of triples (``kg.stores.triples.Session``): a few small steps, from which
the loading is made in one place, the same for each database.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Literal

from kg.errors import UsageError
from kg.stores.address import Address, parse_file, parse_server, scheme_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Store:
    """A database's module, how its address begins, what it holds, the extra to install for it, and itself in a line.

    An address of ``embedded`` databases names a file, that of others a server.
    """

    module: str
    schemes: tuple[str, ...]
    holds: Literal["property graph", "triples"]
    extra: str
    summary: str
    embedded: bool = False
    reader: str = ""
    """The module that asks it in Cypher, where it speaks that."""


STORES: Mapping[str, Store] = {
    "ladybug": Store(
        "kg.stores.ladybug",
        ("ladybug",),
        "property graph",
        "ladybug",
        "Ladybug, a file that answers Cypher, without a server",
        embedded=True,
        reader="kg.stores.ladybug_reader",
    ),
    "bolt": Store(
        "kg.stores.bolt",
        ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"),
        "property graph",
        "neo4j",
        "Neo4j, Memgraph and others that speak Bolt; +s for TLS",
        reader="kg.stores.bolt_reader",
    ),
    "falkordb": Store(
        "kg.stores.falkordb",
        ("falkordb",),
        "property graph",
        "falkordb",
        "FalkorDB",
        reader="kg.stores.falkordb_reader",
    ),
    "sparql": Store(
        "kg.stores.sparql",
        ("sparql+http", "sparql+https"),
        "triples",
        "",
        "a SPARQL server: Oxigraph, Fuseki, GraphDB, Virtuoso",
    ),
    "oxigraph": Store(
        "kg.stores.oxigraph",
        ("oxigraph",),
        "triples",
        "",
        "a folder of Oxigraph's, without a server",
        embedded=True,
    ),
}


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How to load.

    ``prune``: remove what earlier loadings put there and the graph does not have. ``batch``: so many nodes or
    relationships at once (None: what suits the database). ``waits``: so many seconds before each new try when a
    connection is lost.
    """

    prune: bool = False
    batch: int | None = None
    password: str | None = field(default=None, repr=False)
    waits: tuple[float, ...] = (0.5, 1, 2, 4, 8, 16)


@dataclass(frozen=True, slots=True)
class Counts:
    """Nodes by kind (or class), relationships by type (or values by property)."""

    nodes: Mapping[str, int]
    links: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a database holds of what was loaded now and before, by its own count; what was removed, what is left.

    ``links`` is what ``Counts.links`` are there: relationships, or triples. ``other_nodes`` and ``other_links`` are of
    earlier loadings, and the graph does not have them; ``examples`` are a few of these nodes, or of those removed.
    ``foreign_nodes`` are of our kinds, but not known to be put there by a loading; they are never removed.
    """

    held: Counts
    links: str
    removed_nodes: int = 0
    removed_links: int = 0
    other_nodes: int = 0
    other_links: int = 0
    examples: tuple[str, ...] = ()
    foreign_nodes: int = 0


def stores() -> dict[str, Store]:
    """All databases by name: ours first, then those of installed packages (entry points ``kg.stores``).

    An entry point names a ``Store``.
    """
    found = dict(STORES)
    for entry in sorted(entry_points(group="kg.stores"), key=lambda entry: entry.name):
        found.setdefault(entry.name, entry.load())
    return found


def find_store(url: str) -> Store:
    """The database that an address is of; UsageError where it is of none."""
    scheme = scheme_of(url)
    if not scheme and url.endswith(".lbug"):
        raise UsageError(f"{url!r} is the name of a file, not an address; write ladybug:{url}")
    found = stores().values()
    for store in found:
        if scheme in store.schemes:
            return store
    known = ", ".join(f"{store.schemes[0]}:{'PATH' if store.embedded else '//HOST:PORT'}" for store in found)
    raise UsageError(f"{_beginning(url)} is no database; an address is one of {known}")


def parse_address(url: str) -> Address:
    """An address, read; UsageError where it is of no database, or cannot be read, or holds a password."""
    store = find_store(url)
    address = (parse_file if store.embedded else parse_server)(url)
    if address.graph and store.holds != "triples":
        raise UsageError(f"a database of {address.scheme} has no graphs with IRIs; leave ?graph= out")
    return address


def load(
    graph: KnowledgeGraph, url: str, options: LoadOptions | None = None, progress: Progress | None = None
) -> Loaded:
    """Load a graph into a database; twice gives the same as once.

    Raises UsageError for an address that is none, or a package that is not installed; DatabaseError where the database
    cannot be reached, refuses, or does not hold in the end what the graph has.
    """
    from kg.stores.lasting import Lasting

    options = options or LoadOptions()
    store, address = find_store(url), parse_address(url)
    connect = importlib.import_module(store.module).connect
    way = "property_graph" if store.holds == "property graph" else "triples"
    tell = progress or (lambda stage, done, total: None)
    lasting = Lasting(
        lambda: connect(address, options.password),
        address.text,
        options.waits,
        lambda number, tries: tell("no answer; connecting again", number, tries),
    )
    try:
        loaded: Loaded = importlib.import_module(f"kg.stores.{way}").load(graph, lasting, options, tell)
        return loaded
    finally:
        lasting.close()


def _beginning(url: str) -> str:
    # No more of it: what is no address may hold a password anywhere.
    return f"what begins with {scheme_of(url)}:" if scheme_of(url) else "what has no colon"
