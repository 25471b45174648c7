"""Work in several threads."""

from __future__ import annotations

import threading
import time

import pytest

from kg.threads import each


def test_what_comes_of_each_is_in_order_whichever_ends_first() -> None:
    def late(number: int) -> int:
        time.sleep(0.02 * (3 - number))
        return number

    assert each(late, range(4)) == [0, 1, 2, 3]


def test_nothing_comes_of_nothing() -> None:
    assert each(abs, []) == []


def test_what_goes_wrong_in_one_is_raised_and_no_thread_is_left() -> None:
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError):
        each(lambda number: 1 // number, [2, 1, 0])
    assert threading.active_count() == before
