"""Which address leads where."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server import editor, endpoint
from kg.server.downloads import Downloads
from kg.server.endpoint import Endpoint
from kg.server.generations import Generations
from kg.server.guards import HostGuard, SecureHeaders
from kg.server.linked_data import LinkedData
from kg.server.own_files import own_file
from kg.server.refusal import RefusedError
from kg.server.replies import HungUpError, refusal
from kg.server.settings import Settings

_COMPRESSION, _WORTH_IT = 4, 1024


def application(generations: Generations, settings: Settings) -> Starlette:
    """The application: any ASGI server can run it."""
    sparql = Endpoint(generations, settings)
    data = LinkedData(generations)
    known = editor.Queries(generations)
    downloads = Downloads(generations.exports)

    async def query(request: Request) -> Response:
        return await sparql(request)

    async def queries(request: Request) -> Response:
        return await known(request)

    return Starlette(
        routes=[
            Route("/", downloads.explorer),
            Route("/sparql", query, methods=list(endpoint.METHODS)),
            Route("/sparql/", query, methods=list(endpoint.METHODS)),
            Route("/queries.json", queries),
            Route("/resource", data.resource),
            Route("/exports/", downloads.listing),
            Route("/exports/{name}", downloads.file),
            Route("/server/{name}", own_file),
            Route("/{path:path}", data.minted),
        ],
        middleware=[
            Middleware(HostGuard, hosts=(settings.host, *settings.hosts)),
            Middleware(SecureHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=list(endpoint.METHODS),
                allow_headers=["Accept", "Content-Type", "If-None-Match"],
                expose_headers=["ETag", "Link", "Retry-After"],
                max_age=86_400,
            ),
            Middleware(GZipMiddleware, minimum_size=_WORTH_IT, compresslevel=_COMPRESSION),
        ],
        exception_handlers={RefusedError: _refused, HungUpError: _gone, HTTPException: _http},
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return refusal(error, {"Vary": "Accept"})


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)  # to nobody


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    allowed = dict(error.headers or {})
    told = error.detail
    if error.status_code == 405:
        told = f"{request.method} is not for this address; it takes {allowed.get('Allow', 'GET')}"
    return refusal(RefusedError(error.status_code, told), allowed)
