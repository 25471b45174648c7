"""``kg validate``: whether a graph's syntax is right, and what is in it sound."""

from __future__ import annotations

import argparse
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import FINDINGS, OK, Lines, Progress
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.checks import Checked

_EXAMPLES = """\
examples:
  kg validate                            exports/graph.nt
  kg validate exports                    every RDF file in the folder
  kg validate other.ttl --level error    errors only
  kg validate graph.nt --shapes my.ttl   by your own SHACL shapes

exit codes: 0 all well or warnings only, 1 errors (with --strict, warnings too), 2 wrong usage or no graph
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg validate``."""
    parser.description = "Check the syntax of RDF files, and what is in them against SHACL shapes."
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="RDF files, or folders of them (exports/graph.nt)"
    )
    parser.add_argument("--shapes", type=Path, metavar="FILE", help="the shapes to hold it to (ours)")
    parser.add_argument("--level", choices=("error", "warning"), default="warning", help="the least to tell (warning)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings, too")
    parser.add_argument("--json", action="store_true", help="write it for programs")
    most = parser.add_mutually_exclusive_group()
    most.add_argument("--limit", type=int, metavar="N", help="the most of a kind that are shown (10)")
    most.add_argument("--all", action="store_true", help="show all")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Check each file, and tell what is wrong, what with, and what to do."""
    from kg.checks import SHAPES, as_json
    from kg.checks.text import LIMIT
    from kg.checks.validate import validate_files

    if options.limit is not None and options.limit < 0:
        raise UsageError(f"--limit is {options.limit}; give a number of faults, 0 or more")
    paths = options.paths or [Path("exports/graph.nt")]
    found = _of_level(validate_files(paths, options.shapes or SHAPES), options.level)
    if options.json:
        checked = list(found)
        yield from as_json.lines(checked)
        return _code(checked, options.strict)
    limit = None if options.all else LIMIT if options.limit is None else options.limit
    return (yield from told(found, limit, options.strict))


def told(files: Iterable[Checked], limit: int | None, strict: bool) -> Generator[str, None, int]:
    """The lines on each file as it is checked, then the exit code."""
    from kg.checks import text

    code = OK
    for number, checked in enumerate(files):
        if number and (checked.faults or code != OK):
            yield ""
        yield from text.lines(checked, limit)
        code = max(code, _code([checked], strict))
    return code


def _of_level(files: Iterable[Checked], level: str) -> Iterator[Checked]:
    for checked in files:
        faults = tuple(fault for fault in checked.faults if level == "warning" or fault.level == "error")
        yield replace(checked, faults=faults)


def _code(files: Iterable[Checked], strict: bool) -> int:
    wrong = any(strict or fault.level == "error" for checked in files for fault in checked.faults)
    return FINDINGS if wrong else OK
