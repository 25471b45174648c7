"""Servers of triples: queries and updates by SPARQL 1.1, triples by the Graph Store Protocol.

https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from kg.errors import ConnectionLostError, DatabaseError, UsageError
from kg.stores import failures, sparql_queries
from kg.stores.address import PASSWORD, Address
from kg.stores.endpoints import Endpoints, endpoints
from kg.stores.failures import locked_out, no_answer, not_allowed, silent

_BUSY = {429, 502, 503, 504}


def connect(address: Address, password: str | None) -> SparqlSession:
    """A session with the server.

    Raises UsageError where a password comes without a user, or the server needs a named graph and the address has none;
    ConnectionLostError where nobody answers, DatabaseError where the server refuses.
    """
    if password and not address.user:
        where = address.text.replace("//", "//NAME@", 1)
        raise UsageError(f"there is a password in {PASSWORD}, but no user in the address; write it as {where}")
    base = f"{address.scheme.removeprefix('sparql+')}://{address.place}"
    found = endpoints(address.path, with_login=bool(password))
    if found.needs_graph and not address.graph:
        raise UsageError(
            f"{found.name} needs a named graph; write one, as in {address.text}?graph=https://example.com/news"
        )
    session = SparqlSession(address, base, found, password)
    session.meet()
    return session


class _NoRedirects(HTTPRedirectHandler):
    """An update that is sent elsewhere would arrive there as a query."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> None:
        """Redirects are answers like others."""


class SparqlSession:
    """The steps of loading over HTTP."""

    batch = 200

    def __init__(self, address: Address, base: str, at: Endpoints, password: str | None) -> None:
        self.name, self.graph = address.text, address.graph
        self._address, self._at, self._base = address, at, base
        self._with_password, self._silence = bool(password), failures.MEETING
        self._opener = _opener(base, (address.user, password) if password else None)

    def meet(self) -> None:
        """See that the server is there; from then on it may be silent for longer."""
        self.select(sparql_queries.is_empty(self.graph))
        self._silence = failures.SILENCE

    def add(self, lines: str, graph: str) -> None:
        """Add triples; N-Triples are Turtle, which all servers read."""
        at = f"graph={quote(graph, safe='')}" if graph else "default"
        self._send(f"{self._at.data}?{at}", lines.encode(), "text/turtle; charset=utf-8")

    def update(self, statement: str) -> None:
        """Do what a statement says."""
        self._send(self._at.update, urlencode({"update": statement}).encode(), "application/x-www-form-urlencoded")

    def select(self, query: str) -> list[list[str]]:
        """The rows that a query answers with."""
        body = urlencode({"query": query}).encode()
        answer = self._send(self._at.query, body, "application/x-www-form-urlencoded")
        try:
            found = json.loads(answer)
            names, rows = found["head"]["vars"], found["results"]["bindings"]
            return [[row[name]["value"] for name in names] for row in rows if row]
        except (ValueError, LookupError, TypeError):
            cure = "see that the address is that of its SPARQL endpoint"
            raise DatabaseError(f"{self.name} answered a query with something else than results; {cure}") from None

    def close(self) -> None:
        """Nothing stays open between two requests."""

    def _send(self, path: str, body: bytes, type: str) -> bytes:
        headers = {"Content-Type": type, "Accept": "application/sparql-results+json, */*;q=0.1"}
        try:
            with self._opener.open(Request(self._base + path, body, headers), timeout=self._silence) as response:
                answer: bytes = response.read()
                return answer
        except HTTPError as error:
            with error:
                self._fail(path, error)
            raise
        except (URLError, HTTPException, OSError) as error:
            said = getattr(error, "reason", None) or error
            if isinstance(said, TimeoutError):
                raise silent(self.name, self._silence) from None
            raise no_answer(self.name, said) from None

    def _fail(self, path: str, error: HTTPError) -> None:
        body: bytes | str = error.read(300)
        # Older Pythons have an empty text for an error that came without a body.
        text = body if isinstance(body, str) else body.decode("utf-8", "replace")
        said = text.strip().partition("\n")[0]
        if error.code == 401 or (error.code == 403 and not self._with_password):
            raise locked_out(self._address, password=self._with_password) from None
        if error.code == 403 or (error.code == 500 and "SECURITY" in said):  # as Virtuoso says it
            raise not_allowed(self.name, self._address.user, said or error.reason) from None
        if error.code in (301, 302, 307, 308, 404, 405):
            cure = "see that the address is one of those in docs/databases.md, and that the dataset is there"
            raise DatabaseError(f"{self.name} has nothing at {path} ({error.code}); {cure}") from None
        if error.code in _BUSY:
            raise ConnectionLostError(f"{self.name} is busy ({error.code}): {said}") from None
        raise DatabaseError(f"{self.name} refused ({error.code}): {said}") from None


def _opener(base: str, login: tuple[str, str] | None) -> OpenerDirector:
    if login is None:
        return build_opener(_NoRedirects)
    known = HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, base, *login)
    return build_opener(_NoRedirects, HTTPBasicAuthHandler(known), HTTPDigestAuthHandler(known))
