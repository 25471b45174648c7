"""``kg build``: posts in, a graph and its files out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from kg import collector
from kg.commands import FINDINGS, OK, Lines, Progress, add_html_limit, check_html_limit
from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from kg.incremental.build import Done

_EXAMPLES = """\
examples:
  kg build seeds                        read the folder seeds, write to exports/
  kg build site -o out --format nt      a whole Jekyll site, N-Triples only
  kg build site/_news site/_people      several folders
  find . -name '*.md' | kg build -      the files named on standard input
  kg build blog --map map.yaml          fields under names of your own

exit codes: 0 all well, 1 findings (with --strict) or errors (with --validate), 2 wrong usage, 3 nothing could be built
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg build``."""
    parser.description = "Read posts (files with YAML front matter, YAML, JSON) and write the graph they make."
    parser.epilog = _EXAMPLES
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a file, or - for paths on standard input")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("exports"), metavar="DIR", help="the folder to write to (exports)"
    )
    parser.add_argument("--format", action="append", metavar="NAME", help="write this format; repeat for several")
    add_html_limit(parser)
    parser.add_argument("--base-iri", metavar="IRI", help="where things without an address of their own live")
    parser.add_argument("--aliases", type=Path, metavar="FILE", help="who is who, decided by you: see docs/identity.md")
    parser.add_argument("--map", type=Path, metavar="FILE", help="YAML that says which of our fields your names are")
    parser.add_argument("--jobs", type=int, default=None, metavar="N", help="processes that read (as many as pay)")
    parser.add_argument("--watch", action="store_true", help="stay, and build again whenever a file changes")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where builds are kept (the user's cache folder)")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep what earlier builds kept")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if anything was found wrong")
    parser.add_argument("--validate", action="store_true", help="check what was written, as kg validate does")
    parser.add_argument("--no-stories", action="store_true", help="do not group articles that tell of one event")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Build, write, and tell what was read, joined, repaired and found wrong."""
    from kg.checks.rdf_file import SUFFIXES
    from kg.exporters import DEFAULT_FORMATS, find_format
    from kg.incremental.watch import changes, state
    from kg.summary import printable

    names = list(dict.fromkeys(options.format or DEFAULT_FORMATS))
    wanted = {name: find_format(name) for name in names}
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs is {options.jobs}; give a number of processes, 1 or more")
    check_html_limit(options.html_limit)
    if options.output.exists() and not options.output.is_dir():
        raise UsageError(f"{str(options.output)!r} is a file; name a folder to write to")
    paths = [path for path in options.paths if path != "-"]
    if "-" in options.paths:
        # As bytes: a file's name need not be UTF-8.
        given = os.fsdecode(sys.stdin.buffer.read()).split("\n")
        paths.extend(line for line in (line.removesuffix("\r") for line in given) if line.strip())
    targets = {name: options.output / found.file for name, found in wanted.items()}
    if options.validate and not any(path.suffix in SUFFIXES for path in targets.values()):
        raise UsageError("--validate checks files of RDF, and none is written; add --format nt")
    others = [options.aliases, options.map]
    before = state(paths, options.output, others) if options.watch else None
    done = yield from _built(paths, targets, options, progress)
    checked = yield from _checked(targets, options)
    for _ in changes(paths, options.output, others, before) if options.watch else ():
        yield ""
        try:
            yield from _built(paths, targets, options, progress)
            yield from _checked(targets, options)
        except KgError as error:
            yield from map(printable, f"kg: {error}".split("\n"))
    return FINDINGS if options.strict and done.findings else checked


def _built(
    paths: list[str], targets: dict[str, Path], options: argparse.Namespace, progress: Progress
) -> Generator[str, None, Done]:
    """The lines that one build has to say."""
    from kg.incremental.build import run
    from kg.incremental.last import remember
    from kg.incremental.store import Store, default_folder
    from kg.pipeline import BuildOptions
    from kg.readers.alias_file import read_alias_file

    settings = BuildOptions(
        base_iri=options.base_iri,
        aliases=read_alias_file(options.aliases) if options.aliases else None,
        field_map=options.map,
        jobs=options.jobs,
        output=options.output,
        stories=not options.no_stories,
    )
    store = None if options.no_cache else Store(options.cache or default_folder())
    done = run(paths, settings, targets, store, progress, options.html_limit)
    if store is not None:
        remember(store, paths, options.output, options.base_iri, options.aliases, options.map)
    if not options.watch:
        collector.spare(done.making)
    yield from done.lines
    return done


def _checked(targets: dict[str, Path], options: argparse.Namespace) -> Lines:
    """What is wrong with the files of RDF that were written, where that is asked for; OK where nothing is."""
    from kg.checks.rdf_file import SUFFIXES
    from kg.checks.text import LIMIT
    from kg.checks.validate import validate_files
    from kg.commands.validate import told

    if not options.validate:
        return OK
    yield ""
    written = [path for path in targets.values() if path.suffix in SUFFIXES]
    return (yield from told(validate_files(written), LIMIT, options.strict))
