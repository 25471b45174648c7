"""Whatever a rule joins shares a key; a key is missing from none that have to do with each other."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from kg.identity import Identity
from kg.incremental.kinship import kin_keys
from kg.model import Article, Topic
from kg.pipeline import BuildOptions, make_of
from kg.readers.files import find_files
from tests.corpus import write_site
from tests.incremental.sites import mention

BASE = "https://w3id.org/newskg/id/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Article("https://a.org/x"), Article("http://www.a.org/x/")),
        (Article("https://a.org/x"), Article("https://amp.a.org/x?outputType=amp")),
        (Article("https://a.org/x", alias=("https://b.org/y",)), Article("https://b.org/y")),
        (Topic(BASE + "topic/dev-ops"), Topic(BASE + "topic/devops")),
    ],
)
def test_what_may_be_joined_shares_a_key(one: Article, other: Article) -> None:
    assert set(kin_keys(one, Identity())) & set(kin_keys(other, Identity()))


def test_what_has_nothing_in_common_shares_none() -> None:
    keys = [kin_keys(node, Identity()) for node in (Article("https://a.org/x", headline="A"), Topic(BASE + "topic/ai"))]
    assert not set(keys[0]) & set(keys[1])


@pytest.mark.parametrize("seed", range(30))
def test_all_that_a_build_joined_shares_keys(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    write_site(tmp_path, {f"{number}.md": mention(random) for number in range(25)})
    making = make_of(find_files([tmp_path]), BuildOptions(), lambda *_: None, keep=True)
    assert making.drawer.said is not None
    keys: dict[str, set[int]] = {}
    for said in making.drawer.said.values():
        for item in said.items:
            if not isinstance(item, tuple):
                keys.setdefault(item.iri, set()).update(kin_keys(item, making.identity))
    pairs = [*making.merger.joins.moved.items()]
    assert all(reached(pair, keys, [{*other} for other in pairs]) for pair in pairs)


def reached(pair: tuple[str, str], keys: dict[str, set[int]], pairs: list[set[str]]) -> bool:
    """Whether keys lead from one of a pair to the other, by way of what was joined with either."""
    group = {*pair}
    while more := set().union(*(other for other in pairs if other & group)) - group:
        group |= more
    found = {pair[0]}
    while (
        more := {b for a, b in permutations(group & keys.keys() | found, 2) if a in found and keys[a] & keys[b]} - found
    ):
        found |= more
    return pair[1] in found or pair[1] not in keys
