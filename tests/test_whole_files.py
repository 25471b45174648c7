"""A file appears whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.whole_files import MARK, written_whole


def test_it_is_there_in_the_end_and_the_old_one_until_then(tmp_path: Path) -> None:
    path = tmp_path / "below" / "a.txt"
    for text, before in ("one", None), ("two", "one"):
        with written_whole(path) as target:
            target.write_text(text)
            assert (path.read_text() if path.exists() else None) == before
        assert path.read_text() == text
    assert os.listdir(path.parent) == ["a.txt"]


def test_what_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), written_whole(path) as target:
        target.write_text("new")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_can_be_written(tmp_path: Path) -> None:
    with written_whole(tmp_path / "a") as target:
        target.mkdir()
        (target / "b").touch()
    assert os.listdir(tmp_path / "a") == ["b"]


def write_folder(path: Path, name: str) -> None:
    with written_whole(path) as target:
        target.mkdir()
        (target / "README.txt").write_text(f"{MARK} for a test")
        (target / name).touch()


def test_a_folder_that_was_written_is_written_anew(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", "one")
    write_folder(tmp_path / "a", "two")
    assert sorted(os.listdir(tmp_path / "a")) == ["README.txt", "two"]
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_that_cannot_be_renamed_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "a", "one")
    replace = os.replace

    def fail(source: Path, target: Path) -> None:
        if source.parent != tmp_path and source.name == "a":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_folder(tmp_path / "a", "two")
    assert sorted(os.listdir(tmp_path / "a")) == ["README.txt", "one"]
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_takes_no_file_s_place_and_a_file_no_folder_s(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(UsageError, match=r"'.*a' is a file, and what would be written is a folder; name another"):
        write_folder(tmp_path / "a", "one")
    assert (tmp_path / "a").read_text() == "mine"
    write_folder(tmp_path / "b", "one")
    file = pytest.raises(UsageError, match=r"'.*b' is a folder, and what would be written is a file; name another")
    with file, written_whole(tmp_path / "b") as target:
        target.write_text("new")
    assert sorted(os.listdir(tmp_path / "b")) == ["README.txt", "one"]
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_an_empty_folder_may_be_written_and_one_of_others_may_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_folder(tmp_path / "a", "one")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "README.txt").write_text("My own")
    with pytest.raises(UsageError, match=r"'.*b' is a folder that holds other things; name another, or empty it"):
        write_folder(tmp_path / "b", "one")
    assert os.listdir(tmp_path / "b") == ["README.txt"]


def test_a_device_is_refused() -> None:
    with (
        pytest.raises(UsageError, match="'/dev/null' is a device or a pipe; name a file to write"),
        written_whole(Path("/dev/null")),
    ):
        pass
