"""The merge: many statements of the same things become one graph, by one rule.

A node's single values come from the statement of the highest rank that has them: a site's own data, then a
post's own front matter, then a related entry; among equals the later publication, then the lexically
smaller source. Lists are joined. What is outranked and differs is counted. Nothing is merged by likeness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from kg.decisions import MergeCounts
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.iri import slug
from kg.links import LinkStatements, Rank
from kg.model import Article, Edge, Edges, Item, Node, Provider, Topic
from kg.resolution import Evidence, Joins, resolve_articles, resolve_topics
from kg.vocabulary import KINDS, THINGS, Kind

SITE_DATA, OWN, RELATED = 0, 1, 2

_VALUES = {name: [(field.name, field.many) for field in kind.values] for name, kind in KINDS.items()}
UNMET = "named in the alias file and nowhere on the site"


class Merger:
    """Takes nodes and edges with the rank of who states them, and makes the graph.

    The order in which statements are added does not matter. ``joins`` says what was joined, once the graph is made.
    """

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self.joins = Joins(identity.apart, identity.chosen)
        self.statements: dict[str, dict[str, dict[Node, tuple[Rank, int]]]] = {kind: {} for kind in KINDS}
        self.links = LinkStatements()

    def add(self, items: Iterable[Node | Edge | Edges], rank: Rank) -> None:
        """Take statements of one rank."""
        for item in items:
            if isinstance(item, Edges):
                self.links.add(*item, rank)
            elif isinstance(item, Edge):
                self.links.add(item.subject, item.field, (item.target,), rank)
            else:
                self._add_node(item, rank)

    def _add_node(self, node: Node, rank: Rank, count: int = 1) -> None:
        statements = self.statements[node.kind].setdefault(node.iri, {})
        stated = rank, count
        known = statements.setdefault(node, stated)
        if known is not stated:
            statements[node] = min(rank, known[0]), known[1] + count

    def graph(self) -> tuple[KnowledgeGraph, MergeCounts]:
        """The graph of everything taken, and what was decided on the way."""
        counts = MergeCounts()
        self._resolve()
        for rule, joined in {**self._identity.decisions, **self.joins.rules}.items():
            counts.note(rule, joined)
        self.links.follow(self.joins.moved)
        self._settle_kinds(counts)
        shared = self.links.shared_main_entities()
        for kind in THINGS:
            counts.note(f"several posts are one {kind}", self.statements[kind].keys() & shared)
        self.links.derive_mentions({iri for kind in THINGS for iri in self.statements[kind]})
        graph = KnowledgeGraph()
        kinds = self._add_nodes(graph, counts)
        owned = map(self.joins.home, {*self._identity.chosen, *self._identity.names})
        counts.note(UNMET, {iri for iri in owned if iri not in kinds})
        self.links.connect(graph, kinds, counts)
        return graph, counts

    def _resolve(self) -> None:
        """Find what the corpus shows to be one, and let all that is said of either be said of one."""
        said: dict[str, dict[Node, tuple[Rank, int]]] = {}
        for kind in THINGS:
            for iri, statements in self.statements[kind].items():
                said[iri] = {**said[iri], **statements} if iri in said else statements
        things = {iri: self._evidence(statements) for iri, statements in said.items()}
        apart, chosen = self._identity.apart, self._identity.chosen
        found = resolve_articles(things, apart, chosen)
        topics = self.statements["topic"]
        forms = resolve_topics(topics, self._identity.described, self._identity.base_iri + "topic/", apart, chosen)
        self.joins.moved = found.moved | forms.moved
        self.joins.rules = {rule: found.rules[rule] | forms.rules[rule] for rule in {**found.rules, **forms.rules}}
        for kind in (*THINGS, "topic"):
            for iri, home in self.joins.moved.items():
                for node, (rank, count) in self.statements[kind].pop(iri, {}).items():
                    self._add_node(_moved(node, home), rank, count)

    def _evidence(self, statements: dict[Node, tuple[Rank, int]]) -> Evidence:
        said = [node for node in statements if isinstance(node, (Article, Item))]
        address = self._identity.article_of_alias

        def tells() -> tuple[set[str], set[datetime]]:
            names = (node.headline if isinstance(node, Article) else node.name for node in said)
            return {slug(name) for name in names if name}, {node.date_published for node in said if node.date_published}

        aliases = {address(alias) for node in said for alias in node.alias}
        return Evidence(aliases, min(rank for rank, _ in statements.values()), tells)

    def _settle_kinds(self, counts: MergeCounts) -> None:
        """Let each thing be of one kind: what its own post says, else others; that it is an article, says least."""
        seen: set[str] = set()
        several: set[str] = set()
        for kind in THINGS:
            several |= self.statements[kind].keys() & seen
            seen |= self.statements[kind].keys()
        for iri in sorted(several):
            kinds = [kind for kind in THINGS if iri in self.statements[kind]]
            chosen = min(kinds, key=lambda kind: self._standing(kind, iri))
            for kind in kinds:
                self._recast(iri, kind, chosen)
                if kind not in (chosen, "article"):
                    counts.overruled[iri][f"{chosen}.kind"] += 1

    def _standing(self, kind: str, iri: str) -> tuple[int, bool, Rank]:
        best = min(rank for rank, _ in self.statements[kind][iri].values())
        return best[0], kind == "article", best

    def _recast(self, iri: str, kind: str, chosen: str) -> None:
        for node, (rank, count) in self.statements[kind].pop(iri).items() if kind != chosen else ():
            assert isinstance(node, (Article, Item))
            self._add_node(recast(node, chosen), rank, count)

    def _add_nodes(self, graph: KnowledgeGraph, counts: MergeCounts) -> dict[str, str]:
        kinds: dict[str, str] = {}
        joined: dict[str, list[str]] = defaultdict(list)
        names = {self.joins.home(iri): name for iri, name in self._identity.names.items()}
        others: dict[str, set[str]] = defaultdict(set)
        for pair in self._identity.apart:
            for iri in pair:
                others[self.joins.home(iri)] |= pair - {iri}
        for name, by_iri in self.statements.items():
            for iri, statements in by_iri.items():
                if iri in kinds:
                    counts.left_out[iri][f"{name} whose address is that of a {kinds[iri]}"] += 1
                    continue
                kinds[iri] = name
                if len(statements) > 1:
                    joined[name].append(iri)
                node = _join(KINDS[name], statements, counts)
                graph.add_node(_as_owned(node, names.get(iri), others.get(iri, frozenset())))
        for name, iris in joined.items():
            counts.note(f"differing statements of one {name} joined", iris)
        return kinds


def recast(thing: Article | Item, kind: str) -> Article | Item:
    """The same thing as one of another kind: the values that both can have.

    >>> recast(Article("https://example.com/c", headline="C", heat=50), "course").name
    'C'
    """
    if thing.kind == kind:
        return thing
    if isinstance(thing, Item) and kind != "article":
        return replace(thing, kind=kind)
    new: type[Article | Item] = Article if kind == "article" else Item
    values = {field.name: getattr(thing, field.name) for field in fields(new) if hasattr(thing, field.name)}
    if isinstance(thing, Item):
        return Article(**{**values, "headline": thing.name})
    return Item(**{**values, "kind": kind, "name": thing.headline})


def _moved(node: Node, home: str) -> Node:
    if isinstance(node, (Article, Item)):
        return replace(node, iri=home, alias=tuple(sorted({*node.alias, node.iri} - {home})))
    return replace(node, iri=home)


def _as_owned(node: Node, name: str | None, others: Set[str]) -> Node:
    """A node with the name that the owner gave it, and without the addresses that the owner says are others'."""
    if isinstance(node, Article) and others & {*node.alias}:
        node = replace(node, alias=tuple(alias for alias in node.alias if alias not in others))
    if name and isinstance(node, (Provider, Topic)):
        alternate = {*node.alternate_name, *filter(None, [node.name])} - {name}
        node = replace(node, name=name, alternate_name=tuple(sorted(alternate)))
    if isinstance(node, Topic) and {node.name, *node.alternate_name} & {*node.keyword}:
        # A label is of one sort only: SKOS, S13.
        labels = {node.name, *node.alternate_name}
        node = replace(node, keyword=tuple(word for word in node.keyword if word not in labels))
    return node


