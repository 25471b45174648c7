"""The kinds of file that are read, by suffix: one table, one module a kind.

Each module has ``parse(data) -> Document``: a file's bytes (UTF-8, ``\\n`` line ends) to its fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: the module that reads it, its suffixes, and what it is in a line."""

    module: str
    suffixes: tuple[str, ...]
    summary: str


READERS: Mapping[str, Reader] = {
    "front-matter": Reader(
        "kg.readers.front_matter", (".md", ".markdown", ".html", ".txt"), "YAML between two lines ---, then any text"
    ),
    "yaml": Reader("kg.readers.yaml_file", (".yaml", ".yml"), "YAML from end to end"),
    "json": Reader("kg.readers.json_file", (".json",), "one JSON object"),
}
SUFFIXES: Mapping[str, str] = {suffix: reader.module for reader in READERS.values() for suffix in reader.suffixes}
