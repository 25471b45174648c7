"""The page's script put together: JavaScript modules become one script, each a function that is called once.

A module's names stay its own, as they do where a browser loads it; what it exports is handed to those that import it.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{((?:(?! as )[^}])*)\} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|class\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:(?:async )?function\*?|const|class) +([\w$]+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundled(entry: Path) -> str:
    """The text of a module and of all it imports, each once, those imported first.

    Raises ValueError where modules import each other, and where an import or export is of another form than
    ``import { a, b } from "./other.js";`` and ``export function``, ``const`` or ``class``.
    """
    parts: dict[Path, str] = {}
    _add(entry.resolve(), parts, [])
    return "".join(parts.values())


def _add(path: Path, parts: dict[Path, str], above: list[Path]) -> None:
    if path in above:
        raise ValueError(f"{path.name} imports itself by way of {', '.join(one.name for one in above)}")
    if path in parts:
        return
    text = path.read_text("utf-8")
    imported = {other: (path.parent / other).resolve() for _, other in _IMPORT.findall(text)}
    for other in imported.values():
        _add(other, parts, [*above, path])
    number = {known: at for at, known in enumerate(parts)}
    exported = ", ".join(_EXPORTED.findall(text))
    text = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = module{number[imported[found[2]]]};", text)
    text = _EXPORT.sub("", text)
    if left := _OTHER.search(text):
        raise ValueError(f"{path.name}: {left[0]!r} cannot be bundled; name what is imported or exported")
    parts[path] = f"const module{len(parts)} = (() => {{\n{text}return {{ {exported} }};\n}})();\n"
