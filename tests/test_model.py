"""The plain data that everything else passes around."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from kg.model import NODE_TYPES, Article, Edge, Image, Node, Post, Provider, Topic
from kg.vocabulary import KINDS


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
    fields = {field.name for field in dataclasses.fields(NODE_TYPES[kind])} - {"iri", "language"}
    assert fields == {field.name for field in KINDS[kind].values}


def test_only_articles_know_a_language() -> None:
    with_language = [kind for kind, node in NODE_TYPES.items() if "language" in node.__dataclass_fields__]
    assert with_language == ["article"]


def test_every_node_type_is_listed_under_its_kind() -> None:
    assert {kind: node.kind for kind, node in NODE_TYPES.items()} == {kind: kind for kind in KINDS}
    assert set(NODE_TYPES.values()) == set(get_args(Node))


@pytest.mark.parametrize("node", [Article("i"), Provider("i"), Topic("i"), Image("i")], ids=lambda node: node.kind)
def test_what_is_not_stated_is_none_or_an_empty_tuple(node: Node) -> None:
    values = dataclasses.astuple(node)[1:]
    assert set(values) <= {None, ()}
