"""``kg load``: a graph that was built, into a database."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import OK, Lines, Progress
from kg.commands.passwords import password
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.stores import Loaded

_EXAMPLES = """\
databases:
{databases}

examples:
  kg load ladybug:news.lbug                           a file that answers Cypher; pip install '.[ladybug]'
  kg load bolt://neo4j@localhost:7687                 Neo4j; asks for the password; pip install '.[neo4j]'
  kg load falkordb://localhost:6379/news              FalkorDB, its graph news; pip install '.[falkordb]'
  kg load sparql+http://localhost:7878                Oxigraph's server
  kg load 'sparql+http://localhost:3030/news?graph=https://example.com/graph'   Fuseki, a named graph

The password comes from the environment as KG_PASSWORD, or is asked for where the address has a user; never from the
command line. docs/databases.md has a recipe for each database.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg load``."""
    from kg.stores import stores

    found = stores().values()
    beginnings = [(", ".join(f"{scheme}:" for scheme in store.schemes[:2]), store.summary) for store in found]
    width = max(len(schemes) for schemes, _ in beginnings)
    databases = "\n".join(f"  {schemes:{width}}  {summary}" for schemes, summary in beginnings)
    parser.description = "Load a graph into a database. Loading again brings it up to date; twice is the same as once."
    parser.epilog = _EXAMPLES.format(databases=databases)
    parser.add_argument("database", metavar="DATABASE-URL", help="the database: see below")
    parser.add_argument(
        "--from", dest="source", type=Path, default=Path("exports/graph.nt"), metavar="FILE", help="the graph.nt"
    )
    parser.add_argument("--prune", action="store_true", help="remove from the database what the graph no longer has")
    parser.add_argument("--batch", type=int, metavar="N", help="so many nodes or relationships at once")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the graph and load it."""
    from kg import read
    from kg.stores import LoadOptions, load, parse_address
    from kg.summary import printable

    if options.batch is not None and options.batch < 1:
        raise UsageError(f"--batch is {options.batch}; give a number of nodes, 1 or more")
    address = parse_address(options.database)
    graph = read(options.source)
    settings = LoadOptions(options.prune, options.batch, password(address))
    loaded = load(graph, options.database, settings, progress)
    size = f"{len(graph):,} nodes, {graph.network.number_of_edges():,} relationships"
    yield printable(f"Loaded {options.source} into {options.database}: {size}")
    yield from map(printable, _told(loaded, prune=options.prune))
    return OK


def _told(loaded: Loaded, *, prune: bool) -> Iterator[str]:
    yield f"It holds, by its own count: {_list(loaded.held.nodes)}; {sum(loaded.held.links.values()):,} {loaded.links}"
    if loaded.removed_nodes or loaded.removed_links:
        removed = _counted(loaded.removed_nodes, loaded.removed_links, loaded.links)
        yield f"Removed {removed} that the graph no longer has"
    elif prune:
        yield "There was nothing in it that the graph does not have"
    if loaded.other_nodes or loaded.other_links:
        others = _counted(loaded.other_nodes, loaded.other_links, loaded.links)
        yield f"It also holds {others} that the graph does not have; --prune removes them"


def _counted(nodes: int, links: int, word: str) -> str:
    both = ((nodes, "node"), (links, word.removesuffix("s")))
    return " and ".join(f"{count:,} {word}{'s' * (count != 1)}" for count, word in both if count)


def _list(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count:,}" for name, count in ordered)
