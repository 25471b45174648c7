"""``kg serve``: a folder of exports as a SPARQL endpoint, linked data and pages."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from kg.commands import OK, Lines, Progress
from kg.errors import UsageError

_EXAMPLES = """\
examples:
  kg serve                                        exports/ at http://127.0.0.1:8080/
  kg serve old --port 0                           another folder, on any port that is free
  kg serve --allow-service https://query.wikidata.org/sparql
  curl http://127.0.0.1:8080/sparql --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 3' -H 'Accept: text/csv'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg serve``."""
    parser.description = (
        "Serve a folder of exports: the explorer at /, SPARQL and a query editor at /sparql, descriptions at each "
        "IRI of the data set, the files below /exports/. It only reads, and takes up what is built anew."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "exports", nargs="?", type=Path, default=Path("exports"), metavar="FOLDER", help="the exports (exports)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1, this machine only)")
    parser.add_argument("--port", type=int, default=8080, help="the port (8080); 0 takes any that is free")
    parser.add_argument(
        "--timeout", type=float, default=30.0, metavar="SECONDS", help="stop queries that take longer (30)"
    )
    parser.add_argument(
        "--allow-service",
        action="append",
        default=[],
        metavar="URL",
        help="an endpoint that queries may ask by SERVICE",
    )
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name that the server is called by"
    )


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Load, say where it listens, and answer until interrupted."""
    from dataclasses import replace

    from kg.server.serving import opened
    from kg.server.settings import Limits, Settings

    if not 0 < options.timeout < float("inf"):
        raise UsageError(f"--timeout is {options.timeout:g}; give a number of seconds above 0")
    settings = Settings(
        options.host,
        options.port,
        tuple(options.allow_host),
        tuple(options.allow_service),
        replace(Limits(), seconds=options.timeout),
    )
    logging.basicConfig(format="kg serve: %(message)s", level=logging.INFO)
    try:
        with opened(options.exports, settings) as server:
            yield f"Serving {server.dataset.triples:,} triples at {server.address}"
            yield f"SPARQL and the query editor are at {server.address}sparql; Control-C ends it."
            server.run()
    except KeyboardInterrupt:
        yield "Stopped."
    return OK
