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
    platforms' own names. ``lines`` has names, the section each stands in, and where: file and line.
    """

    same: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    different: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    names: tuple[tuple[Kind, str, str], ...] = ()
    add_platforms: tuple[tuple[str, str], ...] = ()
    remove_platforms: tuple[str, ...] = ()
    add_tracking: tuple[str, ...] = ()
    remove_tracking: tuple[str, ...] = ()
    lines: tuple[tuple[str, str, str], ...] = field(default=(), compare=False)

    def place(self, name: str, section: str | None = None) -> str:
        """Where a name last stands in the file, or a section of it, to begin a message with; empty where none knows."""
        found = (place for known, there, place in reversed(self.lines) if known == name and section in (None, there))
        return next((f"{place}: " for place in found), "")
