"""What the corpus shows to be one, what it does not show, and that the owner's word stands over both."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution import (
    AMP,
    KEPT_APART,
    STATED,
    TOPIC_FORM,
    UNDECIDED,
    VARIANT,
    Evidence,
    resolve_articles,
    resolve_topics,
)

DAY = datetime(2020, 6, 24, 20, 56, tzinfo=UTC)
HOME, AMP_PAGE = "https://example.com/a", "https://example.com/a/amp"


def said(
    *headlines: str, day: float | None = 0, aliases: Iterable[str] = (), whose: int = 1, source: str = ""
) -> Evidence:
    dates = set() if day is None else {DAY + timedelta(days=day)}
    return Evidence({*aliases}, (whose, 0.0, source), lambda: ({*headlines}, dates))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/a",
        "https://www.example.com/a",
        "https://example.com/a/",
        "https://m.example.com/a",
        "http://www.example.com/a/index.html",
    ],
)
def test_two_forms_of_an_address_with_one_headline_are_one(url: str) -> None:
    joins = resolve_articles({HOME: said("x", day=0), url: said("x", day=90, whose=2)})
    assert joins.moved == {url: HOME}
    assert joins.rules == {VARIANT: {url: HOME}}


def test_two_forms_published_in_one_instant_are_one() -> None:
    found = resolve_articles({HOME: said("as it was"), "https://www.example.com/a": said("as it was edited", whose=2)})
    assert found.moved == {"https://www.example.com/a": HOME}


def test_two_forms_that_say_different_things_stay_two() -> None:
    # petri.com had two articles, three weeks apart, at one address with and without www.
    found = resolve_articles({HOME: said("how does it work"), "https://www.example.com/a": said("how to", day=23)})
    assert not found.moved


def test_two_queries_are_two_pages_whatever_they_say() -> None:
    assert not resolve_articles({HOME + "?id=1": said("x"), HOME + "?id=2": said("x")}).moved


def test_the_stronger_statement_keeps_its_address_then_https() -> None:
    plain, secure = "http://example.com/a", "https://www.example.com/a"
    assert resolve_articles({plain: said("x", whose=1), secure: said("x", whose=2)}).moved == {secure: plain}
    assert resolve_articles({plain: said("x"), secure: said("x")}).moved == {plain: secure}


@pytest.mark.parametrize(
    "url",
    [
        AMP_PAGE,
        "https://amp.example.com/a",
        "https://www.example.com/a?outputType=amp",
        "http://example.com/amp/a/",
        "https://example.com/a.amp",
    ],
)
def test_an_amp_address_is_the_article_that_the_corpus_has(url: str) -> None:
    joins = resolve_articles({url: said("x", whose=1), HOME: said("x", whose=2)})
    assert joins.rules == {AMP: {url: HOME}}


def test_an_amp_address_alone_stays_as_it_is() -> None:
    assert not resolve_articles({AMP_PAGE: said("x"), "https://example.com/b": said("x")}).moved


def test_an_amp_copy_with_another_headline_is_the_article_where_both_came_in_one_instant() -> None:
    assert resolve_articles({HOME: said("x"), AMP_PAGE: said("y")}).moved == {AMP_PAGE: HOME}
    assert not resolve_articles({HOME: said("x"), AMP_PAGE: said("y", day=1)}).moved
    assert not resolve_articles({HOME: said("x"), AMP_PAGE: said("y", day=None)}).moved


def test_a_day_is_no_instant() -> None:
    midnight = -(DAY - DAY.replace(hour=0, minute=0)) / timedelta(days=1)
    assert not resolve_articles({HOME: said("x", day=midnight), AMP_PAGE: said("y", day=midnight)}).moved


@pytest.mark.parametrize("headline", ["boston-bans-it", "boston-bans-it-the-news", "顔認識を禁止"])
def test_an_amp_copy_with_a_sites_name_in_its_headline_is_the_article_whenever_it_came(headline: str) -> None:
    found = resolve_articles({HOME: said(headline), AMP_PAGE: said(headline + "-wired", day=9)})
    assert found.moved == {AMP_PAGE: HOME}


def test_where_one_has_no_headline_near_dates_will_do() -> None:
    assert resolve_articles({HOME: said("x"), AMP_PAGE: said(day=2)}).moved == {AMP_PAGE: HOME}
    assert resolve_articles({HOME: said(), AMP_PAGE: said("x", day=-2)}).moved == {AMP_PAGE: HOME}
    assert not resolve_articles({HOME: said("x"), AMP_PAGE: said(day=4)}).moved


def test_a_page_about_amps_is_not_the_page_above_it() -> None:
    shop, amps = "https://example.com/guitars", "https://example.com/guitars/amp"
    assert not resolve_articles({shop: said("guitars", day=None), amps: said("amplifiers", day=None)}).moved
    assert not resolve_articles({shop: said("guitars"), amps: said("amplifiers", day=2)}).moved
    assert not resolve_articles({shop: said("guitars"), amps: said("guitars-and-amps", day=2)}).moved


def test_an_amp_address_of_two_articles_is_neither() -> None:
    two = {HOME: said("x"), HOME + "/": said("y", day=9)}
    assert not resolve_articles({**two, AMP_PAGE: said("x")}).moved


def test_amp_addresses_without_their_article_are_joined_among_themselves() -> None:
    found = resolve_articles({AMP_PAGE: said("x"), "http://www.example.com/a/amp/": said("x", whose=2)})
    assert found.moved == {"http://www.example.com/a/amp/": AMP_PAGE}


def test_a_stated_alias_is_followed_and_two_claims_are_not() -> None:
    b, amp = "https://example.com/b", "https://cdn.example/x"
    joins = resolve_articles({HOME: said("x", aliases=[amp]), amp: said("z")})
    assert joins.rules == {STATED: {amp: HOME}}
    joins = resolve_articles({HOME: said("x", aliases=[amp]), b: said("y", aliases=[amp]), amp: said("z")})
    assert (joins.moved, joins.rules) == ({}, {UNDECIDED: {amp: amp}})


def test_what_the_owner_keeps_apart_is_not_joined() -> None:
    apart = frozenset({frozenset((HOME, AMP_PAGE))})
    joins = resolve_articles({HOME: said("x", aliases=[AMP_PAGE]), AMP_PAGE: said("x")}, apart)
    assert (joins.moved, joins.rules) == ({}, {KEPT_APART: {AMP_PAGE: HOME}})


def test_what_the_owner_keeps_apart_is_not_joined_through_a_third() -> None:
    www, plain = "https://www.example.com/a", "http://example.com/a"
    apart = frozenset({frozenset((HOME, plain))})
    joins = resolve_articles({url: said("x") for url in (HOME, www, plain)}, apart)
    assert joins.home(HOME) != joins.home(plain)
    assert joins.home(www) in (joins.home(HOME), joins.home(plain))


def test_the_address_that_the_owner_chose_stays() -> None:
    joins = resolve_articles({HOME: said("x", aliases=[AMP_PAGE]), AMP_PAGE: said("x")}, chosen={AMP_PAGE})
    assert joins.moved == {HOME: AMP_PAGE}


# Topics


def topics(
    *names: str, described: Iterable[str] = (), apart: frozenset[frozenset[str]] = frozenset()
) -> dict[str, str]:
    return resolve_topics([f"t/{name}" for name in names], {f"t/{name}" for name in described}, "t/", apart).moved


@pytest.mark.parametrize(
    ("names", "moved"),
    [
        (["dev-ops", "devops"], {"t/devops": "t/dev-ops"}),
        (["data-base", "database", "da-ta-base"], {"t/data-base": "t/da-ta-base", "t/database": "t/da-ta-base"}),
        (["c", "c-plus-plus", "c-sharp"], {}),
        (["iot", "io"], {}),
        (["9-11", "911"], {}),
        (["2020-21", "202021"], {}),
        (["web-3", "web3"], {"t/web3": "t/web-3"}),
    ],
)
def test_topics_that_differ_in_spacing_are_one(names: list[str], moved: dict[str, str]) -> None:
    assert topics(*names) == moved


def test_the_topic_that_the_site_describes_stays() -> None:
    assert topics("dev-ops", "devops", described=["devops"]) == {"t/dev-ops": "t/devops"}


def test_two_topics_that_the_site_describes_stay_two() -> None:
    assert topics("dev-ops", "devops", described=["devops", "dev-ops"]) == {}


def test_topics_that_the_owner_keeps_apart_stay_two() -> None:
    assert topics("dev-ops", "devops", apart=frozenset({frozenset(("t/dev-ops", "t/devops"))})) == {}


def test_topic_forms_are_counted() -> None:
    assert resolve_topics(["t/dev-ops", "t/devops"], set(), "t/").rules == {TOPIC_FORM: {"t/devops": "t/dev-ops"}}


def test_of_topics_of_one_form_that_none_describes_the_first_by_name_stays_whatever_the_order() -> None:
    assert topics("a-bc", "ab-c") == topics("ab-c", "a-bc") == {"t/ab-c": "t/a-bc"}


# Whatever the corpus says

URLS = [
    f"{scheme}://{host}example.com/{path}"
    for scheme in ("http", "https")
    for host in ("", "www.", "amp.")
    for path in ("a", "a/", "a/amp", "b")
]
EVIDENCE = st.builds(
    lambda headline, day, aliases, whose: said(headline, day=day, aliases=aliases, whose=whose),
    st.sampled_from("xyz"),
    st.sampled_from([None, 0, 1, 9]),
    st.lists(st.sampled_from(URLS), max_size=1),
    st.sampled_from([1, 2]),
)
CORPORA = st.dictionaries(st.sampled_from(URLS), EVIDENCE, max_size=8)
PAIRS = st.frozensets(st.frozensets(st.sampled_from(URLS), min_size=2, max_size=2), max_size=4)
CHOSEN = st.sets(st.sampled_from(URLS), max_size=2)


@given(CORPORA, PAIRS, CHOSEN, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(
    corpus: dict[str, Evidence], apart: frozenset[frozenset[str]], chosen: set[str], shuffle: random.Random
) -> None:
    items = list(corpus.items())
    shuffle.shuffle(items)
    one, other = resolve_articles(corpus, apart, chosen), resolve_articles(dict(items), apart, chosen)
    assert (one.moved, one.rules) == (other.moved, other.rules)


@given(CORPORA, PAIRS, CHOSEN)
def test_what_the_owner_keeps_apart_stays_apart_whatever_the_corpus_says(
    corpus: dict[str, Evidence], apart: frozenset[frozenset[str]], chosen: set[str]
) -> None:
    joins = resolve_articles(corpus, apart, chosen)
    for pair in apart:
        one, other = pair
        assert joins.home(one) != joins.home(other)


@given(CORPORA, CHOSEN)
def test_everything_moves_at_once_to_an_article_that_stays(corpus: dict[str, Evidence], chosen: set[str]) -> None:
    joins = resolve_articles(corpus, frozenset(), chosen)
    assert joins.moved.keys() <= corpus.keys()
    assert {*joins.moved.values()} <= corpus.keys() - joins.moved.keys()


@given(CORPORA, st.sampled_from(URLS))
def test_what_the_owner_chose_is_not_moved(corpus: dict[str, Evidence], chosen: str) -> None:
    assert chosen not in resolve_articles(corpus, frozenset(), {chosen}).moved
