"""What is wrong with graphs as JSON, in the shape that docs/validation.md tells. Its text is ASCII."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kg.checks import Checked, Fault


def lines(files: Sequence[Checked]) -> Iterator[str]:
    """The lines of the document."""
    levels = [fault.level for checked in files for fault in checked.faults]
    document = {
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "files": [_file(checked) for checked in files],
    }
    yield from json.dumps(document, indent=2).split("\n")


def _file(checked: Checked) -> dict[str, Any]:
    same = {"same_as": checked.same_as} if checked.same_as else {}
    faults = [_fault(fault) for fault in checked.faults]
    return {"file": checked.file, "statements": checked.statements, **same, "faults": faults}


def _fault(fault: Fault) -> dict[str, Any]:
    return {name: value for name, value in asdict(fault).items() if value}
