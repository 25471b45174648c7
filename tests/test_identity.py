"""Who is who: publishers by domain, topics by name, documents by path; every minted IRI is valid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.alias_file import AliasFile
from kg.domains import registrable_domain
from kg.errors import UsageError
from kg.extractors.provider import extract
from kg.identity import Identity
from kg.iri import is_iri
from kg.model import Details, Edge, Post, ProviderMention
from kg.platforms import PLATFORMS, SHORT
from kg.site_model import Organization, Subject

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
        ("Yahoo! Sports", "sports.yahoo.com", "yahoo.com/yahoo-sports"),
        ("Yahoo!", "yahoo.com", "yahoo.com"),
        ("Reuters via Yahoo! Finance", "finance.yahoo.com", "yahoo.com/reuters"),
        ("MSN.com", "msn.com", "msn.com"),
        ("Towards Data Science", "towardsdatascience.medium.com", "medium.com/towards-data-science"),
        ("CNN", "YouTube.com", "youtube.com/cnn"),
        ("CNN", "youtu.be", "youtube.com/cnn"),
        ("CNN", "www.youtube-nocookie.com", "youtube.com/cnn"),
        ("YouTube", "youtu.be", "youtube.com"),
        ("Youtu.be", "youtu.be", "youtube.com"),
        ("NASA", "fb.watch", "facebook.com/nasa"),
    ],
)
def test_on_a_platform_a_provider_is_the_domain_and_its_name(name: str | None, domain: str, found: str) -> None:
    assert provider(name, domain) == found


def test_a_syndicated_provider_keeps_the_name_it_was_written_with() -> None:
    found = IDENTITY.provider(ProviderMention("PC Gamer on MSN", "msn.com"), ARTICLE)
    assert (found.name, found.alternate_name, found.domain) == ("PC Gamer", ("PC Gamer on MSN",), "msn.com")
    assert found.platform == BASE + "provider/msn.com"


def test_platforms_are_registrable_domains_themselves() -> None:
    assert {registrable_domain(domain) for domain in PLATFORMS} == PLATFORMS.keys()
    assert {registrable_domain(domain) for domain in SHORT} == SHORT.keys()
    assert {*SHORT.values()} <= PLATFORMS.keys()


def test_a_platforms_other_domain_counts_where_the_post_or_the_owner_says_no_more() -> None:
    assert provider("CNN", None, "https://youtu.be/playlist?list=PLa") == "youtube.com/cnn"
    assert publisher(owned(add_platforms=(("youtu.be", "Short"),)), "CNN", "youtu.be") == "youtu.be/cnn"
    assert publisher(owned(remove_platforms=("youtube.com",)), "CNN", "youtu.be") == "youtube.com"
    identity = owned(same=(("publishers", ("ign.com", "youtu.be/IGN")),))
    assert publisher(identity, "IGN", "youtube.com") == "ign.com"


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


# Articles


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://www-bbc-com.cdn.ampproject.org/c/s/www.bbc.com/news/1?utm_source=x", "https://www.bbc.com/news/1"),
        ("https://youtu.be/HgxO4qUcgrE?si=x#t=5", "https://www.youtube.com/watch?v=HgxO4qUcgrE"),
        ("HTTP://WWW.Example.com:80/a b/../c?mod=x", "http://www.example.com/c"),
        ("https://www.destinationcrm.com/a.aspx?ArticleID=140460", "https://www.destinationcrm.com/a.aspx?ArticleID=140460"),
        ("https://example.com/#!/a", "https://example.com/#!/a"),
        ("https://MÜNCHEN.de/straße", "https://xn--mnchen-3ya.de/straße"),
        ("https://example.com/%7Ea/%C3%BC%2f", "https://example.com/~a/ü%2F"),
    ],
)  # fmt: skip
def test_an_article_is_its_address_in_one_form(url: str, iri: str) -> None:
    assert IDENTITY.article(url) == IDENTITY.article(iri) == iri


def test_decisions_of_one_address_are_noted_and_its_plain_forms_are_not() -> None:
    identity = Identity()
    for url in (
        "https://youtu.be/HgxO4qUcgrE",
        "https://youtube.com/watch?v=HgxO4qUcgrE",
        "https://e.com/a?fbclid=1#x",
    ):
        identity.article(url)
    identity.article_of_alias("https://youtu.be/xxxxxxxxxxx")
    assert identity.decisions == {
        "video address": {"https://youtu.be/HgxO4qUcgrE": "https://www.youtube.com/watch?v=HgxO4qUcgrE"},
        "tracking parameters left out": {"https://e.com/a?fbclid=1#x": "https://e.com/a"},
    }


# What the site's own data says

IGN = Organization("ign.com", "IGN", ("Imagine Games Network", "ign.tv"))
SITE = Identity(organizations=[IGN], subjects=[Subject("Machine Learning", "ML"), Subject("AI")])


@pytest.mark.parametrize(
    ("name", "domain", "found"),
    [
        ("IGN", "youtube.com", "ign.com"),
        ("Imagine  Games network on MSN", "msn.com", "ign.com"),
        ("IGN India", "youtube.com", "youtube.com/ign-india"),
        ("IGN", "example.com", "example.com"),
        ("Whoever", "www.ign.tv", "ign.com"),
        ("IGN", "ign.com", "ign.com"),
    ],
)
def test_the_sites_organisations_decide_where_they_speak(name: str, domain: str, found: str) -> None:
    iri = SITE.provider(ProviderMention(name, domain), ARTICLE).iri
    assert iri == f"{BASE}provider/{found}"


def test_a_short_name_is_its_topic() -> None:
    assert SITE.topic("ml") == SITE.topic("Machine Learning") == f"{BASE}topic/machine-learning"
    assert SITE.topic("HTML") == f"{BASE}topic/html"


# What the owner says


def owned(**decisions: Any) -> Identity:
    return Identity(
        aliases=AliasFile(**decisions), organizations=[IGN], subjects=[Subject("Machine Learning", "ML"), Subject("AI")]
    )


def publisher(identity: Identity, name: str | None, domain: str) -> str:
    return identity.provider(ProviderMention(name, domain), ARTICLE).iri.removeprefix(BASE + "provider/")


def test_the_owner_joins_articles_by_any_of_their_forms() -> None:
    identity = owned(
        same=(("articles", ("https://e.com/a", "https://youtu.be/HgxO4qUcgrE", "https://e.org/b?fbclid=1")),)
    )
    for url in ("https://www.youtube.com/watch?v=HgxO4qUcgrE&t=1", "https://e.org/b", "https://e.com/a#top"):
        assert identity.article(url) == "https://e.com/a"
    assert identity.chosen == {"https://e.com/a"}
    assert "https://e.com/a" not in identity.decisions["alias file"]


def test_the_owner_joins_publishers() -> None:
    identity = owned(same=(("publishers", ("gizmodo.com", "gizmodo.com.au", "youtube.com/Gizmodo", "www.gizmo.do")),))
    assert {publisher(identity, *who) for who in (("Gizmodo", "gizmodo.com.au"), ("GIZMODO", "youtube.com"))} == {
        "gizmodo.com"
    }
    found = identity.provider(ProviderMention("Gizmodo - YouTube", "youtube.com"), ARTICLE)
    assert (found.domain, found.name, found.alternate_name, found.platform) == (
        "gizmodo.com", "Gizmodo", ("Gizmodo - YouTube",), "",
    )  # fmt: skip


def test_the_owner_may_let_a_channel_be_the_publisher() -> None:
    identity = owned(same=(("publishers", ("youtube.com/IGN", "ign.com")),))
    found = identity.provider(ProviderMention("IGN", "ign.com"), ARTICLE)
    assert found.iri == BASE + "provider/youtube.com/ign"
    assert (found.domain, found.platform) == ("youtube.com", BASE + "provider/youtube.com")
    assert publisher(identity, "IGN", "youtube.com") == "youtube.com/ign"


def test_the_owner_joins_topics_over_the_sites_short_names() -> None:
    identity = owned(same=(("topics", ("AI", "ML", "Artificial Intelligence")),))
    assert {identity.topic(name) for name in ("ML", "ai", "artificial  intelligence")} == {BASE + "topic/ai"}
    assert identity.topic("Machine Learning") == BASE + "topic/machine-learning"


def test_the_owner_keeps_apart_what_the_sites_data_would_join() -> None:
    identity = owned(different=(("publishers", ("ign.com", "youtube.com/IGN")), ("topics", ("ML", "Machine Learning"))))
    assert publisher(identity, "IGN", "youtube.com") == "youtube.com/ign"
    assert publisher(identity, "IGN", "msn.com") == "ign.com"
    assert identity.topic("ML") == BASE + "topic/ml"
    assert len(identity.apart) == 2


def test_the_owner_keeps_apart_two_channels_that_the_sites_data_would_join() -> None:
    identity = owned(different=(("publishers", ("msn.com/IGN", "youtube.com/IGN")),))
    assert {publisher(identity, "IGN", domain) for domain in ("msn.com", "youtube.com")} == {
        "msn.com/ign",
        "youtube.com/ign",
    }


def test_of_three_that_are_kept_apart_each_pair_is() -> None:
    assert len(owned(different=(("topics", ("Go", "Golang", "Baduk")),)).apart) == 3


def test_what_is_kept_apart_from_one_is_kept_apart_from_all_it_is_joined_with() -> None:
    identity = owned(same=(("topics", ("Go", "Golang")),), different=(("topics", ("Golang", "Baduk")),))
    assert identity.apart == {frozenset((BASE + "topic/go", BASE + "topic/baduk"))}


def test_the_owner_gives_names_by_any_form() -> None:
    identity = owned(
        same=(("publishers", ("wbur.org", "wbur.example")),),
        names=(("publishers", "www.wbur.example", "WBUR Boston"), ("topics", "ML", "Machine learning")),
    )
    assert identity.names == {
        BASE + "provider/wbur.org": "WBUR Boston", BASE + "topic/machine-learning": "Machine learning",
    }  # fmt: skip


def test_the_owner_changes_platforms_and_tracking_parameters() -> None:
    identity = owned(
        add_platforms=(("www.write.as", "Write.as"),), remove_platforms=("medium.com",),
        add_tracking=("campaign",), remove_tracking=("mod", "utm_id"),
    )  # fmt: skip
    assert publisher(identity, "Someone on Write.as", "write.as") == "write.as/someone"
    assert publisher(identity, "Someone", "medium.com") == "medium.com"
    assert identity.platform_name("write.as") == "Write.as"
    url = "https://e.com/a?campaign=1&mod=2&utm_id=3&utm_source=4"
    assert identity.article(url) == "https://e.com/a?mod=2&utm_id=3"


@pytest.mark.parametrize(
    ("decisions", "message"),
    [
        ({"same": (("topics", ("AI", "KI")), ("topics", ("ki", "Robots")))}, "'ki' .* in two groups of same-as"),
        ({"same": (("articles", ("https://e.com/a", "https://youtu.be/HgxO4qUcgrE")),
                   ("articles", ("https://e.com/b", "https://www.youtube.com/watch?v=HgxO4qUcgrE")))}, "in two groups"),
        ({"different": (("publishers", ("wbur.org", "news.wbur.org")),)}, "which are one; nothing tells them apart"),
        ({"different": (("topics", ("AI", "KI")),), "same": (("topics", ("AI", "KI")),)}, "which are one"),
        ({"names": (("topics", "AI", "A.I."), ("topics", "ai", "Artificial"))}, "two names to .*topic/ai: 'A.I.' and"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_a_cure(decisions: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        owned(**decisions)


NAMES = ["AI", "ai", "KI", "ML", "Machine Learning", "Go", "Golang", "robots"]
GROUPS = st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True), max_size=2)


@given(GROUPS, GROUPS)
def test_the_alias_file_overrules_everything(same: list[list[str]], different: list[list[str]]) -> None:
    try:
        identity = owned(
            same=tuple(("topics", tuple(names)) for names in same),
            different=tuple(("topics", tuple(names)) for names in different),
        )
    except UsageError:
        return
    for names in same:
        assert {identity.topic(name) for name in names} == {identity.topic(names[0])}
    for names in different:
        assert len({identity.topic(name) for name in names}) == len(names)
    assert all(len(pair) == 2 for pair in identity.apart)


@given(
    st.sampled_from(["https://youtu.be/", "https://cdn.ampproject.org/c/s/e.com/", "https://E.com/"]),
    st.text(max_size=20),
)
def test_the_identity_of_an_identity_is_itself(start: str, end: str) -> None:
    iri = IDENTITY.article(start + end)
    assert IDENTITY.article(iri) == iri


ORGANIZATIONS = (
    Organization("wsj.com", "WSJ", ("The Wall Street Journal",)),
    Organization("msn.com", "MSN", ("Microsoft News",)),
)


@pytest.mark.parametrize(
    ("name", "domain", "url", "found", "called"),
    [
        ("The Wall Street Journal", None, "", "wsj.com", "The Wall Street Journal"),
        ("The Wall Street Journal on MSN", "msn.com", ARTICLE, "wsj.com", "The Wall Street Journal"),
        ("Microsoft News", "msn.com", ARTICLE, "msn.com", "Microsoft News"),
        ("Reuters on MSN", "reuters.com", ARTICLE, "reuters.com", "Reuters"),
        (None, "medium.com", ARTICLE, "medium.com", "Medium"),
        ("Blog A", "a.wordpress.com", ARTICLE, "wordpress.com/blog-a", "Blog A"),
        ("Nobody", None, "", "nobody", "Nobody"),
    ],
)
def test_the_sites_organisations_say_who_is_meant(
    name: str | None, domain: str | None, url: str, found: str, called: str
) -> None:
    identity = Identity(organizations=ORGANIZATIONS)
    provider = identity.provider(ProviderMention(name, domain), url)
    assert (provider.iri.removeprefix(BASE + "provider/"), provider.name) == (found, called)


def test_a_channel_on_what_is_no_platform_is_no_publisher() -> None:
    aliases = AliasFile(
        same=(("publishers", ("ex.com/Blog", "other.org")),), lines=(("ex.com/Blog", "same-as", "aliases.yaml:3"),)
    )
    with pytest.raises(UsageError, match=r"aliases\.yaml:3: .* ex\.com is no platform"):
        Identity(aliases=aliases)


def test_an_affiliation_is_not_the_persons_own_host() -> None:
    person = Post("https://bob.dev/", "Bob", "_people/b.md", kind="person")
    person = replace(person, details=Details(affiliation=(ProviderMention("Microsoft"),)))
    assert Edge("https://bob.dev/", "affiliation", BASE + "provider/microsoft") in set(extract(person, IDENTITY))
