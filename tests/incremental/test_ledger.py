"""A ledger comes back from its bytes as it was; nodes and tallies from their plain form."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import Finding
from kg.incremental.ledger import (
    EntryRecord,
    FileRecord,
    Ledger,
    Voice,
    decode_node,
    decode_tally,
    encode_node,
    encode_tally,
    first_files,
)
from kg.incremental.record import record
from kg.model import Article, Image, Item, Node, Provider, Scheme, Source, Topic
from kg.pipeline import BuildOptions, make_of
from kg.readers.fields import Tally
from kg.readers.files import find_files
from tests.corpus import SEEDS, write_site

NODES: list[Node] = [
    Article("https://x.org/a", headline="A", date_published=datetime(2020, 6, 24, tzinfo=UTC), alias=("x:1", "x:2")),
    Item("course", "https://x.org/c", name="C", rating_value=Decimal("4.50"), free=True, level=("b",)),
    Provider("https://x.org/p", "P", ("Q",), "p.org"),
    Topic("https://x.org/t", "T", keyword=("k",)),
    Scheme("https://x.org/topics"),
    Image("https://x.org/i.png", width=5),
    Source("https://x.org/s"),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.kind)
def test_a_node_comes_back(node: Node) -> None:
    assert decode_node(encode_node(node)) == node


def test_a_tally_comes_back() -> None:
    finding = Finding("bad-url", "warning", "a.md", 3, "webUrl", "no", "yes")
    tally = Tally([finding], Counter(a=1), Counter(b=2), Counter(), Counter(c=3), Counter(d=4))
    assert decode_tally(encode_tally(tally)) == tally
    assert encode_tally(Tally()) is None
    assert decode_tally(None) == Tally()


def test_the_ledger_of_a_build_comes_back() -> None:
    making = make_of(find_files([SEEDS]), BuildOptions(), lambda *_: None, keep=True)
    ledger = record(making)
    assert ledger is not None
    assert Ledger.loads(ledger.dumps()) == ledger
    assert len(ledger.files) == 5
    assert sum(voice.whose == 2 for voice in ledger.voices) == making.build.report.related_entries
    assert ledger.kinds.keys() == set(making.build.graph.network)


def test_a_blog_has_no_ledger(tmp_path: Path) -> None:
    write_site(tmp_path, {"_config.yml": {"url": "https://x.org"}, "_posts/2020-01-02-a.md": "---\ntitle: A\n---\n"})
    assert record(make_of(find_files([tmp_path]), BuildOptions(), lambda *_: None, keep=True)) is None


def test_the_first_file_of_an_entry_is_the_first_by_name() -> None:
    entries = {"b": (1, 2), "a": (2, 3), "c": (4,)}
    files = {name: FileRecord(-1, found, None, False) for name, found in entries.items()}
    assert first_files(files, {1, 2, 4, 5}) == {1: "b", 2: "a", 4: "c"}


def test_the_records_of_a_ledger_are_what_they_were() -> None:
    voice = Voice(1, -5.0, "a.md", (0,), (("x:a", "about", ("x:t",)),), (("rule", "x:b", "x:a"),), (), b"")
    ledger = Ledger(
        files={"a.md": FileRecord(0, (0,), None, False)},
        entries=[EntryRecord(b"key", -1, None)],
        voices=[voice],
        nodes=[encode_node(NODES[0])],
        kin=[(1, 2)],
    )
    again = Ledger.loads(ledger.dumps())
    assert again == ledger
    assert isinstance(again.voices[0], Voice)
