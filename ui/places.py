"""All places in the order of the rail: each area exports its own, here they are only listed."""

from __future__ import annotations

from typing import Any

from ui import (
    cases,
    concern,
    constitution,
    elections,
    leadership,
    meetings,
    members,
    money,
    papers,
    registers,
    settings,
    today,
)
from ui.preferences import PreferencesFile
from ui.registry import Place

__all__ = ["all_places"]


def all_places(work: Any, preferences: PreferencesFile) -> list[Place]:
    """The places of an open workplace."""
    return [
        *today.places(work),
        *members.places(work),
        *constitution.places(work),
        *meetings.places(work),
        *leadership.places(work),
        *elections.places(work),
        *money.places(work),
        *cases.places(work),
        *concern.places(work),
        *papers.places(work),
        *registers.places(work),
        *settings.places(work, preferences),
    ]
