"""What the owner of a site decides of identities: the content of an alias file, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["articles", "publishers", "topics"]


@dataclass(frozen=True, slots=True)
class AliasFile:
    """Decisions on who is who, over all rules.

    ``same`` are groups of names of one thing, the one it is known by first; ``different`` groups of things that
    must not be joined; ``names`` what things are to be called. Articles are named by address, publishers by domain
    (on a platform, ``domain/name``) or IRI, topics by name. Platforms to add are domains and the
    platforms' own names. ``lines`` has where names stand: file and line.
    """

    same: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    different: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    names: tuple[tuple[Kind, str, str], ...] = ()
    add_platforms: tuple[tuple[str, str], ...] = ()
    remove_platforms: tuple[str, ...] = ()
    add_tracking: tuple[str, ...] = ()
    remove_tracking: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def place(self, name: str) -> str:
        """Where a name stands in the file, to begin a message with; empty where that is not known."""
        return next((f"{place}: " for known, place in reversed(self.lines) if known == name), "")
