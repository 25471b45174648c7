"""One query over a store: what the process does that was given a question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.querying.refusals import is_update
from kg.server.media_types import GRAPHS, TABLES
from kg.server.query_text import check_services, told
from kg.server.refusal import RefusedError
from kg.server.settings import MEBIBYTE, Limits
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from io import BufferedWriter

    from pyoxigraph import Store


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the data set it is asked of, and the formats in which it may be answered.

    ``default_graphs`` and ``named_graphs`` are None where the query's own, or else the store's, are meant. A format is
    None where the client takes none of its kind. ``spool`` is the file for an answer too large to be handed over.
    """

    text: str
    base: str
    table: str | None
    graph: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    spool: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer's media type and its bytes, which are in the question's spool file where ``body`` is None."""

    media_type: str
    body: bytes | None


def answer(store: Store, question: Question, limits: Limits, services: Collection[str]) -> Answer:
    """Run a query to its end. Raises RefusedError where it cannot, or may not, be answered."""
    check_services(question.text, services)
    out = _Output(question.spool, limits.answer)
    try:
        media_type = _run(store, question, out)
        return Answer(media_type, out.taken())
    except MemoryError:
        raise RefusedError(503, "the query needs more memory than one may have; ask for less") from None
    except SyntaxError as error:
        if is_update(question.text):
            raise RefusedError(403, "this is an update; this endpoint only answers queries") from None
        raise RefusedError(400, told(str(error), question.text)) from None
    except OSError as error:
        if services:
            raise RefusedError(502, f"an endpoint that the query asks did not answer: {error}") from None
        raise RefusedError(503, f"the data could not be read: {error}") from None
    except (RuntimeError, ValueError) as error:
        raise RefusedError(400, f"the query cannot be evaluated: {error}") from None
    finally:
        out.close()


def _run(store: Store, question: Question, out: _Output) -> str:
    import pyoxigraph

    found = store.query(
        question.text,
        base_iri=question.base,
        default_graph=_graphs(question.default_graphs),
        named_graphs=_graphs(question.named_graphs),
    )
    of_triples = isinstance(found, pyoxigraph.QueryTriples)
    media_type = question.graph if of_triples else question.table
    if media_type is None:
        of_kind = "CONSTRUCT and DESCRIBE" if of_triples else "SELECT and ASK"
        offers = ", ".join(GRAPHS if of_triples else TABLES)
        raise RefusedError(406, f"answers to {of_kind} come as {offers}; name one in the header Accept")
    if isinstance(found, pyoxigraph.QueryTriples):
        syntax = getattr(pyoxigraph.RdfFormat, GRAPHS[media_type])
        pyoxigraph.serialize(found, out, syntax, prefixes=dict(PREFIXES))  # type: ignore[arg-type]  # it only writes
    else:
        found.serialize(out, getattr(pyoxigraph.QueryResultsFormat, TABLES[media_type]))  # type: ignore[arg-type]  # as above
    return media_type


def _graphs(names: tuple[str, ...] | None) -> Any:
    import pyoxigraph

    return None if names is None else [pyoxigraph.NamedNode(name) for name in names]


class _Output:
    """What is written of an answer: in memory while it is small, then in a file; RefusedError where it is too large."""

    def __init__(self, spool: str, most: int) -> None:
        self._spool, self._most, self._size = Path(spool), most, 0
        self._small = bytearray()
        self._file: BufferedWriter | None = None

    def write(self, data: bytes) -> int:
        self._size += len(data)
        if self._size > self._most:
            raise RefusedError(
                400, f"the answer has more than {self._most // MEBIBYTE} MiB; ask for less, or use LIMIT"
            )
        if self._file is None and self._size > MEBIBYTE:
            self._file = self._spool.open("wb")
            self._file.write(self._small)
        if self._file is not None:
            self._file.write(data)
        else:
            self._small += data
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes | None:
        return bytes(self._small) if self._file is None else None

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
