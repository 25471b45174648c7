"""The files of the folder: the explorer at ``/``, each export under ``/exports/``."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from kg.server.refusal import RefusedError
from kg.server.replies import has
from kg.server.resource_page import POLICY

MEDIA_TYPES: Mapping[str, str] = {
    ".nt": "application/n-triples",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".html": "text/html",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".csv": "text/csv",
    ".graphml": "application/xml",
    ".gexf": "application/xml",
    ".parquet": "application/vnd.apache.parquet",
}
"""By suffix; files of other kinds are not served."""
_EXPLORER = "graph.html"


class Downloads:
    """The files of a folder of exports."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def explorer(self, request: Request) -> Response:
        """The page of the whole graph, or the list of files where there is none. Its policy stands in the page."""
        if (self._folder / _EXPLORER).is_file():
            return self._sent(request, _EXPLORER)
        return await self.listing(request)

    async def listing(self, request: Request) -> Response:
        """The names of the files, as links."""
        items = "".join(f'<li><a href="/exports/{escape(name)}">{escape(name)}</a></li>' for name in self._names())
        text = (
            '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Files</title>\n'
            '<link rel="stylesheet" href="/server/pages.css">\n'
            '<header><a href="/">Explorer</a> <a href="/sparql">Queries</a></header>\n'
            f"<main><h1>Files</h1>\n<ul>{items}</ul></main>\n</html>"
        )
        return HTMLResponse(text, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})

    async def file(self, request: Request) -> Response:
        """One file. Raises RefusedError where there is none of that name."""
        return self._sent(request, request.path_params["name"])

    def _names(self) -> list[str]:
        return sorted(
            path.name
            for path in self._folder.iterdir()
            if path.suffix in MEDIA_TYPES and path.is_file() and not path.name.startswith(".")
        )

    def _sent(self, request: Request, name: str) -> Response:
        if name not in self._names():
            raise RefusedError(404, f"there is no file {name!r} among the exports")
        path = self._folder / name
        status = path.stat()
        # Weak, as the same file may go out compressed.
        entity_tag = f'W/"{status.st_mtime_ns:x}-{status.st_size:x}"'
        headers = {"ETag": entity_tag, "Cache-Control": "no-cache"}
        if has(request, entity_tag):
            return Response(status_code=304, headers=headers)
        return FileResponse(path, headers=headers, media_type=MEDIA_TYPES[path.suffix], stat_result=status)
