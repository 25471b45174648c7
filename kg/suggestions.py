"""Likely identities for the owner to decide on: proposed as entries of an alias file, never applied."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from json import dumps

from kg.addresses import amp_key, variant_key
from kg.alias_file import Kind
from kg.enrich import duplicates, publishers
from kg.graph import KnowledgeGraph
from kg.iri import slug
from kg.model import Article
from kg.pipeline import Making

_LIKE = 0.88
"""How alike two topics' names must be, from 0 to 1 (difflib's ratio), to be worth asking about."""

_LIKE_HEADLINES = 0.6
"""The same of two articles' headlines, whose addresses differ in their query only."""

MAX_QUERIES = 3
"""A page that is asked in more ways shows a different thing for each, as a video site's does."""

_WINDOW = 10
"""So many neighbours each topic is compared with, in the order of their names read forwards and backwards
(the sorted-neighbourhood method of Hernández and Stolfo, 1995): all with all would take too long."""


@dataclass(frozen=True, order=True, slots=True)
class Suggestion:
    """Names that are likely one thing, the one to keep first.

    ``reason`` says why (several, with a semicolon between them), ``evidence`` what speaks for it, a line each.
    """

    kind: Kind
    reason: str
    names: tuple[str, ...]
    evidence: tuple[str, ...] = ()


def suggest(making: Making) -> list[Suggestion]:
    """What the corpus shows to be likely one, sorted; without what the alias file has decided already.

    No name is in two suggestions, so that all of them can be accepted together.
    """
    pairs = sorted({*_articles(making), *_publishers(making), *_topics(making.build.graph)})
    return sorted(_grouped(pairs, lambda one, name: _iri(making, one.kind, name), making.merger.joins.homes_apart()))


def _grouped(
    pairs: Iterable[Suggestion], iri: Callable[[Suggestion, str], str], apart: Set[frozenset[str]]
) -> Iterator[Suggestion]:
    """Suggestions that have a name in common as one; those that would bring together what is apart are left out."""
    groups: dict[str, tuple[set[str], list[Suggestion]]] = {}
    for pair in pairs:
        own = {iri(pair, name) for name in pair.names}
        met = {id(group): group for one in own if (group := groups.get(one))}
        members = own.union(*(group[0] for group in met.values()))
        if len(own) > 1 and not any(two <= members for two in apart):
            joined = members, [pair, *chain.from_iterable(group[1] for group in met.values())]
            groups.update(dict.fromkeys(members, joined))
    for _, found in {id(group): group for group in groups.values()}.values():
        yield _as_one(sorted(found), iri)


def _as_one(pairs: list[Suggestion], iri: Callable[[Suggestion, str], str]) -> Suggestion:
    """One suggestion of several; of their names that is first which comes first most often, and second least."""
    names: dict[str, str] = {}
    for pair in pairs:
        for name in pair.names:
            names.setdefault(iri(pair, name), name)
    firsts = Counter(iri(pair, pair.names[0]) for pair in pairs)
    seconds = Counter(iri(pair, name) for pair in pairs for name in pair.names[1:])
    ordered = sorted(names, key=lambda one: (seconds[one] - firsts[one], names[one]))
    reasons = dict.fromkeys(pair.reason for pair in pairs)
    evidence = dict.fromkeys(line for pair in pairs for line in pair.evidence)
    return Suggestion(pairs[0].kind, "; ".join(reasons), tuple(names[one] for one in ordered), tuple(evidence))


