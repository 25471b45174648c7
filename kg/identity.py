"""Who is who: from what a post says to the IRI of the thing it means.

An article is its canonical address. A publisher is its registrable domain by the Public Suffix List
(https://publicsuffix.org), except on platforms that host many publishers. A topic is its name, folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.errors import UsageError
from kg.iri import canonical_url, is_iri, path_segment, slug, syntactic_url
from kg.model import Post, ProviderMention
from kg.vocabulary import DEFAULT_BASE_IRI

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

PLATFORMS = frozenset({"youtube.com", "msn.com", "medium.com", "vimeo.com", "dailymotion.com", "substack.com"})
"""Domains on which many publishers appear; there a publisher is the domain and its name."""

_SYNDICATED = re.compile(r"(?P<name>.*\S) (?:on|via) MSN(?:\.com)?", re.IGNORECASE)
_NAME = re.compile(r"\.[a-z][a-z0-9-]*$")


@dataclass(frozen=True, slots=True)
class ProviderIdentity:
    """A publisher's IRI; its domain, or none; its own name, and the name as written where that differs."""

    iri: str
    domain: str
    name: str | None
    alternate_name: tuple[str, ...] = ()


class Identity:
    """The rules of identity for one build. ``base_iri`` is where things without an address live.

    >>> identity = Identity()
    >>> identity.provider(ProviderMention("WBUR", "www.wbur.org"), "https://amp.wbur.org/a").iri
    'https://w3id.org/newskg/id/provider/wbur.org'
    >>> identity.provider(ProviderMention("PC Gamer on MSN", "msn.com"), "https://www.msn.com/a").iri
    'https://w3id.org/newskg/id/provider/msn.com/pc-gamer'
    """

    def __init__(self, base_iri: str = DEFAULT_BASE_IRI) -> None:
        regular = syntactic_url(base_iri)
        if regular is None or not is_iri(base_iri) or "?" in base_iri:
            cure = "give an http(s) address such as https://example.org/id/"
            raise UsageError(f"{base_iri!r} cannot be the base IRI; {cure}")
        ending = "#" if base_iri.endswith("#") else "" if regular.endswith("/") else "/"
        self.base_iri = regular + ending
        self.registrable_domain = lru_cache(maxsize=1 << 14)(self._registrable_domain)

    def article(self, url: str) -> str:
        """The IRI of the article at a web address; the reader lets no other text pass."""
        return canonical_url(url) or url

    def thing(self, post: Post) -> str:
        """The IRI of what a post is about: its address, else its kind and name.

        >>> Identity().thing(Post("", "Scott Guthrie", kind="person", name="scott-guthrie"))
        'https://w3id.org/newskg/id/person/scott-guthrie'
        """
        if post.url:
            return self.article(post.url)
        return f"{self.base_iri}{post.kind}/{path_segment(post.name or slug(post.title))}"

    def image(self, url: str) -> str:
        """The IRI of the picture at a web address: its query and fragment may choose the picture, and are kept."""
        return syntactic_url(url) or url

    def topic(self, name: str) -> str:
        """The IRI of a topic by its name; names that differ in case, spacing or hyphens only are one."""
        return self.base_iri + "topic/" + slug(name)

    @property
    def scheme(self) -> str:
        """The IRI of the list of all topics."""
        return self.base_iri + "topics"

    def source(self, path: str) -> str:
        """The IRI of a document of the site, by its path relative to the build's root."""
        return self.base_iri + "source/" + path_segment(path)

    def provider(self, mention: ProviderMention, url: str) -> ProviderIdentity:
        """The publisher a post names; where it names no domain, that of the article's address is taken.

        Where there is no address either, the publisher is its name.
        """
        domain = self.registrable_domain(mention.domain or urlsplit(self.article(url)).hostname or "")
        home = self.base_iri + "provider/" + (domain or slug(mention.name or ""))
        if domain not in PLATFORMS or mention.name is None:
            return ProviderIdentity(home, domain, mention.name)
        syndicated = _SYNDICATED.fullmatch(mention.name) if domain == "msn.com" else None
        name = syndicated["name"] if syndicated else mention.name
        if slug(name) in ("", slug(domain.partition(".")[0])):
            return ProviderIdentity(home, domain, name)
        alternate = (mention.name,) if name != mention.name else ()
        return ProviderIdentity(f"{home}/{slug(name)}", domain, name, alternate)

    def _registrable_domain(self, host: str) -> str:
        """The part of a host name that somebody registered: ``dailymail.co.uk`` of ``www.dailymail.co.uk``.

        A host that is itself a public suffix, or no name at all (an IP address), is its own.
        """
        return (_NAME.search(host) and self._suffixes.privatesuffix(host)) or host

    @cached_property
    def _suffixes(self) -> PublicSuffixList:
        from publicsuffixlist import PublicSuffixList

        return PublicSuffixList()
