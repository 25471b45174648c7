"""Repair of text that was damaged before it reached us: entities, wrong decodings, control characters.

Every repair has a name and is counted by the caller: ``html-entity`` (``&#8217;`` for ’), ``mojibake``
(``donâ€™t`` for don’t, undone by ftfy), ``control-character`` and ``lone-surrogate`` (removed), and in publishers'
names ``percent-encoding`` (``Morningstar%2c Inc.``).
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import unquote

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD = re.compile(r"\S+")
_LONGEST = 1_000_000
"""Longer texts are not searched for wrong decodings, which takes a second a million characters."""

# ASCII without & and controls, and the typographic signs that are no sign of a wrong decoding.
_CLEAN = re.compile(r"[\t\n\r -%'-~‘’“”–—…]*")


def is_clean(value: object) -> bool:
    """Whether a value is a text in which there can be nothing to repair: most are, and this is quick to tell."""
    return type(value) is str and _CLEAN.fullmatch(value) is not None


def repair_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was meant, and the names of the repairs made.

    >>> repair_text("Springfield police donâ€™t")
    ('Springfield police don’t', ('mojibake',))
    >>> repair_text("Q&amp;A")
    ('Q&A', ('html-entity',))
    """
    return (text, ()) if is_clean(text) else _repair(text, mojibake=True)


def repair_url(text: str) -> tuple[str, tuple[str, ...]]:
    """The address as it was meant, and the names of the repairs made; wrong decodings are left alone.

    >>> repair_url("https://example.com/?fit=1&#038;ssl=1")
    ('https://example.com/?fit=1&ssl=1', ('html-entity',))
    """
    return (text, ()) if is_clean(text) else _repair(text, mojibake=False)


def decode_percent(name: str) -> str:
    """A name that went through a web address, as it was meant; the same where that gives no printable text.

    >>> decode_percent("Morningstar%2c Inc."), decode_percent("100% Pure"), decode_percent("50%FF")
    ('Morningstar, Inc.', '100% Pure', '50%FF')
    """
    if "%" not in name or not _PERCENT.search(name) or _LONE_PERCENT.search(name):
        return name
    try:
        decoded = unquote(name, errors="strict")
    except UnicodeDecodeError:
        return name
    return decoded if decoded.isprintable() and decoded.strip() else name


@lru_cache(maxsize=1 << 10)
def _repair(text: str, mojibake: bool) -> tuple[str, tuple[str, ...]]:
    made = []
    decoded = _ENTITY.sub(_decode, text) if "&" in text else text
    if decoded != text:
        made.append("html-entity")
    if mojibake and not decoded.isascii() and len(decoded) <= _LONGEST:
        fixed = _fix_encoding(decoded)
        if fixed != decoded:
            made.append("mojibake")
            decoded = fixed
    for name, pattern in (("control-character", _CONTROL), ("lone-surrogate", _SURROGATE)):
        cleaned = pattern.sub("", decoded)
        if cleaned != decoded:
            made.append(name)
            decoded = cleaned
    return decoded, tuple(made)


def _fix_encoding(text: str) -> str:
    """The text without wrong decodings; where they stand among signs that are right, word by word."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    fixed = fix_encoding(text)
    if is_bad(fixed):
        fixed = _WORD.sub(lambda word: word[0] if word[0].isascii() else fix_encoding(word[0]), fixed)
    return fixed


def _decode(match: re.Match[str]) -> str:
    text = html.unescape(match.group())
    return text if len(text) < 3 else match.group()
