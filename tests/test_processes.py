"""Work in several processes."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures.process import BrokenProcessPool

import pytest

from kg import processes

_given: list[object] = []


def test_as_many_processes_as_asked_for() -> None:
    assert processes.usable(1) == 1
    assert processes.usable(7) == 7


def test_else_one_for_each_core_this_process_may_run_on() -> None:
    assert processes.usable(None) == len(os.sched_getaffinity(0))


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_one_where_the_platform_cannot_fork(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert processes.usable(7) == 1
    assert processes.usable(None) == 1


def test_processes_have_what_they_were_begun_with() -> None:
    unpicklable = lambda: 1  # noqa: E731
    with processes.pool(2, _keep, unpicklable, "x") as pool:
        assert set(pool.map(_what_was_given, range(8))) == {2}
    assert _given == []


def test_processes_leave_control_c_to_the_first() -> None:
    with processes.pool(1) as pool:
        assert pool.submit(_interrupt_itself).result(timeout=60) == "went on"


def test_a_killed_process_is_noticed() -> None:
    with processes.pool(1) as pool, pytest.raises(BrokenProcessPool):
        pool.submit(_kill_itself).result(timeout=60)


def _keep(*given: object) -> None:
    _given.extend(given)


def _what_was_given(_: int) -> int:
    return len(_given)


def _interrupt_itself() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "went on"


def _kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
