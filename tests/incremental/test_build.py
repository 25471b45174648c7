"""A build that only does what changed writes, to the byte, what a full build writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.exporters import DEFAULT_FORMATS, EXPORTERS
from kg.incremental import build
from kg.incremental.store import Store
from kg.pipeline import BuildOptions
from tests.incremental.sites import Site


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How each build was done."""
    done: list[str] = []
    whole, changed = build._build_all, build._build_change

    def note_whole(*given: Any) -> Any:
        done.append("all")
        return whole(*given)

    def note_change(*given: Any) -> Any:
        found = changed(*given)
        if found is not None:
            done.append("change")
        return found

    monkeypatch.setattr(build, "_build_all", note_whole)
    monkeypatch.setattr(build, "_build_change", note_change)
    return done


def run(site: Path, out: Path, store: Store | None, **options: Any) -> tuple[list[str], dict[str, bytes]] | str:
    """What a build said and wrote, or what was wrong."""
    targets = {name: out / EXPORTERS[name].file for name in DEFAULT_FORMATS}
    settings = BuildOptions(output=out, jobs=1, **options)
    try:
        done = build.run([str(site)], settings, targets, store, lambda *_: None)
    except KgError as error:
        return str(error)
    return [line.replace(str(out), "OUT") for line in done.lines], {n: p.read_bytes() for n, p in targets.items()}


def test_most_changes_take_the_short_way(tmp_path: Path, ways: list[str]) -> None:
    for seed in range(100, 106):
        site, store = Site(tmp_path / f"{seed}", seed, with_data=False), Store(tmp_path / "cache")
        run(site.folder, tmp_path / "out", store)
        for _ in range(8):
            site.change()
            run(site.folder, tmp_path / "out", store)
    assert ways.count("change") > 24


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_done_to_a_site_the_files_are_those_of_a_full_build(
    seed: int, tmp_path: Path, ways: list[str]
) -> None:
    site = Site(tmp_path / "site", seed, with_data=seed % 2 == 0)
    store = Store(tmp_path / "cache")
    run(site.folder, tmp_path / "out", store)
    for _ in range(8):
        for _ in range(site.random.choice([1, 1, 1, 2, 4])):
            what = site.change()
        found = run(site.folder, tmp_path / "out", store)
        full = run(site.folder, tmp_path / "full", None)
        if isinstance(full, str):
            assert found == full
        else:
            assert found[1] == full[1], what
            assert found[0] == full[0], what
    assert ways.count("all") >= 9  # the full builds to compare with
