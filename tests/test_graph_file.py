"""A graph.nt holds everything: read back it is the same graph, and every format made of it is the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import GraphFileError
from kg.exporters import EXPORTERS
from kg.graph import KnowledgeGraph
from kg.model import Article, Edge, Image, Item, Provider, Scheme, Source, Topic
from tests.corpus import SEEDS, contents, hostile_graph, ntriples

FORMATS = [name for name in EXPORTERS if name != "report"]


@pytest.fixture(scope="module", params=["hostile", "seeds"])
def graph(request: pytest.FixtureRequest) -> KnowledgeGraph:
    return hostile_graph() if request.param == "hostile" else kg.build(SEEDS).graph


def test_a_graph_read_back_is_the_one_written(graph: KnowledgeGraph, tmp_path: Path) -> None:
    again = kg.read(graph.write(tmp_path / "graph.nt"))
    assert again == graph
    assert list(again.nodes()) == list(graph.nodes())
    assert list(again.edges()) == list(graph.edges())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_made_of_the_file_is_that_of_the_build(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    built = graph.write(tmp_path / "built", name)
    again = kg.read(graph.write(tmp_path / "graph.nt")).write(tmp_path / "again", name)
    assert contents(again) == contents(built)


def test_the_order_of_lines_does_not_matter(tmp_path: Path) -> None:
    graph = hostile_graph()
    path = tmp_path / "graph.nt"
    path.write_text("\n".join(reversed(ntriples(graph).split("\n"))), encoding="utf-8")
    assert kg.read(path) == graph


IRIS = [f"https://example.com/{name}" for name in "abcdef"]
TEXT = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=8)
NUMBERS = st.none() | st.integers()
TEXTS = st.lists(TEXT, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
ADDRESSES = st.lists(st.sampled_from(IRIS), max_size=2, unique=True).map(lambda found: tuple(sorted(found)))
DATES = st.none() | st.datetimes(timezones=st.just(UTC))


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """A node of each kind with any values, and some of the links there can be."""
    article, other, provider, topic, scheme, image = IRIS
    graph = KnowledgeGraph()
    headline = draw(st.none() | TEXT)
    language = draw(st.sampled_from([None, "en", "pt-br", "zh-hant"])) if headline else None
    words = (headline, draw(st.none() | TEXT) if headline else None, language)
    flags = (draw(NUMBERS), draw(NUMBERS), draw(st.none() | st.booleans()))
    type_ = draw(st.sampled_from([None, "NewsArticle", "CreativeWork"]))
    section = draw(st.none() | TEXT)
    graph.add_node(Article(article, type_, *words, draw(DATES), draw(TEXTS), section, *flags, draw(ADDRESSES)))
    graph.add_node(Article(other))
    rating = draw(st.none() | st.decimals(0, 10**6, places=3).map(lambda number: number.normalize()))
    graph.add_node(
        Item("course", article + "/course", name=words[0], abstract=words[1], rating_value=rating, duration="PT1M")
    )
    graph.add_edge(Edge(article, "related_to", article + "/course"))
    graph.add_node(Provider(provider, draw(st.none() | TEXT), draw(TEXTS), draw(st.none() | TEXT)))
    graph.add_node(Topic(topic, draw(st.none() | TEXT), draw(TEXTS), draw(TEXTS), draw(st.none() | TEXT)))
    graph.add_node(Scheme(scheme, draw(st.none() | TEXT)))
    graph.add_node(Image(image, draw(TEXTS), draw(NUMBERS), draw(NUMBERS), draw(st.none() | TEXT)))
    graph.add_node(Source("https://example.com/source"))
    links = [
        Edge(article, "related_to", other), Edge(article, "publisher", provider), Edge(article, "about", topic),
        Edge(article, "image", image), Edge(provider, "logo", image), Edge(topic, "in_scheme", scheme),
        Edge("https://example.com/source", "main_entity", article),
    ]  # fmt: skip
    for edge in draw(st.lists(st.sampled_from(links), unique=True)):
        graph.add_edge(edge)
    return graph


@given(graph=graphs())
def test_any_graph_comes_back(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = graph.write(tmp_path_factory.mktemp("any") / "graph.nt")
    again = kg.read(path)
    assert again == graph
    assert ntriples(again) == path.read_bytes().decode()


def test_a_missing_file_is_told_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match=r"there is no file '.*graph.nt'; build one first: kg build seeds"):
        kg.read(tmp_path / "graph.nt")


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ARTICLE = f"<https://x.com/a> {TYPE} <https://w3id.org/newskg/ns#Article> .\n"
TOPIC = f"<https://x.com/t> {TYPE} <http://www.w3.org/2004/02/skos/core#Concept> .\n"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("this is no triple", "is no N-Triples"),
        ("\x00\xff", "is no N-Triples"),
        ("<https://x.com/a> <https://x.com/p> <https://x.com/b> .\n", "has no class of ours"),
        (f"_:b {TYPE} <https://w3id.org/newskg/ns#Article> .\n", "has a blank node, _:b"),
        (ARTICLE + '<https://x.com/a> <https://x.com/p> "x" .\n', "a <https://x.com/p>, which no article has"),
        (ARTICLE + '<https://x.com/a> <https://schema.org/name> "x" .\n', "which no article has"),
        (ARTICLE + "<https://x.com/a> <https://schema.org/about> <https://x.com/t> .\n", "which is no topic there"),
        (ARTICLE + TOPIC + "<https://x.com/a> <https://schema.org/image> <https://x.com/t> .\n", "no image there"),
        (ARTICLE + TOPIC + '<https://x.com/a> <https://schema.org/about> "https://x.com/t" .\n', "schema:about"),
        (ARTICLE + "<https://x.com/a> <https://schema.org/headline> <https://x.com/t> .\n", "schema:headline"),
        (ARTICLE + "<https://x.com/a> <https://schema.org/headline> _:b .\n", "schema:headline"),
        (ARTICLE + f'<https://x.com/a> <https://w3id.org/newskg/ns#heat> "hot"^^<{XSD}integer> .\n', "kg:heat"),
        (ARTICLE + f'<https://x.com/a> <https://w3id.org/newskg/ns#published> "1"^^<{XSD}boolean> .\n', "kg:published"),
        (ARTICLE + f'<https://x.com/a> <https://schema.org/datePublished> "?"^^<{XSD}dateTime> .\n', "datePublished"),
        (
            ARTICLE + '<https://x.com/a> <https://schema.org/headline> "x" .\n'
            '<https://x.com/a> <https://schema.org/headline> "y" .\n',
            "has more than one schema:headline",
        ),
    ],
)
def test_what_no_build_writes_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "graph.nt"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(GraphFileError, match=message) as refused:
        kg.read(path)
    assert str(path) in str(refused.value)


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match="is no N-Triples"):
        kg.read(tmp_path)


def test_instants_come_back_with_their_fractions(tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    graph.add_node(Article("https://x.com/a", date_published=datetime(987, 6, 5, 4, 3, 2, 1, tzinfo=UTC)))
    assert kg.read(graph.write(tmp_path / "graph.nt")) == graph
