"""Passwords: from the environment or a terminal to the database, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from tests.corpus import ROOT, run_kg
from tests.stores import servers
from tests.stores.databases import Bolt, Falkor

SEEDS = ROOT / "exports" / "graph.nt"


def test_no_password_is_printed(falkordb: int, arcadedb: Bolt, virtuoso: int, tmp_path: Path) -> None:
    urls = {
        Falkor(falkordb, "passwords").url: servers.PASSWORD,
        arcadedb.made("passwords").url: servers.PASSWORD,
        f"sparql+http://dba@127.0.0.1:{virtuoso}/sparql?graph=https://example.com/passwords": "dba",
    }
    for url, password in urls.items():
        right = run_kg("load", url, "--from", SEEDS, cwd=tmp_path, env={"KG_PASSWORD": password})
        assert (right.returncode, right.stderr) == (0, "")
        assert servers.PASSWORD not in right.stdout
        wrong = run_kg("load", url, "--from", SEEDS, cwd=tmp_path, env={"KG_PASSWORD": "wr0ng-passw0rd"})
        assert (wrong.returncode, wrong.stdout) == (3, "")
        assert "does not let us in: wrong password for the user " in wrong.stderr
        assert "wr0ng" not in wrong.stderr


def test_a_missing_password_is_not_called_wrong(falkordb: int, arcadedb: Bolt, virtuoso: int, tmp_path: Path) -> None:
    for url in (
        f"falkordb://127.0.0.1:{falkordb}/none",
        f"bolt://127.0.0.1:{arcadedb.port}/none",
        f"sparql+http://127.0.0.1:{virtuoso}/sparql?graph=https://example.com/none",
    ):
        run = run_kg("load", url, "--from", SEEDS, cwd=tmp_path)
        assert (run.returncode, run.stdout) == (3, "")
        assert "does not let us in: it wants a " in run.stderr
        assert "wrong" not in run.stderr


def test_the_password_is_asked_for_on_a_terminal(
    falkordb: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return servers.PASSWORD

    monkeypatch.delenv("KG_PASSWORD", raising=False)
    monkeypatch.setattr("kg.commands.passwords.getpass", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    url = f"falkordb://default@127.0.0.1:{falkordb}/asked"
    assert main(["load", url, "--from", str(SEEDS)]) == 0
    assert asked == [f"Password of default at 127.0.0.1:{falkordb}: "]
    out, err = capsys.readouterr()
    assert servers.PASSWORD not in out + err
