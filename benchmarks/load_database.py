"""How long a large property graph takes to load into Ladybug, by kg's own loading, and how much memory.

    python load_database.py [--nodes 1000000] [--edges 3000000] [--into news.lbug]

The stream is that of property_graph.py: flattened nodes and relationships, seeded, so that no graph is held in memory.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from property_graph import edges, nodes

from kg.exporters.flattening import label
from kg.stores import parse_address
from kg.stores.ladybug import connect
from kg.stores.lasting import Lasting
from kg.stores.property_graph import TYPES, Session, put_links, put_nodes
from kg.vocabulary import KINDS


def load(into: Path, node_count: int, edge_count: int) -> None:
    """In: the file, how many nodes and relationships. Out: nothing; prints times, memory and the database's counts."""
    address = parse_address(f"ladybug:{into}")
    session: Lasting[Session] = Lasting(lambda: connect(address, None), address.text, ())
    started = time.perf_counter()
    session.do(lambda found: found.prepare())
    size = session.do(lambda found: found.batch)
    put_nodes(session, nodes(node_count), size, lambda done: None)
    between = time.perf_counter()
    print(f"nodes {between - started:.1f} s", flush=True)
    link_size = session.do(lambda found: found.link_batch)
    put_links(session, edges(edge_count, node_count), link_size, lambda done: None)
    finished = time.perf_counter()
    held = session.do(lambda found: {label(kind): found.node_count(kind) for kind in KINDS})
    links = session.do(lambda found: {type: found.link_count(type) for type in TYPES})
    session.close()
    closed = time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_SELF)
    memory = used.ru_maxrss / 1024
    print(f"relationships {finished - between:.1f} s, all {closed - started:.1f} s")
    print(f"{used.ru_utime + used.ru_stime:.1f} s of CPU time")
    print(f"{memory:,.0f} MB of memory, {into.stat().st_size / 1e6:,.0f} MB on disk")
    print(f"held: {sum(held.values()):,} nodes, {sum(links.values()):,} relationships")


def main() -> None:
    """Read the arguments and load."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--nodes", type=int, default=1_000_000)
    parser.add_argument("--edges", type=int, default=3_000_000)
    parser.add_argument("--into", type=Path, help="a new file, kept; else one that is removed again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        load(options.into or Path(folder) / "news.lbug", options.nodes, options.edges)


if __name__ == "__main__":
    main()
