"""The house keeps its walls: who imports whom, who prints, how long a module is, what the tables list."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.commands import COMMANDS, find_command
from kg.enrich import ENRICHERS
from kg.exporters import DEFAULT_FORMATS, EXPORTERS
from kg.extractors import EXTRACTORS
from kg.readers import READERS
from kg.stores import STORES

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
GROUND = {"errors", "iri", "model", "site_model", "vocabulary"}
"""What all may rest on."""

ALLOWED = {
    "errors": set(),
    "tracking": set(),
    "platforms": set(),
    "addresses": {"iri"},
    "domains": set(),
    "alias_file": set(),
    "iri": {"tracking"},
    "handed_over": set(),
    "model": {"handed_over"},
    "site_model": {"model"},
    "vocabulary": set(),
    "collector": set(),
    "processes": set(),
    "threads": set(),
    "whole_files": {"errors"},
    "decisions": set(),
    "kinds": GROUND,
    "naming": GROUND | {"kinds"},
    "site_names": GROUND | {"domains"},
    "identity": GROUND | {"addresses", "alias_file", "domains", "platforms", "site_names", "tracking"},
    "parts": GROUND | {"identity", "naming"},
    "aliases": GROUND,
    "resolution": GROUND | {"addresses", "aliases"},
    "graph": GROUND,
    "links": GROUND | {"decisions", "graph"},
    "merge": GROUND | {"decisions", "graph", "links", "identity", "resolution"},
    "graph_file": GROUND | {"graph"},
    "svg": set(),
    "stories": GROUND | {"domains", "graph", "summary", "svg", "threads"},
    "enrich": GROUND | {"graph", "identity", "domains", "stories"},
    "readers": GROUND | {"processes", "alias_file", "kinds", "platforms", "tracking"},
    "extractors": GROUND | {"identity"},
    "report": GROUND | {"decisions", "readers"},
    "summary": GROUND | {"report"},
    "differences": GROUND | {"summary"},
    "checks": GROUND | {"exporters", "graph", "summary", "svg"},
    "explorer": GROUND | {"graph"},
    "exporters": GROUND | {"graph", "report", "explorer", "processes", "collector", "whole_files", "svg"},
    "querying": GROUND | {"exporters", "graph", "stores", "summary"},
    "stores": GROUND | {"graph", "exporters"},
    "server": GROUND | {"querying"},
    "drawer": GROUND | {"extractors", "identity", "links", "merge", "naming", "parts"},
    "pipeline": GROUND
    | {"alias_file", "collector", "drawer", "enrich", "extractors", "graph", "identity", "links", "merge"}
    | {"processes", "readers", "report"},
    "explain": GROUND | {"identity", "merge", "pipeline", "resolution"},
    "suggestions": GROUND | {"addresses", "alias_file", "enrich", "graph", "pipeline"},
    "incremental": GROUND
    | {
        "addresses",
        "collector",
        "decisions",
        "drawer",
        "enrich",
        "exporters",
        "extractors",
        "graph",
        "identity",
        "links",
    }
    | {"merge", "pipeline", "processes", "readers", "report", "summary"},
    "commands": GROUND
    | {
        "checks",
        "collector",
        "differences",
        "exporters",
        "explain",
        "graph",
        "graph_file",
        "incremental",
        "identity",
        "kg",
        "pipeline",
        "querying",
        "readers",
        "server",
        "stores",
        "stories",
        "suggestions",
    }
    | {"summary", "whole_files"},
    "cli": GROUND | {"commands", "summary", "collector"},
    "kg": GROUND | {"alias_file", "checks", "differences", "graph", "graph_file", "pipeline", "querying", "readers"},
    "__main__": {"cli"},
}
"""For each part of the house, the parts it may import."""


class Import(NamedTuple):
    importer: str
    imported: str
    line: int
    checked_only: bool
    """Under ``if TYPE_CHECKING``: for the type checker's eyes."""
    inside: str
    """The function it stands in, empty at the top."""


def imports(module: str) -> list[Import]:
    """All that a module imports of ours, by full module names."""
    found: list[Import] = []

    def visit(node: ast.AST, checked_only: bool, inside: str) -> None:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: relative import"
            origin = node.module or ""
            below = [f"{origin}.{alias.name}" for alias in node.names]
            names = [name if name in MODULES else origin for name in below]
        found.extend(
            Import(module, name, node.lineno, checked_only, inside)  # type: ignore[attr-defined]
            for name in dict.fromkeys(names)
            if name.split(".")[0] == "kg"
        )
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            inside = f"{inside}.{node.name}".lstrip(".")
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            checked_only = True
        for child in ast.iter_child_nodes(node):
            visit(child, checked_only, inside)

    visit(ast.parse(MODULES[module].read_text(encoding="utf-8")), False, "")
    return found


IMPORTS = [found for module in MODULES for found in imports(module)]


def part(module: str) -> str:
    """The part of the house a module is in: its folder below kg, or its own name."""
    return module.split(".")[1] if "." in module else module


