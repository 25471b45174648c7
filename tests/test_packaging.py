"""What is installed: the command, the explorer's files, and everything the code imports."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, requires

import pytest

from tests.corpus import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGE = ROOT / "kg"
CALLED = {"pyyaml": "yaml", "ada-url": "ada_url", "markdown-it-py": "markdown_it"}
"""Packages by the name that is imported, where it differs."""

WITH_PYVIS = {"jinja2", "markupsafe"}
"""What pyvis makes its pages with; ours is made of its templates."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--quiet", "--wheel-dir", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("kg-*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    ours = {
        str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in wheel.namelist() if not name.startswith("kg-")} == ours
    assert {"kg/explorer/page.html", "kg/explorer/script/page.js", "kg/explorer/style/tokens.css"} <= ours
    assert any(name.startswith("kg/explorer/vendor/") and name.endswith(".js") for name in ours)


def test_the_wheel_holds_the_licences(wheel: zipfile.ZipFile) -> None:
    licences = [name for name in wheel.namelist() if "/licenses/" in name]
    assert any(name.endswith("/licenses/LICENSE") for name in licences)
    assert any("vendor" in name for name in licences)


def test_the_command_is_an_entry_point() -> None:
    assert list(PROJECT["scripts"]) == ["kg"]
    module, _, function = PROJECT["scripts"]["kg"].partition(":")
    (installed,) = [entry for entry in entry_points(group="console_scripts") if entry.name == "kg"]
    assert (installed.module, installed.attr) == (module, function)
    assert callable(installed.load())


def test_the_code_imports_what_is_declared_and_nothing_else() -> None:
    optional = PROJECT["optional-dependencies"]["all"]
    declared = {_name(requirement) for requirement in [*PROJECT["dependencies"], *optional]}
    imported = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
    foreign = imported - sys.stdlib_module_names - {"kg"}
    assert foreign - WITH_PYVIS == {CALLED.get(name, name) for name in declared}
    assert any(_name(requirement).startswith("jinja2") for requirement in requires("pyvis") or ())


def test_the_extra_all_names_every_extra() -> None:
    extras = PROJECT["optional-dependencies"]
    heavier = {
        requirement for name, found in extras.items() if name not in ("all", "bench", "test") for requirement in found
    }
    assert set(extras["all"]) == heavier


def test_the_python_it_wants_is_the_one_the_tools_check() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert PROJECT["requires-python"] == ">=3.11"
    assert (tools["ruff"]["target-version"], tools["mypy"]["python_version"]) == ("py311", "3.11")


def _name(requirement: str) -> str:
    return requirement.partition(">")[0].partition("[")[0].strip().lower()
