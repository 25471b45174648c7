"""What went wrong with a server, in words that all databases share: who it does not let in, and when it is silent."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from kg.errors import ConnectionLostError, DatabaseError
from kg.stores.address import PASSWORD, Address

MEETING = 15.0
"""So many seconds a server may take to answer at all."""
SILENCE = 120.0
"""So many seconds it may take for one statement."""

T = TypeVar("T")


def no_answer(name: str, said: object) -> ConnectionLostError:
    """Nobody answers: the connection was refused or lost, or there was nothing but silence.

    >>> str(no_answer("bolt://localhost:1", "Couldn't connect to localhost:1:"))
    "bolt://localhost:1 does not answer: Couldn't connect to localhost:1; see that it runs there"
    """
    return ConnectionLostError(f"{name} does not answer: {short(said)}; see that it runs there")


def silent(name: str, seconds: float) -> ConnectionLostError:
    """A server has let so many seconds pass without a word."""
    return no_answer(name, f"{seconds:.0f} seconds of silence")


def short(said: object) -> str:
    """The first line of what a database says, without signs at its end."""
    return str(said).strip().partition("\n")[0].rstrip(" .:;")


def locked_out(address: Address, *, password: bool, user: str = "") -> DatabaseError:
    """A server does not let us in; ``password``: it was given one; ``user``: who is meant where the address has none.

    >>> from kg.stores.address import parse_server
    >>> str(locked_out(parse_server("bolt://me@localhost"), password=True)).partition(": ")[2]
    'wrong password for the user me, or no such user; correct the user in the address, or the password in KG_PASSWORD'
    """
    if not password:
        who = "" if user else "the user into the address, as in //NAME@localhost, and "
        said = f"it wants a {'' if user else 'user and a '}password; put {who}the password into {PASSWORD}"
    elif address.user:
        cure = f"correct the user in the address, or the password in {PASSWORD}"
        said = f"wrong password for the user {address.user}, or no such user; {cure}"
    else:
        cure = f"correct it in {PASSWORD}, or put the user into the address, as in //NAME@localhost"
        said = f"wrong password for the user {user}, who is meant where the address has none; {cure}"
    return DatabaseError(f"{address.text} does not let us in: {said}")


def not_allowed(name: str, user: str, said: object) -> DatabaseError:
    """A server knows the user, but does not let him do what loading or asking needs."""
    whom = f"the user {user}" if user else "a user without a name"
    return DatabaseError(f"{name} does not let {whom} do that: {short(said)}; give it the right, or name another user")


def overtaken(name: str) -> DatabaseError:
    """Something else puts in the same nodes at the same time."""
    cure = "most likely another load is running; when it has ended, load again"
    return DatabaseError(f"{name}: something else has just put in the same nodes; {cure}")


def within(seconds: float, name: str, work: Callable[[], T]) -> T:
    """What ``work`` returns or raises; ConnectionLostError where it takes longer, and it is left to itself."""
    found: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not found:
        raise silent(name, seconds)
    return found[0]