def test_the_imports_are_found() -> None:
    assert Import("kg.merge", "kg.graph", 0, False, "") in [found._replace(line=0) for found in IMPORTS]
    assert any(found.inside == "KnowledgeGraph.write" for found in IMPORTS)
    assert any(found.checked_only for found in IMPORTS)
    assert len(IMPORTS) > 80


def test_imports_name_modules_there_are() -> None:
    assert {found.imported for found in IMPORTS} <= MODULES.keys()


@pytest.mark.parametrize("module", MODULES)
def test_arrows_point_one_way(module: str) -> None:
    here, through = part(module), doors()
    imported = {part(found.imported) for found in imports(module) if found not in through}
    assert imported - {here} <= ALLOWED[here]


def test_no_part_is_allowed_that_is_gone() -> None:
    assert ALLOWED.keys() == {part(module) for module in MODULES}


def doors() -> list[Import]:
    """From the graph to the exporters, for scripts: ``graph.write`` and ``graph.to_rdflib``, opened when called."""
    opened = ("KnowledgeGraph.write", "KnowledgeGraph.to_rdflib")
    to_exporters = [found for found in IMPORTS if found.importer == "kg.graph" and part(found.imported) == "exporters"]
    return [found for found in to_exporters if found.inside in opened]


def test_the_graph_knows_the_exporters_only_when_asked_to_write() -> None:
    assert [found for found in IMPORTS if found.importer == "kg.graph" and "exporters" in found.imported] == doors()


def test_nobody_imports_the_command_but_its_own_module() -> None:
    assert {found.importer for found in IMPORTS if found.imported == "kg.cli"} == {"kg.__main__"}


def test_no_two_modules_import_each_other() -> None:
    graph: dict[str, set[str]] = {module: set() for module in MODULES}
    for found in IMPORTS:
        if not found.checked_only and not found.inside:
            graph[found.importer].add(found.imported)
    finished: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, f"a circle of imports: {' → '.join((*way, module))}"
        if module not in finished:
            for imported in graph.get(module, ()):
                visit(imported, (*way, module))
            finished.add(module)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_for_what_it_does(module: str) -> None:
    last = module.rpartition(".")[2]
    assert last not in {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base", "tools", "core"}


def calls(module: str) -> set[str]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


@pytest.mark.parametrize("module", [module for module in MODULES if module != "kg.cli"])
def test_only_the_command_prints_or_exits(module: str) -> None:
    spoken = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}
    assert calls(module) & spoken == set()
    raised = [
        node
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise) and node.exc is not None and "SystemExit" in ast.unparse(node.exc)
    ]
    assert raised == []


def test_the_command_does_print() -> None:
    assert "print" in calls("kg.cli")


@pytest.mark.parametrize("name", EXTRACTORS)
def test_an_extractor_extracts(name: str) -> None:
    extract = importlib.import_module(EXTRACTORS[name].module).extract
    assert list(inspect.signature(extract).parameters) == ["post", "identity"]
    assert inspect.isgeneratorfunction(extract)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_runs(name: str) -> None:
    module = find_command(name)
    assert list(inspect.signature(module.configure).parameters) == ["parser"]
    assert list(inspect.signature(module.run).parameters) == ["options", "progress"]
    assert inspect.isgeneratorfunction(module.run)


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_exporter_exports(name: str) -> None:
    export = importlib.import_module(EXPORTERS[name].module).export
    assert list(inspect.signature(export).parameters) == ["graph", "out", "options"]
    assert inspect.signature(export).return_annotation == "None"


@pytest.mark.parametrize("name", READERS)
def test_a_reader_parses(name: str) -> None:
    parse = importlib.import_module(READERS[name].module).parse
    assert next(iter(inspect.signature(parse).parameters)) == "data"
    assert inspect.signature(parse).return_annotation == "Document"


@pytest.mark.parametrize("name", STORES)
def test_a_store_connects(name: str) -> None:
    connect = importlib.import_module(STORES[name].module).connect
    assert list(inspect.signature(connect).parameters) == ["address", "password"]


@pytest.mark.parametrize("name", [name for name, store in STORES.items() if store.holds == "property graph"])
def test_a_property_graph_can_be_asked(name: str) -> None:
    read = importlib.import_module(STORES[name].reader).read
    assert list(inspect.signature(read).parameters) == ["address", "password", "timeout"]


@pytest.mark.parametrize(
    "table",
    [COMMANDS, ENRICHERS, EXTRACTORS, EXPORTERS, READERS, STORES],
    ids=["commands", "enrichers", "extractors", "exporters", "readers", "stores"],
)
def test_a_table_says_in_a_line_what_each_is(table: dict[str, object]) -> None:
    for found in table.values():
        summary: str = found.summary  # type: ignore[attr-defined]
        assert summary and "\n" not in summary and not summary.endswith(".")
    assert len({found.module for found in table.values()}) == len(table)  # type: ignore[attr-defined]


def test_default_formats_are_formats() -> None:
    assert set(DEFAULT_FORMATS) <= EXPORTERS.keys()
