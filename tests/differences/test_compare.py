"""What came, what went, what changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given

import kg
from kg.differences import Change, Counts, Differences, FieldChange, Thing, Value
from kg.model import Article, Edge, Image, Node, Provider, Scheme, Source, Topic
from kg.vocabulary import PREFIXES, expand
from tests.corpus import Triple, hostile_graph, triples
from tests.differences.graphs import TYPE, graphs, written, written_triples

A, B, C = (f"https://example.com/{name}" for name in "abc")
TOPIC = Topic("https://w3id.org/newskg/id/topic/ai", "AI")
INTEGER = PREFIXES["xsd"] + "integer"


def compared(folder: Path, old: tuple[Node | Edge, ...], new: tuple[Node | Edge, ...]) -> Differences:
    return kg.diff(written(folder / "old.nt", *old), written(folder / "new.nt", *new))


def iri(text: str) -> Value:
    return Value(text, "uri")


def test_graphs_that_are_alike_do_not_differ(tmp_path: Path) -> None:
    path = hostile_graph().write(tmp_path / "graph.nt")
    for other in (path, hostile_graph().write(tmp_path / "other.nt"), hostile_graph().write(tmp_path / "graph.ttl")):
        assert kg.diff(path, other) == Differences((), (), (), (), ())
        assert not kg.diff(path, other)
        assert kg.diff(str(path), tmp_path).counts() == {}


def test_what_came_and_went(tmp_path: Path) -> None:
    found = compared(tmp_path, (Article(A, headline="One"), TOPIC), (TOPIC, Article(B, headline="Two")))
    assert found
    assert found.came == (Thing("article", B, "Two"),)
    assert found.went == (Thing("article", A, "One"),)
    assert found.changed == ()
    assert found.counts() == {"article": Counts(1, 1, 0)}
    assert all(line.startswith(f"<{A}> ") and line.endswith(" .") for line in found.removed)
    assert len(found.removed) == len(found.added) == 2


def test_what_changed_is_told_field_by_field(tmp_path: Path) -> None:
    old = Article(A, "NewsArticle", "One", language="en", quality=1, published=True, url=("x:1", "x:2"))
    new = replace(old, type="VideoObject", headline="Two", quality=None, heat=2, url=("x:2", "x:3"))
    found = compared(tmp_path, (old,), (new,))
    uri = PREFIXES["xsd"] + "anyURI"
    types = iri(expand("schema:NewsArticle")), iri(expand("schema:VideoObject"))
    names = Value("One", language="en"), Value("Two", language="en")
    assert found.came == found.went == ()
    assert found.changed == (
        Change(
            "article",
            A,
            "Two",
            "article",
            (
                FieldChange("headline", expand("schema:headline"), names[:1], names[1:]),
                FieldChange("heat", expand("kg:heat"), (), (Value("2", datatype=INTEGER),)),
                FieldChange("quality", expand("kg:quality"), (Value("1", datatype=INTEGER),), ()),
                FieldChange("type", expand("rdf:type"), types[:1], types[1:]),
                FieldChange("url", expand("schema:url"), (Value("x:1", datatype=uri),), (Value("x:3", datatype=uri),)),
            ),
        ),
    )  # fmt: skip


def test_links_are_fields(tmp_path: Path) -> None:
    other = Topic("https://w3id.org/newskg/id/topic/xr", "XR")
    nodes = Article(A), TOPIC, other
    found = compared(tmp_path, (*nodes, Edge(A, "about", TOPIC.iri)), (*nodes, Edge(A, "about", other.iri)))
    ((change,),) = (found.changed,)
    assert change.fields == (FieldChange("about", expand("schema:about"), (iri(TOPIC.iri),), (iri(other.iri),)),)


def test_a_language_is_a_difference(tmp_path: Path) -> None:
    found = compared(
        tmp_path, (Article(A, headline="Chat", language="en"),), (Article(A, headline="Chat", language="fr"),)
    )
    assert found.changed[0].fields[0].went == (Value("Chat", language="en"),)
    assert found.changed[0].fields[0].came == (Value("Chat", language="fr"),)


def test_a_thing_is_named_by_what_names_its_kind(tmp_path: Path) -> None:
    nodes = (
        Article("x:a", headline="Headline", abstract="Abstract"), Provider("x:p", "Name", ("Other",)),
        Topic("x:t", "Label"),
        Scheme("x:s", "Topics"), Image("x:i", caption="Caption", url=("x:j",)), Source("x:d"),
    )  # fmt: skip
    found = compared(tmp_path, (), nodes)
    names = {"article": "Headline", "provider": "Name", "topic": "Label", "scheme": "Topics", "image": "Caption"}
    assert {thing.kind: thing.name for thing in found.came} == {**names, "source": ""}


def test_a_name_that_went_still_tells_what_changed(tmp_path: Path) -> None:
    found = compared(tmp_path, (Article(A, headline="One"),), (Article(A),))
    assert found.changed[0].name == "One"


def test_kinds_are_in_the_order_of_the_vocabulary(tmp_path: Path) -> None:
    nodes = Source("x:1"), Image("x:2"), Scheme("x:3"), Topic("x:4"), Provider("x:5"), Article("x:7"), Article("x:6")
    found = compared(tmp_path, nodes[:2], nodes[2:])
    assert [thing.iri for thing in found.came] == ["x:6", "x:7", "x:5", "x:4", "x:3"]
    assert list(found.counts()) == ["article", "provider", "topic", "scheme", "image", "source"]


# Things that moved


@pytest.mark.parametrize("field", ["alias", "url"])
def test_what_went_may_be_an_alias_now(tmp_path: Path, field: str) -> None:
    merged = Article(B, headline="Two", **{field: (A, "https://example.com/z")})  # type: ignore[arg-type]
    found = compared(tmp_path, (Article(A, headline="One"), Article(B, headline="Two")), (merged,))
    assert found.went == (Thing("article", A, "One", alias_of=B),)
    back = compared(tmp_path, (merged,), (Article(A, headline="One"), Article(B, headline="Two")))
    assert back.came == (Thing("article", A, "One", alias_of=B),)


def test_what_went_may_be_an_alias_of_what_came(tmp_path: Path) -> None:
    found = compared(tmp_path, (Article(A),), (Article(B, alias=(A,)),))
    assert (found.went, found.came) == ((Thing("article", A, alias_of=B),), (Thing("article", B),))


def test_an_alias_of_another_kind_of_thing_is_none(tmp_path: Path) -> None:
    found = compared(tmp_path, (Image(A),), (Article(B, url=(A,)),))
    assert found.went == (Thing("image", A),)


# Kinds


def test_a_node_that_changes_its_kind(tmp_path: Path) -> None:
    found = compared(tmp_path, (Article(A, headline="One"),), (Image(A, caption="One"),))
    (change,) = found.changed
    assert (change.kind, change.old_kind, change.name) == ("image", "article", "One")
    assert [field.field for field in change.fields] == ["caption", "headline", "type"]
    assert found.counts() == {"image": Counts(0, 0, 1)}


def test_kinds_that_are_not_ours_go_by_their_class(tmp_path: Path) -> None:
    said = [
        ("<x:a>", TYPE, "<https://schema.org/Person>"), ("<x:a>", "<https://schema.org/name>", '"Ann"'),
        ("<x:b>", TYPE, "<http://xmlns.com/foaf/0.1/Person>"), ("<x:b>", TYPE, "<x:Zebra>"), ("<x:c>", "<x:p>", '"c"'),
        ("<x:d>", TYPE, '"article"'),
    ]  # fmt: skip
    (tmp_path / "old.nt").touch()
    found = kg.diff(tmp_path / "old.nt", written_triples(tmp_path / "new.nt", said))
    assert found.came == (
        Thing("person", "x:a", "Ann"), Thing("http://xmlns.com/foaf/0.1/Person", "x:b"), Thing("resource", "x:c"),
        Thing("resource", "x:d"),
    )  # fmt: skip


def test_fields_that_are_not_ours_go_by_their_term(tmp_path: Path) -> None:
    article = ("<x:a>", TYPE, "<https://w3id.org/newskg/ns#Article>")
    said = [("<x:a>", f"<{name}>", '"1"') for name in ("https://schema.org/name", "x:p", "https://schema.org/headline")]
    found = kg.diff(written_triples(tmp_path / "a", [article]), written_triples(tmp_path / "b", [article, *said]))
    assert [field.field for field in found.changed[0].fields] == ["headline", "schema:name", "x:p"]


# What holds of any two graphs


@given(old=graphs, new=graphs)
def test_nothing_is_left_out_and_nothing_invented(
    old: set[Triple], new: set[Triple], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    found = kg.diff(written_triples(folder / "old.ttl", old), written_triples(folder / "new.ttl", new))
    before, after = (
        triples((folder / name).read_bytes(), pyoxigraph.RdfFormat.TURTLE) for name in ("old.ttl", "new.ttl")
    )
    subjects, later = ({triple[0] for triple in graph} for graph in (before, after))
    assert triples("\n".join(found.removed)) == before - after
    assert triples("\n".join(found.added)) == after - before
    assert {f"<{thing.iri}>" for thing in found.came} == later - subjects
    assert {f"<{thing.iri}>" for thing in found.went} == subjects - later
    differing = {triple[0] for triple in before ^ after}
    assert {f"<{change.iri}>" for change in found.changed} == differing & subjects & later
    fields = [field for change in found.changed for field in change.fields]
    assert all(field.went or field.came for field in fields)
    changed = [triple for triple in before ^ after if triple[0] in subjects & later]
    assert sum(len(field.went) + len(field.came) for field in fields) == len(changed)
    back = kg.diff(folder / "new.ttl", folder / "old.ttl")
    assert (back.came, back.went, back.removed, back.added) == (found.went, found.came, found.added, found.removed)


def test_what_differs_is_frozen(tmp_path: Path) -> None:
    found = compared(tmp_path, (), (Article(A, date_published=datetime(2020, 1, 1, tzinfo=UTC)),))
    with pytest.raises(FrozenInstanceError):
        found.came = ()  # type: ignore[misc]
    assert hash(found) == hash(compared(tmp_path, (), (Article(A, date_published=datetime(2020, 1, 1, tzinfo=UTC)),)))
