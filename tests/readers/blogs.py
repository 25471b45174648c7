"""Blogs made up for the tests, and their graphs in few words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.model import Article
from kg.pipeline import Build, BuildOptions, build
from tests.corpus import write_site


def build_blog(folder: Path, files: Mapping[str, Any], **options: Any) -> Build:
    """Build the graph of a blog whose files are written below a folder."""
    return build(write_site(folder, files), BuildOptions(**options))


def articles(built: Build) -> dict[str, Article]:
    """The articles by their addresses."""
    return {node.iri: node for node in built.graph.articles()}


def related(built: Build) -> set[tuple[str, str]]:
    """Which articles are related to which, by their addresses without the host."""
    return {
        (iri.partition("//")[2].partition("/")[2], target.partition("//")[2].partition("/")[2])
        for iri in articles(built)
        for target in built.graph.targets(iri, "related_to")
    }
