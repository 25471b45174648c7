"""The process that answers queries, one at a time: bounded in time and memory by the system itself."""

from __future__ import annotations

import os
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from kg.server.answering import Question, answer
from kg.server.refusal import RefusedError
from kg.server.settings import Limits

READY = "ready"
_BEHIND_THE_SERVER = 5
_GRACE = 5
"""Seconds after which it ends itself if the server, which stops it in time, is no more."""


def work(connection: Connection, store: Path, limits: Limits, services: tuple[str, ...]) -> None:
    """Answer one question after another, until the server hangs up."""
    import pyoxigraph

    _confine(limits)
    opened = pyoxigraph.Store.read_only(str(store))
    connection.send(READY)
    while True:
        try:
            question: Question = connection.recv()
        except EOFError:
            return
        # With no handler the alarm ends the process, in the midst of native code too.
        signal.alarm(int(limits.seconds) + _GRACE)
        try:
            connection.send(answer(opened, question, limits, services))
        except RefusedError as refused:
            connection.send(refused)
        except OSError:
            return
        finally:
            signal.alarm(0)


def _confine(limits: Limits) -> None:
    os.nice(_BEHIND_THE_SERVER)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    # A parser that runs out of stack says so on standard error, which is of no use to anyone.
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
