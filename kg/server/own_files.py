"""The scripts and style sheets of the server's pages, by name: what is not listed is not served."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from kg.server.media_types import with_charset
from kg.server.refusal import RefusedError
from kg.server.replies import has, tag

FILES: Mapping[str, tuple[str, str]] = {
    "yasgui.min.js": ("vendor", "text/javascript"),
    "yasgui.min.css": ("vendor", "text/css"),
    "editor.js": ("pages", "text/javascript"),
    "pages.css": ("pages", "text/css"),
}
"""The folder of a file and its media type."""


async def own_file(request: Request) -> Response:
    """One of the files. Raises RefusedError where there is none of that name."""
    name = request.path_params["name"]
    if name not in FILES:
        raise RefusedError(404, "there is nothing at this address")
    content, entity_tag = _content(name)
    headers = {"ETag": entity_tag, "Cache-Control": "no-cache"}
    if has(request, entity_tag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=with_charset(FILES[name][1]))


@cache
def _content(name: str) -> tuple[bytes, str]:
    content = (files("kg.server") / FILES[name][0] / name).read_bytes()
    return content, tag(content)
