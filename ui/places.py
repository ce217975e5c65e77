"""All places in the order of the rail: each area exports its own, here they are only listed.

Areas name what they need in their own words; a small covering gives it to members so.
"""

from __future__ import annotations

from typing import Any

from ui import meetings, members, papers, settings, today
from ui.preferences import PreferencesFile
from ui.registry import Place

__all__ = ["all_places"]


class _Covering:
    """The workplace under other names; what has no other name is asked of it directly."""

    names: dict[str, str] = {}  # noqa: RUF012 - filled once by each subclass

    def __init__(self, work: Any) -> None:
        self._work = work

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, self.names.get(name, name))


class _ForMembers(_Covering):
    """The workplace as the pages of members name it."""

    names = {  # noqa: RUF012
        "subgroups": "subgroup_totals",
        "subgroup_answers": "subgroups",
        "imports": "register_import",
        "exports": "register_export",
    }


def all_places(work: Any, preferences: PreferencesFile) -> list[Place]:
    """The places of an open workplace."""
    return [
        *today.places(work),
        *members.places(_ForMembers(work)),
        *meetings.places(work),
        *papers.places(work),
        *settings.places(work, preferences),
    ]
