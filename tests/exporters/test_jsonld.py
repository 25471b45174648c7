"""JSON-LD as those read it who know nothing of RDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.exporters.context import ARRAYS, CLASS_NAMES, context
from kg.exporters.jsonld import generate_jsonld
from kg.graph import KnowledgeGraph
from kg.model import Article, Image, Item, Provider
from kg.vocabulary import KINDS
from tests.corpus import SEEDS

BASE = "https://w3id.org/newskg/id/"


def data_of(graph: KnowledgeGraph) -> Any:
    return json.loads("".join(generate_jsonld(graph)))


@pytest.fixture(scope="module")
def seeds() -> Any:
    return data_of(kg.build(SEEDS).graph)


def test_an_article_has_what_one_shows_with_it(seeds: Any) -> None:
    (article,) = (one for one in seeds["articles"] if "courthousenews" in one["id"])
    assert article["headline"] == "Facial-Recognition Tools Banned for Boston Police"
    assert article["datePublished"] == "2020-06-24T20:56:00Z"
    assert (article["quality"], article["published"], article["type"]) == (44, False, ["Article", "NewsArticle"])
    assert article["publisher"] == {
        "id": BASE + "provider/courthousenews.com",
        "name": "Courthouse News Service",
        "domain": "courthousenews.com",
    }
    assert [topic["prefLabel"] for topic in article["about"]] == ["AI", "Natural Language Processing"]
    (image,) = article["image"]
    assert (image["width"], image["height"]) == (1240, 1021)
    assert image["caption"] == "Facial-Recognition Tools Banned for Boston Police"
    (story,) = (one for one in seeds["stories"] if one["id"] == article["inStory"]["id"])
    assert article["inStory"] == {"id": story["id"], "name": story["name"]}
    assert len(article["relatedTo"]) == 7


def test_every_node_is_in_the_array_of_its_kind(seeds: Any) -> None:
    graph = kg.build(SEEDS).graph
    for kind, array in ARRAYS.items():
        assert [node["id"] for node in seeds[array]] == graph.iris(kind)
    assert list(seeds) == ["@context", *ARRAYS.values()]


def test_a_headline_is_plain_text_in_any_language(tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    graph.add_node(Article("https://x.org/a", headline="Eins", section="news", language="de"))
    graph.add_node(Article("https://x.org/b", section="news", language="de"))
    first, second = data_of(graph)["articles"]
    assert first == {
        "@context": {"@language": "de"},
        "id": "https://x.org/a",
        "type": ["Article"],
        "headline": "Eins",
        "articleSection": "news",
    }
    assert "@context" not in second


def test_numbers_that_javascript_cannot_hold_are_text() -> None:
    graph = KnowledgeGraph()
    for number, width in enumerate((2**53 - 1, 2**53, -(2**53))):
        graph.add_node(Image(f"https://x.org/{number}", width=width))
    assert [image["width"] for image in data_of(graph)["images"]] == [2**53 - 1, str(2**53), str(-(2**53))]


def test_what_may_be_many_is_always_an_array() -> None:
    graph = KnowledgeGraph()
    graph.add_node(Provider("https://x.org/p", alternate_name=("A",)))
    graph.add_node(Item("course", "https://x.org/c", section="one"))
    data = data_of(graph)
    assert data["providers"][0]["alternateName"] == ["A"]
    assert data["courses"][0]["keywords"] == ["one"]  # a story has several


def test_each_name_means_one_thing() -> None:
    terms = {field.term for kind in KINDS.values() for field in kind.fields if field.datatype != "class"}
    names = [*(term.partition(":")[2] for term in terms), *CLASS_NAMES.values(), *ARRAYS.values()]
    assert len(names) == len(set(names))
    assert {*names} <= context().keys()
    assert not {*names} & {"id", "type", "@version"}


def test_nothing_is_to_be_loaded_from_elsewhere() -> None:
    assert "@import" not in json.dumps(context())
    assert isinstance(context()["@version"], float)
