"""``kg aliases``: help with the file in which you decide who is who."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands import OK, Lines, Progress

_EXAMPLES = """\
examples:
  kg aliases suggest seeds > aliases.yaml       what is likely one, for you to accept or delete
  kg aliases check aliases.yaml                 whether the file says what it means
  kg build seeds --aliases aliases.yaml
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg aliases``."""
    parser.description = "Propose entries of an alias file from what the corpus shows, or check such a file."
    parser.epilog = _EXAMPLES
    below = parser.add_subparsers(title="what to do", required=True, metavar="ACTION", dest="action")
    suggest = below.add_parser("suggest", help="print an alias file with all that is likely one, nothing of it decided")
    suggest.add_argument("paths", nargs="+", metavar="PATH", help="the folders and files the graph is built of")
    suggest.add_argument("--base-iri", metavar="IRI", help="as given to kg build")
    suggest.add_argument("--aliases", type=Path, metavar="FILE", help="what is decided already")
    check = below.add_parser("check", help="read an alias file and tell every line that is wrong")
    check.add_argument("file", type=Path, metavar="FILE", help="the alias file")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Suggest or check."""
    from kg.identity import Identity
    from kg.readers.alias_file import read_alias_file

    if options.action == "check":
        found = read_alias_file(options.file)
        Identity(aliases=found)  # raises where two names are one thing in a form that takes more than reading to tell
        counts = (
            (len(found.same), "group of names of one thing", "groups of names of one thing"),
            (len(found.different), "group kept apart", "groups kept apart"),
            (len(found.names), "name", "names"),
            (len(found.add_platforms) + len(found.remove_platforms), "change of platforms", "changes of platforms"),
            (len(found.add_tracking) + len(found.remove_tracking), "tracking parameter", "tracking parameters"),
        )
        told = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
        yield f"{options.file} can be used: {', '.join(told) or 'it decides nothing'}"
        return OK
    from kg.pipeline import BuildOptions, make
    from kg.suggestions import as_alias_file, suggest

    aliases = read_alias_file(options.aliases) if options.aliases else None
    yield from as_alias_file(suggest(make(options.paths, BuildOptions(options.base_iri, aliases), progress)))
    return OK
