"""The build that only does what changed: nothing, where nothing did; else what the change can reach; else all.

Whatever way it goes, the files it writes are, to the byte, those of a build that was told nothing of earlier ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg import collector, processes
from kg.incremental.head import Head, build_key, compare, content_digests, look
from kg.incremental.ledger import Ledger
from kg.incremental.stamps import stamp
from kg.incremental.store import Store
from kg.pipeline import BuildOptions, Progress
from kg.readers.files import FileSet, find_files
from kg.vocabulary import THINGS

if TYPE_CHECKING:
    from kg.exporters import ExportOptions
    from kg.incremental.update import Update
    from kg.pipeline import Making
    from kg.report import Report

_MOST_CHANGED = 0.05
"""Where more than this share of the files changed, a full build is as quick."""
_MANY = 20
"""So many files are read again at each build before the ledger is written anew, which takes longer."""
_FEWEST_FILES = 1_000
"""Below this, starting a process costs more than it saves."""


class Done(NamedTuple):
    """What a build has to say, how many findings there are, and what it made of all files, if it had to."""

    lines: list[str]
    findings: int
    making: Making | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    paths: Sequence[str]
    files: FileSet
    options: BuildOptions
    targets: Mapping[str, Path]
    store: Store | None
    key: bytes
    progress: Progress
    html_limit: int | None

    def export_options(self, report: Report) -> ExportOptions:
        """What the exporters are told; the report then tells what the page leaves out."""
        from kg.exporters import HTML_LIMIT, ExportOptions

        limit = HTML_LIMIT if self.html_limit is None else self.html_limit
        if "html" in self.targets:
            report.add_page(limit)
        return ExportOptions(report, limit, self.targets)

    @property
    def several(self) -> bool:
        """Whether a second process pays."""
        return processes.usable(self.options.jobs) > 1 and len(self.files.names) >= _FEWEST_FILES


def run(
    paths: Sequence[str],
    options: BuildOptions,
    targets: Mapping[str, Path],
    store: Store | None,
    progress: Progress,
    html_limit: int | None = None,
) -> Done:
    """Build the posts at the paths and write each format to its target, with what the store has of earlier builds.

    Without a store, all is built, and nothing kept. ``html_limit`` is how many articles and other things the page
    holds at most (None: as many as usual).

    Raises what ``kg.pipeline.build`` and the exporters raise.
    """
    files = find_files(paths, options.output)
    if store is None:
        return _build_all(_Task(paths, files, options, targets, None, b"", progress, html_limit), Head())
    key = build_key(paths, files, options, targets, html_limit)
    task = _Task(paths, files, options, targets, store, key, progress, html_limit)
    now = look(files)
    kept = store.get(key + b"head")
    was = Head.loads(kept) if kept else None
    if was is None or was.site != now.site:
        return _build_all(task, now)
    changed, gone = compare(was, now, files.root)
    intact = {name for name, path in targets.items() if was.intact(path)}
    if not changed and not gone and intact == targets.keys() and was.skipped == now.skipped:
        return Done(was.lines, was.findings)
    few = len(changed) + len(gone) <= 10 + _MOST_CHANGED * len(files.names)
    return (was.ledger and few and _build_change(task, was, now, changed, gone, intact)) or _build_all(task, now)


def _build_all(task: _Task, now: Head) -> Done:
    from kg.exporters import write_all
    from kg.pipeline import make_of

    keep = task.store is not None and task.options.field_map is None
    making = make_of(task.files, task.options, task.progress, keep)
    graph, report = making.build
    options = task.export_options(report)
    with (
        collector.paused(),
        processes.aside(lambda: _keep(task, now, making), task.several and task.store is not None) as kept,
    ):
        written = write_all(graph, task.targets, options, task.options.jobs)
        for done, path in enumerate(written, 1):
            now.written[str(path)] = stamp(path)  # at once: another build may write there, too
            task.progress("writing", done, len(task.targets))
    now.ledger, digests = kept()
    now.files = {name: (*found[:2], digests[name]) for name, found in now.files.items()}
    return _finish(task, now, report)._replace(making=making)


def _keep(task: _Task, now: Head, making: Making) -> tuple[bytes, dict[str, bytes]]:
    """Leave a ledger behind; its digest, and those of the files' contents."""
    if task.store is None:
        return b"", {}
    from kg.incremental.record import record

    ledger = record(making)
    return _put(task, ledger) if ledger is not None else b"", content_digests(now, task.files.root)


def _build_change(
    task: _Task, was: Head, now: Head, changed: set[str], gone: set[str], intact: set[str]
) -> Done | None:
    from kg.incremental.account import report_of
    from kg.incremental.change import change

    data = task.store.get(task.key + b"ledger") if task.store is not None else None
    if data is None or _digest(data) != was.ledger or task.options.field_map is not None:
        return None
    with collector.paused():
        ledger = Ledger.loads(data)
        since = changed | gone | set(was.since)
        wanted = bool(task.targets.keys() - intact - {"report"})
        update = change(ledger, task.files, since, set(was.reached), task.options, wanted)
        if update is None or set(ledger.kinds.values()).isdisjoint(THINGS):
            return None  # a full build says that nothing could be read
        report = report_of(ledger, task.files.skipped)
        _write(task, ledger, update, report, intact)
        for name in intact - {"report"} if not update.reach else ():
            path = str(task.targets[name])
            now.written[path] = was.written[path]
        if len(since) > _MANY or len(update.reach) > _MANY * 100:
            now.ledger = _put(task, ledger)
        else:
            now.ledger, now.since, now.reached = was.ledger, sorted(since), sorted(update.reach)
        return _finish(task, now, report)


def _write(task: _Task, ledger: Ledger, update: Update, report: Report, intact: set[str]) -> None:
    """Write each format: spliced where it can be and its file is there, else of the whole graph."""
    from kg.exporters import SPLICED, in_order, write, write_spliced

    options = task.export_options(report)
    names, last = in_order([name for name in task.targets if update.reach or name == "report" or name not in intact])
    spliced = {name for name in names if name in SPLICED and name in intact}
    others = [name for name in names if name not in spliced and name != "report"]

    def write_others() -> None:
        for name in others:
            write(update.graph, task.targets[name], name, options)

    def write_first() -> None:
        for name in sorted(spliced)[:1]:
            write_spliced(update.graph, update.reach, task.targets[name], name)

    with (
        processes.aside(write_others, bool(others) and task.several) as rest,
        processes.aside(write_first, len(spliced) > 1 and task.several) as first,
    ):
        for name in sorted(spliced)[1:]:
            write_spliced(update.graph, update.reach, task.targets[name], name)
        if "report" in names:
            write(update.graph, task.targets["report"], "report", options)
    first()
    rest()
    for name in last:
        write(update.graph, task.targets[name], name, options)


def _finish(task: _Task, now: Head, report: Report) -> Done:
    """Take down what was written and said."""
    from kg.summary import summary

    for path in task.targets.values():
        now.written.setdefault(str(path), stamp(path))
    now.lines = list(summary(report, list(task.targets.values()), task.paths))
    now.findings = len(report.findings)
    if task.store is not None:
        task.store.put(task.key + b"head", now.dumps())
    return Done(now.lines, now.findings)


def _put(task: _Task, ledger: Ledger) -> bytes:
    data = ledger.dumps()
    if task.store is not None:
        task.store.put(task.key + b"ledger", data)
    return _digest(data)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
