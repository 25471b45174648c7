"""The scripts and style sheets of the server's pages, by name: what is not listed is not served."""

from __future__ import annotations

from collections.abc import Mapping
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
    folder, media_type = FILES[name]
    content = (files("kg.server") / folder / name).read_bytes()
    headers = {"ETag": tag(name, len(content), hash(content)), "Cache-Control": "no-cache"}
    if has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=with_charset(media_type))
