"""What a post says beyond what every article has."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from kg.model import NO_DETAILS, Details, ImageMention, Post, ProviderMention
from kg.readers.details import FIELDS
from kg.readers.fields import Fields, Tally
from kg.readers.posts import read_post
from kg.vocabulary import THINGS

ADDRESS = "https://e.com/a"


def read(type: str | None = "course", source: str = "a.md", **values: Any) -> tuple[Post | None, Tally]:
    tally = Tally()
    given = {"title": "T", "webUrl": ADDRESS, "type": type, **values}
    fields = Fields({name: value for name, value in given.items() if value is not None}, source, (), locate, tally)
    return read_post(fields, source, None), tally


def locate(path: tuple[str | int, ...]) -> tuple[int, str | None]:
    """What stands in the file of the tests that have a number where a text is meant."""
    return 1, {"length": "12:34", "price": "0"}.get(str(*path[-1:]))


def details(type: str | None = "course", **values: Any) -> Details:
    post, tally = read(type, **values)
    assert post is not None
    assert not tally.findings
    assert not tally.unknown
    return post.details


def codes(type: str = "course", **values: Any) -> list[str]:
    post, tally = read(type, **values)
    assert post is not None
    assert post.details == NO_DETAILS
    return [f"{found.code} {found.field}" for found in tally.findings]


def test_every_kind_has_its_fields() -> None:
    assert set(FIELDS) == set(THINGS)


def test_a_post_that_tells_nothing_more_has_no_details() -> None:
    assert details() == NO_DETAILS
    assert details(price="", length=None, levels=[], items=[]) == NO_DETAILS


@pytest.mark.parametrize(
    ("price", "free"),
    [
        ("Free", True), ("free", True), ("0", True), ("0.00", True), ("$0", True), ("0 EUR", True), ("€0,00", True),
        ("$10", None), ("165 USD", None), ("Free trial", None), ("10.00", None), ("from 0 to 10", None), ("100", None),
    ],
)  # fmt: skip
def test_a_price_is_kept_as_found_and_nothing_is_free(price: str, free: bool | None) -> None:
    assert details(price=price) == Details(price=price, free=free)


def test_a_price_may_be_a_number() -> None:
    assert details(price=0) == Details(price="0", free=True)


def test_a_length_is_a_duration() -> None:
    assert details(length="PT90M").duration == "PT1H30M"
    assert details("video", length="12:34").duration == "PT12M34S"
    # YAML reads an unquoted 12:34 as a number of base sixty.
    assert details("video", length=754).duration == "PT12M34S"
    assert codes(length="12:34") == ["bad-duration length"]
    assert codes(length="soon") == ["bad-duration length"]
    assert codes(length=["PT1M"]) == ["wrong-type length"]


@pytest.mark.parametrize(
    ("ratings", "value", "count"),
    [
        ({"average": 4.7763157, "count": 152}, "4.7763157", 152),
        ({"average": 5, "count": 4}, "5", 4),
        ({"average": "4.50", "count": "3"}, "4.5", 3),
        ({"average": 10}, "10", None),
        ({"count": 3}, None, 3),
        ({"average": 0, "count": 0}, None, 0),
        (4.5, "4.5", None),
        ("3", "3", None),
        (100, "100", None),
    ],
)
def test_ratings(ratings: Any, value: str | None, count: int | None) -> None:
    found = details(ratings=ratings)
    assert (found.rating_value, found.rating_count) == (Decimal(value) if value else None, count)
    assert value is None or format(found.rating_value, "f") == value


@pytest.mark.parametrize(
    ("ratings", "code"),
    [
        ({"average": -1}, "bad-number ratings.average"),
        ({"average": math.nan}, "bad-number ratings.average"),
        ({"average": math.inf}, "bad-number ratings.average"),
        ({"average": 1e300}, "bad-number ratings.average"),
        ({"average": 10**30}, "bad-number ratings.average"),
        ({"average": "4,5"}, "bad-number ratings.average"),
        ({"average": [4]}, "bad-number ratings.average"),
        ({"average": True}, "bad-number ratings.average"),
        ({"count": -1}, "out-of-range ratings.count"),
        ({"count": 1.5}, "wrong-type ratings.count"),
        (["4"], "wrong-type ratings"),
        (True, "bad-number ratings"),
    ],
)
def test_ratings_that_are_none(ratings: Any, code: str) -> None:
    assert codes(ratings=ratings) == [code]


def test_levels_are_a_list_or_one() -> None:
    assert details(levels=["Beginner", "Advanced", "Beginner"]).level == ("Beginner", "Advanced")
    assert details(levels="Beginner").level == ("Beginner",)


def test_an_event_has_a_period_and_a_place() -> None:
    start, end = datetime(2020, 1, 1, 8, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC)
    found = details("event", startDateTime=start, endDateTime=end, location=" Boston,\n MA ", website=ADDRESS)
    assert found == Details(start_date=start, end_date=end, location="Boston, MA")
    assert details("event", startDate="2020-01-01T08:00:00Z").start_date == start
    assert (
        details("event", location={"city": "Boston", "name": "Hall", "country": "USA"}).location == "Hall, Boston, USA"
    )
    assert details("event", startDateTime=start, endDateTime=start).end_date == start


def test_an_end_before_the_start_is_not_believed() -> None:
    start, end = datetime(2020, 1, 2, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
    post, tally = read("event", startDateTime=start, endDateTime=end)
    assert post is not None
    assert post.details == Details(start_date=start)
    assert [(found.code, found.field) for found in tally.findings] == [("end-before-start", "endDateTime")]


def test_a_day_that_is_none() -> None:
    assert codes("event", startDateTime="2020-02-30", location=["x"]) == [
        "bad-date startDateTime",
        "wrong-type location",
    ]


def test_a_person_has_accounts_and_belongs_somewhere() -> None:
    found = details(
        "profile",
        affiliation={"name": "Example", "domain": "example.org", "images": [{"url": "https://e.com/i.png"}]},
        twitter={"username": "ada", "url": "https://twitter.com/ada", "followers": "12"},
        github="@ada",
        location="Seattle, WA",
        website="http://t.co/x",
    )
    assert found == Details(
        location="Seattle, WA",
        same_as=("https://twitter.com/ada", "https://github.com/ada"),
        followers=12,
        pages=("http://t.co/x",),
        affiliation=(ProviderMention("Example", "example.org", None, (ImageMention("https://e.com/i.png"),)),),
    )
    assert details("profile", affiliation="Example").affiliation == (ProviderMention("Example"),)
    post, _ = read("profile", bio="About me")
    assert post is not None
    assert post.excerpt == "About me"


def test_what_a_book_a_sample_and_a_game_have() -> None:
    assert details("book", isbn=["1", "2"], authors=[{"name": "A  B"}, "C"], author="D") == Details(
        isbn=("1", "2"), author=("D", "A B", "C")
    )
    assert details("sample", repository="https://e.com/r", languages="C#", programmingLanguage=["Go"]) == Details(
        repository="https://e.com/r", programming_language=("Go", "C#")
    )
    assert details("game", platforms=["Xbox"], platform="PC") == Details(platform=("PC", "Xbox"))
    assert details("collection", items=["courses/a"]) == Details(items=("courses/a",))


def test_what_things_of_another_kind_have_is_read_past_and_counted() -> None:
    post, tally = read("article", bio="x", isbn="1", items=["a"], startDateTime="2020-01-01", price="Free")
    assert post is not None
    assert post.details == Details(price="Free", free=True)
    assert tally.read_past == {"bio": 1, "isbn": 1, "items": 1, "startDateTime": 1}
    assert not tally.unknown


@pytest.mark.parametrize(
    ("type_", "website", "url", "pages"),
    [
        ("event", "https://e.com/w", "https://e.com/w", ()),
        ("community", "https://e.com/w", "https://e.com/w", ()),
        ("event", "https://t.co/w", "", ("https://t.co/w",)),
        ("event", "HTTPS://WWW.BIT.LY/w", "", ("HTTPS://WWW.BIT.LY/w",)),
        ("profile", "https://e.com/w", "", ("https://e.com/w",)),
    ],
)
def test_a_website_is_the_address_where_it_is_the_thing_itself(
    type_: str, website: str, url: str, pages: tuple[str, ...]
) -> None:
    post, tally = read(type_, webUrl=None, website=website)
    assert post is not None
    assert (post.url, post.details.pages) == (url, pages)
    assert not tally.findings


def test_a_website_beside_an_address_is_a_page_of_it() -> None:
    assert details("event", website="https://e.com/w").pages == ("https://e.com/w",)
    post, tally = read("event", website="no address")
    assert post is not None
    assert post.url == ADDRESS
    assert [found.code for found in tally.findings] == ["bad-url"]


def test_only_a_document_of_its_own_needs_no_address() -> None:
    post, tally = read("course", webUrl=None)
    assert post is not None
    assert post.url == ""
    post, tally = read("course", source="", webUrl=None)
    assert post is None
    assert [(found.code, found.level) for found in tally.findings] == [("no-address", "error")]
    post, tally = read("article", webUrl=None)
    assert post is None
    post, tally = read("course", webUrl="nonsense")
    assert post is not None
    assert [(found.code, found.level) for found in tally.findings] == [("bad-url", "warning")]
