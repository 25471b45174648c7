"""What a request asks by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.server.refusal import RefusedError
from kg.server.settings import Limits

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_MOST_FIELDS = 10_000
_READS_ONLY = "this endpoint only answers queries; it takes no updates"


@dataclass(frozen=True, slots=True)
class Asked:
    """The text of a query, and the data set it is to be asked of, where the request says."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


async def asked(request: Request, limits: Limits) -> Asked | None:
    """What is asked; None where there is no query. Raises RefusedError where the request is wrong."""
    fields = _fields(request.scope["query_string"])
    if request.method != "POST":
        return _asked(fields)
    content_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    body = await _body(request, limits)
    match content_type.strip():
        case "application/x-www-form-urlencoded":
            found = _asked([*_fields(body), *(field for field in fields if field[0].endswith("graph-uri"))])
            if found is None:
                raise RefusedError(400, "the form has no field query")
            return found
        case "application/sparql-query":
            charset = parameters.partition("charset=")[2].strip(' "') or "utf-8"
            if charset not in ("utf-8", "utf8", "us-ascii"):
                raise RefusedError(415, f"the query is said to be in {charset}; send it in UTF-8")
            graphs = [field for field in fields if field[0] != "query"]
            return _asked([*graphs, ("query", _text(body))])
        case "application/sparql-update":
            raise RefusedError(403, _READS_ONLY)
    raise RefusedError(415, f"send the query as {QUERY}, or as field query of {FORM}")


def _asked(fields: Sequence[tuple[str, str]]) -> Asked | None:
    def all_of(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in fields if key == name)

    if all_of("update"):
        raise RefusedError(403, _READS_ONLY)
    queries = all_of("query")
    if len(queries) > 1:
        raise RefusedError(400, f"there are {len(queries)} fields query; send one")
    if not queries:
        return None
    return Asked(queries[0], all_of("default-graph-uri"), all_of("named-graph-uri"))


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise RefusedError(400, "the fields of the request are not percent-encoded UTF-8") from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is no UTF-8: byte {error.start + 1} cannot be read") from None


async def _body(request: Request, limits: Limits) -> bytes:
    too_large = RefusedError(413, f"the request has more than {limits.request:,} bytes")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.request:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(limits.stall):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.request:
                    raise too_large
    except TimeoutError:
        raise RefusedError(408, f"the request's body did not come within {limits.stall:g} seconds") from None
    except ClientDisconnect:
        raise RefusedError(400, "the request broke off") from None
    return bytes(body)
