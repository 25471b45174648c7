"""The merge rule: who outranks whom, what is joined, what is counted; the order of input never matters."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.alias_file import AliasFile
from kg.decisions import MergeCounts
from kg.extractors import extractors
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.iri import slug
from kg.links import Rank
from kg.merge import OWN, RELATED, SITE_DATA, Merger
from kg.model import Article, Edge, Image, ImageMention, Item, Node, Post, Provider, ProviderMention, Topic
from kg.site_model import Subject
from kg.vocabulary import KINDS
from tests.corpus import build_site, ntriples

A, B, C = "https://example.com/a", "https://example.com/b", "https://example.com/c"
PROVIDER = "https://w3id.org/newskg/id/provider/"
TOPIC = "https://w3id.org/newskg/id/topic/"


def own(source: str = "a.md", day: int = 1) -> Rank:
    return OWN, -float(day), source


def related(source: str = "a.md", day: int = 1) -> Rank:
    return RELATED, -float(day), source


SITE: Rank = (SITE_DATA, 0.0, "")
EXTRACTORS, IDENTITY = extractors(), Identity()


def merge(*statements: tuple[Node | Edge, Rank]) -> tuple[KnowledgeGraph, MergeCounts]:
    """Merge statements, and hold that no order of them gives anything else."""
    if len(statements) < 6:
        orders = list(itertools.permutations(statements))
    else:
        orders = [statements, statements[::-1]]
        orders += [tuple(random.Random(seed).sample(statements, len(statements))) for seed in range(50)]
    merged = [_merge(order) for order in orders]
    assert all(graph == merged[0][0] and counts == merged[0][1] for graph, counts in merged)
    return merged[0]


def _merge(statements: Iterable[tuple[Node | Edge, Rank]]) -> tuple[KnowledgeGraph, MergeCounts]:
    merger = Merger(IDENTITY)
    for item, rank in statements:
        merger.add([item], rank)
    return merger.graph()


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (own(day=1), related(day=9)),
        (SITE, own(day=9)),
        (own("z.md", day=2), own("a.md", day=1)),
        (own("a.md", day=2), own("z.md", day=2)),
        (related("z.md", day=2), related("a.md", day=1)),
        (own("z.md", day=1), (OWN, float("inf"), "a.md")),
    ],
    ids=["own over related", "site over own", "later", "smaller source", "later entry", "dated over undated"],
)
def test_the_stronger_statement_gives_the_value(stronger: Rank, weaker: Rank) -> None:
    graph, counts = merge((Article(A, headline="weak"), weaker), (Article(A, headline="strong"), stronger))
    assert graph.node(A) == Article(A, headline="strong")
    assert counts.outranked == {"article.headline": 1}


def test_what_the_stronger_leaves_out_the_weaker_adds() -> None:
    graph, counts = merge(
        (Article(A, headline="strong", quality=1), own()), (Article(A, abstract="weak", heat=0, quality=1), related())
    )
    assert graph.node(A) == Article(A, headline="strong", abstract="weak", quality=1, heat=0)
    assert not counts.outranked


def test_zero_and_false_are_values() -> None:
    graph, counts = merge(
        (Article(A, quality=0, published=False), own()), (Article(A, quality=9, published=True), related())
    )
    assert graph.node(A) == Article(A, quality=0, published=False)
    assert counts.outranked == {"article.quality": 1, "article.published": 1}


def test_each_differing_value_is_counted_once_however_often_it_is_said() -> None:
    said = [("one", own()), ("two", related("b.md")), ("two", related("c.md")), ("three", related("d.md"))]
    _, counts = merge(*[(Article(A, headline=text), rank) for text, rank in said])
    assert counts.outranked == {"article.headline": 2}


def test_lists_are_joined_sorted_and_each_entry_kept_once() -> None:
    graph, counts = merge(
        (Article(A, alias=("https://z.com/",), url=("HTTPS://example.com/a",)), own()),
        (Article(A, alias=("https://y.com/", "https://z.com/")), related()),
    )
    assert graph.node(A) == Article(A, alias=("https://y.com/", "https://z.com/"), url=("HTTPS://example.com/a",))
    assert not counts.outranked


def test_equal_statements_are_no_merge() -> None:
    _, counts = merge((Article(A, headline="x"), own("a.md")), (Article(A, headline="x"), own("b.md")))
    assert counts == MergeCounts()


def test_statements_alike_in_rank_are_told_apart_by_what_they_say() -> None:
    # Two entries for one article in one post's list, with the same date.
    graph, _ = merge((Article(A, headline="x"), related()), (Article(A, headline="y"), related()))
    assert graph.node(A) == Article(A, headline="x")


def test_the_language_is_that_of_the_headline() -> None:
    graph, _ = merge(
        (Article(A, headline="eins", language="de"), own()), (Article(A, headline="one", language="en"), related())
    )
    assert graph.node(A) == Article(A, headline="eins", language="de")
    graph, _ = merge((Article(A, headline="eins"), own()), (Article(A, headline="one", language="en"), related()))
    assert graph.node(A) == Article(A, headline="eins")


def test_articles_without_any_headline_merge() -> None:
    graph, _ = merge((Article(A, quality=1), own()), (Article(A, heat=2), related()))
    assert graph.node(A) == Article(A, quality=1, heat=2)


# Names of publishers and topics


def test_a_provider_goes_by_its_most_frequent_name_and_keeps_the_others() -> None:
    iri = PROVIDER + "wbur.org"
    said = [("WBUR", "a"), ("wbur", "b"), ("WBUR", "c"), ("WBUR News", "d")]
    graph, counts = merge(*[(Provider(iri, name, domain="wbur.org"), own(f"{file}.md")) for name, file in said])
    assert graph.node(iri) == Provider(iri, "WBUR", ("WBUR News", "wbur"), "wbur.org")
    assert not counts.outranked


def test_of_names_as_frequent_the_longest_then_the_lexically_smaller() -> None:
    iri = PROVIDER + "x.org"
    graph, _ = merge((Provider(iri, "ab"), own()), (Provider(iri, "abc"), own()), (Provider(iri, "abd"), own()))
    assert graph.node(iri) == Provider(iri, "abc", ("ab", "abd"))


def test_the_sites_own_name_for_a_provider_outvotes_all_posts() -> None:
    iri = PROVIDER + "x.org"
    posts = [(Provider(iri, "The X Organisation"), own(f"{number}.md")) for number in range(3)]
    graph, _ = merge((Provider(iri, "X", ("X Inc.",)), SITE), *posts)
    assert graph.node(iri) == Provider(iri, "X", ("The X Organisation", "X Inc."))


def test_a_name_is_never_also_another_name() -> None:
    iri = PROVIDER + "x.org"
    graph, _ = merge((Provider(iri, "X", ("Y",)), own("a.md")), (Provider(iri, "Y", ("X",)), SITE))
    assert graph.node(iri) == Provider(iri, "Y", ("X",))


def test_topics_that_differ_by_case_are_one_with_both_names() -> None:
    iri = TOPIC + "ai"
    graph, _ = merge((Topic(iri, "AI"), own("a.md")), (Topic(iri, "AI"), own("b.md")), (Topic(iri, "ai"), own("c.md")))
    assert graph.node(iri) == Topic(iri, "AI", ("ai",))


# Addresses that name one article


def test_a_main_address_that_is_anothers_alias_is_that_article() -> None:
    amp = A + "/amp"
    graph, counts = merge(
        (Article(A, headline="main", alias=(amp,)), related()),
        (Article(amp, headline="amp", heat=5, alias=("https://cdn.com/a",)), own()),
        (Edge(amp, "related_to", B), own()),
        (Article(B), own()),
    )
    assert graph.iris("article") == [A, B]
    # The post's own statement outranks the related entry's, though its address gave way.
    assert graph.node(A) == Article(A, headline="amp", heat=5, alias=("https://cdn.com/a", amp))
    assert graph.targets(A, "related_to") == [B]
    assert counts.rules["main address is another article's alias"] == 1
    assert counts.examples["main address is another article's alias"] == [f"{amp} → {A}"]


def test_moving_does_not_weaken_an_equal_statement() -> None:
    amp = A + "/amp"
    graph, _ = merge(
        (Article(A, headline="main", alias=(amp,)), own("z.md")),
        (Article(amp, headline="main"), related()),  # after the move, the very same statement
        (Article(A, headline="other"), related("b.md", day=5)),
    )
    assert graph.node(A) == Article(A, headline="main", alias=(amp,))


def test_links_to_an_alias_lead_to_the_article_once() -> None:
    amp = A + "/amp"
    graph, counts = merge(
        (Article(A, alias=(amp,)), own()),
        (Article(amp), related()),
        (Article(B), own()),
        (Edge(B, "related_to", A), own()),
        (Edge(B, "related_to", amp), own()),
        (Edge(A, "related_to", amp), own()),
    )
    assert list(graph.edges()) == [Edge(B, "related_to", A)]
    assert counts.dropped == {"related_to from a thing to itself": 1}


def test_an_alias_that_two_articles_claim_stays_an_article_of_its_own() -> None:
    graph, counts = merge((Article(A, alias=(C,)), own()), (Article(B, alias=(C,)), own()), (Article(C), own()))
    assert graph.iris("article") == [A, B, C]
    assert counts.examples == {"alias claimed by several articles, not followed": [C]}


def test_two_forms_of_an_address_with_one_headline_are_one_article() -> None:
    www = "http://www.example.com/a/"
    graph, counts = merge(
        (Article(A, headline="Boston bans it"), own()),
        (Article(www, headline="Boston Bans It", abstract="x"), related()),
        (Edge(B, "related_to", www), own()),
        (Article(B), own()),
    )
    assert graph.node(A) == Article(A, headline="Boston bans it", abstract="x", alias=(www,))
    assert graph.targets(B, "related_to") == [A]
    assert counts.examples["addresses of one form and headline"] == [f"{www} → {A}"]


def test_topics_that_differ_in_spacing_are_one_with_both_names() -> None:
    graph, _ = merge(
        (Topic(TOPIC + "dev-ops", "Dev Ops"), own()),
        (Topic(TOPIC + "devops", "DevOps"), own(source="z.md")),
        (Topic(TOPIC + "devops", "DevOps", keyword=("Dev Ops", "pipelines")), SITE),
        (Article(A), own()),
        (Edge(A, "about", TOPIC + "dev-ops"), own()),
    )
    # The keyword that became a label is one no more: SKOS, S13.
    assert graph.node(TOPIC + "dev-ops") == Topic(TOPIC + "dev-ops", "DevOps", ("Dev Ops",), ("pipelines",))
    assert graph.targets(A, "about") == [TOPIC + "dev-ops"]


def test_one_more_post_may_change_what_a_topic_is_called_and_not_its_address() -> None:
    told = [(Topic(TOPIC + slug(name), name), own(f"{n}.md")) for n, name in enumerate(["Dev Ops", "DevOps", "DevOps"])]
    assert list(merge(*told[:2])[0].topics()) == [Topic(TOPIC + "dev-ops", "Dev Ops", ("DevOps",))]
    assert list(merge(*told)[0].topics()) == [Topic(TOPIC + "dev-ops", "DevOps", ("Dev Ops",))]


def test_the_owners_name_stands_over_all_others() -> None:
    owned = AliasFile(names=(("topics", "dev ops", "DevOps!"), ("publishers", "wbur.org", "WBUR Boston")))
    merger = Merger(Identity(aliases=owned, subjects=[Subject("DevOps"), Subject("dev ops")]))
    merger.add([Topic(TOPIC + "devops", "DevOps", keyword=("DevOps!",)), Topic(TOPIC + "dev-ops", "dev ops")], SITE)
    merger.add([Provider(PROVIDER + "wbur.org", "WBUR")], SITE)
    graph, _ = merger.graph()
    # Both are described, so they stay two; the owner named one of them.
    assert list(graph.topics()) == [
        Topic(TOPIC + "dev-ops", "DevOps!", ("dev ops",)),
        Topic(TOPIC + "devops", "DevOps", (), ("DevOps!",)),
    ]
    assert graph.node(PROVIDER + "wbur.org") == Provider(PROVIDER + "wbur.org", "WBUR Boston", ("WBUR",))


def test_what_the_owner_names_and_nothing_has_is_told() -> None:
    owned = AliasFile(same=(("topics", ("AI", "KI")), ("topics", ("IA", "Robots"))), names=(("topics", "Ai!", "A.I."),))
    merger = Merger(Identity(aliases=owned))
    merger.add([Topic(TOPIC + "ai", "AI")], own())
    _, counts = merger.graph()
    assert counts.examples["named in the alias file and nowhere on the site"] == [TOPIC + "ia"]


def test_what_the_owner_keeps_apart_is_no_alias_either() -> None:
    merger = Merger(Identity(aliases=AliasFile(different=(("articles", (A, B)),))))
    merger.add([Article(A, headline="x", alias=(B, C)), Article(B, headline="x")], own())
    graph, counts = merger.graph()
    assert [article.alias for article in graph.articles()] == [(C,), ()]
    assert counts.rules == {"kept apart by the alias file": 1}


# Links


def test_of_several_publishers_the_strongest_statement_tells() -> None:
    p, q = PROVIDER + "p.com", PROVIDER + "q.com"
    graph, counts = merge(
        (Article(A), own()),
        (Provider(p), own()),
        (Provider(q), own()),
        (Edge(A, "publisher", p), related(day=9)),
        (Edge(A, "publisher", q), own()),
    )
    assert graph.targets(A, "publisher") == [q]
    assert counts.outranked == {"article.publisher": 1}


def test_a_link_is_as_strong_as_the_strongest_statement_of_it() -> None:
    p, q, amp = PROVIDER + "p.com", PROVIDER + "q.com", A + "/amp"
    nodes: list[tuple[Node | Edge, Rank]] = [(Article(A), own()), (Provider(p), own()), (Provider(q), own())]
    graph, _ = merge(
        *nodes,
        (Edge(A, "publisher", p), related(day=9)),
        (Edge(A, "publisher", q), own(day=5)),
        (Edge(A, "publisher", p), own(day=9)),
    )
    assert graph.targets(A, "publisher") == [p]
    graph, _ = merge(
        *nodes,
        (Article(A, alias=(amp,)), own()),
        (Article(amp), own()),
        (Edge(A, "publisher", p), related(day=9)),
        (Edge(A, "publisher", q), own(day=5)),
        (Edge(amp, "publisher", p), own(day=9)),
    )
    assert graph.targets(A, "publisher") == [p]


def test_publishers_stated_alike_are_told_apart_by_address() -> None:
    p, q = PROVIDER + "p.com", PROVIDER + "q.com"
    nodes: list[tuple[Node | Edge, Rank]] = [(Article(A), own()), (Provider(p), own()), (Provider(q), own())]
    graph, _ = merge(*nodes, (Edge(A, "publisher", q), own()), (Edge(A, "publisher", p), own()))
    assert graph.targets(A, "publisher") == [p]


def test_one_address_that_is_an_article_and_a_picture_is_the_article() -> None:
    graph, counts = merge(
        (Article(A), own()), (Image(A, width=5), own()), (Edge(A, "image", A), own()), (Edge(B, "image", A), own())
    )
    assert graph.node(A) == Article(A)
    assert list(graph.edges()) == []
    assert sum(counts.dropped.values()) == 3
    assert any(name.startswith("image whose address is that of") for name in counts.dropped)
    assert counts.dropped["image with an end of another kind"] == 2


def test_a_link_to_nothing_is_dropped_and_counted() -> None:
    graph, counts = merge((Article(A), own()), (Edge(A, "related_to", B), own()))
    assert len(graph) == 1
    assert counts.dropped == {"related_to with an end of another kind": 1}


# Documents


def test_an_article_of_several_posts_derives_from_each() -> None:
    graph, report = _build([Post(A, "x", "a.md"), Post(A, "y", "b.md")])
    assert [iri.rpartition("/")[2] for iri in graph.targets(A, "derived_from")] == ["a.md", "b.md"]
    assert report.examples["several posts are one article"] == [A]


def test_an_article_only_mentioned_derives_from_the_posts_that_mention_it() -> None:
    entry = Post(C, "c", related=(Post("https://example.com/d", "d"),))
    graph, _ = _build([Post(A, "x", "a.md", related=(entry,)), Post(B, "y", "b.md", related=(Post(C, "c"),))])
    assert [iri.rpartition("/")[2] for iri in graph.targets(C, "derived_from")] == ["a.md", "b.md"]
    # Named by the article C only: it derives from all that tell of C.
    assert graph.targets("https://example.com/d", "derived_from") == graph.targets(C, "derived_from")


def test_an_article_with_a_document_derives_from_nothing_else() -> None:
    graph, _ = _build([Post(A, "x", "a.md", related=(Post(B, "b"),)), Post(B, "y", "b.md")])
    assert [iri.rpartition("/")[2] for iri in graph.targets(B, "derived_from")] == ["b.md"]


def _build(posts: Iterable[Post]) -> tuple[KnowledgeGraph, MergeCounts]:
    merger = Merger(IDENTITY)
    for items, rank in _statements(posts):
        merger.add(items, rank)
    return merger.graph()


def _statements(posts: Iterable[Post], whose: int = OWN, source: str = "") -> list[tuple[list[Any], Rank]]:
    """Everything that posts and their related entries state, as the build ranks it."""
    found = []
    for post in posts:
        file = post.source or source
        published = post.date_published.timestamp() if post.date_published else float("-inf")
        items = [item for extract in EXTRACTORS for item in extract(post, IDENTITY)]
        found += [(items, (whose, -published, file)), *_statements(post.related, RELATED, file)]
    return found


# Small sets of posts that say all they can of a few addresses, and contradict each other.
URLS = st.sampled_from([A, A + "?utm_source=x", A + "/amp", "https://EXAMPLE.com/a", B, C, "https://cdn.com/a"])
DATES = st.sampled_from([None, datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)])
TEXTS = st.sampled_from(["AI", "ai", "A.I.", "WBUR", "Wbur"])
IMAGES = st.builds(ImageMention, URLS, st.sampled_from([None, 1, 2]), st.just(None), st.sampled_from([None, "t", "u"]))
PROVIDERS = st.builds(
    ProviderMention, TEXTS, st.sampled_from([None, "wbur.org", "amp.wbur.org", "msn.com"]), st.just(None),
    st.lists(IMAGES, max_size=1).map(tuple),
)  # fmt: skip


def _posts(related: st.SearchStrategy[tuple[Post, ...]]) -> st.SearchStrategy[Post]:
    return st.builds(
        Post,
        url=URLS,
        title=TEXTS,
        addresses=st.lists(URLS, max_size=2).map(tuple),
        excerpt=st.sampled_from([None, "x", "y"]),
        language=st.sampled_from([None, "en", "de"]),
        date_published=DATES,
        type=st.sampled_from([None, "article", "video"]),
        kind=st.sampled_from(["article", "article", "course", "event"]),
        quality=st.sampled_from([None, 0, 1]),
        provider=st.none() | PROVIDERS,
        topics=st.lists(TEXTS, max_size=2, unique=True).map(tuple),
        images=st.lists(IMAGES, max_size=2, unique=True).map(tuple),
        related=related,
    )


ENTRIES = st.lists(_posts(st.just(())), max_size=3, unique=True).map(tuple)
FILES = st.lists(_posts(ENTRIES), min_size=1, max_size=4)


@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_statements_never_matters(posts: list[Post], shuffle: random.Random) -> None:
    statements = _statements([replace(post, source=f"{place}.md") for place, post in enumerate(posts)])
    outcomes = set()
    for _ in range(3):
        merger = Merger(IDENTITY)
        for items, rank in statements:
            merger.add(items, rank)
        graph, counts = merger.graph()
        outcomes.add((ntriples(graph), repr(sorted(counts.outranked.items())), repr(sorted(counts.rules.items()))))
        shuffle.shuffle(statements)
        statements = [(shuffle.sample(items, len(items)), rank) for items, rank in statements]
    assert len(outcomes) == 1


@given(FILES)
def test_no_address_is_lost(posts: list[Post]) -> None:
    graph, _ = _build(posts)
    things = [node for node in graph.nodes() if isinstance(node, (Article, Item))]
    known = {iri for thing in things for iri in (thing.iri, *thing.alias)}
    for post in (said for one in posts for said in (one, *one.related)):
        assert {IDENTITY.article(url) for url in (post.url, *post.addresses)} <= known


@given(FILES)
def test_every_link_joins_the_kinds_it_should_and_nothing_to_itself(posts: list[Post]) -> None:
    graph, _ = _build(posts)
    fields = {(kind.name, link.name): link for kind in KINDS.values() for link in kind.links}
    for edge in graph.edges():
        link = fields[graph.node(edge.subject).kind, edge.field]
        assert graph.node(edge.target).kind in link.targets
        assert edge.subject != edge.target
        assert link.many or len(graph.targets(edge.subject, edge.field)) == 1


def test_several_posts_at_one_address_are_one_article(tmp_path: Path) -> None:
    graph, report = build_site(
        tmp_path,
        {
            "1.md": {"title": "early", "webUrl": A, "publishedDateTime": "2020-01-01T00:00:00Z", "topics": ["AI"]},
            "2.md": {"title": "late", "webUrl": A + "#top", "publishedDateTime": "2020-01-02T00:00:00Z"},
            "3.md": {"title": "undated", "webUrl": A + "?utm_source=x", "excerpt": "only here"},
        },
    )
    assert graph.node_counts()["article"] == 1
    article = graph.node(A)
    assert isinstance(article, Article)
    assert (article.headline, article.abstract) == ("late", "only here")
    assert article.url == (A + "#top", A + "?utm_source=x")
    assert graph.targets(A, "about") == [TOPIC + "ai"]
    assert report.merges.outranked == {"article.headline": 2, "article.date_published": 1}


COURSE = {"title": "A course", "webUrl": A, "type": "course", "price": "Free"}
MENTION = {"title": "B", "webUrl": B, "related": [{"title": "a mention", "webUrl": A}]}
MENTION_AS_COURSE = {"title": "B", "webUrl": B, "related": [{"title": "a mention", "webUrl": A, "type": "course"}]}


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"1.md": COURSE}, "course"),
        ({"1.md": COURSE, "2.md": MENTION}, "course"),
        ({"1.md": MENTION_AS_COURSE}, "course"),
        ({"1.md": {"title": "A", "webUrl": A, "type": "article"}, "2.md": MENTION_AS_COURSE}, "article"),
        ({"1.md": COURSE, "2.md": {"title": "News of it", "webUrl": A}}, "course"),
        ({"1.md": COURSE, "2.md": {**COURSE, "type": "event", "publishedDateTime": "2020-01-01"}}, "event"),
        ({"1.md": COURSE, "2.md": {"title": "B", "webUrl": B, "ampUrl": A}}, "course"),
        ({"1.md": {**COURSE, "webUrl": B, "ampUrl": A}, "2.md": {"title": "A", "webUrl": A}}, "course"),
    ],
    ids=["alone", "and a mention", "only a mention", "an article's own word", "two posts", "two kinds, the later",
         "is an alias", "has an alias"],
)  # fmt: skip
def test_one_address_is_one_thing_of_one_kind(tmp_path: Path, files: dict[str, Any], kind: str) -> None:
    graph, report = build_site(tmp_path, files)
    things = {node.iri: node for node in graph.nodes() if isinstance(node, (Article, Item))}
    (thing,) = (node for node in things.values() if A in (node.iri, *node.alias))
    assert thing.kind == kind
    assert not report.merges.dropped
    assert {edge.target for edge in graph.edges("related_to")} <= things.keys()


def test_what_both_kinds_can_have_is_joined(tmp_path: Path) -> None:
    mention = {
        "title": "C",
        "webUrl": B,
        "related": [{"title": "x", "webUrl": A, "excerpt": "Said of it", "topics": ["AI"]}],
    }
    graph, report = build_site(tmp_path, {"1.md": COURSE, "2.md": mention})
    assert graph.node(A) == Item("course", A, name="A course", abstract="Said of it", price="Free", free=True)
    assert graph.targets(A, "about") == [TOPIC + "ai"]
    assert report.merges.outranked == {"course.name": 1}
