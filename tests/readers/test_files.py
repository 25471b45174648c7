"""Which files a build reads."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.exporters import EXPORTERS
from kg.readers.files import _WRITTEN, FileSet, find_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (
        "b.md", "a.markdown", "c.HTML", "d.txt", "e.yml", "f.yaml", "g.json", "h.png", "README", "_config.yml",
        "_config.yaml", ".hidden.md", "_news/2.md", "_news/1.md", "_news/deep/3.md", "_data/topics/a.yml",
        "_layouts/a.html", "_site/a.html", "assets/a.json", "node_modules/a.json", "_news/_includes/a.html",
        ".git/a.md", "_drafts/a.md", "é/ü ö.md",
    ):  # fmt: skip
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "site"


ALL = [
    "_drafts/a.md", "_news/1.md", "_news/2.md", "_news/deep/3.md", "a.markdown", "b.md", "c.HTML", "d.txt", "e.yml",
    "f.yaml", "g.json", "é/ü ö.md",
]  # fmt: skip


def test_a_folder_is_walked_in_the_order_of_names(site: Path) -> None:
    passed_over = {".png": 1, "README": 1, ".md": 1, "_layouts/": 1, "_site/": 1, "_includes/": 1, "assets/": 1}
    skipped = Counter({**passed_over, "node_modules/": 1})
    assert find_files([site]) == FileSet(site, ALL, [site], skipped=skipped)


@pytest.mark.parametrize("folder", [".", "..", "../site", "./_news/..", "_news/../../site/"])
def test_however_a_folder_is_named_it_is_the_same(folder: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "_news" if folder == ".." else site)
    found = find_files([folder])
    assert (found.root, found.names, found.folders) == (site, ALL, [site])


@pytest.mark.parametrize(
    ("paths", "root", "names"),
    [
        (["_news"], "_news", ["1.md", "2.md", "deep/3.md"]),
        (["_news/1.md"], "_news", ["1.md"]),
        (["_news/1.md", "b.md"], ".", ["_news/1.md", "b.md"]),
        (["_news/deep", "_drafts"], ".", ["_drafts/a.md", "_news/deep/3.md"]),
        (["_news", "_news/deep", "_news/1.md", "_news"], "_news", ["1.md", "2.md", "deep/3.md"]),
        (["_data/topics"], "_data/topics", ["a.yml"]),
        (["_config.yml"], ".", ["_config.yml"]),
        (["c.HTML"], ".", ["c.HTML"]),
    ],
)
def test_the_root_is_the_deepest_folder_that_holds_everything_given(
    paths: list[str], root: str, names: list[str], site: Path
) -> None:
    for order in (paths, paths[::-1]):
        found = find_files([site / path for path in order])
        assert (found.root, found.names) == (site / root if root != "." else site, names)


def test_what_cannot_be_read_is_refused(site: Path) -> None:
    for paths, message in (
        ([], "nothing to build"),
        ([site / "none"], "there is no file or folder"),
        ([site, site / "h.png"], "no kind of file"),
    ):
        with pytest.raises(UsageError, match=message):
            find_files(paths)


def test_a_name_that_is_no_utf8_is_found(site: Path) -> None:
    try:
        (site / os.fsdecode(b"_drafts/\xff.md")).touch()
    except OSError:
        pytest.skip("this file system has no such names")
    assert "_drafts/\udcff.md" in find_files([site]).names


def test_a_folder_that_leads_back_to_itself_is_not_walked_forever(site: Path) -> None:
    (site / "_news" / "loop").symlink_to(site)
    assert find_files([site]).names == ALL


def test_a_folder_that_cannot_be_read_is_counted(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find_files([site])
    assert found.names == [name for name in ALL if "deep" not in name]
    assert found.skipped["folders that cannot be read"] == 1


def test_a_link_to_a_folder_is_not_followed_and_told(site: Path) -> None:
    (site / "_more").symlink_to(site / "_news", target_is_directory=True)
    found = find_files([site])
    assert found.names == ALL
    assert found.skipped["folders that are links"] == 1
    assert find_files([site / "_more"]).names == ["1.md", "2.md", "deep/3.md"]


@pytest.mark.parametrize("output", [".", "out"])
def test_what_a_build_writes_is_not_read(output: str, site: Path) -> None:
    before = find_files([site], site / output)
    for name in ("graph.html", "graph.node-link.json", "graph.nt", "report.json", "graph-csv/nodes.csv"):
        path = site / output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (site / "graph-theory.md").touch()
    found = find_files([site], site / output)
    assert (found.names, found.skipped) == (sorted([*ALL, "graph-theory.md"]), before.skipped)
    found = find_files([site], site / "another")
    assert (found.names, found.skipped) == (
        sorted([*ALL, "graph-theory.md"]),
        before.skipped + Counter({"what an earlier build wrote": 5}),
    )


def test_a_report_of_ones_own_is_read(site: Path) -> None:
    for name in ("_news/report.json", "_drafts/graph.json", "_drafts/graph.html"):
        (site / name).touch()
    assert {"_news/report.json", "_drafts/graph.json", "_drafts/graph.html"} < {*find_files([site]).names}


def test_all_that_exporters_write_is_known() -> None:
    for name, one in EXPORTERS.items():
        assert _WRITTEN.fullmatch(one.file), name
