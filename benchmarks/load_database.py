"""How long a large property graph takes to load into Ladybug, and how much memory.

    python load_database.py [--nodes 1000000] [--edges 3000000] [--into news.lbug]

The stream is that of property_graph.py: flattened nodes and relationships, seeded, so that no graph is held in memory.
It is loaded by kg's own loading, as `kg load` does; a second time into the same file, it is found there.
"""

import argparse
import resource
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from property_graph import edges, nodes

from kg.collector import paused
from kg.stores import parse_address
from kg.stores.address import Address
from kg.stores.ladybug import connect
from kg.stores.lasting import Lasting
from kg.stores.property_graph import put_links, put_nodes, settle
from kg.stores.property_session import TYPES, Session
from kg.vocabulary import KINDS


def load(into: Path, node_count: int, edge_count: int) -> None:
    """In: the file, how many nodes and relationships. Out: nothing; prints times, memory and the database's counts."""
    session: Lasting[Session] = Lasting(lambda: connect(_address(into), None), str(into), ())
    watch = Watch()
    session.do(lambda found: found.prepare())
    size = session.do(lambda found: found.batch)
    put_nodes(session, nodes(node_count), size, lambda done: None)
    link_size = session.do(lambda found: found.link_batch)
    put_links(session, edges(edge_count, node_count), link_size, lambda done: None)
    watch.stop("written as Parquet")
    settle(session, lambda done, total: None)
    watch.stop("copied in")
    session.close()
    watch.tell(into)


class Watch:
    """Time that passes, and time that processors spend."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        self._stops = [("", self._wall)]

    def stop(self, name: str) -> None:
        """In: what was done up to now. Out: nothing."""
        self._stops.append((name, time.perf_counter()))

    def tell(self, into: Path) -> None:
        """In: the file that was loaded. Out: nothing; prints what it took, and what the file holds."""
        all, cpu = time.perf_counter() - self._wall, time.process_time() - self._cpu
        parts = ", ".join(f"{name} {at - before:.1f} s" for (_, before), (name, at) in pairwise(self._stops))
        print(f"{parts}, all {all:.1f} s, {cpu:.1f} s of CPU")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{memory:,.0f} MB of memory, {into.stat().st_size / 1e6:,.0f} MB on disk")
        session = connect(_address(into), None)
        node_count = sum(session.node_count(kind) for kind in KINDS)
        print(f"held: {node_count:,} nodes, {sum(map(session.link_count, TYPES)):,} relationships")
        session.close()


def _address(into: Path) -> Address:
    return parse_address(f"ladybug:{into}")


def main() -> None:
    """Read the arguments and load."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--nodes", type=int, default=1_000_000)
    parser.add_argument("--edges", type=int, default=3_000_000)
    parser.add_argument("--into", type=Path, help="a file, kept; else a new one that is removed again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, paused():  # as the command runs
        load(options.into or Path(folder) / "news.lbug", options.nodes, options.edges)


if __name__ == "__main__":
    main()
