"""Who has a vote in a group on a day, and how persons are named in its minutes. Reads only.

The only place of this area that reads the tables of the people area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.record import PersonLine
from sr_board.base.errors import NotFound
from sr_board.people.models import Group, Membership, Person
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus

__all__ = ["RollLine", "group_of", "names_of", "own_groups", "roll_on"]


@dataclass(frozen=True)
class RollLine:
    """A member with a vote."""

    person_id: str
    number: int
    name: str
    symbol: str
