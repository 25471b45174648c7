"""A running endpoint, asked by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): POST, JSON."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlencode, urlsplit

from kg.errors import EndpointError, UsageError

TIMEOUT = 60.0
"""Seconds to wait for a connection, and for each part of an answer."""
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8"
_MOST = 300


def ask(url: str, query: str, *, form: str, timeout: float = TIMEOUT) -> Any:
    """What an endpoint answers to a query of a form (SELECT, ASK …), as pyoxigraph's results or its triples.

    Raises UsageError for an address that is none, EndpointError where no answer comes or it is none.
    """
    import pyoxigraph

    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise UsageError(f"{url!r} is no address of an endpoint; give one, as in http://127.0.0.1:8080/sparql")
    wanted = _ROWS if form in ("SELECT", "ASK") else _TRIPLES
    headers = {"Accept": wanted, "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "User-Agent": "kg"}
    request = urllib.request.Request(url, urlencode({"query": query}).encode(), headers)
    type, body = _answer(url, request, timeout)
    try:
        if wanted == _ROWS:
            if type != _ROWS and type != "application/json":
                raise ValueError(f"its type is {type or 'not told'}")
            return pyoxigraph.parse_query_results(body, pyoxigraph.QueryResultsFormat.JSON)
        format = pyoxigraph.RdfFormat.from_media_type(type)
        if format is None:
            raise ValueError(f"its type is {type or 'not told'}")
        return [quad.triple for quad in pyoxigraph.parse(body, format, base_iri=url)]
    except (SyntaxError, ValueError) as error:
        raise EndpointError(f"{url} answers, but not as a SPARQL endpoint: {error}; check the address") from None


def _answer(url: str, request: urllib.request.Request, timeout: float) -> tuple[str, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            said = " ".join(error.read(4 * _MOST).decode("utf-8", "replace").split())[:_MOST]
        raise EndpointError(f"{url} answers {error.code} {error.reason}" + (f": {said}" if said else "")) from None
    except TimeoutError:
        raise EndpointError(f"{url} did not answer within {timeout:g} seconds; ask for less, or wait longer") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise EndpointError(f"{url} did not answer within {timeout:g} seconds; is it running?") from None
        raise EndpointError(f"{url} cannot be reached: {error.reason}; is it running?") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise EndpointError(f"{url} broke off its answer: {error!r}; try again") from None
