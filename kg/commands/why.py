"""``kg why``: how a node came to be, and where its values came from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import OK, Lines, Progress
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.explain import Explanation, Origin
    from kg.pipeline import BuildOptions

MAX_LINKS = 5
"""So many links of one field are told; an article may have hundreds."""

_EXAMPLES = """\
examples:
  kg why https://example.com/an-article   an article of what was built last in this folder
  kg why wbur.org seeds                   a publisher, by its domain
  kg why "Facial Recognition" seeds       a topic, by its name
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg why``."""
    parser.description = "Tell from which documents and by which rules a node came to be, and whence its values."
    parser.epilog = _EXAMPLES
    parser.add_argument("name", metavar="IRI", help="an IRI, an address, a publisher's domain or a topic's name")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="what the graph is built of (the last build here)")
    parser.add_argument("--base-iri", metavar="IRI", help="as given to kg build")
    parser.add_argument("--aliases", type=Path, metavar="FILE", help="as given to kg build")
    parser.add_argument("--map", type=Path, metavar="FILE", help="as given to kg build")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="as given to kg build")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the posts, and explain the node."""
    from kg.explain import explain
    from kg.pipeline import make
    from kg.summary import printable

    paths, settings = _settings(options)
    yield from map(printable, _told(explain(make(paths, settings, progress), options.name)))
    return OK


def _settings(options: argparse.Namespace) -> tuple[list[str], BuildOptions]:
    """What to build, and how: as told, else as the last build in this folder."""
    from kg.incremental.last import recall
    from kg.incremental.store import Store, default_folder
    from kg.pipeline import BuildOptions
    from kg.readers.alias_file import read_alias_file

    base_iri, aliases, field_map, output = options.base_iri, options.aliases, options.map, None
    paths: list[str] = options.paths
    if not paths:
        last = recall(Store(options.cache or default_folder()))
        if last is None:
            raise UsageError("nothing was built here yet; name the folder: kg why IRI PATH")
        paths, output = last.paths, Path(last.output)
        base_iri = base_iri or last.base_iri
        aliases = aliases or (Path(last.aliases) if last.aliases else None)
        field_map = field_map or (Path(last.field_map) if last.field_map else None)
    decided = read_alias_file(aliases) if aliases else None
    return paths, BuildOptions(base_iri, decided, output=output, field_map=field_map)


def _told(found: Explanation) -> Iterator[str]:
    yield f"{found.iri} is the {found.kind} known by {found.known_by}"
    for other, rule in found.joined:
        yield f"  that {other} is, too: {rule}"
    for other, rule in found.linked:
        yield f"  linked to {other}: {rule}"
    for other in found.apart:
        yield f"  kept apart from {other}: alias file"
    times = "once" if found.statements == 1 else f"{found.statements:,} times, strongest first"
    if found.kind == "story":
        yield "Found in what these tell (kg stories --story shows how):"
    else:
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
