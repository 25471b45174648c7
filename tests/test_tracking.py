"""Which parameters of an address say who sent the reader, and which say what is read."""

from __future__ import annotations

import pytest

from kg.iri import canonical_url
from kg.tracking import PARAMETERS, TRACKING


@pytest.mark.parametrize(
    "part",
    [
        "utm_source=feed", "UTM_Campaign=x", "fbclid=IwAR0", "gclid=1", "feedType=RSS", "feedName=businessNews",
        "mod=mw_quote_news", "source=eptcnnlnk0000002", "admgarea=BDNA", "itm_source=parsely-api", "taid=5f6a",
        "amp_js_v=0.1", "_mc=rss", "WT.mc_id=x", "hsCtaTracking=1", "useSponsorshipSuggestions=true", "usqp=mq331AQ",
    ],
)  # fmt: skip
def test_tracking_parameters_are_covered(part: str) -> None:
    assert TRACKING.covers(part)


@pytest.mark.parametrize(
    "part",
    [
        "id=7", "v=HgxO4qUcgrE", "ArticleID=140460", "p=2", "q=boston", "page=3", "lang=de", "source=ACOM", "model=3",
        "mode=print", "ref=5", "amp=1", "utm=zone", "story=utm_source", "newsID=1430012", "lcid=en-us", "",
    ],
)  # fmt: skip
def test_what_is_meant_is_kept(part: str) -> None:
    assert not TRACKING.covers(part)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "https://www.reuters.com/article/idUSKBN21Z3GW?feedType=RSS&feedName=businessNews",
            "https://www.reuters.com/article/idUSKBN21Z3GW",
        ),
        ("https://e.com/a.aspx?ArticleID=1&utm_source=x&p=2#top", "https://e.com/a.aspx?ArticleID=1&p=2"),
        ("https://e.com/a?utm%5Fsource=x", "https://e.com/a"),
        ("https://e.com/#!/a?utm_source=x", "https://e.com/#!/a?utm_source=x"),
        ("HTTPS://E.com:443/a?fbclid=1", "https://e.com/a"),
    ],
)
def test_an_address_loses_its_tracking_and_nothing_else(url: str, address: str) -> None:
    assert canonical_url(url) == address


def test_the_list_is_in_lower_case_and_without_repetition() -> None:
    assert [name for name in PARAMETERS if name != name.casefold()] == []
    assert len(set(PARAMETERS)) == len(PARAMETERS)


def test_the_list_can_be_added_to() -> None:
    changed = TRACKING.changed(["Campaign", "wt_*", "src=rss"], [])
    assert all(map(changed.covers, ["campaign=1", "WT_x=1", "src=rss-7", "fbclid=1"]))
    assert not changed.covers("src=book")


def test_the_list_can_be_taken_from() -> None:
    changed = TRACKING.changed([], ["mod", "utm_*", "itm_source", "source"])
    assert not any(map(changed.covers, ["mod=1", "utm_source=1", "itm_source=1", "source=eptcnnlnk1"]))
    assert changed.covers("itm_medium=1")


def test_the_list_unchanged_is_itself() -> None:
    assert TRACKING.changed([], []) is TRACKING.changed(["mod"], []) is TRACKING
