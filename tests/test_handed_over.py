"""What one process hands to another arrives as it was."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from datetime import UTC, datetime
from decimal import Decimal

from kg.model import Details, ImageMention, Post, ProviderMention

POST = Post(
    "https://example.com/a",
    "A",
    "a.md",
    date_published=datetime(2020, 6, 24, 20, 56, tzinfo=UTC),
    published=False,
    provider=ProviderMention("WBUR", "wbur.org", images=(ImageMention("https://example.com/a.png", 40),)),
    related=(Post("https://example.com/b", "B"),),
    details=Details(free=True, rating_value=Decimal("4.5"), level=("beginner",)),
)


def test_a_post_arrives_as_it_was() -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(POST, protocol)) == POST
    assert copy.copy(POST) == copy.deepcopy(POST) == POST


def test_what_is_there_twice_arrives_as_one() -> None:
    first, second = pickle.loads(pickle.dumps((POST, POST)))
    assert first is second


def test_one_value_can_be_another() -> None:
    assert POST.replaced("related", ()) == dataclasses.replace(POST, related=())
    assert POST.replaced("url", "x").url == "x" and POST.url == "https://example.com/a"
