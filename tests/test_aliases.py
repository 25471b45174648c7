"""Which main addresses are other articles' aliases: chains, rings, claims that prove nothing."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.aliases import Resolution, resolve_aliases

Claims = dict[str, set[str]]


def resolve(aliases: Claims, strong: str = "") -> Resolution:
    """Resolve with all statements of one strength, but that of the letter ``strong`` stronger."""
    return resolve_aliases(aliases, {iri: (0 if iri == strong else 1, 0.0, "") for iri in aliases})


def test_an_address_nobody_has_a_post_at_moves_nothing() -> None:
    assert resolve({"a": {"a/amp"}, "b": {"b/amp"}}) == Resolution({}, frozenset())


def test_a_main_address_that_is_another_articles_alias_is_that_article() -> None:
    assert resolve({"a": {"a/amp"}, "a/amp": set()}).moved == {"a/amp": "a"}


def test_strength_does_not_turn_an_alias_around() -> None:
    assert resolve({"a": {"a/amp"}, "a/amp": set()}, strong="a/amp").moved == {"a/amp": "a"}


def test_a_chain_leads_to_its_head() -> None:
    assert resolve({"c": {"b"}, "b": {"a"}, "a": set()}).moved == {"a": "c", "b": "c"}


def test_of_a_ring_the_stronger_stays() -> None:
    assert resolve({"a": {"b"}, "b": {"a"}}, strong="b").moved == {"a": "b"}


def test_of_a_ring_of_equals_the_lexically_smaller_stays() -> None:
    assert resolve({"b": {"c"}, "c": {"a"}, "a": {"b"}}).moved == {"b": "a", "c": "a"}


def test_a_chain_into_a_ring_leads_to_the_rings_head() -> None:
    assert resolve({"b": {"a", "x"}, "a": {"b"}, "x": {"y"}, "y": set()}).moved == {"b": "a", "x": "a", "y": "a"}


def test_an_alias_that_two_articles_claim_proves_nothing() -> None:
    assert resolve({"a": {"home"}, "b": {"home"}, "home": set()}) == Resolution({}, frozenset({"home"}))


def test_an_alias_that_one_article_claims_under_two_addresses_is_that_article() -> None:
    # The usual case: a page, its AMP page, and the cache's copy, which both others name.
    found = resolve({"a": {"a/amp", "cdn/a"}, "a/amp": {"cdn/a"}, "cdn/a": set()})
    assert found == Resolution({"a/amp": "a", "cdn/a": "a"}, frozenset())


def test_what_proved_nothing_may_once_its_claimants_are_one() -> None:
    found = resolve({"a": {"b", "c"}, "b": {"c", "d"}, "c": {"d"}, "d": set(), "x": {"d"}})
    assert found == Resolution({"b": "a", "c": "a"}, frozenset({"d"}))


def test_an_article_may_claim_its_own_address() -> None:
    assert resolve({"a": {"a"}}) == Resolution({}, frozenset())


CLAIMS = st.dictionaries(st.sampled_from("abcdefg"), st.sets(st.sampled_from("abcdefgxy"), max_size=3))


@given(CLAIMS)
def test_every_address_moves_at_once_to_where_it_stays(aliases: Claims) -> None:
    found = resolve(aliases)
    assert not found.moved.keys() & set(found.moved.values())
    assert found.moved.keys() <= aliases.keys()
    assert set(found.moved.values()) <= aliases.keys()


@given(CLAIMS)
def test_no_address_moves_that_nobody_claims(aliases: Claims) -> None:
    claimed = {alias for iri, others in aliases.items() for alias in others - {iri}}
    assert resolve(aliases).moved.keys() <= claimed


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(aliases: Claims, shuffle: random.Random) -> None:
    shuffled = list(aliases.items())
    shuffle.shuffle(shuffled)
    assert resolve(dict(shuffled)) == resolve(aliases)
