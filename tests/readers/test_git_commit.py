"""The commit of a checkout, from files as Git leaves them."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.readers.git_commit import git_commit
from tests.corpus import run_kg, write_site

COMMIT, OTHER = "0123456789abcdef0123456789abcdef01234567", "f" * 40


@pytest.mark.parametrize(
    "files",
    [
        {".git/HEAD": COMMIT + "\n"},
        {".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": COMMIT + "\n"},
        {
            ".git/HEAD": "ref: refs/heads/a/b.c\n",
            ".git/packed-refs": f"# pack-refs\n{OTHER} refs/x\n{COMMIT} refs/heads/a/b.c\n",
        },
        {
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/refs/heads/main": COMMIT,
            ".git/packed-refs": f"{OTHER} refs/heads/main\n",
        },
        {
            ".git": "gitdir: other/worktrees/here\n",
            "other/worktrees/here/HEAD": "ref: refs/heads/main\n",
            "other/worktrees/here/commondir": "../..\n",
            "other/refs/heads/main": COMMIT + "\n",
        },
    ],
    ids=["detached", "branch", "packed", "branch over packed", "worktree"],
)
def test_what_is_checked_out(files: dict[str, str], tmp_path: Path) -> None:
    assert git_commit(write_site(tmp_path, files)) == COMMIT


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": "x"},
        {".git": "gitdir: nowhere\n"},
        {".git/config": ""},
        {".git/HEAD": "ref: refs/heads/unborn\n"},
        {".git/HEAD": "ref: refs/heads/../../../secret\n", "secret": COMMIT},
        {".git/HEAD": "ref: /etc/passwd\n"},
        {".git/HEAD": "0" * 64},
        {".git/HEAD": b"\xff\xfe\0"},
        {".git/HEAD": ""},
    ],
)
def test_there_is_none(files: dict[str, str | bytes], tmp_path: Path) -> None:
    assert git_commit(write_site(tmp_path, files)) is None


def test_the_graph_names_the_commit_and_follows_it(tmp_path: Path) -> None:
    post = {"title": "A", "webUrl": "https://example.com/a"}
    site = write_site(tmp_path / "site", {"a.md": post, ".git/HEAD": COMMIT})
    (dataset,) = kg.build(site).graph.nodes("dataset")
    assert dataset == kg.build(site).graph.node("https://w3id.org/newskg/id/dataset")
    assert getattr(dataset, "commit", None) == f"swh:1:rev:{COMMIT}"
    arguments = ["--cache", str(tmp_path / "cache"), "--format", "nt", "-o", str(tmp_path)]
    for commit in (COMMIT, OTHER):
        (site / ".git" / "HEAD").write_text(commit)
        assert run_kg("build", site, *arguments).returncode == 0
        assert f"<swh:1:rev:{commit}>" in (tmp_path / "graph.nt").read_text("utf-8")


def test_a_folder_within_a_checkout_is_none(tmp_path: Path) -> None:
    write_site(tmp_path, {".git/HEAD": COMMIT, "_news/a.md": {"title": "A", "webUrl": "https://example.com/a"}})
    assert not kg.build(tmp_path / "_news").graph.iris("dataset")
