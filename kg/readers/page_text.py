"""The text of a page, parted into front matter (YAML, TOML or JSON) and body, as the generators of blogs do it."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from kg.readers.document import Document, DocumentError, Known, checked, yaml_document
from kg.readers.front_matter import parse as parse_front_matter
from kg.readers.locate import locator
from kg.readers.toml_file import toml_document

_YAML_END = re.compile(rb"\n---(?:\n|\Z)")
_LOOSE = re.compile(rb"---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(rb"\+\+\+[ \t]*\n((?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
_UNOPENED = re.compile(rb"((?:[A-Za-z_][\w-]*[ ]*:(?:[ \t].*)?\n|[ \t-].*\n|\n)+?)---+[ \t]*(?:\n|\Z)")


def parse_page(data: bytes, known: Known, may_lack_opening: bool, may_lack_all: bool) -> Document:
    """A page's document, with its body.

    ``data`` is UTF-8 with ``\\n`` line ends. Where ``may_lack_opening``, the front matter may begin without a line
    ``---``, as in Hexo; where ``may_lack_all``, a page may be all body. Raises DocumentError as the front matter's
    own reader does.

    >>> page = parse_page(b"+++\\ntitle = 'a'\\n+++\\nbody", Known(), False, False)
    >>> page.values, page.body
    ({'title': 'a'}, b'body')
    """
    if data.startswith(b"---"):
        return _yaml_page(data, known)
    if data.startswith(b"+++"):
        found = _TOML.match(data)
        if found is None:
            cure = "close it with a line that is exactly +++"
            raise DocumentError("open-front-matter", 1, "the front matter never ends", cure)
        return replace(toml_document(found[1], 1), body=data[found.end() :])
    if data.startswith(b"{") and (page := _json_page(data)) is not None:
        return page
    if may_lack_opening and (found := _UNOPENED.match(data)):
        return replace(yaml_document(found[1], 0, known), body=data[found.end() :])
    if may_lack_all:
        return Document({}, lambda path: (1, None), body=data)
    return parse_front_matter(data, known)


def _yaml_page(data: bytes, known: Known) -> Document:
    end = _YAML_END.search(data, 3)
    if data.startswith(b"---\n") and end is not None:
        if not data[4 : end.start()].strip():
            return Document({}, lambda path: (1, None), body=data[end.end() :])
        return replace(parse_front_matter(data, known), body=data[end.end() :])
    found = _LOOSE.match(data)
    if found is None:
        return parse_front_matter(data, known)
    if not found[1].strip():
        return Document({}, lambda path: (1, None), body=data[found.end() :])
    return replace(yaml_document(found[1], 1, known), body=data[found.end() :])


def _json_page(data: bytes) -> Document | None:
    """JSON front matter: an object, and what comes after its last bracket; None where the text is no such thing."""
    text = data.decode()
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        if not re.match(r"\{\s*\"", text):
            return None  # a body that begins with a bracket
        raise DocumentError("bad-json", 1, "invalid JSON in front", "correct the JSON front matter") from None
    return Document(checked(values), locator(text[:end]), body=text[end:].lstrip("\n").encode())
