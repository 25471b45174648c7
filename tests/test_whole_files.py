"""A file appears whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.whole_files import written_whole


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


def test_a_device_is_refused() -> None:
    with (
        pytest.raises(UsageError, match="'/dev/null' is a device or a pipe; name a file to write"),
        written_whole(Path("/dev/null")),
    ):
        pass
