"""The page to write queries on: YASGUI, which comes with the package and asks nobody but this server."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.querying.prologue import KNOWN
from kg.server.generations import Generations
from kg.server.replies import has, tag
from kg.vocabulary import KINDS, expand

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""YASGUI sets styles on its elements; it may do nothing else that is not in its files."""


def page() -> Response:
    """The page itself."""
    text = (files("kg.server") / "pages" / "editor.html").read_text(encoding="utf-8")
    return HTMLResponse(
        text, headers={"Content-Security-Policy": POLICY, "Vary": "Accept", "Cache-Control": "no-cache"}
    )


class Queries:
    """What the page needs to know."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations

    async def __call__(self, request: Request) -> Response:
        """The examples, the prefixes, and the terms one may use, as JSON."""
        with self._generations.current() as generation:
            examples = generation.dataset.examples
        content = {
            "examples": [example._asdict() for example in examples],
            "prefixes": dict(KNOWN),
            "classes": sorted({expand(name) for kind in KINDS.values() for name in kind.classes}),
            "properties": sorted({field.iri for kind in KINDS.values() for field in kind.fields}),
        }
        headers = {"ETag": tag(content), "Cache-Control": "no-cache"}
        if has(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return JSONResponse(content, headers=headers)
