"""A change is told once the files lie still."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.incremental import watch
from tests.corpus import write_site


def test_each_change_is_told_once_the_files_lie_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("one")
    steps = iter(["", "two", "three", "", "", "stop"])

    def sleep(_: float) -> None:
        step = next(steps)
        if step == "stop":
            raise KeyboardInterrupt
        if step:
            (tmp_path / f"{step}.md").write_text(step)

    monkeypatch.setattr("time.sleep", sleep)
    told = 0
    with pytest.raises(KeyboardInterrupt):
        before = watch.state([str(tmp_path)], tmp_path / "out", [])
        for _ in watch.changes([str(tmp_path)], tmp_path / "out", [], before):
            told += 1
            assert {path.name for path in tmp_path.iterdir()} == {"a.md", "two.md", "three.md"}
    assert told == 1


def test_a_folder_that_is_gone_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    moves = iter([lambda: site.rename(tmp_path / "away"), lambda: (tmp_path / "away").rename(site)])
    monkeypatch.setattr("time.sleep", lambda _: next(moves, lambda: None)())
    before = watch.state([str(site)], tmp_path / "out", [])
    next(watch.changes([str(site)], tmp_path / "out", [], before))
    assert site.is_dir()


def test_a_change_made_since_the_first_look_is_told_and_of_other_files_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aliases = tmp_path / "elsewhere" / "aliases.yaml"
    write_site(tmp_path, {"site/a.md": "one", "elsewhere/aliases.yaml": "one"})
    monkeypatch.setattr("time.sleep", lambda _: None)
    for path in (tmp_path / "site" / "a.md", aliases):
        before = watch.state([str(tmp_path / "site")], tmp_path / "out", [aliases, None])
        path.write_text("two, made while a build ran")
        next(watch.changes([str(tmp_path / "site")], tmp_path / "out", [aliases, None], before))
