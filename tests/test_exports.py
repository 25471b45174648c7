"""The committed exports/ are what `kg build seeds` writes now."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.exporters import DEFAULT_FORMATS, EXPORTERS
from tests.corpus import ROOT, run_kg

EXPORTS = ROOT / "exports"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports")
    assert run_kg("build", "seeds", "-o", out, cwd=ROOT).returncode == 0
    return out


@pytest.mark.parametrize("name", DEFAULT_FORMATS)
def test_a_committed_export_is_up_to_date(built: Path, name: str) -> None:
    file = EXPORTERS[name].file
    same = (EXPORTS / file).read_bytes() == (built / file).read_bytes()
    assert same, f"exports/{file} is out of date; run: kg build seeds"


def test_nothing_else_is_there(built: Path) -> None:
    assert {path.name for path in EXPORTS.iterdir()} == {path.name for path in built.iterdir()}
