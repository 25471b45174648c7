"""Who is who: publishers by domain, topics by name, documents by path; every minted IRI is valid."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.domains import registrable_domain
from kg.errors import UsageError
from kg.identity import Identity
from kg.iri import is_iri
from kg.model import ProviderMention
from kg.platforms import PLATFORMS

BASE = "https://w3id.org/newskg/id/"
ARTICLE = "https://www.example.com/a"
IDENTITY, ELSEWHERE = Identity(), Identity("https://example.org/k#")


def provider(name: str | None, domain: str | None, url: str = ARTICLE) -> str:
    return IDENTITY.provider(ProviderMention(name, domain), url).iri.removeprefix(BASE + "provider/")


@pytest.mark.parametrize(
    ("domain", "registrable"),
    [
        ("wbur.org", "wbur.org"),
        ("amp.wbur.org", "wbur.org"),
        ("www.dailymail.co.uk", "dailymail.co.uk"),
        ("gizmodo.com.au", "gizmodo.com.au"),
        ("paleofuture.gizmodo.com", "gizmodo.com"),
        ("someone.github.io", "someone.github.io"),
        ("github.io", "github.io"),
        ("co.uk", "co.uk"),
        ("192.168.0.1", "192.168.0.1"),
        ("localhost", "localhost"),
        ("xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("news.xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("local7.example", "local7.example"),
    ],
)
def test_a_provider_is_its_registrable_domain(domain: str, registrable: str) -> None:
    assert provider("A name", domain) == registrable


def test_a_provider_without_a_domain_is_that_of_its_article() -> None:
    assert provider("The Example", None, "https://news.example.co.uk:8080/a") == "example.co.uk"


def test_two_names_at_one_domain_are_one_provider() -> None:
    assert provider("WBUR", "wbur.org") == provider("WBUR News", "www.wbur.org") == provider(None, "wbur.org")


@pytest.mark.parametrize(
    ("name", "domain", "found"),
    [
        ("PC Gamer on MSN", "msn.com", "msn.com/pc-gamer"),
        ("PC Gamer on MSN.com", "www.msn.com", "msn.com/pc-gamer"),
        ("PC Gamer", "msn.com", "msn.com/pc-gamer"),
        ("Reuters via MSN", "msn.com", "msn.com/reuters"),
        ("MSN", "msn.com", "msn.com"),
        ("msn", "msn.com", "msn.com"),
        ("CNN", "youtube.com", "youtube.com/cnn"),
        ("YouTube", "m.youtube.com", "youtube.com"),
        ("CNN on MSN", "youtube.com", "youtube.com/cnn-on-msn"),
        (None, "medium.com", "medium.com"),
    ],
)
def test_on_a_platform_a_provider_is_the_domain_and_its_name(name: str | None, domain: str, found: str) -> None:
    assert provider(name, domain) == found


def test_a_syndicated_provider_keeps_the_name_it_was_written_with() -> None:
    found = IDENTITY.provider(ProviderMention("PC Gamer on MSN", "msn.com"), ARTICLE)
    assert (found.name, found.alternate_name, found.domain) == ("PC Gamer", ("PC Gamer on MSN",), "msn.com")


def test_platforms_are_registrable_domains_themselves() -> None:
    assert {registrable_domain(domain) for domain in PLATFORMS} == PLATFORMS.keys()


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        (["Machine Learning", "machine learning", "Machine-Learning", " machine  LEARNING "], "machine-learning"),
        (["AI", "ai", "Ai"], "ai"),
        (["C++"], "c-plus-plus"),
        (["C#"], "c-sharp"),
        (["C"], "c"),
        (["Künstliche Intelligenz", "Ku\u0308nstliche Intelligenz"], "künstliche-intelligenz"),
        (["人工智能"], "人工智能"),
        (["!!!"], "u0021-u0021-u0021"),
    ],
)
def test_names_that_differ_in_case_and_spacing_are_one_topic(names: list[str], slug: str) -> None:
    assert {IDENTITY.topic(name) for name in names} == {f"{BASE}topic/{slug}"}


def test_topics_named_by_different_signs_stay_apart() -> None:
    names = ["❤️", "☀️", "❤", "★", "!", "?", "C", "C++", "C#"]  # two of them with a variation selector
    assert len({IDENTITY.topic(name) for name in names}) == len(names)


def test_documents_stay_apart_whatever_their_names() -> None:
    names = ["a b.md", "a%20b.md", "a?b.md", "a%3Fb.md", "a#b.md", "A b.md", "a\\b.md", "é.md", "a/b.md", "a\nb.md"]
    names += ["bad\udcff.md", "bad\udcfe.md", "bad%FF.md", "bad\ufffd.md"]  # the first two: bytes that are not UTF-8
    iris = {IDENTITY.source(name) for name in names}
    assert len(iris) == len(names)
    assert f"{BASE}source/bad%FF.md" in iris


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_every_minted_iri_is_valid(text: str) -> None:
    mention = ProviderMention(text, "youtube.com")
    for iri in (ELSEWHERE.topic(text), ELSEWHERE.source(text), ELSEWHERE.provider(mention, ARTICLE).iri):
        assert is_iri(iri)
        list(pyoxigraph.parse(f"<{iri}> <x:p> <{iri}> .", format=pyoxigraph.RdfFormat.N_TRIPLES))  # raises if not


@given(st.text(alphabet=st.characters(exclude_categories=()), min_size=1), st.text(min_size=1))
def test_no_two_documents_share_an_iri(one: str, other: str) -> None:
    assert (IDENTITY.source(one) == IDENTITY.source(other)) == (one == other)


def test_an_article_is_its_canonical_address() -> None:
    found = {IDENTITY.article(url) for url in ("HTTPS://Example.com:443/a/../b?utm_source=x#top",)}
    assert found == {"https://example.com/b"}


def test_a_picture_keeps_its_query() -> None:
    url = "https://i1.wp.com/a.png?fit=1240%2C1021&ssl=1&utm_source=x"
    assert IDENTITY.image(url) == url


@pytest.mark.parametrize("base", ["https://example.org/id", "https://example.org/id/", "HTTPS://Example.ORG:443/id"])
def test_the_base_iri_ends_in_a_slash(base: str) -> None:
    assert Identity(base).topic("AI") == "https://example.org/id/topic/ai"


def test_the_base_iri_may_end_in_a_hash() -> None:
    assert Identity("https://example.org/id#").scheme == "https://example.org/id#topics"


@pytest.mark.parametrize(
    "base", ["", "example.org", "/id/", "ftp://example.org/", "https://", "https://example.org/a b", "https://e.org/?q"]
)
def test_a_base_iri_that_cannot_be_one_is_refused_with_a_cure(base: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be the base IRI; give an http\(s\) address such as https://"):
        Identity(base)
