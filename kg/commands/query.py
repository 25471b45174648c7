"""``kg query``: SPARQL, Cypher, or a query that comes with the package, asked of a graph, an endpoint or a database."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import OK, Lines, Progress
from kg.commands.passwords import password
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.querying import Answer
    from kg.querying.shipped import Query

FORMATS = ("table", "csv", "tsv", "json", "turtle", "nt")
_EXAMPLES = """\
examples:
  kg query --list                                        the queries that come with it
  kg query articles-on-topic --param topic="Computer Vision"
  kg query story-timeline --param story=2020-06-24-facial --format csv
  kg query 'SELECT ?name { ?p schema:publisher/schema:name ?name }' --limit 10
  kg query mine.rq --param year:integer=2020 --from old/graph.ttl
  kg query topics --endpoint http://127.0.0.1:8080/sparql
  kg query topics --on ladybug:news.lbug                 in Cypher, of what kg load has filled
  kg query 'MATCH (t:Topic) RETURN t.name' --on bolt://neo4j@localhost:7687

Prefixes of the vocabulary (schema: kg: skos: prov: ...) need no PREFIX. A value
is a text, <...> an IRI, unless the query or NAME:TYPE=VALUE says what it is.
The password of a database comes from the environment as KG_PASSWORD, or is
asked for.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg query``."""
    parser.description = "Ask a graph, in SPARQL 1.1 (a database in Cypher) or by a query that comes with the package."
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "query",
        nargs="?",
        metavar="QUERY",
        help="SPARQL (or Cypher), a .rq (or .cypher) file, or a name that --list shows",
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--from",
        dest="source",
        default="exports",
        metavar="PATH",
        help="an RDF file or a folder of exports (exports)",
    )
    source.add_argument("--endpoint", metavar="URL", help="ask a running SPARQL endpoint")
    source.add_argument(
        "--on", metavar="DATABASE-URL", help="ask a database, in Cypher: ladybug:PATH, bolt://…, falkordb://…"
    )
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter's value; once for each"
    )
    parser.add_argument("--format", choices=FORMATS, help="what to write (table; turtle for statements)")
    parser.add_argument("--limit", type=int, metavar="N", help="show at most so many rows")
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--list", action="store_true", help="list the queries that come with it, and their parameters")
    told.add_argument("--explain", action="store_true", help="tell what the query answers and needs, and show it")
    parser.add_argument(
        "--timeout", type=float, default=60.0, metavar="S", help="seconds to wait for an answer from elsewhere (60)"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where loaded graphs are kept (the user's cache)")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep a loaded graph")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """List queries, tell of one, or ask it."""
    from kg.querying import Table, listing
    from kg.querying.mistakes import unknown_terms
    from kg.querying.shipped import shipped
    from kg.summary import printable

    _check(options)
    if options.list:
        yield from listing.list_lines(shipped().values(), shipped("cypher"))
        return OK
    query = _named(options)
    if options.explain:
        yield from map(printable, listing.explain_lines(query, options.on))
        return OK
    answer = _asked(query, options)
    yield from _told(answer, options)
    if isinstance(answer, Table) and not answer and not options.on and options.format in (None, "table"):
        yield from (printable(str(error)) for _, _, error in unknown_terms(query.text))
    return OK


def _check(options: argparse.Namespace) -> None:
    if options.query is None and not options.list:
        raise UsageError("give a query, the name of a .rq file, or a name that kg query --list shows")
    if options.query is not None and options.list:
        raise UsageError("--list lists all queries; kg query NAME --explain tells of one")
    if options.limit is not None and options.limit < 1:
        raise UsageError(f"--limit is {options.limit}; give a number of rows, 1 or more")
    if not 0 < options.timeout < 1e6:
        raise UsageError(f"--timeout is {options.timeout:g}; give a number of seconds, more than 0")
    if options.cache is not None and options.no_cache:
        raise UsageError("--cache names a place to keep loaded graphs and --no-cache keeps none; give one of them")


def _named(options: argparse.Namespace) -> Query:
    from kg.querying import asking, databases

    return databases.named(options.query) if options.on else asking.named(options.query)


def _asked(query: Query, options: argparse.Namespace) -> Answer:
    from kg.querying import asking, cache, databases

    if options.on:
        from kg.stores import parse_address

        database = databases.open(options.on, password(parse_address(options.on)), options.timeout)
        with closing(database):
            return databases.ask(database, query, _values(options.param), options.limit)
    keep = None if options.no_cache else options.cache or cache.default_folder()
    if options.source.startswith(("http://", "https://")):
        raise UsageError(f"{options.source} is an address, not a file; ask an endpoint with --endpoint")
    if options.endpoint is None:
        source = asking.open(Path(options.source), keep=keep)
    else:
        source = asking.open(asking.address(options.endpoint), timeout=options.timeout)
    return asking.ask(source, query, _values(options.param), options.limit)


def _values(given: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--param {one!r} is no parameter; write it as NAME=VALUE")
        if name.strip() in found:
            raise UsageError(f"--param {name.strip()} is given twice; give it once")
        found[name.strip()] = value
    return found


def _told(answer: Answer, options: argparse.Namespace) -> Iterator[str]:
    from kg.querying import Statements, Table, results, text

    format = options.format or ("turtle" if isinstance(answer, Statements) else "table")
    if format == "table" and isinstance(answer, Table):
        limited = options.limit is not None and len(answer) == options.limit
        return text.lines(answer, _width(), limited)
    return results.lines(answer, format)


def _width() -> int | None:
    """The width of the terminal; None where the output goes elsewhere, and nothing is cut."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns
