"""``kg export``: another format of a graph that was built."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands import OK, Lines, Progress, add_html_limit, check_html_limit
from kg.vocabulary import THINGS

_EXAMPLES = """\
examples:
  kg export turtle -o graph.ttl               from exports/graph.nt
  kg export html --from old.nt -o old.html    a page of another graph
  kg export svg -o docs/overview.svg          a picture for a readme file
  kg export parquet                           a folder of tables, exports/graph-parquet
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg export``."""
    parser.epilog = _EXAMPLES
    parser.add_argument("format", metavar="FORMAT", help="a name that kg formats lists")
    parser.add_argument("--from", dest="source", type=Path, default=Path("exports/graph.nt"), help="the graph.nt")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the file or folder to write (beside the graph)"
    )
    add_html_limit(parser)


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the graph and write it in the format."""
    from kg import read
    from kg.exporters import HTML_LIMIT, ExportOptions, find_format, write
    from kg.summary import printable

    check_html_limit(options.html_limit)
    found = find_format(options.format)
    output = options.output or options.source.parent / found.file
    graph = read(options.source)
    limit = HTML_LIMIT if options.html_limit is None else options.html_limit
    told = ExportOptions(dumps=_dumps(options.source), html_limit=limit)
    yield f"Wrote {printable(str(write(graph, output, options.format, told)))}"
    counts = graph.node_counts()
    missing = sum(counts.get(kind, 0) for kind in THINGS) - limit
    if options.format == "html" and missing > 0:
        yield f"The page holds {limit:,} articles and other things and leaves out {missing:,} (--html-limit)"
    return OK


def _dumps(source: Path) -> dict[str, Path]:
    """The files of the same graph: those that lie beside it under the names that a build gives them."""
    from kg.exporters import formats

    found = {name: source.with_name(known.file) for name, known in formats().items()}
    beside = {name: path for name, path in found.items() if path.is_file()}
    return beside if source.name == found["nt"].name else {}
