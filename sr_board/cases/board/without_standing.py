"""Who in the teams of files is not to hold their keys any more, and why. Reads only, no rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from sr_board.access.accounts import sign_in
from sr_board.access.check import SignedIn
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotFound
from sr_board.cases.board.board_facts import members_of
from sr_board.cases.entry import CaseEntry
from sr_board.cases.keepers import restricted_slots
from sr_board.cases.rules.openers import Lost, ended_for_good, lost_by
from sr_board.cases.summary import CaseSummary

__all__ = ["WithoutStanding", "without_standing"]


@dataclass(frozen=True)
class WithoutStanding:
    """Why she has no standing; `for_good`: the program takes her keys back without a press."""

    why: Lost
    for_good: bool


def without_standing(
    entry: CaseEntry, board_id: str, files: Iterable[CaseSummary]
) -> dict[str, WithoutStanding]:
    """Accounts in the teams of these files that have no standing, by account."""
    today = entry.clock.today()
    members = members_of(entry.session, board_id)
    narrow = restricted_slots(entry.session, today)
    found: dict[str, WithoutStanding] = {}
    with entry.room.book() as book:
        for slot in sorted({slot for file in files for slot in file.team}):
            terms = [one for one in members if one.slot_id == slot]
            who = _who(book, slot)
            why = lost_by(
                terms,
                today,
                account=who is not None and who.may(Action.CASES_WORK),
                peer=who is not None and Role.HELPER in who.roles,
                restricted=slot in narrow,
            )
            if why is not None:
                found[slot] = WithoutStanding(why, ended_for_good(why, terms, today))
    return found


def _who(book: Session, slot: str) -> SignedIn | None:
    try:
        return sign_in(book, slot)
    except NotFound:
        return None
