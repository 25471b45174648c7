"""The plain data that everything else passes around."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from kg.merge import recast
from kg.model import ITEM_KINDS, NODE_TYPES, Article, Edge, Image, Item, Node, Post, Provider, Topic
from kg.vocabulary import KINDS, THINGS


def test_nodes_cannot_be_changed() -> None:
    article = Article("https://example.com/a", headline="A")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.headline = "B"  # type: ignore[misc]


def test_posts_cannot_be_changed() -> None:
    post = Post("https://example.com/a", "A")
    with pytest.raises(dataclasses.FrozenInstanceError):
        post.title = "B"  # type: ignore[misc]


def test_nodes_sort_by_address() -> None:
    nodes = [Article("https://example.com/b"), Article("https://example.com/a", headline="Z")]
    assert [node.iri for node in sorted(nodes)] == ["https://example.com/a", "https://example.com/b"]


def test_edges_sort_by_subject_then_field_then_target() -> None:
    edges = [Edge("b", "about", "x"), Edge("a", "image", "x"), Edge("a", "about", "y"), Edge("a", "about", "x")]
    assert sorted(edges) == [edges[3], edges[2], edges[1], edges[0]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_node_type_has_the_values_of_its_kind_in_the_vocabulary(kind: str) -> None:
    fields = {field.name for field in dataclasses.fields(NODE_TYPES[kind](iri="i"))} - {"iri", "language"}
    values = {field.name for field in KINDS[kind].values}
    if kind in ITEM_KINDS:
        assert values < fields, "an item may have what its kind has not"
    else:
        assert fields == values


def test_an_item_has_no_value_that_no_kind_has() -> None:
    fields = {field.name for field in dataclasses.fields(Item)} - {"kind", "iri", "language"}
    assert fields == {field.name for kind in ITEM_KINDS for field in KINDS[kind].values}


def test_what_has_a_text_knows_its_language() -> None:
    for kind in KINDS.values():
        has_text = any(field.datatype == "text" for field in kind.fields)
        assert hasattr(NODE_TYPES[kind.name](iri="i"), "language") == has_text


def test_every_node_type_is_listed_under_its_kind() -> None:
    assert {kind: make(iri="i").kind for kind, make in NODE_TYPES.items()} == {kind: kind for kind in KINDS}
    assert {type(make(iri="i")) for make in NODE_TYPES.values()} == set(get_args(Node))
    assert ("article", *ITEM_KINDS) == THINGS


def test_a_thing_becomes_one_of_another_kind_with_what_both_have() -> None:
    course = Item("course", "i", name="A", abstract="B", language="en", heat=1, alias=("x",), location="here")
    article = Article("i", None, "A", "B", "en", heat=1, alias=("x",))
    assert recast(course, "article") == article
    assert recast(article, "course") == dataclasses.replace(course, location=None)
    assert recast(course, "event") == dataclasses.replace(course, kind="event")
    assert recast(article, "article") == article


@pytest.mark.parametrize("node", [Article("i"), Provider("i"), Topic("i"), Image("i")], ids=lambda node: node.kind)
def test_what_is_not_stated_is_none_or_an_empty_tuple(node: Node) -> None:
    values = dataclasses.astuple(node)[1:]
    assert set(values) <= {None, ()}
