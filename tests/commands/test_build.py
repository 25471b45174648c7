"""``kg build`` as it is told to use what earlier builds kept, and to stay and watch."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.incremental.store import FILE
from tests.corpus import environment, run_kg, write_site

POST = {"title": "One", "webUrl": "https://example.com/a"}


def test_a_cache_is_kept_where_it_is_told(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": POST})
    first = run_kg("build", "site", "--cache", "kept", cwd=tmp_path)
    assert (tmp_path / "kept" / FILE).exists()
    second = run_kg("build", "site", "--cache", "kept", cwd=tmp_path)
    assert (first.returncode, second.returncode, first.stdout) == (0, 0, second.stdout)
    write_site(tmp_path / "site", {"a.md": {**POST, "title": "Two"}})
    third = run_kg("build", "site", "--cache", "kept", cwd=tmp_path)
    assert third.returncode == 0
    assert '"Two"' in (tmp_path / "exports" / "graph.nt").read_text()


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": POST})
    home = tmp_path / "home"
    run = run_kg("build", "site", "--no-cache", cwd=tmp_path, env={"XDG_CACHE_HOME": str(home)})
    assert run.returncode == 0
    assert not home.exists()
    run_kg("build", "site", cwd=tmp_path, env={"XDG_CACHE_HOME": str(home)})
    assert sys.platform != "linux" or (home / "kg" / FILE).exists()


def test_findings_make_an_unchanged_build_strict_as_well(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": {**POST, "heat": "hot"}})
    codes = [run_kg("build", "site", "--strict", "--cache", "kept", cwd=tmp_path).returncode for _ in range(2)]
    assert codes == [1, 1]


def test_a_page_holds_as_many_articles_as_it_may(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {f"{at}.md": {"title": f"N{at}", "webUrl": f"https://e.com/{at}"} for at in range(5)})
    all_of_it = run_kg("build", "site", "--cache", "kept", cwd=tmp_path)
    report = json.loads((tmp_path / "exports" / "report.json").read_text())
    assert "page" not in report and "holds" not in all_of_it.stdout
    told = "The page holds 3 articles and other things and leaves out 2 (--html-limit)"
    some = run_kg("build", "site", "--cache", "kept", "--html-limit", "3", cwd=tmp_path)
    assert told in some.stdout.replace("\n    ", " ")
    assert json.loads((tmp_path / "exports" / "report.json").read_text())["page"] == {"articles": 3, "left_out": 2}
    without = run_kg("build", "site", "--cache", "kept", "--html-limit", "3", "--format", "nt", cwd=tmp_path)
    assert "holds" not in without.stdout
    again = run_kg("export", "html", "--html-limit", "3", cwd=tmp_path)
    assert again.stdout.splitlines()[1] == told
    assert "holds" not in run_kg("export", "svg", "--html-limit", "3", cwd=tmp_path).stdout


@pytest.mark.parametrize("command", [["build", "site"], ["export", "html"]])
def test_a_page_of_no_article_is_refused(tmp_path: Path, command: list[str]) -> None:
    run = run_kg(*command, "--html-limit", "0", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "--html-limit is 0; give a number of articles, 1 or more" in run.stderr


def test_watch_builds_again_on_each_change_and_ends_when_told(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": POST})
    command = [sys.executable, "-m", "kg", "build", "site", "--watch", "--format", "nt", "--cache", "kept"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment({"PYTHONUNBUFFERED": "1"}), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    graph = tmp_path / "exports" / "graph.nt"
    try:
        _wait_for(lambda: graph.exists() and '"One"' in graph.read_text())
        write_site(tmp_path / "site", {"b.md": {"title": "Two", "webUrl": "https://example.com/b"}})
        _wait_for(lambda: '"Two"' in graph.read_text())
        (tmp_path / "site" / "a.md").unlink()
        _wait_for(lambda: '"One"' not in graph.read_text())
    finally:
        os.kill(process.pid, signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert process.returncode == 130
    # What is printed follows what is written: the last may have been cut short.
    assert "Read 1 post" in out
    assert "Traceback" not in error


def _wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen")


def test_why_asks_of_what_was_built_last_here(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": POST})
    asked = run_kg("why", "https://example.com/a", "--cache", "kept", cwd=tmp_path)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "nothing was built here yet" in asked.stderr
    run_kg("build", "site", "--cache", "kept", cwd=tmp_path)
    asked = run_kg("why", "https://example.com/a", "--cache", "kept", cwd=tmp_path)
    assert asked.returncode == 0
    assert "headline: One" in asked.stdout
