"""Members on the screen: list, persons, groups, offices, spreadsheets in and out.

`places(work)` gives the places of this area; pages are imported when they are first shown.
"""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.members.work import MembersWork
from ui.registry import Place

__all__ = ["MembersWork", "places"]
