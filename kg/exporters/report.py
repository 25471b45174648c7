"""The build's report as JSON."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError
from kg.exporters import ExportOptions
from kg.graph import KnowledgeGraph


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the report of the build that made the graph. Raises UsageError where there was no build."""
    if options.report is None:
        raise UsageError("a report tells of a build, and this graph was read from a file; use kg build")
    out.write_text(options.report.as_json(), encoding="utf-8", newline="\n")
