"""The nodes of a YAML text, before they are values: the way to each, and names that are given twice.

Only the way through names of a usual form is told, and nothing of what is below ``secured``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import yaml

Path = tuple[str | int, ...]

_MERGE = "tag:yaml.org,2002:merge"
_NAME = re.compile(r"(?!secured\Z)\w[\w-]{0,79}")


def repeats_a_key(node: yaml.MappingNode) -> bool:
    """Whether a mapping holds two equal keys."""
    return len(set(map(_key, node.value))) < len(node.value)


def repeated_keys(root: yaml.Node) -> Iterator[tuple[Path, yaml.Mark]]:
    """Each key that a mapping holds more than once: the path to it, and its last place."""
    for path, node in _collections(root, (), set()):
        if isinstance(node, yaml.MappingNode) and repeats_a_key(node):
            counts = Counter(map(_key, node.value))
            last = {_key(pair): pair[0] for pair in node.value}
            for key, place in last.items():
                if counts[key] > 1:
                    name = (place.value,) if _NAME.fullmatch(place.value) or place.value == "secured" else ()
                    yield (*path, *name), place.start_mark


def path_to(wanted: yaml.Node, root: yaml.Node) -> Path:
    """The first way to a mapping or a list; empty where none can be told."""
    return next((path for path, node in _collections(root, (), set()) if node is wanted), ())


def _key(pair: tuple[yaml.Node, yaml.Node]) -> tuple[str, str] | int:
    """What tells keys apart; one that is no scalar, or that merges (``<<``), is like no other."""
    key = pair[0]
    plain = isinstance(key, yaml.ScalarNode) and key.tag != _MERGE
    return (key.tag, key.value) if plain else id(key)


def _collections(node: yaml.Node, path: Path, seen: set[int]) -> Iterator[tuple[Path, yaml.Node]]:
    """The mappings and lists in a node, itself first, each once."""
    if isinstance(node, yaml.ScalarNode) or id(node) in seen:
        return
    seen.add(id(node))
    yield path, node
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _collections(item, (*path, index), seen)
    else:
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag == _MERGE:
                yield from _collections(value, path, seen)
            elif isinstance(key, yaml.ScalarNode) and _NAME.fullmatch(key.value):
                yield from _collections(value, (*path, key.value), seen)
