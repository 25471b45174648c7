"""From a document's fields to a post."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import ImageMention, Post, ProviderMention
from kg.readers.details import ALL_FIELDS
from kg.readers.fields import Fields, Tally
from kg.readers.posts import MAX_RELATED_DEPTH, is_removed, read_post
from kg.vocabulary import THINGS
from tests.readers.test_fields import VALUES

ADDRESS = "https://e.com/a"
NAMES = (
    "webUrl", "originalUrl", "sourceUrl", "ampWebUrl", "ampUrl", "cdnAmpWebUrl", "cdnAmpUrl", "title", "excerpt",
    "language", "lang", "publishedDateTime", "type", "category", "quality", "heat", "published", "provider", "topics",
    "images", "related", "removed", "secured", "featuredContent", "name",
    "domain", "description", "url", "width", "height", *sorted(ALL_FIELDS), "isCached", "other",
)  # fmt: skip


def read(site: str | None = None, **values: Any) -> tuple[Post | None, Tally]:
    tally = Tally()
    return read_post(Fields(values, "a.md", (), lambda path: (1, None), tally), "a.md", site), tally


def post_of(**values: Any) -> Post:
    post, _ = read(**{"title": "T", "webUrl": ADDRESS, **values})
    assert post is not None
    return post


MAPPINGS = st.recursive(
    VALUES,
    lambda below: st.dictionaries(st.sampled_from(NAMES), below, max_size=8) | st.lists(below, max_size=2),
    max_leaves=12,
)


TYPES = st.sampled_from([None, "article", "video", "course", "webinar", "profile", "sample", "collection", "book"])


@given(st.dictionaries(st.sampled_from(NAMES), MAPPINGS, max_size=10), st.booleans(), TYPES)
def test_whatever_the_values_nothing_is_raised_and_a_post_has_the_model_s_types(
    values: dict[str, Any], whole: bool, type_: str | None
) -> None:
    values = {**values, "type": type_} if type_ else values
    if whole:
        values = {**values, "title": "T", "webUrl": ADDRESS}
    post, tally = read(**values)
    assert not is_removed(Fields({**values, "removed": None}, "", (), lambda path: (1, None), Tally()))
    if post is None:
        assert not whole
        assert [finding for finding in tally.findings if finding.level == "error"]
    else:
        assert_well_formed(post)
    assert hash(post) is not None


def assert_well_formed(post: Post) -> None:
    assert post.url or (post.source and post.kind != "article")
    assert post.title
    assert post.kind in THINGS
    details = post.details
    for text in (details.price, details.duration, details.location, details.repository):
        assert text is None or (isinstance(text, str) and text.strip() and text != "None")
    for texts in (details.level, details.author, details.same_as, details.items, details.pages, details.platform):
        assert all(isinstance(text, str) and text.strip() for text in texts)
    assert details.rating_value is None or (details.rating_value.is_finite() and details.rating_value >= 0)
    assert not (details.start_date and details.end_date and details.end_date < details.start_date)
    for text in (post.excerpt, post.language, post.type, post.category):
        assert text is None or (isinstance(text, str) and text.strip() and text != "None")
    for number in (post.quality, post.heat):
        assert number is None or type(number) is int
    assert post.published is None or type(post.published) is bool
    assert post.date_published is None or post.date_published.tzinfo is UTC
    for image in post.images:
        assert image.url
        assert image.width is None or image.width > 0
    if post.provider is not None:
        assert post.provider.name or post.provider.domain
    for entry in post.related:
        assert entry.source == ""
        assert_well_formed(entry)


def test_a_post_with_every_field_of_either_generation() -> None:
    post, tally = read(
        title=" A  title\nin two lines ",
        webUrl="https://e.com/w",
        originalUrl="https://e.com/o",
        sourceUrl="https://e.com/w",
        ampWebUrl="https://e.com/amp",
        ampUrl="https://e.com/amp2",
        cdnAmpWebUrl="https://cdn.com/1",
        cdnAmpUrl="https://cdn.com/2",
        excerpt="x",
        language="en_US",
        publishedDateTime=datetime(2020, 6, 24, tzinfo=UTC),
        type="Article",
        category="News",
        quality=44,
        heat=-1,
        published=False,
        provider={"name": "P", "domain": "P.com", "description": "d", "images": [{"url": "https://e.com/p.png"}]},
        topics=["AI", "ML"],
        images=[{"url": "https://e.com/i.png", "width": 7, "height": "8", "title": "i", "isCached": True}],
        related=[{"title": "R", "webUrl": "https://e.com/r", "secured": "x"}],
        secured="xyz==",
        featuredContent=True,
    )
    assert post == Post(
        url="https://e.com/w",
        title="A title in two lines",
        source="a.md",
        addresses=(
            "https://e.com/o",
            "https://e.com/amp",
            "https://e.com/amp2",
            "https://cdn.com/1",
            "https://cdn.com/2",
        ),
        excerpt="x",
        language="en-us",
        date_published=datetime(2020, 6, 24, tzinfo=UTC),
        type="article",
        category="News",
        quality=44,
        heat=-1,
        published=False,
        provider=ProviderMention("P", "p.com", "d", (ImageMention("https://e.com/p.png"),)),
        topics=("AI", "ML"),
        images=(ImageMention("https://e.com/i.png", 7, 8, "i"),),
        related=(Post("https://e.com/r", "R"),),
    )
    assert not tally.findings
    assert not tally.unknown
    assert tally.read_past == {"secured": 1, "featuredContent": 1, "images.isCached": 1, "related.secured": 1}


@pytest.mark.parametrize(
    ("values", "url"),
    [
        ({"originalUrl": ADDRESS}, ADDRESS),
        ({"sourceUrl": ADDRESS}, ADDRESS),
        ({"ampUrl": ADDRESS}, ADDRESS),
        ({"webUrl": "", "originalUrl": ADDRESS}, ADDRESS),
        ({"webUrl": "nonsense", "sourceUrl": ADDRESS}, ADDRESS),
        ({"ampUrl": "https://e.com/amp", "sourceUrl": ADDRESS}, ADDRESS),
    ],
)
def test_the_first_usable_address_is_the_main_one(values: dict[str, str], url: str) -> None:
    post, _ = read(title="T", **values)
    assert post is not None
    assert post.url == url


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": "T"}, "no-address"),
        ({"title": "T", "webUrl": "nonsense"}, "bad-url"),
        ({"webUrl": ADDRESS}, "no-title"),
        ({"webUrl": ADDRESS, "title": " \x00 "}, "no-title"),
        ({}, "no-address-no-title"),
    ],
)
def test_a_post_without_address_or_title_is_an_error(values: dict[str, str], code: str) -> None:
    post, tally = read(**values)
    assert post is None
    assert [finding.code for finding in tally.findings if finding.level == "error"] == [code]


def test_a_missing_value_is_missing() -> None:
    assert post_of(excerpt=None, type="", category=" ", provider={}, topics=[], images=None, quality="") == Post(
        ADDRESS, "T", "a.md"
    )


@pytest.mark.parametrize("value", ["P", {"name": "P"}, {"name": " P "}, {"name": "P", "domain": "nonsense"}])
def test_a_provider_may_be_a_name(value: Any) -> None:
    assert post_of(provider=value).provider == ProviderMention("P")


def test_an_image_is_kept_once_and_only_with_an_address() -> None:
    images = [
        "https://e.com/i",
        {"url": "https://e.com/i"},
        {"width": 7},
        {"url": "nonsense"},
        None,
        {"url": "/j", "width": 0},
    ]
    post, tally = read("https://site.com/", title="T", webUrl=ADDRESS, images=images)
    assert post is not None
    assert post.images == (ImageMention("https://e.com/i"), ImageMention("https://site.com/j"))
    assert [(finding.code, finding.field) for finding in tally.findings] == [
        ("no-address", "images[2]"),
        ("bad-url", "images[3].url"),
        ("null-value", "images[4]"),
        ("out-of-range", "images[5].width"),
    ]


def test_related_inside_related_is_read_to_a_depth() -> None:
    values: dict[str, Any] = {"title": "T", "webUrl": "https://e.com/0"}
    for level in range(1, 100):
        values = {"title": "T", "webUrl": f"https://e.com/{level}", "related": [values]}
    post, tally = read(**values)
    depth = 0
    while post is not None and post.related:
        depth, post = depth + 1, post.related[0]
    assert depth == MAX_RELATED_DEPTH
    assert [(finding.code, finding.field) for finding in tally.findings] == [
        ("nested-related", ".".join(["related[0]"] * 6))
    ]


def test_of_related_entries_only_the_bad_one_is_lost() -> None:
    post, tally = read(
        title="T",
        webUrl=ADDRESS,
        related=[
            {"title": "A", "webUrl": "https://e.com/1"},
            {"title": "B"},
            7,
            None,
            {"title": "C", "webUrl": "https://e.com/3"},
        ],
    )
    assert post is not None
    assert [entry.title for entry in post.related] == ["A", "C"]
    assert [(finding.code, finding.field) for finding in tally.findings] == [
        ("no-address", "related[1]"),
        ("wrong-type", "related[2]"),
        ("null-value", "related[3]"),
    ]


@pytest.mark.parametrize(
    ("value", "removed"),
    [(True, True), ("yes", True), ("TRUE", True), (False, False), (None, False), ("maybe", False), (1, False)],
)
def test_a_post_is_removed_where_that_is_said(value: Any, removed: bool) -> None:
    assert is_removed(Fields({"removed": value}, "", (), lambda path: (1, None), Tally())) is removed


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Morningstar%2c Inc.", "Morningstar, Inc."),
        ("The%20Verge", "The Verge"),
        ("Le%20Figaro%20%E2%80%94%20%C3%89co", "Le Figaro — Éco"),
        ("100%25 Pure", "100% Pure"),
    ],
)
def test_a_publishers_name_that_went_through_an_address_is_repaired(written: str, name: str) -> None:
    post, tally = read(title="T", webUrl=ADDRESS, provider={"name": written})
    assert post is not None and post.provider == ProviderMention(name)
    assert tally.repairs == {"percent-encoding": 1}


@pytest.mark.parametrize("name", ["100% Pure", "50%FF", "a%00b", "%E2%80", "%20", "50%20%", "%"])
def test_a_percent_sign_that_encodes_no_text_is_kept(name: str) -> None:
    post, tally = read(title="T", webUrl=ADDRESS, provider={"name": name})
    assert post is not None and post.provider == ProviderMention(name)
    assert not tally.repairs
