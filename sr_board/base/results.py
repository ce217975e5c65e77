"""What a command returns: the id of what it made or changed, and which kinds of data changed."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Done"]


@dataclass(frozen=True)
class Done:
    """Result of a service command.

    `id`: object made or changed. `changed`: kinds of data ("people", "meetings", "users", …) that
    pages listen for. `event_no`: number of the audit event written with it.
    """

    id: str
    changed: frozenset[str] = field(default_factory=frozenset)
    event_no: int = 0
