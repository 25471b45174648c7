"""The description of the service (https://www.w3.org/TR/sparql11-service-description/), in the RDF a client wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kg.server.dataset import Dataset
from kg.server.media_types import GRAPHS, chosen, with_charset
from kg.server.refusal import RefusedError
from kg.server.replies import has, tag
from kg.server.settings import Settings
from kg.vocabulary import PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from pyoxigraph import Triple

SD, FORMATS = "http://www.w3.org/ns/sparql-service-description#", "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip
_MOST_GRAPHS = 1000
"""So many named graphs are told; a query lists them all."""


def reply(request: Request, dataset: Dataset, settings: Settings) -> Response:
    """The description. Raises RefusedError where the client takes none of its formats."""
    import pyoxigraph

    media_type = chosen(request.headers.get("accept", ""), list(GRAPHS))
    if media_type is None:
        raise RefusedError(406, f"the description of this service comes as {', '.join(GRAPHS)}")
    endpoint = str(request.url.replace(query="", fragment=""))
    headers = {"Vary": "Accept", "ETag": tag(dataset.version, endpoint, media_type), "Cache-Control": "no-cache"}
    if has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    syntax = getattr(pyoxigraph.RdfFormat, GRAPHS[media_type])
    body = pyoxigraph.serialize(described(dataset, endpoint, settings), format=syntax, prefixes={"sd": SD, **PREFIXES})
    return Response(body, headers=headers, media_type=with_charset(media_type))


def described(dataset: Dataset, endpoint: str, settings: Settings) -> Iterator[Triple]:
    """What the endpoint can do, and what it has."""
    from pyoxigraph import Literal, NamedNode, Triple

    def say(subject: str, predicate: str, value: str | int) -> Triple:
        term = Literal(value) if isinstance(value, int) else NamedNode(value)
        return Triple(NamedNode(subject), NamedNode(predicate), term)

    service, whole, default = f"{endpoint}#service", f"{endpoint}#dataset", f"{endpoint}#default-graph"
    void = PREFIXES["void"]
    yield say(service, RDF_TYPE, SD + "Service")
    yield say(service, SD + "endpoint", endpoint)
    yield say(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    for name in _RESULTS:
        yield say(service, SD + "resultFormat", FORMATS + name)
    if settings.services:
        yield say(service, SD + "feature", SD + "BasicFederatedQuery")
    yield say(service, SD + "defaultDataset", whole)
    yield say(whole, RDF_TYPE, SD + "Dataset")
    yield say(whole, SD + "defaultGraph", default)
    yield say(default, RDF_TYPE, SD + "Graph")
    yield say(default, void + "triples", dataset.triples)
    for at, name in enumerate(sorted(dataset.graphs)[:_MOST_GRAPHS]):
        graph = f"{endpoint}#graph-{at + 1}"
        yield say(whole, SD + "namedGraph", graph)
        yield say(graph, RDF_TYPE, SD + "NamedGraph")
        yield say(graph, SD + "name", name)
