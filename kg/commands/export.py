"""``kg export``: another format of a graph that was built."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands import OK, Lines, Progress

_EXAMPLES = """\
examples:
  kg export turtle -o graph.ttl               from exports/graph.nt
  kg export html --from old.nt -o old.html    a page of another graph
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg export``."""
    parser.epilog = _EXAMPLES
    parser.add_argument("format", metavar="FORMAT", help="a name that kg formats lists")
    parser.add_argument("--from", dest="source", type=Path, default=Path("exports/graph.nt"), help="the graph.nt")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (beside the graph)")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the graph and write it in the format."""
    from kg import read
    from kg.exporters import ExportOptions, find_format, write
    from kg.summary import printable

    found = find_format(options.format)
    output = options.output or options.source.parent / found.file
    told = ExportOptions(dumps=_dumps(options.source))
    yield (f"Wrote {printable(str(write(read(options.source), output, options.format, told)))}")
    return OK


def _dumps(source: Path) -> dict[str, Path]:
    """The files of the same graph: those that lie beside it under the names that a build gives them."""
    from kg.exporters import formats

    found = {name: source.with_name(known.file) for name, known in formats().items()}
    beside = {name: path for name, path in found.items() if path.is_file()}
    return beside if source.name == found["nt"].name else {}
