"""Who is who: from what a post says to the IRI of the thing it means.

An article is its canonical address. A publisher is its registrable domain by the Public Suffix List
(https://publicsuffix.org), except on platforms that host many publishers. A topic is its name, folded. The site's
own data and the owner's alias file know better. Docs: docs/identity.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import combinations
from urllib.parse import urlsplit

from kg import platforms
from kg.addresses import certain_address, variant_key
from kg.alias_file import AliasFile, Kind
from kg.domains import registrable_domain
from kg.errors import UsageError
from kg.iri import canonical_url, is_iri, path_segment, slug, syntactic_url
from kg.model import Post, ProviderMention
from kg.site_model import Organization, Subject
from kg.site_names import domains_by_domain, domains_by_name, short_names
from kg.tracking import TRACKING
from kg.vocabulary import DEFAULT_BASE_IRI

OWNER = "alias file"
OF_THE_SITE = "one of the site's organisations"
SHORT_NAME = "short name of a topic"
TRACKED = "tracking parameters left out"


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
        self.decisions: dict[str, dict[str, str]] = defaultdict(dict)
        aliases = aliases or AliasFile()
        self._place = aliases.place
        self._tracking = TRACKING.changed(aliases.add_tracking, aliases.remove_tracking)
        self.platforms = platforms.changed(
            [(registrable_domain(host), name) for host, name in aliases.add_platforms],
            map(registrable_domain, aliases.remove_platforms),
        )
        self._plain: dict[str, str] = {}
        self._telling: dict[str, tuple[str, str, str]] = {}
        self._owner: dict[str, str] = {}
        self._short_names: Mapping[str, str] = {}
        self._channels: Mapping[str, str] = {}
        self._domains: Mapping[str, str] = {}
        self._own_ground: Set[str] = frozenset()
        self._platform_names: dict[str, set[str]] = defaultdict(set)
        organizations, subjects = list(organizations), list(subjects)
        self.described = frozenset(self.base_iri + "topic/" + slug(subject.name) for subject in subjects)
        """The topics that the site's own data describes."""
        self._owner = self._owned_names(aliases)
        self.chosen = frozenset(self._owner.values())
        """The IRIs that the owner wants things to be known by."""
        self._short_names = short_names(subjects)
        described = [found for found in organizations if self.domain(found.domain) not in self.platforms]
        self._channels = domains_by_name(described)
        for found in organizations:
            if (domain := self.domain(found.domain)) in self.platforms:
                self._platform_names[domain] |= {slug(name) for name in (found.name, *found.other_names) if name}
        self._domains = domains_by_domain(described, self.platforms)
        self.apart = self._kept_apart(aliases)
        """Pairs of IRIs that the owner wants kept apart."""
        self.names = self._given_names(aliases)
        """What the owner wants things to be called, by IRI."""
        for known in (self._plain, self._telling, self.decisions):
            known.clear()

    def address(self, url: str) -> str:
        """A web address in its canonical form; the reader lets no other text pass."""
        return canonical_url(url, self._tracking) or url

    def article(self, url: str) -> str:
        """The IRI of the article at a web address."""
        if (plain := self._plain.get(url)) is not None:
            return plain
        found, rule, written = self._telling.get(url) or self._decided(url)
        if rule:
            self._telling[url] = found, rule, written
            self.decisions[rule][written] = found
        else:
            self._plain[url] = found
        return found

    def articles(self, urls: Iterable[str]) -> tuple[str, ...]:
        """The same of many, which is quick where nothing had to be decided."""
        plain = self._plain.get
        return tuple([plain(url) or self.article(url) for url in urls])

    def _decided(self, url: str) -> tuple[str, str, str]:
        """The article at an address; the rule that says so where that is telling, and what it was said of."""
        address = self.address(url)
        found, rule = self._article(address)
        if rule == OWNER or (rule and variant_key(found) != variant_key(address)):
            return found, rule, address
        if "?" in url and self._tracking.marks(regular := syntactic_url(url) or url):
            return found, TRACKED, regular
        return found, "", ""

    def article_of_alias(self, address: str) -> str:
        """The same of one of an article's other addresses, in canonical form: no decision, for it is no post's own."""
        return self._article(address)[0]

    def _article(self, address: str) -> tuple[str, str]:
        regular, rule = certain_address(address)
        regular = self.address(regular)
        owned = self._owner.get(regular)
        return (owned, OWNER) if owned and owned != regular else (regular, rule)

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
        written = self.base_iri + "topic/" + slug(name)
        iri = written
        settled = written in self._owner or written in self._own_ground
        if not settled and (known := self._short_names.get(slug(name))):
            iri = self.base_iri + "topic/" + known
            self.decisions[SHORT_NAME][written] = iri
        owned = self._owner.get(iri)
        if owned and owned != iri:
            self.decisions[OWNER][written] = owned
        return owned or iri

    @property
    def scheme(self) -> str:
        """The IRI of the list of all topics."""
        return self.base_iri + "topics"

    @property
    def dataset(self) -> str:
        """The graph itself."""
        return self.base_iri + "dataset"

    def source(self, path: str) -> str:
        """The IRI of a document of the site, by its path relative to the build's root."""
        return self.base_iri + "source/" + path_segment(path)

    def provider(self, mention: ProviderMention, url: str) -> ProviderIdentity:
        """The publisher a post names; where it names no domain, that of the article's address is taken.

        Where there is no address either, the publisher is its name.
        """
        host = mention.domain or urlsplit(self.article(url)).hostname or ""
        domain = self.domain(host := host.strip(".").lower())
        platform = self.platforms.get(domain)
        if mention.name is None:
            return self._settled(self._home(domain, platform), self._domains.get(domain))
        name = platforms.own_name(mention.name, platform) if platform else platforms.unsyndicated(mention.name)
        alternate = (mention.name,) if name != mention.name else ()
        short = slug(name)
        if platform is None:
            named = self._domains.get(domain) if domain else self._channels.get(short)
            return self._settled(self._home(domain, name, alternate), named)
        own = {slug(platform), slug(domain.partition(".")[0]), slug(domain), slug(registrable_domain(host))}
        if short in own | self._platform_names[domain]:
            return self._settled(self._home(domain, name, alternate), None)
        home = self.base_iri + "provider/" + domain
        channel = ProviderIdentity(f"{home}/{short}", domain, name, alternate, home)
        return self._settled(channel, self._channels.get(short))

    def domain(self, host: str) -> str:
        """The domain that a host in lower case is of: the registered one; a platform's main one, of its others."""
        return platforms.home(registrable_domain(host), self.platforms)

    def platform_name(self, domain: str) -> str | None:
        """What a platform is called; None where the domain is none."""
        return self.platforms.get(domain)

    def _home(self, domain: str, name: str | None, alternate: tuple[str, ...] = ()) -> ProviderIdentity:
        own = domain or slug(name or "")
        return ProviderIdentity(self.base_iri + "provider/" + own, domain, name, alternate)

    def _settled(self, found: ProviderIdentity, of_the_site: str | None) -> ProviderIdentity:
        """What the alias file says of a publisher, else the site's organisations, else what the rules found."""
        written = found.iri
        if of_the_site and written not in self._owner and written not in self._own_ground:
            found = self._home(of_the_site, found.name, found.alternate_name)
            self.decisions[OF_THE_SITE][written] = found.iri
        owned = self._owner.get(found.iri)
        if owned is None or owned == found.iri:
            return found
        self.decisions[OWNER][written] = owned
        domain = owned.removeprefix(self.base_iri + "provider/").partition("/")[0]
        home = self._home(domain, found.name, found.alternate_name)
        return replace(home, iri=owned, platform=home.iri if domain in self.platforms and owned != home.iri else "")

    def _identify(self, kind: Kind, name: str) -> str:
        """The IRI of what an alias file names."""
        if kind == "articles":
            return self.article(name)
        if kind == "topics":
            return self.topic(name)
        written = re.sub(r"^https?://", "", name.removeprefix(self.base_iri + "provider/"))
        domain, _, channel = written.partition("/")
        if channel.strip("/") and self.domain(domain.lower()) not in self.platforms:
            cure = "write the domain alone, or add it to platforms"
            message = f"the alias file has {name!r}, but {domain} is no platform of many publishers; {cure}"
            raise UsageError(self._place(name) + message)
        return self.provider(ProviderMention(channel.strip("/") or None, domain), "https://" + domain).iri

    def _owned_names(self, aliases: AliasFile) -> dict[str, str]:
        """From each name in a group of the alias file to the one that is first there."""
        found: dict[str, str] = {}
        for kind, names in aliases.same:
            home = self._identify(kind, names[0])
            for name in names:
                if found.setdefault(iri := self._identify(kind, name), home) != home:
                    cure = "write all names of one thing in one group"
                    message = f"the alias file has {name!r} ({iri}) in two groups of same-as; {cure}"
                    raise UsageError(aliases.place(name, "same-as") + message)
        return found

    def _kept_apart(self, aliases: AliasFile) -> frozenset[frozenset[str]]:
        """The pairs that the alias file keeps apart, also from what the site's own data would make of them."""
        pairs = [(kind, pair) for kind, names in aliases.different for pair in combinations(sorted({*names}), 2)]
        of_the_site = self._short_names, self._channels, self._domains
        self._short_names, self._channels, self._domains = {}, {}, {}
        written = [[self._identify(kind, name) for name in pair] for kind, pair in pairs]
        self._short_names, self._channels, self._domains = of_the_site
        together = [len({self._identify(kind, name) for name in pair}) == 1 for kind, pair in pairs]
        self._own_ground = {iri for iris, joined in zip(written, together, strict=True) if joined for iri in iris}
        found = frozenset(frozenset(self._identify(kind, name) for name in pair) for kind, pair in pairs)
        for kind, pair in pairs:
            if len({self._identify(kind, name) for name in pair}) == 1:
                cure = "nothing tells them apart; remove the entry, or one of same-as that joins them"
                where = aliases.place(pair[0], "not-same-as")
                raise UsageError(
                    f"{where}the alias file keeps {pair[0]!r} and {pair[1]!r} apart, which are one; {cure}"
                )
        return found

    def _given_names(self, aliases: AliasFile) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind, name, text in aliases.names:
            if found.setdefault(iri := self._identify(kind, name), text) != text:
                where = aliases.place(name, "names")
                raise UsageError(
                    f"{where}the alias file gives two names to {iri}: {found[iri]!r} and {text!r}; keep one"
                )
        return found
