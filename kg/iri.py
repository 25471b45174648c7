"""Addresses as identities: canonical URLs, and IRIs for what has no address of its own.

URLs are parsed by ada (the WHATWG URL standard), then brought to the IRI form of RFC 3987,
section 5.3.2: percent-encoded where it must be and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from kg.tracking import TRACKING, Tracking

_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?:/(?!\.)[A-Za-z0-9._~!$'()*+,;=:@-]*)+"
    r"(?:\?[A-Za-z0-9._~!$()*+,=:@/?&-]+)?"
)
_PLAIN_PATH = re.compile(r"[A-Za-z0-9._~/-]*")
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2}"
    r"|[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000dfffd\U000e1000-\U000efffd])*"
    r"(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}"
    r"|[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000dfffd\U000e1000-\U000efffd])*)?"
)
_HOST = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=-]+|\[[0-9a-f:.]+\])(?::[0-9]+)?")
_LOGIN = re.compile(r"^(\s*[A-Za-z]+:[/\\]{2})[^/\\?#]*@")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_FORBIDDEN = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]")
# The apostrophe is added because the URL parser escapes it in a query, where RFC 3987 has it raw.
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'")
# Marks that choose among pictures of one sign; alone they are no name, and half of them no part of an IRI.
_VARIATIONS = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
_LONGEST = 1 << 16
_SYMBOL_WORDS = {"+": " plus ", "#": " sharp ", "&": " and "}


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI that RFC 3987 allows.

    >>> is_iri("https://example.com/a"), is_iri("www.example.com/a"), is_iri("https://example.com/a b")
    (True, False, False)
    """
    return _IRI.fullmatch(text) is not None


@lru_cache(maxsize=1 << 15)
def is_plain_url(text: str) -> bool:
    """Whether the text is an address that nothing is to be done about: most are, and this is quick to tell.

    >>> is_plain_url("https://example.com/a"), is_plain_url("https://example.com/a?b=c&#038;d")
    (True, False)
    """
    return len(text) <= _LONGEST and _PLAIN_URL.fullmatch(text) is not None


def syntactic_url(url: str) -> str | None:
    """The URL with its form made regular, without a login, and else nothing of its meaning changed.

    None where it is no web address.

    >>> syntactic_url("HTTPS://Example.COM:443/a/../b c?x=[1]#top")
    'https://example.com/b%20c?x=%5B1%5D#top'
    >>> syntactic_url("javascript:alert(1)") is None
    True
    """
    if is_plain_url(url):
        return url
    if len(url) > _LONGEST:
        return None
    import ada_url

    try:
        parsed = ada_url.parse_url(url, ("protocol", "host", "pathname", "search", "hash"))
    except ValueError:
        return None
    host = parsed["host"]
    if parsed["protocol"] not in ("http:", "https:") or not _HOST.fullmatch(host) or not _authority_stated(url):
        return None
    return "".join(
        (
            parsed["protocol"],
            "//",
            host,
            _to_iri(parsed["pathname"]),
            "?" + _to_iri(parsed["search"][1:]) if parsed["search"][1:] else "",
            "#" + _to_iri(parsed["hash"][1:]) if parsed["hash"][1:] else "",
        )
    )


def without_login(url: str) -> str:
    """A web address as found, but for the user name and password in it, which are nobody else's business.

    >>> without_login("https://user:secret@Example.com/@me")
    'https://Example.com/@me'
    """
    import ada_url

    bare = _LOGIN.sub(r"\1", url, count=1)
    left = ada_url.parse_url(bare, ("username", "password"))
    # The parser passes over tabs and line ends; an address that hides its login among them is made regular.
    return (syntactic_url(url) or "") if left["username"] or left["password"] else bare


@lru_cache(maxsize=1 << 16)
def canonical_url(url: str, tracking: Tracking = TRACKING) -> str | None:
    """The address by which an article is known: regular in form, without tracking parameters and fragment.

    A fragment that starts with ``!`` names a page (hash-bang addresses) and is kept. ``tracking`` tells which
    parameters go. Returns None where the text is no absolute http or https address.

    >>> canonical_url("https://Example.com/a?id=7&utm_source=feed&fbclid=x#comments")
    'https://example.com/a?id=7'
    >>> canonical_url("www.example.com/a") is None
    True
    """
    regular = syntactic_url(url)
    if regular is None or (regular == url and "?" not in url and "#" not in url):
        return regular
    address, hash_mark, fragment = regular.partition("#")
    address, _, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not tracking.covers(part))
    return address + ("?" + kept if kept else "") + (hash_mark + fragment if fragment.startswith("!") else "")


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """A name as one path segment: case, accents' encoding and spacing folded, letters of any script kept.

    Signs that tell names apart are spelled out, so that C, C++ and C# stay three.

    >>> slug("Machine  Learning"), slug("C++"), slug("C#"), slug(".NET"), slug("Künstliche Intelligenz")
    ('machine-learning', 'c-plus-plus', 'c-sharp', 'dot-net', 'künstliche-intelligenz')
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()
    if folded.startswith("."):
        folded = "dot " + folded
    for symbol, word in _SYMBOL_WORDS.items():
        folded = folded.replace(symbol, word)
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" and c not in _VARIATIONS else " " for c in folded)
    return "-".join(kept.split()) or "-".join(f"u{ord(c):04x}" for c in folded.strip())


def path_segment(text: str) -> str:
    """Text percent-encoded to stand in an IRI's path, slashes kept; letters of any script stay readable."""
    if _PLAIN_PATH.fullmatch(text):
        return text
    quoted = _FORBIDDEN.sub(_escape, text.replace("%", "%25").replace("?", "%3F"))
    return _ESCAPED.sub(_unescape, quoted)


def _authority_stated(url: str) -> bool:
    # The WHATWG parser also reads "https:path" and "https:////host" as addresses of a host; nobody means that.
    return re.match(r"\s*[A-Za-z]+:[/\\]{2}[^/\\]", url) is not None


def _to_iri(text: str) -> str:
    return _ESCAPED.sub(_unescape, _FORBIDDEN.sub(_escape, text))


def _escape(match: re.Match[str]) -> str:
    try:
        data = match.group().encode("utf-8", "surrogateescape")  # a byte of a file's name that is not UTF-8
    except UnicodeEncodeError:
        data = match.group().encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in data)


def _unescape(match: re.Match[str]) -> str:
    text = unquote_to_bytes(match.group()).decode("utf-8", "surrogateescape")
    return "".join(
        c
        if c in _UNRESERVED or (c > "\x9f" and _is_readable(c))
        else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "surrogateescape"))
        for c in text
    )


def _is_readable(character: str) -> bool:
    """Allowed raw by RFC 3987 and neither a separator, a control, nor unassigned."""
    return _IRI.fullmatch("x:" + character) is not None and unicodedata.category(character)[0] not in "ZC"
