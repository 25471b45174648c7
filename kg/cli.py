"""The command ``kg``: the only place that prints, shows progress, or exits."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kg import collector
from kg.errors import GraphFileError, KgError, UsageError

if TYPE_CHECKING:
    from kg.pipeline import Progress

OK, FINDINGS, USAGE, NOTHING_BUILT, INTERRUPTED = 0, 1, 2, 3, 130

_BUILD_EXAMPLES = """\
examples:
  kg build seeds                        read the folder seeds, write to exports/
  kg build site -o out --format nt      a whole Jekyll site, N-Triples only
  kg build site/_news site/_people      several folders
  find . -name '*.md' | kg build -      the files named on standard input

exit codes: 0 all well, 1 findings (with --strict), 2 wrong usage, 3 nothing could be built
"""
_EXPORT_EXAMPLES = """\
examples:
  kg export turtle -o graph.ttl               from exports/graph.nt
  kg export html --from old.nt -o old.html    a page of another graph
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: see ``kg build --help``."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        if sys.stdout is not None:  # it may have been closed
            sys.stdout.flush()
        return code
    except (UsageError, GraphFileError) as error:
        return _fail(str(error), USAGE)
    except KgError as error:
        return _fail(str(error), NOTHING_BUILT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        where = f" {error.filename!r}" if error.filename else ""
        return _fail(f"cannot read or write{where}: {error.strerror or error}", NOTHING_BUILT)
    except RuntimeError as error:
        from concurrent.futures import BrokenExecutor

        if not isinstance(error, BrokenExecutor):
            raise
        cure = "try --jobs 1, which needs less"
        return _fail(f"a process was killed, most likely for want of memory; {cure}", NOTHING_BUILT)
    except KeyboardInterrupt:
        return _fail("interrupted; what was not finished is unchanged", INTERRUPTED)


class _Version(argparse.Action):
    """Looks the version up only when asked for it: that takes longer than all else ``kg --help`` does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"kg {version('kg')}")
        parser.exit(OK)


def run() -> NoReturn:
    """The command itself: ``main``, then the end of the process, without taking the graph apart object by object."""
    # Asked to end, it cleans up as after Control-C; and it prints what the terminal's encoding lacks as escapes.
    first = os.getpid()

    def interrupt(sign: int, _: object) -> None:
        if os.getpid() == first:
            raise KeyboardInterrupt
        if sign == signal.SIGTERM:
            os._exit(INTERRUPTED)  # a helper that has hardly begun

    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, interrupt)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    with collector.paused():
        code = main()
    if code not in (OK, FINDINGS):
        sys.exit(code)  # other processes may still be at work; this waits for them
    sys.stderr.flush()
    os._exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kg", description="Build a knowledge graph of news from a site's posts.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = commands.add_parser(
        "build",
        help="read posts and write the graph, its page and a report",
        description="Read posts (files with YAML front matter, YAML, JSON) and write the graph they make.",
        epilog=_BUILD_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a file, or - for paths on standard input")
    build.add_argument(
        "-o", "--output", type=Path, default=Path("exports"), metavar="DIR", help="the folder to write to (exports)"
    )
    build.add_argument("--format", action="append", metavar="NAME", help="write this format; repeat for several")
    build.add_argument("--base-iri", metavar="IRI", help="where things without an address of their own live")
    build.add_argument("--jobs", type=int, default=None, metavar="N", help="processes that read (as many as pay)")
    build.add_argument("--strict", action="store_true", help="exit with 1 if anything was found wrong")
    build.add_argument("--no-stories", action="store_true", help="leave out stories (this version makes none yet)")
    build.set_defaults(run=_build)

    formats = commands.add_parser("formats", help="list the formats that can be written")
    formats.set_defaults(run=_formats)

    export = commands.add_parser(
        "export",
        help="write another format from a graph that was built",
        epilog=_EXPORT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("format", metavar="FORMAT", help="a name that kg formats lists")
    export.add_argument("--from", dest="source", type=Path, default=Path("exports/graph.nt"), help="the graph.nt")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (beside the graph)")
    export.set_defaults(run=_export)
    return parser


def _build(options: argparse.Namespace) -> int:
    from kg.exporters import DEFAULT_FORMATS, ExportOptions, find_format, write_all
    from kg.pipeline import BuildOptions, build
    from kg.summary import summary

    names = list(dict.fromkeys(options.format or DEFAULT_FORMATS))
    wanted = {name: find_format(name) for name in names}
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs is {options.jobs}; give a number of processes, 1 or more")
    if options.output.exists() and not options.output.is_dir():
        raise UsageError(f"{str(options.output)!r} is a file; name a folder to write to")
    paths = [path for path in options.paths if path != "-"]
    if "-" in options.paths:
        # As bytes: a file's name need not be UTF-8.
        given = os.fsdecode(sys.stdin.buffer.read()).split("\n")
        paths.extend(line for line in (line.removesuffix("\r") for line in given) if line.strip())
    with _progress() as progress:
        graph, report = build(paths, BuildOptions(options.base_iri, options.jobs, options.output), progress)
        targets = {name: options.output / found.file for name, found in wanted.items()}
        for done, _ in enumerate(write_all(graph, targets, ExportOptions(report), options.jobs), 1):
            progress("writing", done, len(targets))
    for line in summary(report, list(targets.values()), paths):
        print(line)
    return FINDINGS if options.strict and report.findings else OK


def _formats(options: argparse.Namespace) -> int:
    from kg.exporters import DEFAULT_FORMATS, formats

    found = formats()
    width = max(map(len, found))
    for name, known in found.items():
        default = "; written by default" if name in DEFAULT_FORMATS else ""
        print(f"{name:<{width}}  {known.file:<12}  {known.summary}{default}")
    return OK


def _export(options: argparse.Namespace) -> int:
    from kg import read
    from kg.exporters import find_format, write
    from kg.summary import printable

    found = find_format(options.format)
    output = options.output or options.source.parent / found.file
    print(f"Wrote {printable(str(write(read(options.source), output, options.format)))}")
    return OK


def _fail(message: str, code: int) -> int:
    from kg.summary import printable

    print(f"kg: {printable(message)}", file=sys.stderr)
    return code


@contextmanager
def _progress() -> Iterator[Progress]:
    """Progress on a terminal, once the work has taken a second; silence elsewhere."""
    started = time.monotonic()
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = bar.add_task("reading", total=None)
    shown = False

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - started > 1:
            bar.start()
            shown = True
        if shown:
            bar.update(task, description=stage, completed=done, total=total, refresh=True)

    try:
        yield progress
    finally:
        bar.stop()
