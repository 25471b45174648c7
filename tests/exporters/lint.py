"""What Neo4j's own parser and checker (npm: @neo4j-cypher/language-support) say of a Cypher script."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.corpus import ROOT


def lint_cypher(path: Path) -> list[dict[str, Any]]:
    """All errors and warnings, each with its line."""
    command = ["node", str(ROOT / "tests" / "others" / "lint_cypher.js"), str(path)]
    run = subprocess.run(command, capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found
