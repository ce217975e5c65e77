"""All places in the order of the rail: each area exports its own, here they are only listed.

Areas name what they need in their own words; two small coverings give them the workplace so.
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


class _ForMeetings(_Covering):
    """The workplace as the pages of meetings and papers name it."""

    names = {"calling": "meeting_work", "deciding": "decision_work"}  # noqa: RUF012

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the heads of papers."""
        tile = self._work.vault.tile
        return tile.symbol, tile.hue

    @property
    def vault_read_only(self) -> bool:
        """True when nothing can be written."""
        return bool(self._work.vault.read_only)


def all_places(work: Any, preferences: PreferencesFile) -> list[Place]:
    """The places of an open workplace."""
    for_meetings = _ForMeetings(work)
    return [
        *today.places(for_meetings),
        *members.places(_ForMembers(work)),
        *meetings.places(for_meetings),
        *papers.places(for_meetings),
        *settings.places(work, preferences),
    ]
