"""The way back to Settings, the same on each of its pages."""

from __future__ import annotations

from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say

__all__ = ["back_button"]


def back_button(desk: Desk, key: str = "settings") -> Button:
    """A quiet button that leads to `key`."""
    words = {
        "settings": lambda: say("Settings"),
        "settings-users": lambda: say("Users and offices"),
        "settings-backup": lambda: say("Backup"),
    }[key]
    return Button(words, Kind.QUIET, icon="arrow-left", on=lambda: desk.go(key))
