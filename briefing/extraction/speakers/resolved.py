"""Hold the parties that a phrase means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resolved:
    """Hold the parties that a phrase means and how that was found out."""

    entries: tuple[int, ...]
    how: str
    head: int = -1

    def __bool__(self) -> bool:
        return bool(self.entries)


NOBODY = Resolved((), "none")
