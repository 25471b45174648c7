"""The command ``kg``: the only place that prints, shows progress, or exits."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, NoReturn

from kg import collector
from kg.commands import COMMANDS, FINDINGS, INTERRUPTED, NOTHING_BUILT, OK, USAGE, Progress, find_command
from kg.errors import GraphFileError, KgError, NothingToBuildError, UsageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: see ``kg build --help``."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        options = _parser(given).parse_args(given)
    except BrokenPipeError:  # the help again, on Python before 3.11.5
        _stop_printing()
        return OK
    finally:
        _flush()  # the help, which ends the command
    try:
        code = _run(options)
        _flush()
        return code
    except (UsageError, GraphFileError) as error:
        return _fail(str(error), USAGE)
    except NothingToBuildError as error:
        from kg.summary import nothing_built

        return _fail(error.what, NOTHING_BUILT, nothing_built(error.findings))
    except KgError as error:
        return _fail(str(error), NOTHING_BUILT)
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


class _CommandParser(argparse.ArgumentParser):
    """Lets options stand between paths, as in ``kg build _news --jobs 2 _people``; but not where ``--`` parts them."""

    _mixed = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        # It comes here itself, for the options and for the paths; and what has commands below leaves it to them.
        if self._mixed or self._subparsers is not None or "--" in (args or ()):
            return super().parse_known_args(args, namespace)
        self._mixed = True
        return self.parse_known_intermixed_args(args, namespace)


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
    # Where these are closed, as a scheduler may have it, nothing is read and nobody is told.
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    with collector.paused():
        code = main()
        if code in (OK, FINDINGS):
            sys.stderr.flush()
            os._exit(code)  # from here: the collector, let go, would look through the graph once more
    sys.exit(code)  # other processes may still be at work; this waits for them


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kg", description="Build a knowledge graph of news from a site's posts.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command", parser_class=_CommandParser
    )
    for name, command in COMMANDS.items():
        below = commands.add_parser(
            name,
            help=command.summary,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name in given:  # no other is asked for; what none asks for need not be loaded
            find_command(name).configure(below)
    return parser


def _run(options: argparse.Namespace) -> int:
    """Run the command that was asked for, printing each line as it comes."""
    with _progress() as progress:
        lines = find_command(options.command).run(options, progress)
        while True:
            try:
                line = next(lines)
            except StopIteration as end:
                code: int = end.value
                return code
            try:
                print(line, flush=COMMANDS[options.command].at_once)
            except BrokenPipeError:
                _stop_printing()


def _flush() -> None:
    try:
        if sys.stdout is not None:  # it may have been closed
            sys.stdout.flush()
    except BrokenPipeError:
        _stop_printing()


def _stop_printing() -> None:
    """Nobody reads any more, which is no error: what is left goes nowhere, and the exit code stays what it would be."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int, details: Iterable[str] = ()) -> int:
    from kg.summary import printable

    print(*map(printable, f"kg: {message}".split("\n")), *details, sep="\n", file=sys.stderr)
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
