"""How long a large property graph takes to write, and how much memory.

    python property_graph.py [--nodes 1000000] [--edges 3000000] [--formats csv neo4j parquet]

A synthetic stream of flattened nodes and relationships, seeded, so that only writing is measured and no graph is held
in memory; each format in a process of its own. `making` is what the stream alone takes.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measure import Contestant, run

from kg.exporters.csv_tables import write_csv
from kg.exporters.flattening import FlatEdge, FlatNode, edge_id
from kg.exporters.neo4j import write_neo4j
from kg.exporters.neptune import write_neptune
from kg.exporters.parquet import write_parquet

Write = Callable[[Path, Iterable[FlatNode], Iterable[FlatEdge]], None]
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = (
    "the", "city", "council", "voted", "to", "ban", "facial", "recognition", "by", "police", "after", "a", "long",
    "debate", "on", "rights", "and", "cameras",
)  # fmt: skip


def making(out: Path, nodes: Iterable[FlatNode], edges: Iterable[FlatEdge]) -> None:
    """In: the stream. Out: nothing; it is only made."""
    out.mkdir()
    for _ in nodes:
        pass
    for _ in edges:
        pass


FORMATS: dict[str, Write] = {
    "making": making,
    "csv": write_csv,
    "neo4j": write_neo4j,
    "neptune": write_neptune,
    "parquet": write_parquet,
}


def shares(count: int) -> tuple[int, int, int]:
    """In: how many nodes. Out: how many of them are articles, providers and topics."""
    providers, topics = count // 20, count // 200
    return count - providers - topics, providers, topics


def article(number: int) -> str:
    """In: an article's number. Out: its IRI."""
    return f"https://news{number % 977}.example.com/technology/2020/{number % 12 + 1:02}/story-number-{number}"


def nodes(count: int) -> Iterator[FlatNode]:
    """In: how many. Out: nodes in the shape of a real site's: nineteen in twenty are articles."""
    articles, providers, topics = shares(count)
    for number in range(articles):
        words = [WORDS[(number * step) % len(WORDS)] for step in range(1, 34)]
        yield FlatNode(
            article(number),
            "article",
            ("Article", "NewsArticle"),
            {
                "type": "NewsArticle",
                "headline": f"{' '.join(words[:9])} {number}",
                "abstract": f'{" ".join(words)}, "{number}"',
                "date_published": FIRST + timedelta(minutes=number),
                "section": "news",
                "url": (article(number) + "?utm_source=feed",),
                "quality": number % 120,
                "heat": number % 90 - 1,
                "published": number % 7 > 0,
                "alias": (article(number) + "/amp", article(number) + "/amp/cache"),
                "membership": number % 97 / 97,
            },
        )
    for number in range(providers):
        name = f"The Paper of Town {number}"
        yield FlatNode(f"https://example.com/provider/{number}", "provider", ("Provider",), {"name": name})
    for number in range(topics):
        yield FlatNode(f"https://example.com/topic/{number}", "topic", ("Topic",), {"name": f"Topic {number}"})


def edges(count: int, node_count: int) -> Iterator[FlatEdge]:
    """In: how many, among how many nodes. Out: relationships from articles to publishers, topics and each other."""
    articles, providers, topics = shares(node_count)
    for number in range(count):
        turn, place = divmod(number, articles)
        source = article(place)
        if turn == 0:
            yield _edge("PUBLISHER", source, f"https://example.com/provider/{place % providers}", "provider")
        elif turn == 1:
            yield _edge("ABOUT", source, f"https://example.com/topic/{place % topics}", "topic")
        else:
            yield _edge("RELATED_TO", source, article((place + turn) % articles), "article")


def _edge(type_: str, source: str, target: str, kind: str) -> FlatEdge:
    return FlatEdge(edge_id(type_, source, target), type_, source, target, "article", kind)


def main() -> None:
    """Read the command line; measure, or be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=1_000_000)
    parser.add_argument("--edges", type=int, default=3_000_000)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        FORMATS[options.formats[0]](options.write, nodes(options.nodes), edges(options.edges, options.nodes))
        return
    print(f"{options.nodes:,} nodes, {options.edges:,} relationships")
    for name in options.formats:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            sizes = ["--nodes", str(options.nodes), "--edges", str(options.edges)]
            command = [sys.executable, __file__, "--formats", name, *sizes, "--write", str(out)]
            found, _ = run(Contestant(name, command, Path.cwd(), out))
            size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1024**2
        spent = f"{found.wall:6.1f} s  {found.cpu:6.1f} s of CPU  {found.peak:6.0f} MB of memory"
        print(f"{name:8} {spent}  {size:6.0f} MB written")


if __name__ == "__main__":
    main()