def _join(kind: Kind, statements: dict[Node, tuple[Rank, int]], counts: MergeCounts) -> Node:
    """One node of all its statements."""
    if len(statements) == 1:
        return next(iter(statements))
    ordered = sorted(statements, key=lambda node: statements[node][0])
    if len({rank for rank, _ in statements.values()}) < len(ordered):
        # One post that says two things of the same: what they say decides, not which came first.
        ordered.sort(key=lambda node: (statements[node][0], repr(node)))
    first = ordered[0]
    values: dict[str, Any] = {}
    for name, many in _VALUES[kind.name]:
        if many:
            if entries := {entry for node in ordered for entry in getattr(node, name)}:
                values[name] = tuple(sorted(entries))
        elif found := [value for node in ordered if (value := getattr(node, name)) is not None]:
            values[name] = found[0]
            voted = name == "name" and isinstance(first, (Provider, Topic))
            if not voted and (lost := len(set(found)) - 1) > 0:
                counts.overruled[first.iri][f"{kind.name}.{name}"] += lost
    if isinstance(first, Article):
        headed = (node.language for node in ordered if isinstance(node, Article) and node.headline)
        values["language"] = next(headed, None)
    if isinstance(first, Item):
        told = (node.language for node in ordered if isinstance(node, Item) and node.abstract)
        values["language"] = next(told, None)
    if isinstance(first, (Provider, Topic)):
        _choose_name(values, statements)
    # Most often the strongest statement says it all.
    changed = {name: value for name, value in values.items() if getattr(first, name) != value}
    return replace(first, **changed) if changed else first


def _choose_name(values: dict[str, Any], statements: dict[Node, tuple[Rank, int]]) -> None:
    """Of several names the site's own data decides, else the most frequent, the longest, the first; the rest stay."""
    votes: Counter[str] = Counter()
    for node, ((whose, _, _), count) in statements.items():
        if isinstance(node, (Provider, Topic)) and node.name:
            votes[node.name] += 10**9 if whose == SITE_DATA else count
    if not votes:
        return
    name = min(votes, key=lambda name: (-votes[name], -len(name), name))
    values["name"] = name
    values["alternate_name"] = tuple(sorted({*values.get("alternate_name", ()), *votes} - {name}))
