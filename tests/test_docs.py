"""The documentation names what the code knows: findings, fields, tracking parameters, platforms, formats."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import tracking
from kg.exporters import EXPORTERS
from kg.kinds import KIND_OF_TYPE
from kg.platforms import PLATFORMS
from kg.readers import SUFFIXES, blog_fields, details, posts
from kg.vocabulary import KINDS

ROOT = Path(__file__).parent.parent
INPUT = (ROOT / "docs" / "input.md").read_text(encoding="utf-8")
IDENTITY = (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
OTHER_SITES = (ROOT / "docs" / "other-sites.md").read_text(encoding="utf-8")
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
    assert f"`{name}`" in ARCHITECTURE


@pytest.mark.parametrize("name", SUFFIXES)
def test_suffixes_are_documented(name: str) -> None:
    assert name in INPUT


@pytest.mark.parametrize("name", PLATFORMS)
def test_platforms_are_documented(name: str) -> None:
    assert name in IDENTITY


@pytest.mark.parametrize(
    "term", sorted({field.term for kind in KINDS.values() for field in kind.fields} - {"rdf:type"})
)
def test_every_term_is_documented(term: str) -> None:
    assert f"`{term}`" in ARCHITECTURE


@pytest.mark.parametrize("file", [found.file for found in EXPORTERS.values()])
def test_every_file_is_documented(file: str) -> None:
    assert f"`exports/{file}`" in README


def test_every_module_has_a_place_in_the_architecture() -> None:
    for path in (ROOT / "kg").iterdir():
        if path.suffix == ".py" and path.name not in ("__main__.py",):
            assert f"kg/{path.name}" in ARCHITECTURE, path.name
        elif path.is_dir() and path.name != "__pycache__":
            assert f"kg/{path.name}/" in ARCHITECTURE, path.name
