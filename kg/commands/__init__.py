"""What ``kg`` can be told to do: one table, one module a command.

Each module has ``configure(parser)``, which tells the command's arguments and help, and ``run(options, progress)``,
a generator of the lines to print, whose return value is the exit code. What goes wrong is raised: ``kg.cli`` says it.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from kg.errors import UsageError

OK, FINDINGS, USAGE, NOTHING_BUILT, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""

Lines = Generator[str, None, int]
"""The lines to print, then the exit code."""

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command's module, and what it does in a line."""

    module: str
    summary: str
    at_once: bool = False
    """Whether each line is shown as it comes, to programs too: the next one may be long in coming."""


COMMANDS: Mapping[str, Command] = {
    "build": Command("kg.commands.build", "read posts and write the graph, its page and a report"),
    "formats": Command("kg.commands.formats", "list the formats that can be written"),
    "why": Command("kg.commands.why", "tell how a node came to be and where its values came from"),
    "aliases": Command("kg.commands.aliases", "propose or check the file in which you decide who is who"),
    "export": Command("kg.commands.export", "write another format from a graph that was built"),
    "load": Command("kg.commands.load", "load a graph into a database"),
    "stories": Command("kg.commands.stories", "list the stories, or tell one and what holds it together"),
    "validate": Command("kg.commands.validate", "check a graph's syntax, and what is in it by SHACL shapes"),
    "query": Command("kg.commands.query", "ask the graph, in SPARQL or by a query that comes with it"),
    "diff": Command("kg.commands.diff", "tell what came, went and changed between two graphs"),
    "serve": Command("kg.commands.serve", "serve a graph: SPARQL, linked data and pages", at_once=True),
}


def add_html_limit(parser: argparse.ArgumentParser) -> None:
    """Tell a parser how many articles a page may hold."""
    said = "the page holds at most so many articles and other things (20,000): the largest stories, then the latest"
    parser.add_argument("--html-limit", type=int, metavar="N", help=said)


def check_html_limit(limit: int | None) -> None:
    """Raises UsageError where a page of at most so many articles would be none."""
    if limit is not None and limit < 1:
        raise UsageError(f"--html-limit is {limit}; give a number of articles, 1 or more")


class CommandModule(Protocol):
    """What a command's module holds."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Tell the parser the command's arguments, description and examples."""

    def run(self, options: argparse.Namespace, progress: Progress) -> Lines:
        """Do it."""


def find_command(name: str) -> CommandModule:
    """The module of the command of that name."""
    return cast(CommandModule, importlib.import_module(COMMANDS[name].module))
