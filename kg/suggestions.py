"""Likely identities for the owner to decide on: proposed as entries of an alias file, never applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from json import dumps

from kg.addresses import amp_key, variant_key
from kg.alias_file import Kind
from kg.enrich import duplicates, publishers
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.pipeline import Making

_LIKE = 0.88
"""How alike two topics' names must be, from 0 to 1 (difflib's ratio), to be worth asking about."""


@dataclass(frozen=True, order=True, slots=True)
class Suggestion:
    """Names that are likely one thing, the one to keep first; ``reason`` and ``evidence`` say why, a line each."""

    kind: Kind
    reason: str
    names: tuple[str, ...]
    evidence: tuple[str, ...] = ()


def suggest(making: Making) -> list[Suggestion]:
    """What the corpus shows to be likely one, sorted; without what the alias file has decided already."""
    graph, identity = making.build.graph, making.identity
    found = [*_articles(making), *_publishers(making), *_topics(graph)]
    return sorted(
        {one for one in found if frozenset(_iri(making, one.kind, name) for name in one.names) not in identity.apart}
    )


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
        yield f"    # - [{', '.join(dumps(name, ensure_ascii=False) for name in one.names)}]"


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _iri(making: Making, kind: Kind, name: str) -> str:
    if kind == "publishers":
        return f"{making.identity.base_iri}provider/{name}"
    return making.identity.topic(name) if kind == "topics" else making.identity.article(name)


def _articles(making: Making) -> Iterator[Suggestion]:
    graph = making.build.graph
    articles = {article.iri: article for article in graph.articles()}
    for iri, home in making.linked.get(duplicates.RULE, {}).items():
        yield _pair(duplicates.RULE, articles[home], articles[iri])
    alike: dict[str, list[str]] = defaultdict(list)
    for iri in articles:
        alike[amp_key(iri) or variant_key(iri)].append(iri)
        if "?" in iri:
            alike[variant_key(iri.partition("?")[0])].append(iri)
    for iris in alike.values():
        if 1 < len(iris) <= 3:  # a page of many queries shows a different thing for each
            home, *others = sorted(iris, key=lambda iri: (amp_key(iri) is not None, len(iri), iri))
            for iri in others:
                yield _pair("addresses that differ in their form only", articles[home], articles[iri])


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
    names = [(topic.name, graph.network.in_degree(topic.iri)) for topic in graph.topics() if topic.name]
    for (one, uses), (other, other_uses) in combinations(names, 2):
        if SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _LIKE:
            kept = (one, other) if uses >= other_uses else (other, one)
            yield Suggestion("topics", "names that are much alike", kept)
