"""Elements of an SVG file, as text: what stands in them cannot end them."""

from __future__ import annotations

import re
from html import escape

FONT = 'system-ui, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif'

_NO_XML, _TURNS = "^\\t\\n\\r -\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff", "\\u202a-\\u202e\\u2066-\\u2069"
_UNFIT = re.compile(f"[{_NO_XML}]|[\\x7f-\\x9f{_TURNS}]")
"""What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), controls, and what turns the direction of writing."""


def content(text: str) -> str:
    """Foreign text as it may stand in an element or an attribute.

    >>> content("A & <b>B</b>\\x1b")
    'A &amp; &lt;b&gt;B&lt;/b&gt;\\ufffd'
    """
    return escape(_UNFIT.sub("\ufffd", text))


def plain(text: str) -> str:
    """Text on one line.

    >>> plain(" A\\n  B ")
    'A B'
    """
    return " ".join(text.split())


def isolated(text: str) -> str:
    """Foreign text among our own: its direction of writing does not reach what stands around it.

    >>> isolated("A & B") == "\u2068A &amp; B\u2069"
    True
    """
    return f"\u2068{content(text)}\u2069"


def words(kind: str, x: float, y: float, text: str, more: str = "") -> str:
    """A line of text of a class, at a place; ``more`` is our own, after foreign text."""
    told = isolated(text) + content(more) if more else content(text)
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{told}</text>'


def line(kind: str, x: float, y: float, to_x: float, to_y: float) -> str:
    """A straight line of a class."""
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def is_web_address(iri: str) -> bool:
    """Whether a link may lead there.

    >>> is_web_address("https://example.com/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return iri.startswith(("https://", "http://"))
