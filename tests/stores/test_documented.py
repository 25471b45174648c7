"""What docs/databases.md shows of loading and asking; its recipes are run by tests/test_databases.py."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.stores import STORES
from tests.corpus import ROOT, run_kg

DOCS = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
SEEDS = ROOT / "exports" / "graph.nt"


def test_the_first_example_prints_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "graph.nt").write_bytes(SEEDS.read_bytes())
    run = run_kg("load", "ladybug:news.lbug", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert f"```console\n$ kg load ladybug:news.lbug\n{run.stdout}```" in DOCS


def test_the_questions_in_cypher_print_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "graph.nt").write_bytes(SEEDS.read_bytes())
    shown = re.search(r"^## Asking in Cypher\n.*?```console\n(.*?)```", DOCS, re.DOTALL | re.MULTILINE)
    assert shown is not None
    parts = re.findall(r"^\$ kg (.*)\n((?:(?!\$ kg ).*\n)*)", shown[1], re.MULTILINE)
    assert len(parts) >= 4
    for command, answer in parts:
        run = run_kg(*shlex.split(command), cwd=tmp_path)
        assert (run.returncode, run.stderr, run.stdout) == (0, "", answer)


@pytest.mark.parametrize("scheme", [store.schemes[0] for store in STORES.values()])
def test_every_database_is_documented(scheme: str) -> None:
    assert re.search(rf"^\| `{re.escape(scheme)}:", DOCS, re.MULTILINE)


@pytest.mark.parametrize("extra", sorted({store.extra for store in STORES.values()} - {""}))
def test_every_extra_is_documented_and_there(extra: str) -> None:
    assert f"`pip install '.[{extra}]'`" in DOCS
    assert re.search(rf"^{extra} = \[", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
