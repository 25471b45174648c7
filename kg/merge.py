"""The merge: many statements of the same things become one graph, by one rule.

A node's single values come from the statement of the highest rank that has them: a site's own data, then a
post's own front matter, then a related entry; among equals the later publication, then the lexically
smaller source. Lists are joined. What is outranked and differs is counted. Nothing is merged by likeness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.iri import slug
from kg.links import LinkStatements, Rank
from kg.model import Article, Edge, Edges, Node, Provider, Topic
from kg.resolution import Evidence, Joins, resolve_articles, resolve_topics
from kg.vocabulary import KINDS, Kind

SITE_DATA, OWN, RELATED = 0, 1, 2

MAX_EXAMPLES = 5

UNMET = "named in the alias file and nowhere on the site"


@dataclass(slots=True)
class MergeCounts:
    """What the merge decided: how often each rule joined things, with examples, and what it overruled."""

    rules: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    outranked: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def note(self, rule: str, examples: Iterable[str]) -> None:
        """Count a rule's cases; their IRIs, sorted, serve as examples."""
        found = sorted(examples)
        if found:
            self.rules[rule] = len(found)
            self.examples[rule] = found[:MAX_EXAMPLES]

    def note_joins(self, rule: str, joined: Mapping[str, str]) -> None:
        """Count what a rule joined: from each IRI to the one it is known by."""
        self.note(rule, (f"{iri} → {home}" if iri != home else iri for iri, home in joined.items()))


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
        known = statements.get(node)
        statements[node] = (rank, count) if known is None else (min(rank, known[0]), known[1] + count)

    def graph(self) -> tuple[KnowledgeGraph, MergeCounts]:
        """The graph of everything taken, and what was decided on the way."""
        counts = MergeCounts()
        self._resolve()
        for rule, joined in {**self._identity.decisions, **self.joins.rules}.items():
            counts.note_joins(rule, joined)
        self.links.follow(self.joins.moved)
        counts.note("several posts are one article", self.links.shared_main_entities())
        self.links.derive_mentions(self.statements["article"])
        graph = KnowledgeGraph()
        kinds = self._add_nodes(graph, counts)
        owned = map(self.joins.home, {*self._identity.chosen, *self._identity.names})
        counts.note(UNMET, {iri for iri in owned if iri not in kinds})
        counts.outranked.update(self.links.connect(graph, kinds, counts.dropped))
        counts.outranked = +counts.outranked
        return graph, counts

    def _resolve(self) -> None:
        """Find what the corpus shows to be one, and let all that is said of either be said of one."""
        articles = {iri: self._evidence(statements) for iri, statements in self.statements["article"].items()}
        apart, chosen = self._identity.apart, self._identity.chosen
        found = resolve_articles(articles, apart, chosen)
        topics = self.statements["topic"]
        described = {iri for iri, said in topics.items() if any(rank[0] == SITE_DATA for rank, _ in said.values())}
        forms = resolve_topics(topics, described, self._identity.base_iri + "topic/", apart, chosen)
        self.joins.moved = found.moved | forms.moved
        self.joins.rules = {rule: found.rules[rule] | forms.rules[rule] for rule in {**found.rules, **forms.rules}}
        for kind in ("article", "topic"):
            for iri, home in self.joins.moved.items():
                for node, (rank, count) in self.statements[kind].pop(iri, {}).items():
                    self._add_node(_moved(node, home), rank, count)

    def _evidence(self, statements: dict[Node, tuple[Rank, int]]) -> Evidence:
        said = [node for node in statements if isinstance(node, Article)]
        address = self._identity.article_of_alias

        def tells() -> tuple[set[str], set[datetime]]:
            headlines = {slug(node.headline) for node in said if node.headline}
            return headlines, {node.date_published for node in said if node.date_published}

        aliases = {address(alias) for node in said for alias in node.alias}
        return Evidence(aliases, min(rank for rank, _ in statements.values()), tells)

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
                    counts.dropped[f"{name} whose address is that of a {kinds[iri]}"] += 1
                    continue
                kinds[iri] = name
                if len(statements) > 1:
                    joined[name].append(iri)
                node = _join(KINDS[name], statements, counts.outranked)
                graph.add_node(_as_owned(node, names.get(iri), others.get(iri, frozenset())))
        for name, iris in joined.items():
            counts.note(f"differing statements of one {name} joined", iris)
        return kinds


def _moved(node: Node, home: str) -> Node:
    if isinstance(node, Article):
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


def _join(kind: Kind, statements: dict[Node, tuple[Rank, int]], outranked: Counter[str]) -> Node:
    """One node of all its statements."""
    if len(statements) == 1:
        return next(iter(statements))
    ordered = sorted(statements, key=lambda node: statements[node][0])
    if len({rank for rank, _ in statements.values()}) < len(ordered):
        # One post that says two things of the same: what they say decides, not which came first.
        ordered.sort(key=lambda node: (statements[node][0], repr(node)))
    first = ordered[0]
    values: dict[str, Any] = {}
    for item in kind.values:
        found = [value for node in ordered if (value := getattr(node, item.name)) not in (None, ())]
        if not found:
            continue
        if item.many:
            values[item.name] = tuple(sorted({entry for value in found for entry in value}))
        else:
            values[item.name] = found[0]
            if not (item.name == "name" and isinstance(first, (Provider, Topic))):
                outranked[f"{kind.name}.{item.name}"] += len(set(found)) - 1
    if isinstance(first, Article):
        headed = (node.language for node in ordered if isinstance(node, Article) and node.headline)
        values["language"] = next(headed, None)
    if isinstance(first, (Provider, Topic)):
        _choose_name(values, statements)
    return replace(first, **values)


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
