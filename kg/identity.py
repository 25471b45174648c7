"""Who is who: from what a post says to the IRI of the thing it means.

An article is its canonical address. A publisher is its registrable domain by the Public Suffix List
(https://publicsuffix.org), except on platforms that host many publishers. A topic is its name, folded. The site's
own data and the owner's alias file know better. Docs: docs/identity.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg import platforms
from kg.addresses import certain_address, variant_key
from kg.alias_file import AliasFile, Kind
from kg.errors import UsageError
from kg.iri import canonical_url, is_iri, path_segment, slug, syntactic_url
from kg.model import Organization, Post, ProviderMention, Subject
from kg.tracking import TRACKING
from kg.vocabulary import DEFAULT_BASE_IRI

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_NAME = re.compile(r"\.[a-z][a-z0-9-]*$")
_OWNER = "alias file"
_OF_THE_SITE = "one of the site's organisations"


@dataclass(frozen=True, slots=True)
class ProviderIdentity:
    """A publisher's IRI; its domain, or none; its own name, and the name as written where that differs.

    ``platform`` is the IRI of the platform it appears on, empty where it has a domain of its own.
    """

    iri: str
    domain: str
    name: str | None
    alternate_name: tuple[str, ...] = ()
    platform: str = ""


class Identity:
    """The rules of identity for one build. ``base_iri`` is where things without an address live.

    ``aliases`` are the owner's decisions; ``organizations`` and ``subjects`` what the site's own data says of
    publishers and topics. ``decisions`` fills with what the rules for one address or name alone have joined: by
    rule, from the one as written to the one it is known by.

    >>> identity = Identity()
    >>> identity.provider(ProviderMention("WBUR", "www.wbur.org"), "https://amp.wbur.org/a").iri
    'https://w3id.org/newskg/id/provider/wbur.org'
    >>> identity.provider(ProviderMention("PC Gamer on MSN", "msn.com"), "https://www.msn.com/a").iri
    'https://w3id.org/newskg/id/provider/msn.com/pc-gamer'
    """

    def __init__(
        self,
        base_iri: str = DEFAULT_BASE_IRI,
        aliases: AliasFile | None = None,
        organizations: Iterable[Organization] = (),
        subjects: Iterable[Subject] = (),
    ) -> None:
        regular = syntactic_url(base_iri)
        if regular is None or not is_iri(base_iri) or "?" in base_iri:
            cure = "give an http(s) address such as https://example.org/id/"
            raise UsageError(f"{base_iri!r} cannot be the base IRI; {cure}")
        ending = "#" if base_iri.endswith("#") else "" if regular.endswith("/") else "/"
        self.base_iri = regular + ending
        self.registrable_domain = lru_cache(maxsize=1 << 14)(self._registrable_domain)
        self.decisions: dict[str, dict[str, str]] = defaultdict(dict)
        aliases = aliases or AliasFile()
        self._tracking = TRACKING.changed(aliases.add_tracking, aliases.remove_tracking)
        self.platforms = platforms.changed(aliases.add_platforms, aliases.remove_platforms)
        self._articles: dict[str, str] = {}
        self._short_names = _short_names(subjects)
        self._organizations = self._by_name(organizations)
        self._owner: dict[str, str] = {}
        self._owner = {
            self._named(kind, name): self._named(kind, names[0]) for kind, names in aliases.same for name in names[1:]
        }
        self._articles.clear()
        self.decisions.clear()
        self.apart = frozenset(
            frozenset((self._named(kind, a), self._named(kind, b)))
            for kind, names in aliases.different
            for a in names
            for b in names
            if a < b
        )
        """Pairs of IRIs that the owner wants kept apart."""
        self.names = {self._named(kind, name): text for kind, name, text in aliases.names}
        """What the owner wants things to be called, by IRI."""

    def address(self, url: str) -> str:
        """A web address in its canonical form; the reader lets no other text pass."""
        return canonical_url(url, self._tracking) or url

    def article(self, url: str) -> str:
        """The IRI of the article at a web address."""
        found = self._articles.get(url)
        if found is None:
            found, rule = self._article(address := self.address(url))
            if rule and variant_key(found) != variant_key(address):
                self.decisions[rule][address] = found
            self._articles[url] = found
        return found

    def article_of_alias(self, address: str) -> str:
        """The same of one of an article's other addresses, in canonical form: no decision, for it is no post's own."""
        return self._article(address)[0]

    def _article(self, address: str) -> tuple[str, str]:
        regular, rule = certain_address(address)
        regular = self.address(regular)
        owned = self._owner.get(regular)
        return (owned, _OWNER) if owned else (regular, rule)

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
        """The IRI of a topic by its name, or by a short name that the site's data gives it.

        Names that differ in case, spacing or hyphens only are one.
        """
        written = slug(name)
        known = self._short_names.get(written, written)
        iri = self.base_iri + "topic/" + known
        if known != written:
            self.decisions["short name of a topic"][self.base_iri + "topic/" + written] = iri
        owned = self._owner.get(iri)
        if owned:
            self.decisions[_OWNER][iri] = owned
        return owned or iri

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
        platform = self.platforms.get(domain)
        if platform is None or mention.name is None:
            return self._owned(ProviderIdentity(home, domain, mention.name))
        name = platforms.own_name(mention.name, platform)
        alternate = (mention.name,) if name != mention.name else ()
        short = slug(name)
        if short in ("", slug(platform), slug(domain.partition(".")[0]), slug(domain)):
            return self._owned(ProviderIdentity(home, domain, name, alternate))
        channel = f"{home}/{short}"
        of_the_site = self._organizations.get(short)
        if of_the_site and frozenset((channel, self.base_iri + "provider/" + of_the_site)) not in self.apart:
            found = ProviderIdentity(self.base_iri + "provider/" + of_the_site, of_the_site, name, alternate)
            self.decisions[_OF_THE_SITE][channel] = found.iri
            return self._owned(found)
        return self._owned(ProviderIdentity(channel, domain, name, alternate, home))

    def platform_name(self, domain: str) -> str | None:
        """What a platform is called; None where the domain is none."""
        return self.platforms.get(domain)

    def _owned(self, found: ProviderIdentity) -> ProviderIdentity:
        owned = self._owner.get(found.iri)
        if owned is None:
            return found
        self.decisions[_OWNER][found.iri] = owned
        domain = owned.removeprefix(self.base_iri + "provider/").partition("/")[0]
        home = self.base_iri + "provider/" + domain
        platform = home if domain in self.platforms and owned != home else ""
        return ProviderIdentity(owned, domain, found.name, found.alternate_name, platform)

    def _named(self, kind: Kind, name: str) -> str:
        """The IRI of what an alias file names."""
        if kind == "articles":
            return self.article(name)
        if kind == "topics":
            return self.topic(name)
        name = name.removeprefix(self.base_iri + "provider/")
        domain, _, channel = re.sub(r"^https?://", "", name).partition("/")
        return self.provider(ProviderMention(channel or None, domain), "https://" + domain).iri

    def _by_name(self, organizations: Iterable[Organization]) -> dict[str, str]:
        """The domains of the site's organisations by folded name; a name that several bear decides nothing."""
        found: dict[str, set[str]] = defaultdict(set)
        for organization in organizations:
            domain = self.registrable_domain(organization.domain)
            for name in (organization.name, *organization.other_names):
                if name and domain not in self.platforms:
                    found[slug(name)].add(domain)
        return {name: min(domains) for name, domains in found.items() if len(domains) == 1}

    def _registrable_domain(self, host: str) -> str:
        """The part of a host name that somebody registered: ``dailymail.co.uk`` of ``www.dailymail.co.uk``.

        A host that is itself a public suffix, or no name at all (an IP address), is its own.
        """
        return (_NAME.search(host) and self._suffixes.privatesuffix(host)) or host

    @cached_property
    def _suffixes(self) -> PublicSuffixList:
        from publicsuffixlist import PublicSuffixList

        return PublicSuffixList()


def _short_names(subjects: Iterable[Subject]) -> dict[str, str]:
    """From the folded short names of topics to their folded names; what is itself a topic's name stays that."""
    subjects = list(subjects)
    names = {slug(subject.name) for subject in subjects}
    found: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        if subject.short_name and slug(subject.short_name) not in names:
            found[slug(subject.short_name)].add(slug(subject.name))
    return {short: min(long) for short, long in found.items() if len(long) == 1}
