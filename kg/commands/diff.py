"""``kg diff``: what came, went and changed between two graphs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kg.commands import FINDINGS, OK, Lines, Progress
from kg.errors import UsageError

_EXAMPLES = """\
examples:
  kg diff old exports                           two folders of exports, by their graph.nt
  kg diff old.nt new.ttl --all                  two files, everything shown
  kg diff old exports --format patch -o a.rdfp  the changes as RDF Patch
  git show HEAD:exports/graph.nt | kg diff /dev/stdin exports

exit codes: 0 no differences, 1 differences, 2 wrong usage or no graph
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg diff``."""
    parser.description = "Tell what came, went and changed between two graphs, by kind."
    parser.epilog = _EXAMPLES
    parser.add_argument("old", type=Path, metavar="OLD", help="a graph.nt, a Turtle file, or a folder of exports")
    parser.add_argument("new", type=Path, metavar="NEW", help="the same of the later graph")
    parser.add_argument("--format", choices=("text", "json", "patch"), default="text", help="what to write (text)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (standard output)")
    most = parser.add_mutually_exclusive_group()
    most.add_argument("--limit", type=int, metavar="N", help="the most of a list that the text shows (10)")
    most.add_argument("--all", action="store_true", help="show all of every list, and long texts whole")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Compare, and tell or write what differs."""
    from kg.differences import Differences, as_json, compare, rdf_patch, text
    from kg.summary import printable
    from kg.whole_files import written_whole

    if options.limit is not None and options.limit < 0:
        raise UsageError(f"--limit is {options.limit}; give a number of entries, 0 or more")
    limit = None if options.all else text.LIMIT if options.limit is None else options.limit
    output: Path | None = options.output
    if output is not None and output.is_dir():
        raise UsageError(f"{str(output)!r} is a folder; name a file to write")
    if output is not None and output.exists() and any(_is_graph(output, path) for path in (options.old, options.new)):
        raise UsageError(f"{str(output)!r} is one of the graphs; name another file to write")
    writers: dict[str, Callable[[Differences], Iterator[str]]] = {
        "text": partial(text.lines, limit=limit),
        "json": as_json.lines,
        "patch": rdf_patch.lines,
    }
    found = compare.compare(options.old, options.new)
    lines = writers[options.format](found)
    if output is None:
        yield from lines
    else:
        with written_whole(output) as target, target.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        yield f"Wrote {printable(str(output))}"
    return FINDINGS if found else OK


def _is_graph(output: Path, graph: Path) -> bool:
    file = graph / "graph.nt" if graph.is_dir() else graph
    return file.exists() and output.samefile(file)
