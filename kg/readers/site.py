"""A site as its configuration describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Generator = Literal["jekyll", "hugo", "hexo", "plain"]


@dataclass(frozen=True, slots=True)
class Site:
    """A site: ``folder`` is its place below the build's root (empty or ending with a slash).

    ``address`` is where it lives on the web, without a slash at the end; ``settings`` its configuration as found.
    """

    generator: Generator = "plain"
    folder: str = ""
    address: str | None = None
    title: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def text(self, *names: str) -> str | None:
        """The first of the named settings that is text; a dot leads into a nested one."""
        for name in names:
            value = self.setting(name)
            if isinstance(value, str) and value.strip():
                return value.strip()
        return None

    def setting(self, name: str) -> Any:
        """A setting by its name, or by the names that lead to it, joined by dots; None where there is none.

        >>> Site(settings={"params": {"author": "Ann"}}).setting("params.author")
        'Ann'
        """
        value: Any = self.settings
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value
