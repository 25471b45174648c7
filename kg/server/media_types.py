"""The formats of answers by their media types, and which of them a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

TABLES: Mapping[str, str] = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
}
"""Formats of the answers to SELECT and ASK, by the names pyoxigraph has for them; the first is the usual one."""

GRAPHS: Mapping[str, str] = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
    "text/plain": "N_TRIPLES",
    "application/xml": "RDF_XML",
    "text/xml": "RDF_XML",
    "application/json": "JSON_LD",
}
"""Formats of the answers to CONSTRUCT and DESCRIBE, likewise."""

HTML = "text/html"


def chosen(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that the header ``Accept`` values most, of equal ones the first; None where it values none.

    >>> chosen("text/csv;q=0.5, application/*", ["text/csv", "application/sparql-results+json"])
    'application/sparql-results+json'
    >>> chosen("", ["text/csv"]), chosen("image/png", ["text/csv"]), chosen("*/*, text/csv;q=0", ["text/csv"])
    ('text/csv', None, None)
    """
    if not accept.strip():
        return offers[0]
    ranges = list(_ranges(accept))
    quality, _, best = max((_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers))
    return best if quality > 0 else None


def with_charset(media_type: str) -> str:
    """The media type as it is to be sent: texts name their encoding, which for HTTP is not always UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
                if quality != quality:
                    quality = 0.0
        if media_range:
            yield media_range, quality


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """By the most specific of the ranges that the offer is in."""
    of_its_kind = offer.partition("/")[0] + "/*"
    for wanted in (offer, of_its_kind, "*/*"):
        found = [quality for media_range, quality in ranges if media_range == wanted]
        if found:
            return max(found)
    return 0.0
