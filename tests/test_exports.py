"""The committed exports are what a build of the seeds writes now."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.exporters import DEFAULT_FORMATS, EXPORTERS, ExportOptions, write

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", DEFAULT_FORMATS)
def test_committed_export_is_up_to_date(name: str, tmp_path: Path) -> None:
    graph, report = kg.build(ROOT / "seeds")
    file = EXPORTERS[name].file
    written = write(graph, tmp_path / file, name, ExportOptions(report))
    assert written.read_bytes() == (ROOT / "exports" / file).read_bytes(), f"run make run and commit exports/{file}"


def test_nothing_else_is_committed_there() -> None:
    assert {path.name for path in (ROOT / "exports").iterdir()} == {EXPORTERS[name].file for name in DEFAULT_FORMATS}
