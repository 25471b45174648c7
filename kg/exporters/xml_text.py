"""Text as it stands in XML 1.0 (https://www.w3.org/TR/xml/): what is read is what was meant, to the last character.

Whoever reads XML makes a newline of a carriage return, and in attributes a space of each; some do so with the line ends
of XML 1.1 (U+0085, U+2028) as well. So these are written as references. The text must hold nothing that XML cannot:
see ``flattening``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kg.exporters.flattening import ColumnType
from kg.exporters.terms import instant

TYPES: Mapping[ColumnType, str] = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "datetime": "string",
}
"""What GraphML and GEXF call the types of columns."""

_CONTENT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\x85": "&#133;", "\u2028": "&#8232;"}
_IN_CONTENT = str.maketrans(_CONTENT)
_IN_ATTRIBUTES = str.maketrans({**_CONTENT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def content(text: str) -> str:
    r"""Text between tags.

    >>> content("a < b\r\n")
    'a &lt; b&#13;\n'
    """
    return text.translate(_IN_CONTENT)


def attribute(text: str) -> str:
    r"""An attribute's value, with its quotation marks.

    >>> attribute('"a"\n')
    '"&quot;a&quot;&#10;"'
    """
    return f'"{text.translate(_IN_ATTRIBUTES)}"'


TEXTS: Mapping[ColumnType, Callable[[Any], str]] = {
    "string": str,
    "integer": str,
    "float": repr,
    "boolean": lambda value: str(value).lower(),
    "datetime": instant,
}
"""A value of each type as text, before what XML asks for."""
