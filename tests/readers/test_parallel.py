"""Several processes read what one reads."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kg import processes
from kg.errors import Finding
from kg.model import Post
from kg.readers import parallel
from kg.readers.fields import Tally
from kg.readers.files import FileSet, find_files
from kg.readers.parallel import read_files
from kg.readers.reader import Reading
from tests.corpus import write_site
from tests.readers.documents import entry, post_file

FILES = 60


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> FileSet:
    folder, random = tmp_path_factory.mktemp("files"), Random(5)
    entries = [entry(random, 2) for _ in range(12)]
    for number in range(FILES):
        (folder / f"{number:03}.md").write_bytes(post_file(random, entries))
    return find_files([folder])


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "FILES_AT_ONCE", 7)


def shared_once(readings: list[Reading]) -> tuple[list[tuple[bytes, list[Finding]]], Counter[str]]:
    """What is told of related entries, each counted where it is met first, as a build does."""
    seen: dict[bytes, Tally] = {}
    for reading in readings:
        for found in reading.entries:
            assert seen.setdefault(found.key, found.tally) is found.tally
    return [(text, tally.findings) for text, tally in seen.items()], sum((t.unknown for t in seen.values()), Counter())


@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_several_processes_give_what_one_gives_in_the_same_order(files: FileSet, jobs: int) -> None:
    alone, together = list(read_files(files, "https://site.com", 1)), list(read_files(files, "https://site.com", jobs))
    assert [reading.source for reading in together] == files.names
    for one, other in zip(alone, together, strict=True):
        assert (one.source, one.post, one.removed, one.tally) == (other.source, other.post, other.removed, other.tally)
    assert shared_once(together) == shared_once(alone)
    assert sum(bool(reading.post and reading.post.related) for reading in together) > FILES / 4


@pytest.mark.parametrize("jobs", [1, 3])
def test_equal_entries_are_one_object(files: FileSet, jobs: int) -> None:
    posts = [reading.post for reading in read_files(files, None, jobs) if reading.post is not None]
    related = [related for post in posts for related in post.related]
    assert len(related) > len(set(related)) == len({id(post) for post in related})


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_entries_inside_others_are_the_same_objects(tmp_path: Path, jobs: int) -> None:
    for number in range(20):
        inside = _told("Outer", _told("Middle", _told("Inner"))), _told("Middle", _told("Inner")), _told("Inner")
        files = {
            f"{number}.md": _told(f"P{number}", inside[number % 3]),  # cut into entries
            f"{number}.json": _told(f"J{number}", inside[number % 2]),  # read whole
            f"_collections/{number}.md": {"title": f"C{number}", "items": [_told("Part", inside[number % 3])]},
        }
        write_site(tmp_path, files)
    met: list[Post] = []
    waiting = [reading.post for reading in read_files(find_files([tmp_path]), None, jobs) if reading.post is not None]
    assert sum(bool(post.parts) for post in waiting) == 20
    while waiting:
        post = waiting.pop()
        met += post.related
        waiting += [*post.related, *post.parts]
    assert {entry.title for entry in met} == {"Outer", "Middle", "Inner"}
    assert len({id(entry) for entry in met}) == 3


def _told(title: str, *related: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "webUrl": f"https://e.com/{title}", "related": [*related]}


@pytest.mark.parametrize("jobs", [None, 1, 2, 100])
def test_few_files_or_none_are_read_with_any_number_of_processes(tmp_path: Path, jobs: int | None) -> None:
    assert list(read_files(FileSet(tmp_path, []), None, jobs)) == []
    readings = list(read_files(FileSet(tmp_path, ["none.md"]), None, jobs))
    assert [finding.code for reading in readings for finding in reading.tally.findings] == ["unreadable"]


def test_no_more_processes_are_begun_than_there_is_work_for(files: FileSet, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    pool = processes.pool

    def counted(number: int, *arguments: Any) -> Any:
        begun.append(number)
        return pool(number, *arguments)

    monkeypatch.setattr(processes, "pool", counted)
    assert [reading.source for reading in read_files(files, None, 1_000_000)] == files.names
    assert begun == [-(-len(files.names) // 7)]
