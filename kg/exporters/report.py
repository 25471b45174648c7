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
    # A lone surrogate (a file's name that is not UTF-8) cannot be UTF-8; in JSON its escape means the same.
    out.write_bytes(options.report.as_json().encode("utf-8", "backslashreplace"))
