"""A file is told changed by its stamp; one written a moment ago is not trusted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.incremental.stamps import digest, is_certain, stamp
from tests.corpus import SEEDS, contents, run_kg

SECOND = 1_000_000_000


def test_a_written_file_has_another_stamp_even_where_size_and_time_are_put_back(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    before = stamp(file)
    assert before is not None and stamp(file) == before
    time.sleep(0.05)
    file.write_text("two")
    os.utime(file, ns=(before[1], before[1]))
    assert stamp(file) != before


def test_what_is_not_there_has_no_stamp_and_no_digest(tmp_path: Path) -> None:
    assert stamp(tmp_path / "none") is None
    assert digest(tmp_path / "none") is None
    assert digest(tmp_path) is None


def test_a_file_written_in_the_same_moment_is_not_certain() -> None:
    at = 1_700_000_000 * SECOND + 123_456_789
    assert not is_certain((1, at, at, 7), at)
    assert not is_certain((1, at, at, 7), at + SECOND // 100)
    assert is_certain((1, at, at, 7), at + SECOND)
    assert not is_certain((1, at - 9 * SECOND, at, 7), at)


def test_where_only_whole_seconds_are_told_two_must_have_passed() -> None:
    at = 1_700_000_000 * SECOND
    assert not is_certain((1, at, at, 7), at + 2 * SECOND)
    assert is_certain((1, at, at, 7), at + 3 * SECOND)


def test_a_digest_is_of_the_content(tmp_path: Path) -> None:
    for name, text in (("a", "x" * 3_000_000), ("b", "x" * 3_000_000), ("c", "x" * 2_999_999 + "y")):
        (tmp_path / name).write_text(text)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a" / "below").mkdir(parents=True)
    (tmp_path / "a" / "below" / "one").write_text("1")
    (tmp_path / "a" / "two").write_text("2")
    return tmp_path / "a"


CHANGES: list[Callable[[Path], object]] = [
    lambda folder: (folder / "below" / "one").write_text("3"),
    lambda folder: (folder / "below" / "one").unlink(),
    lambda folder: (folder / "below" / "more").touch(),
    lambda folder: os.replace(folder / "two", folder / "below" / "one"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_below_a_folder_changes_its_stamp(folder: Path, change: Callable[[Path], object]) -> None:
    before = stamp(folder)
    assert before is not None and before == stamp(folder)
    time.sleep(0.02)  # a tick of the file system's clock
    change(folder)
    assert stamp(folder) != before


def test_a_folder_of_which_a_file_was_changed_is_written_anew(tmp_path: Path) -> None:
    arguments = ("build", SEEDS, "--format", "neo4j", "--cache", tmp_path / "cache")
    for _ in range(2):
        assert run_kg(*arguments, cwd=tmp_path).returncode == 0
    written = contents(tmp_path / "exports" / "graph-neo4j")
    (tmp_path / "exports" / "graph-neo4j" / "nodes" / "Topic.csv").write_text("mine")
    assert run_kg(*arguments, cwd=tmp_path).returncode == 0
    assert contents(tmp_path / "exports" / "graph-neo4j") == written
