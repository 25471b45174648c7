"""Linked data (https://www.w3.org/TR/cooluris/): an IRI of the data set leads to its description."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.iri import is_iri
from kg.querying.prologue import missing
from kg.server import resource_page
from kg.server.answering import Answer, Question
from kg.server.generations import Generation, Generations
from kg.server.media_types import HTML, chosen
from kg.server.refusal import RefusedError
from kg.server.replies import answered, has, tag, unless_gone

SUFFIXES: Mapping[str, str] = {
    "html": HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""Forms of a description by the parameter ``format``."""
_OFFERS = ("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml", HTML)
_UNFIT = re.compile(r"[<>\"{}|^`\\\x00-\x20]")
_MOST = resource_page.MOST + 1

_ROW = "SELECT ?predicate ?other (SAMPLE(?label) AS ?name) (SAMPLE(?known) AS ?described)"
_MORE = (
    "BIND(EXISTS { ?other ?any ?thing } AS ?known) "
    "OPTIONAL { ?other schema:headline|schema:name|skos:prefLabel ?label }"
)
_SAYS = _ROW + " { { SELECT * { <%s> ?predicate ?other } LIMIT %d } " + _MORE + " } GROUP BY ?predicate ?other"
_IS_SAID = _ROW + " { { SELECT * { ?other ?predicate <%s> } LIMIT %d } " + _MORE + " } GROUP BY ?predicate ?other"

_Described = Callable[[str], Awaitable[Response]]
"""Describes for a client."""


class LinkedData:
    """What is at ``/resource?iri=…``, and at the paths of the data set's own IRIs."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations

    async def resource(self, request: Request) -> Response:
        """Describe an IRI. Raises RefusedError where nothing is known of it."""
        iri = request.query_params.get("iri", "")
        if not is_iri(iri) or _UNFIT.search(iri):
            raise RefusedError(400, "name what is to be described: /resource?iri=, an absolute IRI, percent-encoded")
        form = request.query_params.get("format")
        if form is not None and form not in SUFFIXES:
            raise RefusedError(400, f"there is no format {form!r}; choose from {', '.join(SUFFIXES)}")
        media_type = SUFFIXES[form] if form else chosen(request.headers.get("accept", ""), _OFFERS)
        if media_type is None:
            raise RefusedError(406, f"descriptions come as {', '.join(_OFFERS)}")
        with self._generations.current() as generation:
            headers = {
                "Vary": "Accept",
                "Cache-Control": "no-cache",
                "ETag": tag(generation.dataset.version, iri, media_type),
                "Link": ", ".join(_alternates(iri)),
            }
            if has(request, headers["ETag"]):
                return Response(status_code=304, headers=headers)
            described = _page(generation, iri) if media_type == HTML else _rdf(generation, iri, media_type)
            reply = await unless_gone(request, described(_client(request)))
            reply.headers.update(headers)
            return reply

    async def minted(self, request: Request) -> Response:
        """Lead from an IRI of the data set's own, asked for at its path here, to its description."""
        path = request.scope.get("raw_path", b"").decode("ascii", "replace")
        with self._generations.current() as generation:
            base = urlsplit(generation.dataset.base)
            iri = f"{base.scheme}://{base.netloc}{path}"
            if request.url.query:
                iri += f"?{request.url.query}"
            if not iri.startswith(generation.dataset.base) or not is_iri(iri) or _UNFIT.search(iri):
                raise RefusedError(404, "there is nothing at this address")
            found, _ = await unless_gone(
                request, generation.pool.ask(_client(request), _question(generation, f"ASK {{ <{iri}> ?p ?o }}"))
            )
        if not json.loads(found.body or b"{}").get("boolean"):
            raise RefusedError(404, f"nothing is known of <{iri}>")
        return RedirectResponse(f"/resource?iri={quote(iri, safe='')}", 303, {"Vary": "Accept"})


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _alternates(iri: str) -> list[str]:
    return [
        f'</resource?iri={quote(iri, safe="")}&format={name}>; rel="alternate"; type="{media_type}"'
        for name, media_type in SUFFIXES.items()
    ]


def _question(generation: Generation, text: str) -> Question:
    return Question(text, generation.dataset.base, "application/sparql-results+json", None)


def _rdf(generation: Generation, iri: str, media_type: str) -> _Described:
    async def described(client: str) -> Response:
        text = f"CONSTRUCT WHERE {{ <{iri}> ?p ?o }}"
        found, spool = await generation.pool.ask(client, Question(text, generation.dataset.base, None, media_type))
        if not await _known(generation, client, iri):
            spool.unlink(missing_ok=True)
            raise RefusedError(404, f"nothing is known of <{iri}>")
        return answered(found, spool, {})

    return described


def _page(generation: Generation, iri: str) -> _Described:
    async def described(client: str) -> Response:
        says, is_said = await asyncio.gather(
            _rows(generation, client, _SAYS % (iri, _MOST)),
            _rows(generation, client, _IS_SAID % (iri, _MOST)),
        )
        if not says and not is_said:
            raise RefusedError(404, f"nothing is known of <{iri}>")
        return resource_page.page(iri, says, is_said, SUFFIXES)

    return described


async def _known(generation: Generation, client: str, iri: str) -> bool:
    text = f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}"
    found, _ = await generation.pool.ask(client, _question(generation, text))
    return bool(json.loads(found.body or b"{}").get("boolean"))


async def _rows(generation: Generation, client: str, select: str) -> list[resource_page.Row]:
    found, spool = await generation.pool.ask(client, _question(generation, missing(select) + select))
    text = _text(found, spool)
    rows = json.loads(text)["results"]["bindings"]
    return sorted(
        resource_page.Row(
            row["predicate"]["value"],
            row["other"]["value"],
            row["other"]["type"] == "uri",
            row.get("described", {}).get("value") == "true",
            row.get("name", {}).get("value", ""),
        )
        for row in rows
    )


def _text(found: Answer, spool: Path) -> bytes:
    if found.body is not None:
        return found.body
    try:
        return spool.read_bytes()
    finally:
        spool.unlink()
