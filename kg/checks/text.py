"""What is wrong with graphs, told for people: by file, then by kind of fault, errors first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.checks import LONGEST, Checked, Fault, short
from kg.summary import printable

LIMIT = 10
"""So many faults of a kind are shown, where no other number is asked for."""


def lines(checked: Checked, limit: int | None = LIMIT) -> Iterator[str]:
    """The lines for one file; of each kind of fault ``limit`` are shown, all where it is None."""
    name = printable(checked.file)
    if checked.same_as:
        yield f"{name}: the same {_count(checked.statements, 'statement')} as {printable(checked.same_as)}"
        return
    yield f"{name}: {_count(checked.statements, 'statement')}, {_verdict(checked.faults)}"
    for (level, code), found in groupby(checked.faults, lambda fault: (fault.level, fault.code)):
        yield from _kind(f"{code}: ", level, list(found), limit)


def _verdict(faults: Sequence[Fault]) -> str:
    levels = [fault.level for fault in faults]
    counts = [_count(levels.count(level), level) for level in ("error", "warning") if level in levels]
    return ", ".join(counts) or "nothing wrong"


def _kind(heading: str, level: str, faults: Sequence[Fault], limit: int | None) -> Iterator[str]:
    yield ""
    yield heading + _count(len(faults), level)
    for remedy, found in _by_remedy(faults[:limit]):
        for fault in found:
            yield from _fault(fault)
        yield printable(f"  Remedy: {remedy}")
    if limit is not None and len(faults) > limit:
        yield f"  and {len(faults) - limit:,} more; --all shows them"


def _by_remedy(faults: Sequence[Fault]) -> Iterator[tuple[str, list[Fault]]]:
    found: dict[str, list[Fault]] = {}
    for fault in faults:
        found.setdefault(fault.remedy, []).append(fault)
    yield from found.items()


def _fault(fault: Fault) -> Iterator[str]:
    if fault.line:
        yield printable(f"  line {fault.line}, column {fault.column}: {fault.message}")
        return
    yield f"  {printable(fault.node)}"
    said = " ".join(filter(None, (short(fault.property), _shown(fault.value))))
    yield printable(f"      {said}: {fault.message}" if said else f"      {fault.message}")


def _shown(value: str) -> str:
    if not value:
        return ""
    return repr(value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"
