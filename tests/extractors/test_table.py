"""The table of extractors: what it lists is there, answers alike, and is drawn from related entries too."""

from __future__ import annotations

import importlib
from importlib.metadata import EntryPoint, EntryPoints

import pytest

import kg.extractors
from kg.extractors import EXTRACTORS, Extractor, extractors
from kg.identity import Identity
from kg.model import Post


@pytest.mark.parametrize("name", EXTRACTORS)
def test_each_extractor_draws_nothing_wrong_out_of_the_least_post(name: str) -> None:
    extract = importlib.import_module(EXTRACTORS[name].module).extract
    first = list(extract(Post("https://example.com/a", "A"), Identity()))
    assert first == list(extract(Post("https://example.com/a", "A"), Identity()))


def test_all_extractors_are_used() -> None:
    modules = [extract.__module__ for extract in extractors()]
    assert modules == [extractor.module for extractor in EXTRACTORS.values()]


def test_others_may_add_extractors_but_not_replace_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    added = {"zebra": Extractor("kg.extractors.image", "again"), "image": Extractor("no.such.module", "an intruder")}

    class Installed(EntryPoint):
        def load(self) -> Extractor:
            return added[self.name]

    entries = EntryPoints(Installed(name, "anywhere", "kg.extractors") for name in added)
    monkeypatch.setattr(kg.extractors, "entry_points", lambda group: entries)
    modules = [extract.__module__ for extract in extractors()]
    assert modules == [*(extractor.module for extractor in EXTRACTORS.values()), "kg.extractors.image"]
