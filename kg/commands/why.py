"""``kg why``: how a node came to be, and where its values came from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import OK, Lines, Progress

if TYPE_CHECKING:
    from kg.explain import Explanation, Origin

MAX_LINKS = 5
"""So many links of one field are told; an article may have hundreds."""

_EXAMPLES = """\
examples:
  kg why https://example.com/an-article seeds
  kg why wbur.org seeds                   a publisher, by its domain
  kg why "Facial Recognition" seeds       a topic, by its name
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg why``."""
    parser.description = "Tell from which documents and by which rules a node came to be, and whence its values."
    parser.epilog = _EXAMPLES
    parser.add_argument("name", metavar="IRI", help="an IRI, an address, a publisher's domain or a topic's name")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="the folders and files the graph is built of")
    parser.add_argument("--base-iri", metavar="IRI", help="as given to kg build")
    parser.add_argument("--aliases", type=Path, metavar="FILE", help="as given to kg build")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the posts, and explain the node."""
    from kg.explain import explain
    from kg.pipeline import BuildOptions, make
    from kg.readers.alias_file import read_alias_file
    from kg.summary import printable

    aliases = read_alias_file(options.aliases) if options.aliases else None
    found = explain(make(options.paths, BuildOptions(options.base_iri, aliases), progress), options.name)
    yield from map(printable, _told(found))
    return OK


def _told(found: Explanation) -> Iterator[str]:
    yield f"{found.iri} is the {found.kind} known by {found.known_by}"
    for other, rule in found.joined:
        yield f"  that {other} is, too: {rule}"
    for other, rule in found.linked:
        yield f"  linked to {other}: {rule}"
    for other in found.apart:
        yield f"  kept apart from {other}: alias file"
    times = "once" if found.statements == 1 else f"{found.statements:,} times, strongest first"
    yield f"Stated {times}" + (":" if found.documents else "")
    for whose, source in found.documents:
        yield f"  {whose} in {source}" if source else f"  {whose}"
    by_source: dict[tuple[str, str], list[Origin]] = {}
    for origin in found.origins:
        by_source.setdefault((origin.whose, origin.source), []).append(origin)
    for (whose, source), origins in by_source.items():
        yield f"From the {whose}" + (f" {source}" if source else "")
        for field, ofs in groupby(origins, key=lambda origin: origin.field):
            yield from _of_field(field, list(ofs))


def _of_field(field: str, origins: Sequence[Origin]) -> Iterator[str]:
    for origin in origins[:MAX_LINKS]:
        value = origin.value if len(origin.value) <= 200 else origin.value[:197] + "..."
        yield f"  {field}: {value}" + ("" if origin.won else "  (overruled)")
    if len(origins) > MAX_LINKS:
        yield f"  {field}: and {len(origins) - MAX_LINKS:,} more"
