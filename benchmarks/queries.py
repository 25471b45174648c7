"""Six typical queries, answered by Oxigraph as kg asks it and by rdflib: ``queries.py exports/graph.nt``.

Both get the same text, in turn, and must give the same rows. Prints a table in Markdown: CPU seconds, medians.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import rdflib

from kg.querying import Table, asking, plain, sources
from kg.querying.binding import bound
from kg.querying.parameters import terms
from kg.querying.prologue import missing
from kg.querying.shipped import find

ASKED = (
    "articles-on-topic",
    "story-timeline",
    "articles-without-story",
    "first-with-stories",
    "rising-topics",
    "republished-texts",
)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """In: work. Out: the CPU seconds it took, of all threads, and what it returned."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def rows_of(graph: rdflib.Graph, text: str) -> list[Any]:
    """In: a graph and a query. Out: the rows that rdflib finds, all of them."""
    return list(graph.query(text))


def answers(graph: Path, rounds: int) -> None:
    """In: an N-Triples file, and how often each query is asked. Prints the table."""
    loading, store = timed(lambda: sources.of_file(graph))
    source = asking._of_store(str(graph), store)
    parsing, theirs = timed(lambda: rdflib.Graph().parse(graph))
    print(f"{len(theirs):,} triples; loaded in {loading:.2f} s by Oxigraph, in {parsing:.2f} s by rdflib\n")
    print("| query | rows | Oxigraph s | rdflib s | times |\n|---|---:|---:|---:|---:|")
    values = {
        "articles-on-topic": {"topic": source.table(_LARGEST_TOPIC)[0]["topic"]},
        "story-timeline": {"story": source.table("SELECT ?s { ?s kg:size ?n } ORDER BY DESC(?n) ?s LIMIT 1")[0]["s"]},
    }
    for name in ASKED:
        query = find(name)
        text = bound(query.text, terms(query, values.get(name, {}), source.names))
        text = missing(text) + text
        ours, others = [], []
        rows: list[Any] = []
        for _ in range(rounds):
            seconds, found = timed(partial(source.evaluate, text, None))
            ours.append(seconds)
            seconds, rows = timed(partial(rows_of, theirs, text))
            others.append(seconds)
        assert isinstance(found, Table)
        same = Counter(tuple(map(plain, row)) for row in found.terms) == Counter(
            tuple(None if value is None else value.toPython() for value in row) for row in rows
        )
        one, other = median(ours), median(others)
        print(f"| {name} | {len(found):,} | {one:.3f} | {other:.2f} | {other / one:.0f}{'' if same else ' (differ)'} |")


_LARGEST_TOPIC = """SELECT ?topic { ?article schema:about ?topic OPTIONAL { ?topic skos:broader ?any } }
GROUP BY ?topic ORDER BY DESC(COUNT(?any) > 0) DESC(COUNT(?article)) ?topic LIMIT 1"""


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("graph", type=Path, help="a graph.nt, as kg build writes it")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    answers(options.graph, options.rounds)


if __name__ == "__main__":
    main()
