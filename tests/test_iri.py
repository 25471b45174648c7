"""Addresses as identities."""

from __future__ import annotations

from itertools import combinations
from time import process_time

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.iri import canonical_url, is_iri, is_plain_url, path_segment, slug, syntactic_url, without_login

PIECES = (
    "http", "https", "HTTPS", "ftp", ":", "//", "/", "\\", "?", "#", "@", "[", "]", "%", "%2", "%2e", "%2E%2e", "%41",
    "%7e", "%C3%A9", "%ff", "%E2%80%8B", "%EF%BF%BE", "%F3%A0%80%80", "%00", "%25", "%2F", "%3F", "%23", "é", "ü", "ﬃ",
    "℀", "ß", "。", "．", "xn--", "example", "com", ".", "..", "www.", "localhost", "127.0.0.1", "0x7f.1", "[::1]", "1",
    ":80", ":443", ":99999", "&", "=", "utm_source=x", "%75tm_x=1", "fbclid", "a=b", "!", "#!", "$", "'", "(", ")",
    "*", "+", ",", ";", "{", "}", "|", "^", "`", "<", ">", '"', " ", "\t", "\n", "\r", "\0", "\x7f", "\x80", "\xa0",
    "\u2028", "\ufeff", "\ufffd", "\ufffe", "\ud800", "\udc80", "😀", "\U000e0100", "\U000f0000", "\u202e", "user:pw@",
    "_", "-", "~",
)  # fmt: skip
STARTS = (
    "",
    "https://example.com/",
    "http://",
    "https://",
    "https://a.b/c?",
    "https://e.com/#",
    "http://e.com",
    "//",
    "http://u@e.com:80",
)
TEXTS = st.text(st.characters()) | st.tuples(
    st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES) | st.text(st.characters(), max_size=2), max_size=8)
).map(lambda parts: parts[0] + "".join(parts[1]))


def accepted(iri: str) -> bool:
    """Whether we, and a strict parser of others, take it for an IRI."""
    pyoxigraph.NamedNode(iri)
    return is_iri(iri)


@settings(max_examples=3000)
@given(TEXTS)
@example("https://℀@example.com")
@example("http://a{b}.com/")
@example("https://e.com/%F3%A0%84%80")
def test_no_text_raises_and_what_comes_out_is_an_iri_that_stays_as_it_is(text: str) -> None:
    canonical, syntactic = canonical_url(text), syntactic_url(text)
    assert (canonical is None) == (syntactic is None)
    if canonical is not None and syntactic is not None:
        assert accepted(canonical)
        assert accepted(syntactic)
        assert canonical_url(canonical) == canonical
        assert canonical_url(syntactic) == canonical
        assert syntactic_url(syntactic) == syntactic
        assert canonical.startswith(("https://", "http://"))
    if is_plain_url(text):
        assert syntactic == text


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://e.com", "https://e.com/"),
        ("HTTPS://WWW.E.com:443/A", "https://www.e.com/A"),
        ("http://e.com:80/", "http://e.com/"),
        ("http://e.com:8080/", "http://e.com:8080/"),
        ("https://e.com/a/", "https://e.com/a/"),
        ("https://e.com/a/../b/./c", "https://e.com/b/c"),
        ("https://e.com/a/%2e%2E/b", "https://e.com/b"),
        ("https://e.com/a b", "https://e.com/a%20b"),
        ("https://e.com/a%20b", "https://e.com/a%20b"),
        ("https://e.com/caf%C3%A9", "https://e.com/café"),
        ("https://e.com/café", "https://e.com/café"),
        ("https://e.com/%ff%7e%41", "https://e.com/%FF~A"),
        ("https://e.com/%E2%80%8B", "https://e.com/%E2%80%8B"),
        ("https://e.com/100%", "https://e.com/100%25"),
        ("https://e.com/a%2Fb", "https://e.com/a%2Fb"),
        ("https://e.com/[a]{b}|c", "https://e.com/%5Ba%5D%7Bb%7D%7Cc"),
        ("https://bücher.de/", "https://xn--bcher-kva.de/"),
        ("https://e.com/a#b", "https://e.com/a"),
        ("https://e.com/#!/a", "https://e.com/#!/a"),
        ("https://e.com/?", "https://e.com/"),
        ("https://e.com/a?id=7&utm_source=x&UTM_Medium=y&fbclid=z", "https://e.com/a?id=7"),
        ("https://e.com/a?utm_source=x", "https://e.com/a"),
        ("https://e.com/a?%75tm_source=x", "https://e.com/a"),
        ("https://e.com/a?utmost=x&mode=1", "https://e.com/a?utmost=x&mode=1"),
        ("https://e.com/a?b=2&a=1&&b=2", "https://e.com/a?b=2&a=1&b=2"),
        ("https://e.com/it's?q=it's", "https://e.com/it's?q=it's"),
        (" https://e.com/a\n", "https://e.com/a"),
        ("https:\\\\e.com\\a", "https://e.com/a"),
        ("https://user:pw@e.com/", "https://e.com/"),
        ("https://user@e.com:8080/@a?b=c@d", "https://e.com:8080/@a?b=c@d"),
        ("https://a@b:c d@e.com/", "https://e.com/"),
        ("https://[::1]/", "https://[::1]/"),
    ],
)
def test_an_address_in_its_canonical_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "", "e.com", "www.e.com/a", "/a", "//e.com/a", "https:", "https://", "https:/e.com", "https:///e.com",
        "https:e.com", "ftp://e.com/", "javascript:alert(1)", "data:text/html,x", "mailto:a@e.com", "file:///a",
        "https://e.com:99999/", "https://a b/", "https://%/", "https://a{b}.com/", "https://[::1/",
        "https://e.com/" + "a" * 100_000, "x https://e.com", "None", "https://\ud800.com/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_has_none(text: str) -> None:
    assert canonical_url(text) is None
    assert syntactic_url(text) is None
    assert not is_plain_url(text)


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://user:pw@E.com/a", "https://E.com/a"),
        ("https:\\\\user:pw@e.com\\a", "https:\\\\e.com\\a"),
        ("https://a@b:p w@e.com?c@d", "https://e.com?c@d"),
        ("https://e.com/@a", "https://e.com/@a"),
        ("https://us\ter:p\nw@e.com/", "https://e.com/"),
        ("https://\t/user:pw@E.com/", "https://e.com/"),
    ],
)
def test_a_login_is_cut_out_of_an_address_and_nothing_else(url: str, bare: str) -> None:
    assert without_login(url) == bare
    assert syntactic_url(bare) == syntactic_url(url)


