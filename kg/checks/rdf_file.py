"""Reading any RDF file statement by statement, and what is wrong with its syntax: by pyoxigraph.

Its parser refuses relative IRIs, IRIs that RFC 3987 does not allow, and language tags that BCP 47 does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
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
_NOWHERE = "https://relative.invalid/"
"""JSON-LD leaves out what has a relative address; with a base to resolve it by, it can be told."""
_NOTHING = Fault("error", "nothing", "", "", "", "no statement at all", "name a file of RDF that says something")
_NO_IRI = re.compile("No scheme found|Invalid IRI|Invalid (port )?character '")
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
        self.path, self.faults = path, list[Fault]()
        self._seen: set[int] = set()

    @property
    def statements(self) -> int:
        """How many there are, each counted once however often and in however many graphs it stands."""
        return len(self._seen)

    @property
    def digest(self) -> tuple[int, int]:
        """What tells whether two files have the same statements, but for the names of blank nodes."""
        return self.statements, sum(self._seen)

    def triples(self) -> Iterator[pyoxigraph.Triple]:
        """The statements, once each, of all graphs of a data set; after the first syntax error only faults follow.

        Raises UsageError where the name tells no format of RDF, GraphFileError where the file cannot be read.
        """
        import pyoxigraph

        syntax = pyoxigraph.RdfFormat.from_extension(self.path.suffix.lstrip("."))
        if syntax is None:
            raise UsageError(
                f"the name {self.path.name!r} tells no format of RDF; name a file that ends in {', '.join(SUFFIXES)}"
            )
        try:
            base = _NOWHERE if syntax == pyoxigraph.RdfFormat.JSON_LD else None
            for quad in pyoxigraph.parse(path=self.path, format=syntax, base_iri=base):
                number = _number(f"{quad.subject} {quad.predicate} {quad.object}")
                if number in self._seen:
                    continue
                self._seen.add(number)
                self.faults.extend(language_faults([quad.triple]))
                if base is not None:
                    self.faults.extend(_relative(quad.triple))
                yield quad.triple
            if not self.statements:
                self.faults.append(_NOTHING)
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
            yield _syntax_fault(first, _line(self.path, first.lineno if isinstance(first, SyntaxError) else 1))
            return
        with self.path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    for _ in pyoxigraph.parse(line, format=syntax):
                        pass
                except (SyntaxError, ValueError) as error:
                    yield _syntax_fault(error, line, number)


def _number(statement: str) -> int:
    return int.from_bytes(blake2b(statement.encode(), digest_size=12).digest())


def _syntax_fault(error: SyntaxError | ValueError, text: bytes, line: int = 0) -> Fault:
    """The parser's error in our terms. ``text`` is the line it is in, ``line`` its number where it was read alone."""
    column, said = 1, str(error)
    if isinstance(error, SyntaxError):
        column, said, line = error.offset or 1, error.msg, line or error.lineno or 1
    said = _PLACE.sub("", said, count=1)
    code, message = "syntax", said[:1].lower() + said[1:]
    if _NO_IRI.match(said):
        code = "iri"
        message = "a relative IRI" if said.startswith("No scheme") else message
    elif "subtag" in said or _TAG.search(text.decode("utf-8", "replace")[: column - 1]):
        code, message = "language-tag", "no well-formed language tag"
    return Fault("error", code, "", "", "", message, _REMEDIES[code], line or 1, column)


def _line(path: Path, number: int | None) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as lines:
        return next(islice(lines, (number or 1) - 1, None), b"")


def _relative(triple: pyoxigraph.Triple) -> Iterator[Fault]:
    for term in (triple.subject, triple.object):
        iri = str(getattr(term, "value", ""))
        if iri.startswith(_NOWHERE):
            yield Fault("error", "iri", iri.removeprefix(_NOWHERE), "", "", "a relative IRI", _REMEDIES["iri"])


def language_faults(triples: Iterable[pyoxigraph.Triple]) -> Iterator[Fault]:
    """Of texts whose language tag is well-formed and that of no language, a fault each."""
    import pyoxigraph

    for triple in triples:
        term = triple.object
        if isinstance(term, pyoxigraph.Literal) and term.language and not is_language(term.language):
            yield Fault(
                "warning",
                "language-tag",
                triple.subject.value if isinstance(triple.subject, pyoxigraph.NamedNode) else "[]",
                triple.predicate.value,
                term.language,
                "the tag of no language",
                _REMEDIES["language-tag"],
            )
