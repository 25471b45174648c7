"""The page of one IRI for people: what it says, what is said of it, each name a link to the next page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import quote

from starlette.responses import HTMLResponse

from kg.vocabulary import RDF_TYPE, shorten

MOST = 500
"""So many statements are shown on a page, each way."""
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_NAMES = ("schema:headline", "schema:name", "skos:prefLabel")
_LONGEST = 2000


class Row(NamedTuple):
    """A predicate, the other end of the statement, whether that is an IRI, is described here, and how it is called."""

    predicate: str
    other: str
    is_iri: bool
    is_described: bool
    name: str


def page(iri: str, says: Sequence[Row], is_said: Sequence[Row], suffixes: Mapping[str, str]) -> HTMLResponse:
    """The page. Whatever stands in it comes from outside and is escaped."""
    return HTMLResponse("\n".join(_lines(iri, says, is_said, suffixes)), headers={"Content-Security-Policy": POLICY})


def _lines(iri: str, says: Sequence[Row], is_said: Sequence[Row], suffixes: Mapping[str, str]) -> Iterator[str]:
    names = {shorten(row.predicate): row.other for row in says}
    title = next((names[name] for name in _NAMES if name in names), iri)
    here = f"/resource?iri={quote(iri, safe='')}"
    forms = " · ".join(f'<a href="{escape(here)}&amp;format={name}">{name}</a>' for name in suffixes if name != "html")
    yield f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{escape(title)}</title>'
    yield '<meta name="viewport" content="width=device-width">\n<link rel="stylesheet" href="/server/pages.css">'
    for name, media_type in suffixes.items():
        yield f'<link rel="alternate" type="{media_type}" href="{escape(here)}&amp;format={name}">'
    yield '<header><a href="/">Explorer</a> <a href="/sparql">Queries</a> <a href="/exports/">Files</a></header>'
    yield f'<main>\n<h1>{escape(title)}</h1>\n<p><a href="{escape(_href(iri))}" rel="noreferrer">{escape(iri)}</a></p>'
    yield f"<p>As {forms}</p>"
    yield from _table("What it says", says)
    yield from _table("What is said of it", is_said)
    yield "</main>\n</html>"


def _table(heading: str, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    yield f"<h2>{heading}</h2>\n<table>"
    for predicate, group in groupby(rows[:MOST], attrgetter("predicate")):
        yield f'<tr><th scope="row">{escape(_short(predicate))}</th><td><ul>{"".join(_items(group))}</ul></td></tr>'
    yield "</table>"
    if len(rows) > MOST:
        yield f"<p>These are the first {MOST}; a query finds all.</p>"


def _items(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        if row.is_iri:
            link = f"/resource?iri={quote(row.other, safe='')}" if row.is_described else _href(row.other)
            yield f'<li><a href="{escape(link)}" rel="noreferrer">{escape(row.name or shorten(row.other))}</a></li>'
        else:
            more = "…" if len(row.other) > _LONGEST else ""
            yield f"<li>{escape(row.other[:_LONGEST])}{more}</li>"


def _short(predicate: str) -> str:
    return "rdf:type" if predicate == RDF_TYPE else shorten(predicate)


def _href(iri: str) -> str:
    """An address that a browser may follow; nothing for ``javascript:`` and its like."""
    return iri if iri.startswith(("https://", "http://")) else "#"
