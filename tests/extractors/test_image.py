"""The pictures of a post's article."""

from __future__ import annotations

from kg.extractors.image import extract
from kg.identity import Identity
from kg.model import Edge, Image, ImageMention, Post

URL = "https://example.com/a"
IDENTITY = Identity()


def test_each_picture_is_a_node_linked_from_the_article() -> None:
    mentions = (ImageMention("https://i.com/1.png", 940, 630, "A caption"), ImageMention("https://i.com/2.png"))
    assert list(extract(Post(URL + "#top", "A", images=mentions), IDENTITY)) == [
        Image("https://i.com/1.png", (), 940, 630, "A caption"),
        Edge(URL, "image", "https://i.com/1.png"),
        Image("https://i.com/2.png"),
        Edge(URL, "image", "https://i.com/2.png"),
    ]


def test_the_address_as_found_is_kept_where_it_differs() -> None:
    found, _ = extract(Post(URL, "A", images=(ImageMention("https://I.com/a b.png?s=6&utm_id=1"),)), IDENTITY)
    assert found == Image("https://i.com/a%20b.png?s=6&utm_id=1", ("https://I.com/a b.png?s=6&utm_id=1",))


def test_a_post_without_pictures_gives_nothing() -> None:
    assert list(extract(Post(URL, "A"), IDENTITY)) == []
