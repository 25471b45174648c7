"""Builds are kept between runs; whatever is wrong with the store, it is as if nothing had been kept."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.incremental.store import FILE, MOST, Store, code_version, default_folder


def test_what_was_kept_is_there_for_the_next_process(tmp_path: Path) -> None:
    Store(tmp_path / "a" / "b").put(b"k", b"first")
    Store(tmp_path / "a" / "b").put(b"k", b"second")
    assert Store(tmp_path / "a" / "b").get(b"k") == b"second"
    assert Store(tmp_path / "a" / "b").get(b"other") is None


def test_the_builds_not_used_for_longest_go(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(MOST + 3):
        store.put(str(number).encode(), b"value")
    store.put(b"3", b"again")
    store.put(b"new", b"value")
    kept = [key for key in map(str, range(MOST + 3)) if store.get(key.encode())]
    assert kept == ["3", *(str(number) for number in range(5, MOST + 3))]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(content)
    store = Store(tmp_path)
    assert store.get(b"k") is None
    store.put(b"k", b"value")
    assert store.get(b"k") == b"value"


def test_a_damaged_value_was_never_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"k", b"value" * 1000)
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data.replace(b"valuevalue", b"valuevalux", 1))
    assert store.get(b"k") is None


def test_a_file_made_by_something_else_does_no_harm(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE build (something TEXT)")
    store = Store(tmp_path)
    store.put(b"k", b"value")
    assert store.get(b"k") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "below")
    store.put(b"k", b"value")
    assert store.get(b"k") is None


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    def build(number: int) -> bytes | None:
        Store(tmp_path).put(b"k%d" % (number % MOST), b"%d" % number * 10_000)
        return Store(tmp_path).get(b"k%d" % (number % MOST))

    with ThreadPoolExecutor(8) as pool:
        assert None not in list(pool.map(build, range(40)))


def test_the_code_has_a_version() -> None:
    assert code_version() == code_version() != b""


def test_the_folder_is_the_users_own() -> None:
    assert default_folder().name == "kg"
