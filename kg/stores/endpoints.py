"""Where a SPARQL server takes queries, updates and triples: each product has its own paths, told by the address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The paths of a server; ``needs_graph``: it has no default graph to write to."""

    name: str
    query: str
    update: str
    data: str
    needs_graph: bool = False


def _rdf4j(path: str) -> Endpoints:
    # https://rdf4j.org/documentation/reference/rest-api/, which GraphDB has as well
    return Endpoints("GraphDB", path, f"{path}/statements", f"{path}/rdf-graphs/service")


def _virtuoso(path: str) -> Endpoints:
    # https://docs.openlinksw.com/virtuoso/rdfsparqlprotocolendpoint/
    return Endpoints("Virtuoso", "/sparql", "/sparql", "/sparql-graph-crud", needs_graph=True)


def _oxigraph(path: str) -> Endpoints:
    # https://github.com/oxigraph/oxigraph/tree/main/cli
    return Endpoints("Oxigraph", "/query", "/update", "/store")


def _fuseki(path: str) -> Endpoints:
    # https://jena.apache.org/documentation/fuseki2/fuseki-data-services.html
    return Endpoints("Fuseki", f"{path}/query", f"{path}/update", f"{path}/data")


LAYOUTS: tuple[tuple[str, Callable[[str], Endpoints]], ...] = (
    (r".*/repositories/[^/]+", _rdf4j),
    (r"/sparql", _virtuoso),
    (r"", _oxigraph),
    (r".*", _fuseki),
)
"""What an address's path looks like, without a slash at its end, and whose it then is; the first that fits."""


def endpoints(path: str, *, with_login: bool) -> Endpoints:
    """The paths of the server that an address's path is of.

    >>> endpoints("/news", with_login=False)
    Endpoints(name='Fuseki', query='/news/query', update='/news/update', data='/news/data', needs_graph=False)
    """
    path = path.rstrip("/")
    found = next(made(path) for pattern, made in LAYOUTS if re.fullmatch(pattern, path))
    if found.name == "Virtuoso" and with_login:
        return Endpoints(found.name, "/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth", found.needs_graph)
    return found