def test_a_query_and_a_fragment_may_choose_a_picture() -> None:
    assert syntactic_url("https://e.com/i?utm_source=x&w=1#frag") == "https://e.com/i?utm_source=x&w=1#frag"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("https://e.com/é", True),
        ("urn:x", True),
        ("https://[::1]/", True),
        ("", False),
        ("a", False),
        ("1x:", False),
        ("x: ", False),
        ("x:\n", False),
        ("x:%", False),
        ("x:%zz", False),
        ("x:<", False),
        ("x:#a#b", False),
        ("x:\ud800", False),
        ("x:\ue000", False),
        ("x:\U000e0100", False),
    ],
)
def test_what_is_an_iri(text: str, valid: bool) -> None:
    assert is_iri(text) is valid


NAMES = [
    "C", "C++", "C#", "C++ AMP", "C# 9", "F", "F#", "J", "J++", "J#", ".NET", "NET", "Q&A", "QA", "A+", "A", "+", "#",
    "&", "*", "?", "!", "…", "Objective-C", "Objective-C++", "R", "Я", "人工知能", "العربية", "été", "ete", "1.0", "10",
]  # fmt: skip


def test_names_that_differ_in_a_sign_that_tells_them_apart_have_slugs_of_their_own() -> None:
    for one, other in combinations(NAMES, 2):
        assert slug(one) != slug(other), (one, other)


@pytest.mark.parametrize(
    "names",
    [
        (
            "Machine Learning",
            "machine learning",
            " Machine  Learning ",
            "machine-learning",
            "MACHINE\u00a0LEARNING",
            "Machine_Learning",
        ),
        ("Künstliche Intelligenz", "KU\u0308NSTLICHE INTELLIGENZ", "künstliche-intelligenz"),
        ("AI", "ＡＩ", "ai", "A\ufe00I\ufe0f".replace("\ufe00", "")),
        ("葛", "葛\U000e0100"),
        ("Straße", "STRASSE"),
        ("ﬁnance", "Finance"),
    ],
)
def test_names_that_differ_in_writing_only_have_one_slug(names: tuple[str, ...]) -> None:
    assert len({slug(name) for name in names}) == 1


@settings(max_examples=1000)
@given(TEXTS)
def test_a_slug_is_one_segment_of_an_iri_and_its_own_slug(text: str) -> None:
    name = slug(text)
    assert accepted("https://example.com/topic/" + name)
    assert not set("/?#%") & set(name)
    assert slug(name) == name
    assert bool(name) == bool(text.strip())


@settings(max_examples=1000)
@given(TEXTS, TEXTS)
def test_paths_are_segments_of_an_iri_and_stay_apart(one: str, other: str) -> None:
    assert accepted("https://example.com/" + path_segment(one))
    assert not set("?#") & set(path_segment(one))
    if one != other:
        assert path_segment(one) != path_segment(other)


def test_a_path_stays_readable() -> None:
    assert path_segment("_news/2020-é 100%?#[1].md") == "_news/2020-é%20100%25%3F%23%5B1%5D.md"


@pytest.mark.parametrize(
    "text",
    [
        "https://e.com/" + "%" * 60_000,
        "https://e.com/?" + "&" * 60_000,
        "https://e.com/" + "é" * 60_000,
        "https://" + "a." * 30_000,
        "https://e.com/" + "../" * 20_000,
    ],
)
def test_a_long_address_does_not_take_long(text: str) -> None:
    start = process_time()
    canonical_url(text)
    assert process_time() - start < 2
