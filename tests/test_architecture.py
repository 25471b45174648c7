"""The layers point one way, modules stay small, and only the command prints or exits."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.exporters import EXPORTERS
from kg.extractors import EXTRACTORS
from kg.readers import READERS

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "kg").rglob("*.py"))

GROUND = {"errors", "model", "vocabulary", "iri"}
ALLOWED = {
    "errors": set(),
    "model": set(),
    "vocabulary": set(),
    "iri": set(),
    "collector": set(),
    "processes": set(),
    "identity": GROUND,
    "aliases": GROUND,
    "graph": GROUND | {"exporters"},
    "links": GROUND | {"graph"},
    "merge": GROUND | {"graph", "links", "aliases"},
    "graph_file": GROUND | {"graph"},
    "readers": GROUND | {"processes"},
    "extractors": GROUND | {"identity"},
    "report": GROUND | {"merge", "readers"},
    "explorer": GROUND,
    "exporters": GROUND | {"graph", "report", "explorer", "processes", "collector"},
    "pipeline": GROUND
    | {"graph", "links", "merge", "identity", "readers", "extractors", "report", "collector", "processes"},
    "summary": GROUND | {"report"},
    "cli": GROUND | {"pipeline", "exporters", "summary", "collector", "__init__", "graph_file", "processes"},
    "__init__": GROUND | {"pipeline", "graph", "graph_file", "exporters"},
    "__main__": {"cli"},
}


def part(path: Path) -> str:
    """The part of the house a module is in: its folder below kg, or its own name."""
    inside = path.relative_to(ROOT / "kg")
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports(path: Path) -> Iterator[str]:
    """The parts of our own that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module]
        for name in names:
            if name == "kg":
                yield "__init__"
            elif name.startswith("kg."):
                below = name.split(".")[1]
                known = (ROOT / "kg" / below).is_dir() or (ROOT / "kg" / f"{below}.py").exists()
                yield below if known else "__init__"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows(path: Path) -> None:
    here = part(path)
    assert set(imports(path)) - {here} <= ALLOWED[here]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_size_and_name(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in {"utils", "helpers", "manager", "common", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_prints_or_exits(path: Path) -> None:
    if part(path) == "cli":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"print", "exit", "quit", "input"}


@pytest.mark.parametrize(
    ("module", "function", "parameters"),
    [
        *((reader.module, "parse", ["data", "known"]) for reader in READERS.values()),
        *((extractor.module, "extract", ["post", "identity"]) for extractor in EXTRACTORS.values()),
        *((found.module, "export", ["graph", "out", "options"]) for found in EXPORTERS.values()),
    ],
)
def test_families_are_uniform(module: str, function: str, parameters: list[str]) -> None:
    found = getattr(importlib.import_module(module), function)
    assert list(inspect.signature(found).parameters) == parameters
