"""Whole processes, measured: wall clock, CPU time, memory."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PROC = Path("/proc")
MEGABYTE = 1024 * 1024
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What runs is compiled once, as what is installed is: else each run would compile the modules of a clone anew."""


@dataclass(frozen=True)
class Contestant:
    """A command to measure: what it is called, the folder it runs in, the N-Triples it writes."""

    name: str
    command: list[str]
    folder: Path
    triples: Path


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, CPU seconds of all its processes, peak MB of its largest process."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Result:
    """All runs of one contestant, the peak MB of all its processes together, and how many triples it wrote."""

    name: str
    runs: list[Run]
    together: float
    triples: int

    def middle(self, field: str) -> float:
        """In: wall, cpu or peak. Out: its median over the runs."""
        return median(float(getattr(run, field)) for run in self.runs)


class FailedError(Exception):
    """A contestant that did not end well; the text is what it said last."""


def memory(session: int) -> float:
    """In: a session. Out: the MB its processes have together now, shared pages counted once (Linux; else 0)."""
    total = 0
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[3]) == session:
                lines = (stat.parent / "smaps_rollup").read_text().splitlines()
                total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
        except (OSError, ValueError):  # it ended meanwhile
            continue
    return total * 1024 / MEGABYTE


def run(contestant: Contestant, *, watch: bool = False) -> tuple[Run, float]:
    """In: what to run. Out: the run, and with `watch` the peak MB of all processes, at the price of a worse time.

    Raises FailedError with the end of its output when the command fails.
    """
    peaks, over = [0.0], threading.Event()

    def look(session: int) -> None:
        while not over.wait(0.02):
            peaks.append(memory(session))

    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            contestant.command, cwd=contestant.folder, stdout=said, stderr=said, stdin=subprocess.DEVNULL,
            start_new_session=True, env=ENVIRONMENT,
        )  # fmt: skip
        watcher = threading.Thread(target=look, args=(process.pid,))
        if watch:
            watcher.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            over.set()
        wall = time.perf_counter() - start
        if watch:
            watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedError(said.read()[-600:].decode(errors="replace").strip())
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MEGABYTE
    return Run(wall, used.ru_utime + used.ru_stime, peak), max(peak, *peaks)


def rounds(contestants: list[Contestant], count: int) -> list[Result]:
    """In: what to run, how often. Out: their results, in the same order.

    Every round runs each of them once, A B C A B C, so that a noisy minute hits all alike. A round before, not timed,
    warms the file cache, watches memory, and drops whoever fails.
    """
    running, together = [], {}
    for each in contestants:
        try:
            together[each.name] = run(each, watch=True)[1]
            running.append(each)
        except (FailedError, OSError) as problem:
            print(f"left out: {each.name}: {problem}", file=sys.stderr)
    runs: dict[str, list[Run]] = {each.name: [] for each in running}
    for number in range(count):
        for each in running:
            print(f"round {number + 1} of {count}: {each.name}", file=sys.stderr)
            runs[each.name].append(run(each)[0])
    return [Result(each.name, runs[each.name], together[each.name], lines(each.triples)) for each in running]


def lines(path: Path) -> int:
    """In: a file. Out: its lines."""
    with path.open("rb") as file:
        return sum(1 for _ in file)
