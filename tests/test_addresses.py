"""Forms of one address: AMP pages, AMP caches, videos, prefixes; and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.addresses import amp_key, certain_address, variant_key
from kg.iri import canonical_url

VIDEO = "https://www.youtube.com/watch?v=HgxO4qUcgrE"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www-bbc-com.cdn.ampproject.org/c/s/www.bbc.com/news/amp/1", "https://www.bbc.com/news/amp/1"),
        ("https://www-bbc-com.cdn.ampproject.org/v/s/www.bbc.com/news/amp/1", "https://www.bbc.com/news/amp/1"),
        ("https://example-com.cdn.ampproject.org/c/example.com/a", "http://example.com/a"),
        ("https://example-com.cdn.ampproject.org/wp/s/example.com/a", "https://example.com/a"),
        ("https://cdn.ampproject.org/c/s/example.com/a?id=7", "https://example.com/a?id=7"),
        ("https://www-example-com.bing-amp.com/c/s/example.com/a", "https://example.com/a"),
        ("https://www.google.com/amp/s/www.example.com/a/amp/", "https://www.example.com/a/amp/"),
        ("https://www.google.co.uk/amp/s/amp.example.com/a", "https://amp.example.com/a"),
        ("https://cdn.ampproject.org/c/s/example.com%2Fa", "https://example.com/a"),
        ("https://cdn.ampproject.org/c/s/example.com%2Fa%2520b%3Fid%3D7", "https://example.com/a%20b?id=7"),
        ("https://cdn.ampproject.org/c/s/example.com/a%2Fb", "https://example.com/a%2Fb"),
    ],
)
def test_an_amp_cache_tells_the_page_it_copies(url: str, page: str) -> None:
    assert certain_address(url) == (page, "AMP cache address")


@pytest.mark.parametrize(
    "url",
    [
        "https://youtu.be/HgxO4qUcgrE",
        "https://youtu.be/HgxO4qUcgrE?t=42",
        "https://youtu.be/HgxO4qUcgrE?si=abc",
        "https://youtube.com/watch?v=HgxO4qUcgrE",
        "http://www.youtube.com/watch?v=HgxO4qUcgrE",
        "https://m.youtube.com/watch?v=HgxO4qUcgrE&feature=youtu.be",
        "https://www.youtube.com/watch?feature=share&v=HgxO4qUcgrE&list=PL123&index=4&t=10s",
        "https://www.youtube.com/shorts/HgxO4qUcgrE",
        "https://www.youtube.com/embed/HgxO4qUcgrE?rel=0",
        "https://www.youtube-nocookie.com/embed/HgxO4qUcgrE",
        "https://www.youtube.com/live/HgxO4qUcgrE",
        "https://www.youtube.com/v/HgxO4qUcgrE",
        "https://youtu.be/watch?v=HgxO4qUcgrE",
        "https://www.youtu.be/watch/?v=HgxO4qUcgrE&t=7",
        "https://youtu.be/shorts/HgxO4qUcgrE",
        "https://youtu.be//HgxO4qUcgrE",
    ],
)
def test_a_video_is_its_name(url: str) -> None:
    assert certain_address(url) == (VIDEO, "video address")


@pytest.mark.parametrize(
    "url",
    [
        VIDEO,
        "https://www.youtube.com/@IGN",
        "https://www.youtube.com/channel/UCKy1dAqELo0zrOtPkf0eTMw",
        "https://www.youtube.com/playlist?list=PL123",
        "https://www.youtube.com/embed/videoseries?list=PL123",
        "https://www.youtube.com/results?search_query=boston",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=watch",
        "https://www.youtube.com/embed/live_stream?channel=UCaaa",
        "https://youtu.be/",
        "https://youtu.be/watch",
        "https://youtu.be/playlist?list=PLa",
        "https://youtu.be/channel",
        "https://notyoutu.be/HgxO4qUcgrE",
        "https://www.youtube.com.example.com/watch?v=HgxO4qUcgrE&t=1",
        "https://example.com/amp/s/a",
        "https://cdn.ampproject.org/c/s/example.com%2Fa/b%2Fc",
        "https://cdn.ampproject.org/c/s/example.com%2Fa?q=b%26c",
        "https://cdn.ampproject.org/c/s/%20.com%2Fa",
        "https://www.google.com/amp/s/",
        "https://example.com/a",
    ],
)
def test_other_addresses_stand_for_themselves(url: str) -> None:
    assert certain_address(url) == (url, "")


CACHES = st.sampled_from(
    ["cdn.ampproject.org/c/s/", "www.google.com/amp/", "www.google.com/amp/s/", "a.bing-amp.com/v/"]
)
ENDS = st.sampled_from(
    ["e.com/a?v=1", "youtu.be/HgxO4qUcgrE", "www.youtube.com/shorts/HgxO4qUcgrE", "e", "", "#!/a/b."]
)
NOISE = st.text(alphabet="abc/.?=&-_sv:#%2F", max_size=10)
URLS = st.builds(lambda caches, *ends: "https://" + "".join([*caches, *ends]), st.lists(CACHES), ENDS, NOISE)


@given(URLS)
def test_what_an_address_stands_for_stands_for_itself(text: str) -> None:
    regular, _ = certain_address(canonical_url(text) or VIDEO)
    assert certain_address(regular) == (regular, "")


@pytest.mark.parametrize(
    "url",
    [
        "https://amp.example.com/news/a",
        "https://www.amp.example.com/news/a",
        "https://www.example.com/news/a/amp",
        "https://www.example.com/news/a/amp/",
        "http://example.com/amp/news/a",
        "https://example.com/news/amp/a",
        "https://www.example.com/google-amp/news/a",
        "https://www.example.com/news/a.amp",
        "https://www.example.com/news/a?amp",
        "https://www.example.com/news/a?amp=1",
        "https://www.example.com/news/a?outputType=amp",
        "https://www.example.com/news/a/amp?outputType=amp",
    ],
)
def test_an_amp_address_tells_its_page(url: str) -> None:
    assert amp_key(url) == variant_key("https://example.com/news/a")


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://example.com/a.amp.html", "https://example.com/a.html"),
        ("https://example.com/a?id=7&amp=1", "https://example.com/a?id=7"),
    ],
)
def test_the_rest_of_an_amp_address_is_kept(url: str, page: str) -> None:
    assert amp_key(url) == variant_key(page)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a",
        "https://example.com/amps",
        "https://example.com/guitar-amp",
        "https://example.com/ampere/a",
        "https://amplify.example.com/a",
        "https://example.com/a?ampere=1",
        "https://example.com/a?amp=marshall",
        "https://example.com/a?output=pdf",
    ],
)
def test_not_all_that_says_amp_is_amp(url: str) -> None:
    assert amp_key(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/a",
        "https://example.com/a/",
        "https://www.example.com/a",
        "http://www2.example.com/a/",
        "https://m.example.com/a",
        "https://mobile.example.com/a",
        "https://example.com/a/index.html",
        "https://example.com/a/default.aspx",
    ],
)
def test_variants_share_a_key(url: str) -> None:
    assert variant_key(url) == variant_key("https://example.com/a")


def test_what_may_mean_another_page_has_another_key() -> None:
    urls = ["a", "A", "a?p=1", "a?p=2", "a/b", "a.html", "a/index", "", "?p=1"]
    hosts = ["example.com", "news.example.com", "example.org", "m.com", "www.com", "mm.example.com"]
    keys = [variant_key(f"https://{host}/{url}") for host in hosts for url in urls]
    assert len(set(keys)) == len(keys)
