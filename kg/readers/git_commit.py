"""Which commit of a Git repository is checked out, read from its files: Git itself need not be there."""

from __future__ import annotations

import re
from pathlib import Path

_REF = re.compile(r"ref: (refs/(?:[A-Za-z0-9_+=@-][A-Za-z0-9_.+=@-]*/)*[A-Za-z0-9_+=@-][A-Za-z0-9_.+=@-]*)")
_COMMIT = re.compile("[0-9a-f]{40}")


def git_commit(folder: Path) -> str | None:
    """The commit that is checked out in a folder, by its SHA-1 in hexadecimal.

    None where the folder is not the top of a checkout, or nothing is committed in it. Whether files have been changed
    since is not asked: that would take reading all of them. See https://git-scm.com/docs/gitrepository-layout.

    >>> git_commit(Path("seeds")) is None
    True
    """
    place = folder / ".git"
    if place.is_file():  # a worktree or a submodule, whose repository is elsewhere
        place = folder / _line(place).removeprefix("gitdir: ")
    head = _line(place / "HEAD")
    if named := _REF.fullmatch(head):
        shared = place / (_line(place / "commondir") or ".")
        head = _line(place / named[1]) or _line(shared / named[1]) or _packed(shared / "packed-refs", named[1])
    return head if _COMMIT.fullmatch(head) else None


def _line(path: Path) -> str:
    """The first line of a file, empty where there is none."""
    try:
        if not path.is_file():  # a pipe would never end
            return ""
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline(4096).strip()
    except (OSError, ValueError):
        return ""


def _packed(path: Path, ref: str) -> str:
    """The commit of a branch among those that are kept in one file."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return next((line[:40] for line in file if line[40:].strip() == ref), "")
    except OSError:
        return ""
