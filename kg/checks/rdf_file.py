"""Reading any RDF file statement by statement, and what is wrong with its syntax: by pyoxigraph.

Its parser refuses relative IRIs, IRIs that RFC 3987 does not allow, and language tags that BCP 47 does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kg.checks import Fault
from kg.checks.languages import is_language
from kg.errors import GraphFileError, UsageError

if TYPE_CHECKING:
    import pyoxigraph

SUFFIXES = (".nt", ".ttl", ".nq", ".trig", ".rdf", ".jsonld")
"""The files of a folder that are RDF."""
_BY_LINES = (".nt", ".nq")
_PLACE = re.compile(r"Parser error.*?(?=: ): ")
_TAG = re.compile(r'"@[A-Za-z0-9-]*$')
_REMEDIES = {
    "iri": "write it absolute, with its scheme, and percent-encode what an IRI must not have",
    "language-tag": "write it by BCP 47, as in en or pt-BR",
    "syntax": "correct the line, or write the file with an RDF tool",
}


class Reader:
    """Reads a file once; ``faults``, ``statements`` and ``digest`` tell of what has been read so far.

    ``digest`` is the same for two files that have the same statements in any order and format.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.statements, self.faults = path, 0, list[Fault]()
        self._sum = 0

    @property
    def digest(self) -> tuple[int, int]:
        """What tells whether two files have the same statements, but for the names of blank nodes."""
        return self.statements, self._sum

    def triples(self) -> Iterator[pyoxigraph.Triple]:
        """The statements, whatever graph of a data set they are in; after the first syntax error only faults follow.

        Raises UsageError where the name tells no format of RDF, GraphFileError where the file cannot be read.
        """
        import pyoxigraph

        syntax = pyoxigraph.RdfFormat.from_extension(self.path.suffix.lstrip("."))
        if syntax is None:
            raise UsageError(
                f"the name {self.path.name!r} tells no format of RDF; name a file that ends in {', '.join(SUFFIXES)}"
            )
        try:
            for quad in pyoxigraph.parse(path=self.path, format=syntax):
                self.statements += 1
                self._sum += _number(f"{quad.subject} {quad.predicate} {quad.object}")
                term = quad.object
                if isinstance(term, pyoxigraph.Literal) and term.language and not is_language(term.language):
                    self.faults.append(_odd_language(quad, term.language))
                yield quad.triple
        except (SyntaxError, ValueError) as error:
            self.faults.extend(self._syntax_faults(error, syntax))
        except FileNotFoundError:
            raise GraphFileError(
                f"there is no file {str(self.path)!r}; check the path, or build one: kg build seeds"
            ) from None
        except OSError as error:
            raise GraphFileError(f"{self.path} cannot be read: {error.strerror or error}; check the path") from None

    def _syntax_faults(self, first: SyntaxError | ValueError, syntax: pyoxigraph.RdfFormat) -> Iterator[Fault]:
        """The first error; of formats that have a statement a line, the error of each bad line."""
        import pyoxigraph

        if self.path.suffix not in _BY_LINES or not self.path.is_file():
            yield _syntax_fault(first)
            return
        with self.path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    for _ in pyoxigraph.parse(line, format=syntax):
                        pass
                except (SyntaxError, ValueError) as error:
                    yield _syntax_fault(error, number, line)


def _number(statement: str) -> int:
    return int.from_bytes(blake2b(statement.encode(), digest_size=12).digest())


def _syntax_fault(error: SyntaxError | ValueError, line: int = 0, text: bytes = b"") -> Fault:
    message = str(error.msg if isinstance(error, SyntaxError) else error)
    column = (error.offset if isinstance(error, SyntaxError) else 0) or 0
    said = _PLACE.sub("", message, count=1)
    code = "syntax"
    if "IRI" in said:
        code = "iri"
    elif "subtag" in said or "language" in said or _TAG.search(text.decode("utf-8", "replace")[: column - 1]):
        code = "language-tag"
    return Fault(
        "error",
        code,
        "",
        "",
        "",
        said[:1].lower() + said[1:] if not said[:3].isupper() else said,
        _REMEDIES[code],
        line or (error.lineno if isinstance(error, SyntaxError) else 0) or 1,
        column or 1,
    )


def _odd_language(quad: pyoxigraph.Quad, language: str) -> Fault:
    import pyoxigraph

    return Fault(
        "warning",
        "language-tag",
        quad.subject.value if isinstance(quad.subject, pyoxigraph.NamedNode) else "[]",
        quad.predicate.value,
        language,
        "the tag of no language",
        _REMEDIES["language-tag"],
    )
