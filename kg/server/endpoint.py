"""The SPARQL endpoint: queries by the SPARQL 1.1 Protocol; without one, the editor or the service's description."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.server import editor, service_description
from kg.server.answering import Question
from kg.server.generations import Generation, Generations
from kg.server.media_types import GRAPHS, HTML, TABLES, chosen
from kg.server.query_text import is_changing
from kg.server.refusal import RefusedError
from kg.server.replies import answered, has, tag, unless_gone
from kg.server.request import Asked, asked
from kg.server.settings import Settings

METHODS = ("GET", "HEAD", "POST")
_VARY = {"Vary": "Accept"}


class Endpoint:
    """What is at ``/sparql``."""

    def __init__(self, generations: Generations, settings: Settings) -> None:
        self._generations, self._settings = generations, settings

    async def __call__(self, request: Request) -> Response:
        """Answer a request. Raises RefusedError where there is no answer."""
        query = await asked(request, self._settings.limits)
        accept = request.headers.get("accept", "")
        wants_page = request.method != "POST" and chosen(accept, [*TABLES, *GRAPHS, HTML]) == HTML
        with self._generations.current() as generation:
            if wants_page:
                return editor.page()
            if query is None:
                return service_description.reply(request, generation.dataset, self._settings)
            return await self._answer(request, generation, query)

    async def _answer(self, request: Request, generation: Generation, query: Asked) -> Response:
        accept = request.headers.get("accept", "")
        dataset = generation.dataset
        table, graph = chosen(accept, list(TABLES)), chosen(accept, list(GRAPHS))
        if table is None and graph is None:
            offers = ", ".join(dict.fromkeys((*TABLES, *GRAPHS)))
            raise RefusedError(406, f"answers come as {offers}; name one in the header Accept")
        headers = dict(_VARY)
        if not is_changing(query.text):
            headers["ETag"] = tag(dataset.version, query, table, graph)
            headers["Cache-Control"] = "no-cache"
            if request.method != "POST" and has(request, headers["ETag"]):
                return Response(status_code=304, headers=headers)
        else:
            headers["Cache-Control"] = "no-store"
        question = Question(query.text, dataset.base, table, graph, *_graphs(generation, query))
        client = request.client.host if request.client else ""
        found, spool = await unless_gone(request, generation.pool.ask(client, question))
        return answered(found, spool, headers)


def _graphs(generation: Generation, query: Asked) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """The data set that the protocol names, which is then all there is: RDF graphs it does not name are not in it."""
    if not query.default_graphs and not query.named_graphs:
        return None, None
    for name in (*query.default_graphs, *query.named_graphs):
        if name not in generation.dataset.graphs:
            raise RefusedError(
                400, f"there is no graph <{name}> here; SELECT DISTINCT ?g {{ GRAPH ?g {{}} }} lists them"
            )
    return query.default_graphs, query.named_graphs
