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

Without --prune, what it would remove is told, and stays. It removes only what kg has loaded: nodes in relationships
with an id of kg's (in Ladybug: in kg's tables); triples of nodes that are on record in the graph .../loaded-by-kg.
What others put there stays, but what they added to a node of kg's: properties are replaced when it is loaded again,
relationships go with it when it is removed.

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
    parser.add_argument(
        "--prune", action="store_true", help="remove what earlier loads put there and the graph no longer has"
    )
    parser.add_argument("--batch", type=int, metavar="N", help="so many nodes or relationships at once")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the graph and load it."""
    from kg import read
    from kg.stores import LoadOptions, load, parse_address
    from kg.stores.counting import counted
    from kg.summary import printable

    if options.batch is not None and options.batch < 1:
        raise UsageError(f"--batch is {options.batch}; give a number of nodes, 1 or more")
    address = parse_address(options.database)
    graph = read(options.source)
    settings = LoadOptions(options.prune, options.batch, password(address))
    loaded = load(graph, options.database, settings, progress)
    size = f"{counted(len(graph), 'nodes')}, {counted(graph.network.number_of_edges(), 'relationships')}"
    yield printable(f"Loaded {options.source} into {options.database}: {size}")
    yield from map(printable, _told(loaded, prune=options.prune))
    return OK


def _told(loaded: Loaded, *, prune: bool) -> Iterator[str]:
    from kg.stores.counting import counted

    links = sum(loaded.held.links.values())
    held = f"{_list(loaded.held.nodes)}; {counted(links, loaded.links)}" if loaded.held.nodes else "nothing"
    yield f"It holds, by its own count: {held}"
    few = f", such as {', '.join(loaded.examples)}" if loaded.examples else ""
    if loaded.removed_nodes or loaded.removed_links:
        removed = _both(loaded.removed_nodes, loaded.removed_links, loaded.links)
        yield f"Removed {removed} of earlier loads that the graph no longer has{few}"
    elif prune:
        yield "There was nothing of earlier loads in it that the graph does not have"
    if loaded.other_nodes or loaded.other_links:
        others = _both(loaded.other_nodes, loaded.other_links, loaded.links)
        yield f"It also holds {others} of earlier loads that the graph does not have{few}; --prune removes them"
    if loaded.foreign_nodes:
        them = "it" if loaded.foreign_nodes == 1 else "them"
        yield f"{counted(loaded.foreign_nodes, 'nodes')} of such kinds came from elsewhere; --prune leaves {them} alone"


def _both(nodes: int, links: int, word: str) -> str:
    from kg.stores.counting import counted

    return " and ".join(counted(count, named) for count, named in ((nodes, "nodes"), (links, word)) if count)


def _list(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count:,}" for name, count in ordered)
