"""The documentation names what the code knows: findings, fields, tracking parameters, platforms, formats."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import kg
from kg import identity, merge, resolution, tracking
from kg.enrich import duplicates, publishers, republished
from kg.exporters import EXPORTERS
from kg.kinds import KIND_OF_TYPE
from kg.platforms import PLATFORMS, SHORT
from kg.readers import SUFFIXES, blog_fields, details, posts
from kg.stories import evidence
from kg.vocabulary import KINDS
from tests.corpus import run_kg

ROOT = Path(__file__).parent.parent
INPUT = (ROOT / "docs" / "input.md").read_text(encoding="utf-8")
IDENTITY = (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")
STORIES = (ROOT / "docs" / "stories.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
OTHER_SITES = (ROOT / "docs" / "other-sites.md").read_text(encoding="utf-8")
VOCABULARY = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
PERFORMANCE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def finding_codes() -> Iterator[str]:
    """The first argument of each call that makes a finding."""
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            is_code = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if is_code and name in ("finding", "DocumentError"):
                yield first.value  # type: ignore[attr-defined]  # is_code says so


@pytest.mark.parametrize(
    "code", sorted({*finding_codes(), "bad-yaml", "yaml-too-deep", "yaml-expands", "duplicate-key"})
)
def test_every_finding_is_documented(code: str) -> None:
    assert f"`{code}`" in INPUT + IDENTITY


@pytest.mark.parametrize(
    "name", [*posts.MAIN_ADDRESSES, *posts.OTHER_ADDRESSES, *sorted(posts._POST_FIELDS | details.ALL_FIELDS)]
)
def test_every_field_is_documented(name: str) -> None:
    assert f"`{name}`" in INPUT or f"`{name}:" in INPUT


@pytest.mark.parametrize("name", sorted({*blog_fields.NAMES} - {"draft", "slug", "url", "canonicalurl", "canonical"}))
def test_every_name_of_a_blog_s_field_is_documented(name: str) -> None:
    assert f"`{name}`" in OTHER_SITES.lower()


@pytest.mark.parametrize("name", tracking.PARAMETERS)
def test_every_tracking_parameter_is_documented(name: str) -> None:
    assert f"`{name}`" in IDENTITY


@pytest.mark.parametrize("name", sorted({*KIND_OF_TYPE, *KIND_OF_TYPE.values(), *details.SHORTENERS}))
def test_the_words_that_tell_a_kind_are_documented(name: str) -> None:
    assert f"`{name}`" in INPUT


@pytest.mark.parametrize("name", sorted({name for kind in KINDS.values() for name in kind.classes}))
def test_every_class_is_documented(name: str) -> None:
    assert f"`{name}`" in VOCABULARY


@pytest.mark.parametrize("name", SUFFIXES)
def test_suffixes_are_documented(name: str) -> None:
    assert name in INPUT


@pytest.mark.parametrize("name", [*PLATFORMS, *SHORT])
def test_platforms_are_documented(name: str) -> None:
    assert name in IDENTITY


@pytest.mark.parametrize(
    "term", sorted({field.term for kind in KINDS.values() for field in kind.fields} - {"rdf:type"})
)
def test_every_term_is_documented(term: str) -> None:
    assert f"`{term}`" in VOCABULARY


@pytest.mark.parametrize("file", [found.file for found in EXPORTERS.values()])
def test_every_file_is_documented(file: str) -> None:
    assert f"`exports/{file}`" in README


def test_every_module_has_a_place_in_the_architecture() -> None:
    for path in (ROOT / "kg").iterdir():
        if path.suffix == ".py" and path.name not in ("__main__.py",):
            assert f"kg/{path.name}" in ARCHITECTURE, path.name
        elif path.is_dir() and path.name != "__pycache__":
            assert f"kg/{path.name}/" in ARCHITECTURE, path.name


def test_the_alias_file_in_the_docs_is_the_one_beside_them() -> None:
    assert f"```yaml\n{(ROOT / 'docs' / 'aliases.yaml').read_text(encoding='utf-8')}```" in IDENTITY


def test_the_alias_file_in_the_docs_has_every_part() -> None:
    found = kg.read_alias_file(ROOT / "docs" / "aliases.yaml")
    assert all(getattr(found, field.name) for field in fields(found))


@pytest.mark.parametrize("command", re.findall(r"^\$ kg (.*)$", IDENTITY, re.MULTILINE))
def test_what_the_docs_show_of_a_command_is_what_it_prints(command: str) -> None:
    run = run_kg(*command.split(), cwd=ROOT)
    assert (run.returncode, run.stderr) == (0, "")
    assert f"```console\n$ kg {command}\n{run.stdout}```" in IDENTITY


def test_the_formats_in_the_docs_are_those_that_are_listed() -> None:
    assert f"```console\n$ kg formats\n{run_kg('formats').stdout}```" in FORMATS


RULES = [
    *(rule for module in (identity, merge, resolution) for rule in vars(module).values() if isinstance(rule, str)),
    duplicates.RULE,
    publishers.RULE,
    republished.RULE,
]


@pytest.mark.parametrize("rule", sorted({rule for rule in RULES if re.fullmatch(r"[A-Za-z][a-z ',]+ [a-z ',]+", rule)}))
def test_every_rule_of_the_report_is_documented(rule: str) -> None:
    assert rule in IDENTITY or rule.capitalize() in IDENTITY


@pytest.mark.parametrize("field", [field.term for field in KINDS["story"].fields])
def test_what_a_story_says_is_told(field: str) -> None:
    assert f"`{field}`" in STORIES


@pytest.mark.parametrize("module", ["terms", "weights", "evidence", "habits", "chance", "grouping", "standing"])
def test_each_step_to_stories_is_told(module: str) -> None:
    assert f"`{module}.py`" in STORIES


def test_the_days_that_part_stories_are_those_of_the_code() -> None:
    assert f"by e in {evidence.DECAY:g} days; beyond {evidence.WINDOW:g} days" in " ".join(STORIES.split())


def test_how_large_and_how_fast_the_page_is_is_told() -> None:
    _, _, section = PERFORMANCE.partition("## The page\n")
    section = section.partition("\n## ")[0]
    assert re.search(r"\d\.\d\d MB", section)
    measured = re.findall(r'measure\("([^"]+)"', (ROOT / "benchmarks" / "explorer.py").read_text("utf-8"))
    rows = [line.split(" | ")[0].removeprefix("| ") for line in section.splitlines() if line.startswith("| ")]
    assert {"first picture", *measured} <= set(rows)
    for script in ("build.py", "changes.py", "explorer.py", "queries.py"):
        assert f"benchmarks/{script}" in PERFORMANCE.partition("## Measure it again")[2]
