"""TOML, as Hugo's front matter and configuration are written in it."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import Finding
from kg.readers.document import Document, DocumentError
from kg.readers.fields import Fields, Tally
from kg.readers.locate import Locate
from kg.readers.locate import Path as Place

MAX_BYTES = 512 * 1024
"""More TOML than this is refused: it is read by Python code, which takes long."""


def toml_document(data: bytes, lines_before: int) -> Document:
    """The fields in a TOML text (UTF-8) that stands after some lines of its file.

    Raises DocumentError where it does not parse.

    >>> toml_document(b"title = 'a'", 1).values
    {'title': 'a'}
    """
    if len(data) > MAX_BYTES:
        message = f"the TOML is larger than {MAX_BYTES // 1024} KiB"
        raise DocumentError("too-large", lines_before, message, "keep front matter small and in front")
    import tomllib

    text = data.decode()
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)$", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        message = str(error).partition(" (at ")[0]
        cure = "correct the TOML at this place"
        raise DocumentError("bad-toml", line + lines_before, f"invalid TOML: {message}", cure) from None
    except RecursionError:
        raise DocumentError("bad-toml", lines_before + 1, "the TOML is nested too deep", "flatten it") from None
    return Document(values, _locator(text, lines_before))


def read_toml(path: Path, source: str, tally: Tally) -> Fields | None:
    """The fields of a TOML file, such as a site's configuration; None where it cannot be used."""
    try:
        document = toml_document(path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"), 0)
    except UnicodeDecodeError:
        problem = DocumentError("bad-toml", 1, "the TOML is not UTF-8", "save the file as UTF-8")
    except DocumentError as found:
        problem = found
    else:
        return Fields(document.values, source, (), document.locate, tally)
    tally.findings.append(Finding(problem.code, "error", source, problem.line, "", problem.message, problem.remedy))
    return None


def _locator(text: str, lines_before: int) -> Locate:
    """Places in a TOML text: the line where the first step of a path is named, which is near enough."""

    def locate(path: Place) -> tuple[int, str | None]:
        for step in reversed(path):
            named = isinstance(step, str) and re.search(
                rf"""^[ \t]*(?:\[+\s*(?:[^\]\n]*\.)?)?["']?{re.escape(step)}["']?\s*[=.\]]""", text, re.MULTILINE
            )
            if named:
                return text.count("\n", 0, named.start()) + 1 + lines_before, None
        return 1 + lines_before, None

    return locate
