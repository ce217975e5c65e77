"""The same collective and window as the pages of meetings."""

from __future__ import annotations

from tests.ui.meetings.conftest import collective, window

__all__ = ["collective", "window"]
