"""What was built last from a folder is remembered for questions asked there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.incremental.last import Last, recall, remember
from kg.incremental.store import Store


def test_the_last_build_of_each_folder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "cache")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        assert recall(store) is None
        remember(store, [name], Path("out"), None, Path("aliases.yaml"), None)
    remember(store, ["again"], Path("out"), "https://x.org/", None, Path("map.yaml"))
    assert recall(store) == Last(["again"], "out", "https://x.org/", None, "map.yaml")
    monkeypatch.chdir(tmp_path / "one")
    assert recall(store) == Last(["one"], "out", None, "aliases.yaml", None)
