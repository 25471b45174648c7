"""Triples that real stores hold after loading: all of them, twice the same, without what is gone."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import DatabaseError
from kg.vocabulary import RDF_TYPE, expand
from tests.corpus import ROOT, Triple, hostile_graph, ntriples, triples
from tests.stores.databases import OxigraphFolder, SparqlServer, TripleDatabase, loaded
from tests.stores.test_property_graphs import two

SEEDS = ROOT / "exports" / "graph.nt"
MINE = '<https://example.com/mine> <https://example.com/says> "mine" .\n'


XSD = "http://www.w3.org/2001/XMLSchema#"
SECONDS = {"P1DT2H0.5S": "93600.5", "PT1H30M": "5400"}
"""Durations as Virtuoso gives them back."""
NUMBERS = (f"{XSD}decimal", f"{XSD}integer")


def by_value(found: Iterable[Triple]) -> set[tuple[str, str, object]]:
    """Triples with values in place of their spelling: stores write 1.00 as 1, and instants without zeros at the end."""
    return {(subject, predicate, _value(term)) for subject, predicate, term in found}


def _value(term: str) -> object:
    text, typed, type = term.rpartition('"^^<')
    if not typed:
        return term
    text, type = text[1:], type[:-1]
    if type in NUMBERS:
        return Decimal(text)
    if type == f"{XSD}duration" and text.startswith("P"):
        return (SECONDS.get(text, text), type)
    if type == f"{XSD}dateTime":
        return datetime.fromisoformat(text)
    return (text, type)


def test_a_graph_arrives_whole(triple_database: TripleDatabase) -> None:
    graph = kg.read(SEEDS)
    account = loaded(triple_database, graph)
    wanted, held = triples(ntriples(graph)), triple_database.triples()
    assert Counter(predicate for _, predicate, _ in held) == Counter(predicate for _, predicate, _ in wanted)
    assert {expand(name): count for name, count in account.held.links.items()} == Counter(
        predicate.strip("<>") for _, predicate, _ in wanted
    )
    assert sum(account.held.nodes.values()) == len(graph)
    for subject in random.Random(7).sample(sorted({subject for subject, _, _ in wanted}), 20):
        of_it = {triple for triple in wanted if triple[0] == subject}
        assert by_value(triple for triple in held if triple[0] == subject) == by_value(of_it)


def test_hostile_texts_arrive_as_they_are(triple_database: TripleDatabase) -> None:
    graph = hostile_graph()
    loaded(triple_database, graph)
    assert by_value(triple_database.triples()) == by_value(triples(ntriples(graph)))


def test_twice_is_the_same_as_once(triple_database: TripleDatabase) -> None:
    graph = hostile_graph()
    loaded(triple_database, graph)
    before = triple_database.triples()
    assert loaded(triple_database, graph, batch=7, prune=True).removed_nodes == 0
    assert triple_database.triples() == before


def test_what_is_gone_stays_unless_told(triple_database: TripleDatabase) -> None:
    old, new = two()
    loaded(triple_database, old)
    account = loaded(triple_database, new)
    gone = {triple for triple in triples(ntriples(old)) if triple[0] == "<https://example.com/gone>"}
    assert triple_database.triples() == triples(ntriples(new)) | gone
    assert (account.other_nodes, account.other_links) == (1, len(gone))


def test_what_is_gone_is_pruned_and_nothing_else(triple_database: TripleDatabase) -> None:
    old, new = two()
    triple_database.add(MINE)
    loaded(triple_database, old)
    account = loaded(triple_database, new, prune=True)
    assert triple_database.triples() == triples(ntriples(new) + MINE)
    assert (account.removed_nodes, account.other_nodes, account.other_links) == (1, 0, 0)


def test_what_looks_like_ours_is_left_alone_too(triple_database: TripleDatabase) -> None:
    foreign = (
        f"<https://example.com/{name}> <{RDF_TYPE}> <{expand(kind)}> .\n"
        f'<https://example.com/{name}> <{expand("schema:name")}> "mine" .\n'
        for name, kind in (("law", "skos:Concept"), ("tom", "schema:Person"), ("paper", "schema:Course"))
    )
    mine = "".join(foreign)
    triple_database.add(mine)
    old, new = two()
    assert loaded(triple_database, old).foreign_nodes == 3
    told = loaded(triple_database, new)
    assert (told.other_nodes, told.examples, told.foreign_nodes) == (1, ("https://example.com/gone",), 3)
    account = loaded(triple_database, new, prune=True)
    assert triple_database.triples() == triples(ntriples(new) + mine)
    assert (account.removed_nodes, account.removed_links) == (1, told.other_links)
    assert (account.examples, account.foreign_nodes) == (("https://example.com/gone",), 3)
    assert account.held.nodes == {"kg:Article": 2, "skos:Concept": 2}
    assert loaded(triple_database, new, prune=True).removed_nodes == 0


def test_what_was_there_before_there_was_a_record_is_told_apart(triple_database: TripleDatabase) -> None:
    old = kg.read(SEEDS)
    thing = f"<https://example.com/tom> <{RDF_TYPE}> <{expand('schema:Person')}> .\n"
    triple_database.add(ntriples(old) + thing)
    account = loaded(triple_database, two()[1], prune=True)
    assert (account.removed_nodes, account.foreign_nodes) == (len(old) - 1, 2)
    [scheme] = old.iris("scheme")
    kept = triples(ntriples(two()[1]) + thing)
    assert {subject for subject, _, _ in triple_database.triples() - kept} == {f"<{scheme}>"}


def test_a_default_graph_is_one_of_the_graphs(oxigraph: int) -> None:
    graph = kg.read(SEEDS)
    database = SparqlServer(oxigraph, "")
    plain = re.sub(r"\?graph=$", "", database.url)
    account = kg.stores.load(graph, plain)
    assert account.held == kg.stores.load(graph, plain).held
    assert sum(account.held.nodes.values()) == len(graph)


def test_a_folder_with_other_things_is_not_made_a_database(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("")
    with pytest.raises(DatabaseError, match="holds other things than a database of Oxigraph's; name an empty or a new"):
        loaded(OxigraphFolder(tmp_path), two())
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nt"]
