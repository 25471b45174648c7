"""The page's script put together: JavaScript modules become one script, in the order in which they need each other."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|let|class)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:async )?(?:function\*?|const|let|class) +(?:([\w$]+)|[{\[]([^=]*?)[}\]] *=)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundled(entry: Path) -> str:
    """The text of a module and of all it imports, each once, those imported first, without ``import`` and ``export``.

    All are in one scope. Raises ValueError where two declare the same name at their top level, where modules import each
    other, and where an import or export is of another form than ``import { a, b } from "./other.js";`` and
    ``export function``, ``const``, ``let`` or ``class``.
    """
    parts: dict[Path, str] = {}
    _add(entry.resolve(), parts, [])
    declared: dict[str, Path] = {}
    for path, text in parts.items():
        for single, several in _DECLARED.findall(text):
            for name in [single] if single else re.findall(r"[\w$]+(?=\s*(?:,|$))", several):
                if name in declared:
                    raise ValueError(f"{path.name} and {declared[name].name} both declare {name}; rename one of them")
                declared[name] = path
    return "".join(parts.values())


def _add(path: Path, parts: dict[Path, str], above: list[Path]) -> None:
    if path in above:
        raise ValueError(f"{path.name} imports itself by way of {', '.join(one.name for one in above)}")
    if path in parts:
        return
    text = path.read_text("utf-8")
    for other in _IMPORT.findall(text):
        _add((path.parent / other).resolve(), parts, [*above, path])
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _OTHER.search(text):
        raise ValueError(f"{path.name}: {left[0]!r} cannot be bundled; name what is imported or exported")
    parts[path] = text
