"""What a result of SHACL says to people: a code, what is wrong, what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rdflib
from rdflib import RDFS, SH, BNode, URIRef
from rdflib.collection import Collection

from kg.checks import Fault, short


@dataclass(frozen=True, slots=True)
class Result:
    """A result of SHACL validation (https://www.w3.org/TR/shacl/#validation-report), its terms those of rdflib.

    ``message`` is the shape's own where ``own_message``, else the validator's.
    """

    warning: bool
    component: str
    shape: Any
    node: Any
    path: URIRef | None
    value: Any
    message: str
    own_message: bool

    @property
    def is_of_kind(self) -> bool:
        """Whether it says that the value is no text where one must be, no number, no address."""
        return self.component in ("DatatypeConstraintComponent", "NodeKindConstraintComponent")

    @property
    def is_of_range(self) -> bool:
        """Whether it says that the value is too small or too large."""
        return self.component.startswith(("MinInclusive", "MaxInclusive", "LessThan"))


_Say = Callable[[rdflib.Graph, Any], tuple[str, str]]
"""What is wrong, and the remedy, by the shape."""


def fault(result: Result, shapes: rdflib.Graph, graph: rdflib.Graph) -> Fault:
    """The result as a fault: in the shape's words where it has any, else in ours for this kind of constraint."""
    component = result.component.removesuffix("ConstraintComponent")
    if result.own_message:
        code = _kebab(str(result.shape).rpartition("#")[2])
        remedy = str(shapes.value(result.shape, RDFS.comment) or "correct the data")
        message = result.message
    else:
        code = _CODES.get(component, _kebab(component))
        message, remedy = _SAY.get(component, _unknown)(shapes, result.shape)
        message = message or result.message
    path, value = result.path, result.value
    if component == "QualifiedMinCount":
        message += _named_by(result.node, shapes.objects(result.shape, SH.targetObjectsOf), graph)
        path = None  # the node is missing, not its class alone
    if value == result.node:
        value = None  # of a node shape: the node itself
    return Fault(
        "warning" if result.warning else "error",
        code,
        _text(result.node),
        str(path or ""),
        _text(value) if value is not None else "",
        message,
        remedy,
    )


def _text(term: Any) -> str:
    # A blank node's name is the parser's, another in each run.
    return "[]" if isinstance(term, BNode) else str(term)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _named_by(node: Any, links: Any, graph: rdflib.Graph) -> str:
    """Who links to a node: the first, and by which term."""
    found = [(str(subject), str(link)) for link in links for subject in graph.subjects(link, node)]
    subject, link = min(found, default=("", ""))
    return f", and yet the {short(link)} of {subject}" if link else ""


def _of(parameter: URIRef, say: Callable[[str], tuple[str, str]]) -> _Say:
    return lambda shapes, shape: say(short(str(shapes.value(shape, parameter))))


def _kind_of_node(kind: str) -> tuple[str, str]:
    what = {"IRI": "an address, an IRI", "Literal": "a value"}.get(kind.rpartition("#")[2], kind)
    return f"not {what}", "give it an address of its own; a blank node or a text is none" if "IRI" in kind else what


def _datatype(name: str) -> tuple[str, str]:
    if name == "xsd:dateTime":
        return "no xsd:dateTime that there is", "write a day that exists, as in 2020-06-24T20:56:00Z"
    return f"no {name}", f"write it as {name}, or leave it out"


def _one_of(shapes: rdflib.Graph, shape: Any) -> tuple[str, str]:
    first = shapes.value(shape, SH["in"])
    allowed = [short(str(term)) for term in Collection(shapes, first)] if first is not None else []
    return f"none of {', '.join(allowed)}", "use one of these, or leave it out"


def _either(shapes: rdflib.Graph, shape: Any) -> tuple[str, str]:
    first = shapes.value(shape, SH["or"])
    kinds = [shapes.value(part, SH.datatype) for part in Collection(shapes, first)] if first is not None else []
    if None in kinds or not kinds:
        return "", "correct the data"
    return f"neither {' nor '.join(short(str(kind)) for kind in kinds)}", "write it as plain text"


def _pattern(shapes: rdflib.Graph, shape: Any) -> tuple[str, str]:
    pattern = str(shapes.value(shape, SH.pattern))
    if pattern.startswith("^https?"):
        return "no absolute web address", "write it with http:// or https:// and a host"
    if shapes.value(shape, SH.datatype) is not None and "T[0-9]" in pattern:
        return "no instant in UTC", "write it as in 2020-06-24T20:56:00Z"
    return f"does not match {pattern}", "correct it"


def _unknown(shapes: rdflib.Graph, shape: Any) -> tuple[str, str]:
    return "", "correct the data"


_CODES = {
    "In": "not-allowed",
    "Closed": "unknown-property",
    "QualifiedMinCount": "dangling-link",
    "Class": "wrong-target",
    "MinLength": "empty",
    "Or": "datatype",
}
"""Where a code says more than the constraint's name."""
_SAY: dict[str, _Say] = {
    "MinCount": _of(SH.minCount, lambda least: (f"fewer than {least}", "add what is missing")),
    "MaxCount": _of(SH.maxCount, lambda most: (f"more than {most}", f"keep {most}")),
    "Datatype": _of(SH.datatype, _datatype),
    "NodeKind": _of(SH.nodeKind, _kind_of_node),
    "Class": _of(SH["class"], lambda name: (f"no {name} in this graph", "add what it is, or take the link out")),
    "QualifiedMinCount": lambda shapes, shape: (
        "no thing of a fitting kind in this graph",
        "add what it is, or take the links to it out",
    ),
    "MinLength": lambda shapes, shape: ("empty", "leave it out"),
    "Pattern": _pattern,
    "In": _one_of,
    "Or": _either,
    "Closed": lambda shapes, shape: (
        "a property that such a thing has not in our vocabulary",
        "take it out, or give shapes that know it: --shapes FILE",
    ),
}
