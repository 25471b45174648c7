"""The report as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import Finding, UsageError
from kg.exporters import ExportOptions, write
from kg.graph import KnowledgeGraph
from kg.report import Report


def test_the_file_holds_the_report(tmp_path: Path) -> None:
    report = Report(files=3, posts=2)
    path = write(KnowledgeGraph(), tmp_path / "report.json", "report", ExportOptions(report))
    assert json.loads(path.read_bytes()) == report.as_dict()
    assert path.read_bytes().endswith(b"}\n")


def test_names_that_are_not_utf_8_are_written_as_escapes(tmp_path: Path) -> None:
    report = Report(removed=["bad\udcff.md"])
    report.findings.append(Finding("bad", "error", "b\ud800.md", 1, "\udcfe", "é", "ü"))
    path = write(KnowledgeGraph(), tmp_path / "report.json", "report", ExportOptions(report))
    assert json.loads(path.read_text("utf-8")) == report.as_dict()


def test_a_graph_read_from_a_file_has_no_report(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="use kg build"):
        KnowledgeGraph().write(tmp_path / "report.json", "report")
    assert list(tmp_path.iterdir()) == []
