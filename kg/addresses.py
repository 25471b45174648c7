"""Forms in which one address is written: AMP pages and their cached copies, videos, with and without ``www.``.

What a published rule says for certain is done to one address alone (``certain_address``). What is only likely
(``variant_key``, ``amp_key``) says which addresses to compare; whether they are one, the corpus must show.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from kg.iri import syntactic_url

_AMP_CACHE = re.compile(r"https?://(?:[a-z0-9-]+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)/(?:c|v|wp)/(s/)?(.+)")
_AMP_VIEWER = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?(.+)")
_AMP_HOST = re.compile(r"(?<=//)amp\.|(?<=//www\.)amp\.")
_AMP_PATH = re.compile(r"(?<=[a-z0-9])/(?:google-)?amp(?=/|$)|\.amp(?=\.html?$|$)", re.IGNORECASE)
_AMP_PARAMETER = re.compile(r"(?:_|is)?amp(?:=(?:1|true|yes)?)?|(?:outputtype|output|format|view|viewtype|type)=amp")

_VIDEO_HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "gaming.youtube.com"})
_SHORT_HOSTS = frozenset({"youtu.be", "www.youtu.be"})
_WATCH_HOSTS = _VIDEO_HOSTS | _SHORT_HOSTS
_PLAYER_HOSTS = _WATCH_HOSTS | {"youtube-nocookie.com", "www.youtube-nocookie.com"}
_VIDEO_ID = re.compile(r"[A-Za-z0-9_-]{5,}")
_VIDEO_PATH = re.compile(r"/(?:shorts|embed|live|v|e)/([^/]+)")
_NO_VIDEOS = frozenset({"channel", "embed", "live_stream", "playlist", "results", "shorts", "videoseries", "watch"})
"""Words that stand where a video's name would, and ask for something else."""

_PREFIX = re.compile(r"https?://(?:(?:www\d?|m|mobile)\.(?=[^/]+\.))?")
_INDEX = re.compile(r"/(?:index\.(?:html?|php|aspx?)|default\.aspx?)?$")


def certain_address(url: str) -> tuple[str, str]:
    """The address a canonical one stands for by a published rule, and the rule; the same and "" where none does.

    An AMP cache's address holds that of the page it copies (https://developers.google.com/amp/cache/overview).
    A video on YouTube is its ``v``, however it is linked.

    >>> certain_address("https://www-bbc-com.cdn.ampproject.org/c/s/www.bbc.com/news/amp/world-1")
    ('https://www.bbc.com/news/amp/world-1', 'AMP cache address')
    >>> certain_address("https://youtu.be/HgxO4qUcgrE?t=7")
    ('https://www.youtube.com/watch?v=HgxO4qUcgrE', 'video address')
    """
    rule = ""
    while "amp" in url and (page := _copied(url)):
        url, rule = page, "AMP cache address"
    if "youtu" in url and (video := _video(url)) and url != (regular := f"https://www.youtube.com/watch?v={video}"):
        url, rule = regular, rule or "video address"
    return url, rule


def _copied(url: str) -> str | None:
    """The address of the page that an AMP cache's address holds."""
    found = _AMP_CACHE.fullmatch(url) or _AMP_VIEWER.fullmatch(url)
    if not found or "." not in found[2]:
        return None
    page = f"http{'s' if found[1] else ''}://{found[2]}"
    if "%" not in found[2].partition("/")[0].partition("?")[0]:
        return page
    # Escaped from its host on: then all of it is, or nobody knows which part is.
    return None if "/" in found[2] or "?" in found[2] else syntactic_url(unquote(page))


def _video(url: str) -> str | None:
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path.rstrip("/")
    if host in _WATCH_HOSTS and path in ("/watch", "/ytscreeningroom"):
        name = dict(parse_qsl(parts.query)).get("v", "")
    elif found := _VIDEO_PATH.fullmatch(path) if host in _PLAYER_HOSTS else None:
        name = found[1]
    else:
        name = path.lstrip("/") if host in _SHORT_HOSTS else ""
    return name if _VIDEO_ID.fullmatch(name) and name not in _NO_VIDEOS else None


def variant_key(url: str) -> str:
    """What addresses share that differ in ``http``, ``www.``, a last slash or ``index.html`` only.

    >>> variant_key("http://www.example.com/a/") == variant_key("https://example.com/a")
    True
    """
    address, mark, query = url.partition("?")
    return _INDEX.sub("", _PREFIX.sub("", address, count=1)) + mark + query


def amp_key(url: str) -> str | None:
    """The ``variant_key`` of the page whose AMP form an address looks like; None where it does not look so.

    >>> amp_key("https://amp.example.com/a?outputType=amp") == variant_key("https://www.example.com/a")
    True
    >>> amp_key("https://example.com/a/amp/") == variant_key("https://example.com/a"), amp_key("https://example.com/amps")
    (True, None)
    """
    if "?" not in url and "amp" not in url.lower():
        return None  # as most do, and this is quick to tell
    address, _, query = url.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _AMP_PARAMETER.fullmatch(part.lower()))
    plain = _AMP_PATH.sub("", _AMP_HOST.sub("", address, count=1), count=1) + ("?" + kept if kept else "")
    return variant_key(plain) if plain != url else None
