"""The page to write queries on: YASGUI, which comes with the package and asks nobody but this server."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.server.replies import has, tag
from kg.vocabulary import KINDS, PREFIXES, expand

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""YASGUI sets styles on its elements; it may do nothing else that is not in its files."""
_QUERIES = "queries"


class Example(NamedTuple):
    """A query that comes with the package: the name of its file, what its first line of comment says, its text."""

    name: str
    title: str
    text: str


def examples(folder: Traversable | None = None) -> list[Example]:
    """The queries that come with the package, by name; none where it has none."""
    folder = files("kg") / _QUERIES if folder is None else folder
    if not folder.is_dir():
        return []
    found = []
    for file in folder.iterdir():
        if file.name.endswith(".rq"):
            text = file.read_text(encoding="utf-8")
            first = re.match(r"\s*#+\s*(.+)", text)
            name = file.name.removesuffix(".rq")
            found.append(Example(name, first[1].strip() if first else name, text))
    return sorted(found)


def page() -> Response:
    """The page itself."""
    text = (files("kg.server") / "pages" / "editor.html").read_text(encoding="utf-8")
    return HTMLResponse(
        text, headers={"Content-Security-Policy": POLICY, "Vary": "Accept", "Cache-Control": "no-cache"}
    )


async def queries(request: Request) -> Response:
    """What the page needs to know: the examples, the prefixes, and the terms one may use, as JSON."""
    classes = {expand(name) for kind in KINDS.values() for name in kind.classes}
    properties = {field.iri for kind in KINDS.values() for field in kind.fields}
    content = {
        "examples": [example._asdict() for example in examples()],
        "prefixes": dict(PREFIXES),
        "classes": sorted(classes),
        "properties": sorted(properties),
    }
    headers = {"ETag": tag(content), "Cache-Control": "no-cache"}
    if has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return JSONResponse(content, headers=headers)
