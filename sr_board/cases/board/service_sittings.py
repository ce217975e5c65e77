"""Sittings of the board: called, opened, who is there, ended. What they deal with is elsewhere.

Right: BOARD_WORK, and the station of chair or secretary. Rules: domain paper, section 11; a
protective sitting is never stopped by a short notice.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.board_entry import BOARD, BoardEntry, BoardService
from sr_board.cases.board.board_facts import members_of, settings_of
from sr_board.cases.board.sitting_commands import (
    CallSitting,
    EndSitting,
    MarkLeft,
    MarkPresent,
    OpenSitting,
    RatifyNotice,
    SayShortNotice,
)
from sr_board.cases.models import BoardMember, Sitting, SittingPresence
from sr_board.cases.rules.composition import MemberStanding, standing
from sr_board.cases.rules.emergency import check_notice
from sr_board.vault.users import SecondSigner

__all__ = ["SittingService"]


class SittingService(BoardService):
    """From the call to the end."""

    def call(self, command: CallSitting, second: SecondSigner | None = None) -> Done:
        """A sitting with its notice of this moment; the same call twice is one sitting.

        Raises NotAllowed, NotFound, InputInvalid "time-without-zone", RuleBroken
        "sitting-notice-short" (never for a protective sitting).
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            signer = entry.lead(command.board_id, second)
            board = entry.board(command.board_id)
            starts = _minute(command.starts_at)
            place = clean_line(command.place, field="place", most=120, required=True)
            reason = clean_line(command.short_reason, field="short_reason", most=300)
            known = _called(entry, board.id, starts)
            if known is not None:
                return Done(known.id)
            hours = settings_of(board).notice_hours
            check_notice(entry.now, starts, hours, protective=command.protective)
            last = uow.session.scalar(
                select(func.max(Sitting.number)).where(Sitting.board_id == board.id)
            )
            sitting = Sitting(
                **entry.new(),
                board_id=board.id,
                number=(last or 0) + 1,
                starts_at=starts,
                offset_minutes=entry.clock.offset_minutes(),
                place=place,
                protective=command.protective,
                notice_sent_at=entry.now,
                short_notice_reason=reason,
                minutes_ref="",
            )
            uow.session.add(sitting)
            uow.record("board.sitting", subject=f"sitting/{sitting.id}", second=signer)
            return Done(sitting.id, BOARD, uow.commit())

    def say_short_notice(self, command: SayShortNotice, second: SecondSigner | None = None) -> Done:
        """Why the notice was short, once. Raises NotAllowed, NotFound, RuleBroken
        "short-notice-said", InputInvalid "text-missing"."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            sitting = entry.sitting(command.sitting_id)
            signer = entry.lead(sitting.board_id, second)
            reason = clean_line(command.reason, field="reason", most=300, required=True)
            if sitting.short_notice_reason:
                raise RuleBroken("short-notice-said")
            sitting.short_notice_reason = reason
            uow.record("board.sitting", subject=f"sitting/{sitting.id}", second=signer)
            return Done(sitting.id, BOARD, uow.commit())

    def open(self, command: OpenSitting, second: SecondSigner | None = None) -> Done:
        """The sitting begins. Raises NotAllowed, NotFound, RuleBroken "sitting-ended"."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            sitting = _running(entry, command.sitting_id)
            signer = entry.lead(sitting.board_id, second)
            if sitting.opened_at is not None:
                return Done(sitting.id)
            sitting.opened_at = entry.now
            uow.record("board.sitting", subject=f"sitting/{sitting.id}", second=signer)
            return Done(sitting.id, BOARD, uow.commit())

    def mark_present(self, command: MarkPresent, second: SecondSigner | None = None) -> Done:
        """Somebody of the board is there. Once more changes her vote or lets her back in.

        Raises NotAllowed, NotFound, RuleBroken "sitting-ended", "sitting-member-lapsed".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            sitting = _running(entry, command.sitting_id)
            signer = entry.lead(sitting.board_id, second)
            member = entry.member(command.member_id)
            if member.board_id != sitting.board_id:
                raise NotFound("board-member-unknown", what="member")
            if command.voting and not _serves(entry, member):
                raise RuleBroken("sitting-member-lapsed")
            row = _presence(entry, sitting.id, member.id)
            if row is None:
                row = SittingPresence(
                    **entry.new(),
                    sitting_id=sitting.id,
                    member_id=member.id,
                    voting=command.voting,
                )
                uow.session.add(row)
            elif row.voting == command.voting and row.left_at is None:
                return Done(row.id)
            row.voting, row.left_at = command.voting, None
            uow.record("board.sitting", subject=f"sitting/{sitting.id}", second=signer)
            return Done(row.id, BOARD, uow.commit())

    def mark_left(self, command: MarkLeft, second: SecondSigner | None = None) -> Done:
        """She left. Raises NotAllowed, NotFound "presence-unknown", RuleBroken
        "sitting-ended"."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            sitting = _running(entry, command.sitting_id)
            signer = entry.lead(sitting.board_id, second)
            row = _presence(entry, sitting.id, command.member_id)
            if row is None:
                raise NotFound("presence-unknown", what="member")
            if row.left_at is not None:
                return Done(row.id)
            row.left_at = entry.now
            uow.record("board.sitting", subject=f"sitting/{sitting.id}", second=signer)
            return Done(row.id, BOARD, uow.commit())

    def end(self, command: EndSitting, second: SecondSigner | None = None) -> Done:
        """The sitting ends; 48 hours later its briefs can be read no more.

        Raises NotAllowed, NotFound, RuleBroken "sitting-not-open", "sitting-ended".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            sitting = _running(entry, command.sitting_id)
            signer = entry.lead(sitting.board_id, second)
            if sitting.opened_at is None:
                raise RuleBroken("sitting-not-open")
            sitting.ended_at = entry.now
            sitting.minutes_ref = clean_line(command.minutes_ref, field="minutes_ref", most=60)
            uow.record("board.sitting", subject=f"sitting/{sitting.id}", second=signer)
            return Done(sitting.id, BOARD, uow.commit())

    def ratify_notice(self, command: RatifyNotice, second: SecondSigner | None = None) -> Done:
        """A short notice is ratified by a later sitting that is open.

        Raises NotAllowed, NotFound, RuleBroken "sitting-not-open", "notice-not-later".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            sitting = _running(entry, command.sitting_id)
            signer = entry.lead(sitting.board_id, second)
            if sitting.opened_at is None:
                raise RuleBroken("sitting-not-open")
            earlier = entry.sitting(command.earlier_id)
            if earlier.board_id != sitting.board_id or earlier.starts_at >= sitting.starts_at:
                raise RuleBroken("notice-not-later")
            earlier.notice_ratified_in = sitting.id
            uow.record("board.sitting", subject=f"sitting/{earlier.id}", second=signer)
            return Done(earlier.id, BOARD, uow.commit())


def _minute(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise InputInvalid("time-without-zone", field="starts_at")
    return moment.replace(second=0, microsecond=0)


def _called(entry: BoardEntry, board_id: str, starts: datetime) -> Sitting | None:
    """A sitting of the same minute that has not ended."""
    question = select(Sitting).where(
        Sitting.board_id == board_id, Sitting.starts_at == starts, Sitting.ended_at.is_(None)
    )
    return entry.session.scalars(question).first()


def _running(entry: BoardEntry, sitting_id: str) -> Sitting:
    """A sitting that has not ended."""
    sitting = entry.sitting(sitting_id)
    if sitting.ended_at is not None:
        raise RuleBroken("sitting-ended")
    return sitting


def _serves(entry: BoardEntry, member: BoardMember) -> bool:
    facts = members_of(entry.session, member.board_id)
    fact = next(fact for fact in facts if fact.id == member.id)
    return standing(fact, entry.today) is MemberStanding.SERVING


def _presence(entry: BoardEntry, sitting_id: str, member_id: str) -> SittingPresence | None:
    question = select(SittingPresence).where(
        SittingPresence.sitting_id == sitting_id, SittingPresence.member_id == member_id
    )
    return entry.session.scalars(question).first()
