"""How good our stories are, and how fast they are found.

    python stories.py FILE.tsv ...
    python stories.py --pairs stories/pairs.tsv --posts POSTS [--hold]
    python stories.py --growth [--sizes 1000 10000 100000] [--posts POSTS]

In: tables of articles whose stories are known; or pairs of articles with a verdict, and the posts they are from; or
sizes. Out: a Markdown table. Needs scikit-learn (the extra "bench").
"""

import argparse
import math
import multiprocessing
import os
import platform
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import retold
from groupings import GROUPINGS
from labelled import agreement, read_labelled, read_verdicts

import kg
from kg.enrich import stories as enricher
from kg.identity import Identity
from kg.stories.method import find_stories
from kg.stories.telling import tellings_of

SIZES = [1_000, 10_000, 100_000]
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)


class Cost(NamedTuple):
    """What one run found and took: articles, stories, seconds, CPU seconds, MB at most, the process before it too."""

    articles: int
    stories: int
    wall: float
    cpu: float
    peak: float
    before: float


def row(*cells: object) -> str:
    """Out: a line of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def labelled_table(files: list[Path]) -> None:
    """In: tables of articles. Prints how far each grouping agrees with them."""
    print(row("file", "articles", "stories", "grouping", "precision", "recall", "F1", "AMI"))
    print("|---|---:|---:|---|" + "---:|" * 4)
    for file in files:
        tellings, stories = read_labelled(file)
        for name, group in GROUPINGS.items():
            found = agreement(stories, group(tellings))
            figures = (f"{figure:.3f}" for figure in (found.precision, found.recall, found.f1, found.ami))
            print(row(file.stem, f"{len(tellings):,}", f"{len(set(stories)):,}", name, *figures), flush=True)


def pairs_table(pairs: Path, posts: Path, half: str) -> None:
    """In: a table of pairs, a folder of posts, the half wanted. Prints how far each grouping agrees with the verdicts.

    The pairs were drawn by strata: the figures compare groupings, and tell no share of all pairs there are.
    """
    graph, _ = kg.build(posts, stories=False)
    verdicts, missing = read_verdicts(pairs, half, graph)
    tellings = tellings_of(graph)
    place = {telling.iri: at for at, telling in enumerate(tellings)}
    known = [each for each in verdicts if each.first in place and each.second in place]
    missing += len(verdicts) - len(known)
    right = sum(each.same for each in known)
    print(
        f"half {half}: {len(known)} pairs, {right} of them the same event; {missing} pairs not found among the posts\n"
    )
    print(row("grouping", "pairs joined", "precision", "recall", "F1"))
    print("|---|" + "---:|" * 4)
    for name, group in GROUPINGS.items():
        labels = group(tellings)
        joined = [each for each in known if labels[place[each.first]] == labels[place[each.second]]]
        both = sum(each.same for each in joined)
        precision, recall = both / max(1, len(joined)), both / max(1, right)
        f1 = 2 * both / max(1, len(joined) + right)
        print(row(name, len(joined), f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"), flush=True)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def synthetic_cost(count: int) -> Cost:
    """In: how many articles. Out: what it costs to find their stories, once they are in memory."""
    tellings = retold.tellings(count)
    before, wall, cpu = _peak(), time.perf_counter(), time.process_time()
    found = find_stories(tellings)
    return Cost(count, len(found.groups), time.perf_counter() - wall, time.process_time() - cpu, _peak(), before)


def posts_cost(posts: Path) -> Cost:
    """In: a folder of posts. Out: what the whole step costs in a build: reading the graph, stories, names, edges."""
    graph, _ = kg.build(posts, stories=False)
    before, wall, cpu = _peak(), time.perf_counter(), time.process_time()
    items = [item for _, item in enricher.enrich(graph, Identity()) if not isinstance(item, tuple)]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    stories = sum(item.kind == "story" for item in items)
    return Cost(graph.node_counts()["article"], stories, wall, cpu, _peak(), before)


def growth_table(sizes: list[int], posts: Path | None, rounds: int) -> None:
    """In: sizes, a folder of posts or none, how often. Prints the best of the rounds, each in a process of its own."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}; best of {rounds}\n")
    print(row("articles", "stories", "wall s", "CPU s", "peak MB", "of it before", "CPU a doubling"))
    print("|---|" + "---:|" * 6)
    last: Cost | None = None
    jobs = [partial(synthetic_cost, size) for size in sorted(sizes)]
    for job in [*jobs, partial(posts_cost, posts)] if posts else jobs:
        runs: list[Cost] = []
        for _ in range(rounds):
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
                runs.append(process.submit(job).result())
        best = min(runs, key=lambda run: run.cpu)
        growth, what = "", f"{best.articles:,}"
        if job not in jobs:
            what += ", real: the whole step"
        elif last:
            growth = f"{(best.cpu / last.cpu) ** (1 / math.log2(best.articles / last.articles)):.2f}"
        last = best
        figures = (f"{best.wall:.2f}", f"{best.cpu:.2f}", f"{best.peak:,.0f}", f"{best.before:,.0f}")
        print(row(what, f"{best.stories:,}", *figures, growth), flush=True)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", help="tables of articles whose stories are known")
    parser.add_argument("--pairs", type=Path, help="table of pairs with verdicts")
    parser.add_argument("--posts", type=Path, help="a site's folder or a folder of posts")
    parser.add_argument("--hold", action="store_true", help="the half of the pairs that nothing was tuned with")
    parser.add_argument("--growth", action="store_true", help="time synthetic corpora of growing size")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="articles, with --growth")
    parser.add_argument("--rounds", type=int, default=2, help="runs, with --growth")
    options = parser.parse_args()
    if sum([bool(options.files), bool(options.pairs), options.growth]) != 1 or (options.pairs and not options.posts):
        parser.error("give one of files, --pairs with --posts, and --growth")
    if options.files:
        labelled_table(options.files)
    elif options.pairs:
        pairs_table(options.pairs, options.posts, "hold" if options.hold else "tune")
    else:
        growth_table(options.sizes, options.posts, options.rounds)


if __name__ == "__main__":
    main()
