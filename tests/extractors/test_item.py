"""Courses, events, people … drawn out of posts."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kg.extractors.article import extract as extract_article
from kg.extractors.item import extract
from kg.identity import Identity
from kg.model import ITEM_KINDS, Details, Item, Post

URL = "https://example.com/a"
BASE = "https://w3id.org/newskg/id/"
DAY = datetime(2020, 6, 24, tzinfo=UTC)


def item(post: Post) -> Item:
    (found,) = extract(post, Identity())
    return found


def test_an_item_has_what_the_post_says() -> None:
    details = Details("Free", True, ("Beginner",), Decimal("4.5"), 3, "PT1M", author=("A",))
    post = Post(
        URL + "?utm_source=x", "A course", "a.md", (URL + "/amp", URL), "About it", "en", DAY, "module", "Cloud", 1, -2,
        False, kind="course", details=details,
    )  # fmt: skip
    assert item(post) == Item(
        "course",
        URL,
        name="A course",
        abstract="About it",
        language="en",
        additional_type="module",
        section="Cloud",
        date_published=DAY,
        url=(URL + "?utm_source=x",),
        quality=1,
        heat=-2,
        published=False,
        alias=(URL + "/amp",),
        price="Free",
        free=True,
        level=("Beginner",),
        rating_value=Decimal("4.5"),
        rating_count=3,
        duration="PT1M",
        author=("A",),
    )


@pytest.mark.parametrize("kind", ITEM_KINDS)
def test_what_has_no_address_is_its_kind_and_name(kind: str) -> None:
    assert item(Post("", "A  Title", "x.md", kind=kind)) == Item(kind, f"{BASE}{kind}/a-title", name="A  Title")
    named = Post("", "T", "x.md", kind=kind, name="team/a b", details=Details(pages=("https://t.co/x",)))
    assert item(named) == Item(kind, f"{BASE}{kind}/team/a%20b", name="T", url=("https://t.co/x",))


def test_an_event_has_its_period_and_a_person_accounts_in_canonical_form() -> None:
    event = item(Post(URL, "E", kind="event", details=Details(start_date=DAY, end_date=DAY, location="Here")))
    assert event == Item("event", URL, name="E", start_date=DAY, end_date=DAY, location="Here")
    accounts = Details(same_as=("https://Twitter.com/ada#x", "https://github.com/ada"), followers=2)
    person = item(Post(URL, "P", kind="person", type="person", details=accounts))
    assert person.same_as == ("https://github.com/ada", "https://twitter.com/ada")
    assert person.additional_type is None


def test_a_language_without_a_text_is_no_one_s() -> None:
    assert item(Post(URL, "E", language="en", kind="event")).language is None


def test_an_article_is_no_item_and_the_other_way_round() -> None:
    assert not list(extract(Post(URL, "A"), Identity()))
    assert not list(extract_article(Post(URL, "A", kind="course"), Identity()))
