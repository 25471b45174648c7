"""Domains on which many publishers appear: there a publisher is the domain and its name (or channel)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

PLATFORMS: Mapping[str, str] = {
    "bitchute.com": "BitChute",
    "dailymotion.com": "Dailymotion",
    "facebook.com": "Facebook",
    "flipboard.com": "Flipboard",
    "instagram.com": "Instagram",
    "linkedin.com": "LinkedIn",
    "medium.com": "Medium",
    "msn.com": "MSN",
    "newsbreak.com": "NewsBreak",
    "odysee.com": "Odysee",
    "reddit.com": "Reddit",
    "rumble.com": "Rumble",
    "slideshare.net": "SlideShare",
    "smartnews.com": "SmartNews",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
    "substack.com": "Substack",
    "tiktok.com": "TikTok",
    "tumblr.com": "Tumblr",
    "twitch.tv": "Twitch",
    "twitter.com": "Twitter",
    "vimeo.com": "Vimeo",
    "wordpress.com": "WordPress",
    "x.com": "X",
    "yahoo.com": "Yahoo",
    "youtube.com": "YouTube",
}
"""Registrable domains by the platform's own name."""

SHORT: Mapping[str, str] = {
    "dai.ly": "dailymotion.com",
    "fb.com": "facebook.com",
    "fb.me": "facebook.com",
    "fb.watch": "facebook.com",
    "flip.it": "flipboard.com",
    "instagr.am": "instagram.com",
    "redd.it": "reddit.com",
    "spoti.fi": "spotify.com",
    "tmblr.co": "tumblr.com",
    "youtu.be": "youtube.com",
    "youtube-nocookie.com": "youtube.com",
}
"""A platform's other domains, by which only what stands on it is linked; t.co and lnkd.in lead anywhere."""

PORTALS = ("MSN", "Yahoo")
"""Platforms that carry what others publish, and say so in the publisher's name wherever it is written."""


def changed(add: Iterable[tuple[str, str]], remove: Iterable[str]) -> dict[str, str]:
    """The platforms with some more (domains and names) and some fewer (domains).

    >>> found = changed([("write.as", "Write.as")], ["medium.com"])
    >>> found["write.as"], "medium.com" in found
    ('Write.as', False)
    """
    gone = {*remove}
    return {domain: name for domain, name in {**PLATFORMS, **dict(add)}.items() if domain not in gone}


def home(domain: str, listed: Collection[str]) -> str:
    """The domain of the platform whose other one this is; else the domain. ``listed`` are the platforms' domains.

    >>> home("youtu.be", PLATFORMS), home("youtu.be", ["youtu.be"]), home("example.com", PLATFORMS)
    ('youtube.com', 'youtu.be', 'example.com')
    """
    return domain if domain in listed else SHORT.get(domain, domain)


def own_name(name: str, platform: str) -> str:
    """A publisher's name without the addition that it appears on the platform of that name.

    >>> own_name("PC Gamer on MSN.com", "MSN"), own_name("Reuters via Yahoo! News", "Yahoo"), own_name("MSN", "MSN")
    ('PC Gamer', 'Reuters', 'MSN')
    """
    found = _addition(platform).fullmatch(name)
    return found[1] if found else name


@lru_cache(maxsize=1 << 14)
def unsyndicated(name: str) -> str:
    """A publisher's name without the addition that a portal carries it.

    >>> unsyndicated("Reuters on MSN"), unsyndicated("Meet at News")
    ('Reuters', 'Meet at News')
    """
    for portal in PORTALS:
        name = own_name(name, portal)
    return name


@lru_cache(maxsize=256)
def _addition(platform: str) -> re.Pattern[str]:
    # "on MSN.com", "via Yahoo! Finance", "- YouTube": a word more may name the platform's section.
    where = re.escape(platform) + r"!?(?:\.com)?"
    section = r"(?: (?:Autos|Entertainment|Finance|Lifestyle|Money|News|Sports|Style|Travel|TV))?"
    return re.compile(rf"(.*\S)(?: (?:on|via|at) {where}{section}| [|–—-] {where})", re.IGNORECASE)
