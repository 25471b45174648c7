"""``kg serve`` as a user runs it."""

from __future__ import annotations

import shutil
import signal
import socket
from pathlib import Path

import pytest

from tests.corpus import ROOT, run_kg
from tests.server.running import served


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "exports", tmp_path / "exports")
    return tmp_path / "exports"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_when_told(exports: Path, sign: signal.Signals) -> None:
    with served(exports) as server:
        assert server.address.startswith("http://127.0.0.1:")
        assert server.get("/").status == 200  # now it is at work, and not just about to be
        server.process.send_signal(sign)
        assert server.process.wait(60) == 0
        assert server.process.stdout is not None
        assert server.process.stdout.read().endswith("Control-C ends it.\nStopped.\n")
        assert server.told() == ""


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    run = run_kg("serve", tmp_path / "nothing")
    assert (run.returncode, "there is no folder" in run.stderr, run.stdout) == (2, True, "")
    run = run_kg("serve", tmp_path)
    assert (run.returncode, "there is no graph.nt" in run.stderr) == (2, True)


def test_exports_that_cannot_be_read(exports: Path) -> None:
    (exports / "graph.nt").write_text("no RDF")
    run = run_kg("serve", exports)
    assert (run.returncode, "graph.nt cannot be read" in run.stderr) == (2, True)


def test_a_port_that_is_taken(exports: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = run_kg("serve", exports, "--port", str(taken.getsockname()[1]))
    assert (run.returncode, "choose another with --host and --port" in run.stderr) == (2, True)
    assert run_kg("serve", exports, "--port", "70000").returncode == 2
    assert run_kg("serve", exports, "--timeout", "0").returncode == 2


def test_it_is_among_the_commands() -> None:
    assert "serve a graph: SPARQL, linked data and pages" in run_kg("--help").stdout
