"""How much of a group's meetings a person may see, by her offices and her own groups. Pure.

Source: domain rules "Roles and access". The administrator sees nothing here: her office has no
right to read meetings at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

__all__ = ["MONEY_KINDS", "Decisions", "Sight", "is_about_money", "sight"]

MONEY_KINDS = frozenset({"bank", "loan"})
"""Kinds of decision that concern money wherever they stand."""
_ACCOUNTS = "accounts"
_BOARD = "board"
_EVERYWHERE = frozenset({"secretary", "chair", "auditor"})


class Decisions(IntEnum):
    """Which decisions are shown; the greater includes the lesser."""

    NONE = 0
    MONEY = 1
    ALL = 2


@dataclass(frozen=True)
class Sight:
    """What is shown of a group's meetings.

    `heads`: that they are held, when and where. `room`: the agenda's titles and who is here.
    `minutes`: everything, with what was said.
    """

    heads: bool = False
    room: bool = False
    decisions: Decisions = Decisions.NONE
    minutes: bool = False

    def __or__(self, other: Sight) -> Sight:
        return Sight(
            self.heads or other.heads,
            self.room or other.room,
            max(self.decisions, other.decisions),
            self.minutes or other.minutes,
        )


_WHOLE = Sight(heads=True, room=True, decisions=Decisions.ALL, minutes=True)


def _sight_of(role: str, group_kind: str, own: bool) -> Sight:
    if role in _EVERYWHERE or (role == "board_member" and group_kind == _BOARD):
        return _WHOLE
    if role == "treasurer":
        return Sight(heads=True, decisions=Decisions.MONEY)
    if role == "board_member" and own:
        return Sight(heads=True, decisions=Decisions.ALL)
    if role == "helper" and own:
        return Sight(heads=True, room=True)
    return Sight()


def sight(roles: Iterable[str], *, group_kind: str, own: bool) -> Sight:
    """What all her roles together show of a group's meetings. `own`: she is a member of it."""
    seen = Sight()
    for role in roles:
        seen = seen | _sight_of(role, group_kind, own)
    return seen


def is_about_money(item_kind: str, decision_kind: str) -> bool:
    """Whether a decision is one that a treasurer reads in every group."""
    return item_kind == _ACCOUNTS or decision_kind in MONEY_KINDS
