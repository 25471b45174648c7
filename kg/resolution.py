"""Which articles and topics the corpus shows to be one: what no single address or name tells.

An address that another article states as its own other address is that article. Two addresses that differ only in
form are one article if they carry one headline or one instant of publication; an AMP address is the article whose AMP
form it is, where the corpus has that and both carry one headline or were published in one instant; where one carries
none, within days. Nothing is joined by likeness, and nothing that the owner keeps apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from kg.addresses import amp_key, variant_key
from kg.aliases import resolve_aliases
from kg.iri import slug

Strength = tuple[int, float, str]

STATED = "main address is another article's alias"
UNDECIDED = "alias claimed by several articles, not followed"
VARIANT = "addresses of one form and headline"
AMP = "AMP address of an article"
TOPIC_FORM = "topics of one form"
KEPT_APART = "kept apart by the alias file"

NOT_JOINED = frozenset({UNDECIDED, KEPT_APART})
"""The rules by which things are left as they are."""

_NEAR = timedelta(days=3)
_TELLING = 3
"""So many words say what one article tells. In a script without spaces two characters count as a word."""

# The hyphen of 9-11 is not one of spacing.
_SPACING = re.compile(r"(?<![0-9])-|-(?![0-9])")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is said of an article: its other addresses, how strongly (smaller is stronger), and of what and when.

    ``tells`` gives the headlines, folded, and the instants of publication; asked for only where addresses are alike.
    """

    aliases: Set[str]
    strength: Strength
    tells: Callable[[], tuple[Set[str], Set[datetime]]]


@dataclass(slots=True)
class Joins:
    """What was joined: from an IRI to the one it is now known by, and the same by rule.

    ``apart`` are the pairs that the owner keeps apart, ``chosen`` the IRIs that the owner wants things to be known by.
    """

    apart: Set[frozenset[str]] = frozenset()
    chosen: Set[str] = frozenset()
    moved: dict[str, str] = field(default_factory=dict)
    rules: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _members: dict[str, set[str]] = field(default_factory=dict)

    def home(self, iri: str) -> str:
        """Where an IRI is now."""
        return self.moved.get(iri, iri)

    def join(self, iri: str, home: str, rule: str) -> None:
        """Let an IRI, and all that was joined to it, be another; unless the owner keeps any two of them apart."""
        iri, home = self.home(iri), self.home(home)
        if iri == home:
            return
        if iri in self.chosen and home not in self.chosen:
            iri, home = home, iri
        going, staying = self._members.get(iri, {iri}), self._members.get(home, {home})
        if self.apart and any(frozenset((a, b)) in self.apart for a in going for b in staying):
            self.rules[KEPT_APART][iri] = home
            return
        for member in going:
            self.moved[member] = home
        self._members.pop(iri, None)
        self._members[home] = going | staying
        self.rules[rule][iri] = home

    def homes_apart(self) -> frozenset[frozenset[str]]:
        """The pairs that the owner keeps apart, by where they are now."""
        return frozenset(frozenset(map(self.home, pair)) for pair in self.apart)


def resolve_articles(
    articles: Mapping[str, Evidence], apart: Set[frozenset[str]] = frozenset(), chosen: Set[str] = frozenset()
) -> Joins:
    """Find the articles that are one.

    >>> tells = lambda: ({"boston bans it"}, set())
    >>> post, mention = (1, 0.0, "a.md"), (2, 0.0, "b.md")
    >>> found = resolve_articles({
    ...     "https://x.org/a": Evidence(set(), post, tells), "http://www.x.org/a/": Evidence(set(), mention, tells)})
    >>> found.moved
    {'http://www.x.org/a/': 'https://x.org/a'}
    """
    joins = Joins(apart, chosen)
    strength = {iri: found.strength for iri, found in articles.items()}
    stated = resolve_aliases({iri: found.aliases for iri, found in articles.items()}, strength)
    for iri, home in sorted(stated.moved.items()):
        joins.join(iri, home, STATED)
    for iri in stated.ambiguous:
        joins.rules[UNDECIDED][iri] = iri
    plain: dict[str, list[str]] = defaultdict(list)
    amp: dict[str, list[str]] = defaultdict(list)
    for iri in articles:
        key = amp_key(iri)
        (plain if key is None else amp)[key or variant_key(iri)].append(iri)
    for key in sorted(key for key, iris in plain.items() if len(iris) > 1):
        _join_variants(plain[key], articles, joins)
    for key, iris in sorted(amp.items()):
        homes = {joins.home(found) for found in plain.get(key, ())}
        for iri in sorted(iris):
            if len(homes) == 1 and joins.home(iri) == iri and _are_one(articles[iri], articles[home := min(homes)]):
                joins.join(iri, home, AMP)
        _join_variants([iri for iri in iris if joins.home(iri) == iri], articles, joins)
    return joins


def _join_variants(iris: list[str], articles: Mapping[str, Evidence], joins: Joins) -> None:
    """Join addresses of one form that share a headline, or the instant of publication."""
    known: dict[str | datetime, str] = {}
    for iri in sorted(iris, key=lambda iri: (articles[iri].strength[0], iri.startswith("http:"), iri)):
        headlines, dates = articles[iri].tells()
        marks: set[str | datetime] = {*headlines, *dates}
        homes = {joins.home(known[mark]) for mark in marks if mark in known}
        for home in sorted(homes):
            joins.join(iri, home, VARIANT)
        known.update(dict.fromkeys(marks - known.keys(), iri))


def _are_one(page: Evidence, article: Evidence) -> bool:
    """Whether an AMP page and the article of its address tell of one thing.

    One headline, perhaps with the site's name behind it; or one instant of publication. Where one has no headline that
    could say otherwise, publication within days will do.
    """
    (headlines, dates), (others, other_dates) = page.tells(), article.tells()
    if any(_are_one_headline(*sorted((a, b), key=len)) for a in headlines for b in others):
        return True
    if headlines and others:
        # What begins a day is most often the day alone, on which a site publishes much.
        return any(date.time() != time() for date in dates & other_dates)
    return any(abs(a - b) <= _NEAR for a in dates for b in other_dates)


def _are_one_headline(short: str, long: str) -> bool:
    """Whether one folded headline is the other, or begins it and says enough: "Guitars" begins "Guitars and amps"."""
    words = short.count("-") + 1 if short.isascii() else max(short.count("-") + 1, len(short) // 2)
    return short == long or (words >= _TELLING and long.startswith(short))


def resolve_topics(
    topics: Iterable[str],
    described: Set[str],
    base: str,
    apart: Set[frozenset[str]] = frozenset(),
    chosen: Set[str] = frozenset(),
) -> Joins:
    """Find the topics whose names differ only in where they are spaced: DevOps, Dev Ops.

    ``topics`` are their IRIs, which begin with ``base``; the one that the site's data describes stays, else the one
    with most words, else the first. How often each is named says nothing: one more post would change the IRI.

    >>> resolve_topics(["t/dev-ops", "t/devops", "t/iot"], set(), "t/").moved
    {'t/devops': 't/dev-ops'}
    """
    joins = Joins(apart, chosen)
    alike: dict[str, list[str]] = defaultdict(list)
    for iri in topics:
        alike[_SPACING.sub("", slug(iri.removeprefix(base)))].append(iri)
    for iris in alike.values():
        home, *others = sorted(iris, key=lambda iri: (iri not in described, -iri.count("-"), iri))
        for iri in sorted(others):
            if not (iri in described and home in described):
                joins.join(iri, home, TOPIC_FORM)
    return joins