def as_alias_file(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """The lines of an alias file with each suggestion as a comment: to accept one, take its ``#`` away.

    >>> found = [Suggestion("publishers", "publishers of one name", ("ign.com", "youtube.com/IGN"))]
    >>> print("\\n".join(as_alias_file(found)))
    # Likely identities. To accept one, remove the # before it; delete the rest.
    same-as:
      publishers:
        # publishers of one name
        # - ["ign.com", "youtube.com/IGN"]
    """
    yield "# Likely identities. To accept one, remove the # before it; delete the rest."
    yield "same-as:"
    kind = reason = ""
    for one in suggestions:
        if one.kind != kind:
            yield f"  {one.kind}:"
            kind, reason = one.kind, ""
        if one.reason != reason:
            yield f"    # {one.reason}"
            reason = one.reason
        yield from (f"    #     {_comment(line)}" for line in one.evidence)
        yield f"    # - [{', '.join(map(_quoted, one.names))}]"


def _quoted(name: str) -> str:
    # YAML has line ends that JSON leaves as they are; at one of them a comment would end.
    return dumps(name, ensure_ascii=not name.isprintable())


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _iri(making: Making, kind: Kind, name: str) -> str:
    if kind == "publishers":
        return f"{making.identity.base_iri}provider/{name}"
    iri = making.identity.topic(name) if kind == "topics" else making.identity.article(name)
    return making.merger.joins.home(iri)


def _articles(making: Making) -> Iterator[Suggestion]:
    graph = making.build.graph
    articles = {article.iri: article for article in graph.articles()}
    for iri, home in making.linked.get(duplicates.RULE, {}).items():
        yield _pair(duplicates.RULE, articles[home], articles[iri])
    forms: dict[str, set[str]] = defaultdict(set)
    pages: dict[str, set[str]] = defaultdict(set)
    for iri in articles:
        forms[amp_key(iri) or variant_key(iri)].add(iri)
        pages[variant_key(iri.partition("?")[0])].add(iri)
    reason = "addresses that differ in their form only"
    for iris in forms.values():
        home, *others = sorted(iris, key=lambda iri: (amp_key(iri) is not None, len(iri), iri))
        yield from (_pair(reason, articles[home], articles[iri]) for iri in others)
    for iris in pages.values():
        home, *others = sorted(iris, key=lambda iri: (len(iri), iri))
        if len(iris) <= MAX_QUERIES:
            for iri in others:
                if _query(home) != _query(iri) and _like(
                    articles[home].headline, articles[iri].headline, _LIKE_HEADLINES
                ):
                    yield _pair("addresses that differ in their query only", articles[home], articles[iri])


def _query(iri: str) -> str:
    return iri.partition("?")[2]


def _like(one: str | None, other: str | None, ratio: float) -> bool:
    matcher = SequenceMatcher(None, (one or "").casefold(), (other or "").casefold(), autojunk=False)
    return all(found() >= ratio for found in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def _pair(reason: str, first: Article, second: Article) -> Suggestion:
    told = [
        f"{article.date_published.date() if article.date_published else 'no date'}  {article.headline}"
        for article in (first, second)
    ]
    return Suggestion("articles", reason, (first.iri, second.iri), tuple(dict.fromkeys(told)))


def _publishers(making: Making) -> Iterator[Suggestion]:
    graph, base = making.build.graph, making.identity.base_iri + "provider/"
    linked = making.linked.get(publishers.RULE, {})
    for iri, home in linked.items():
        yield Suggestion("publishers", publishers.RULE, (home.removeprefix(base), iri.removeprefix(base)))
    by_label: dict[str, list[str]] = defaultdict(list)
    for provider in graph.providers():
        if provider.domain and provider.iri == base + provider.domain:
            by_label[provider.domain.partition(".")[0]].append(provider.iri)
    for iris in by_label.values():
        home, *others = sorted(iris, key=lambda iri: (-graph.network.in_degree(iri), iri))
        for iri in others:
            if linked.get(iri) != home:
                names = home.removeprefix(base), iri.removeprefix(base)
                told = tuple(f"{graph.attributes(one).get('name', '')}" for one in (home, iri))
                yield Suggestion("publishers", "domains that differ in their ending only", names, told)


def _topics(graph: KnowledgeGraph) -> Iterator[Suggestion]:
    topics = {topic.name: topic for topic in graph.topics() if topic.name}
    names = {label: name for name, topic in topics.items() for label in (name, *topic.alternate_name)}
    by_form = {slug(label): name for label, name in sorted(names.items())}
    for name, topic in topics.items():
        for keyword in topic.keyword:
            other = by_form.get(slug(keyword), name)
            if other != name:
                yield Suggestion("topics", "a topic that is another's keyword", (name, other))
    for order in (sorted(topics, key=slug), sorted(topics, key=lambda name: slug(name)[::-1])):
        for place, one in enumerate(order):
            for other in order[place + 1 : place + 1 + _WINDOW]:
                if _like(one, other, _LIKE):
                    uses, other_uses = (graph.network.in_degree(topics[name].iri) for name in (one, other))
                    kept = (one, other) if (-uses, one) <= (-other_uses, other) else (other, one)
                    yield Suggestion("topics", "names that are much alike", kept)
