"""Motions and votes of a sitting: what is checked before, and what is written. No Qt."""

from __future__ import annotations

from datetime import datetime, time

from governance.breaches.queries import BreachFilter
from governance.breaches.service import RatifyBreaches
from governance.commands import PutMotion, TakeVote, WithdrawMotion
from governance.record import ItemLine, MotionLine
from governance.rules.findings import Level
from governance.rules.votes import Count, VoteMethod, check_count
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from ui.meetings.sitting import Sitting, VoteTyped
from ui.meetings.times import local, moment_of
from ui.meetings.work import MeetingsWork

__all__ = ["VotesPresenter"]

_BREACHES = 100
_COUNTS = ("votes_for", "votes_against", "votes_abstain")


class VotesPresenter:
    """Motions and votes."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    @staticmethod
    def waiting(item: ItemLine) -> MotionLine | None:
        """The motion under a point that is to be voted next: amendments before what they amend."""
        open_ = [m for m in item.motions if m.vote is None and not m.withdrawn]
        amendments = [m for m in open_ if m.amends is not None]
        return next(iter([*amendments, *open_]), None)

    # -- votes ---------------------------------------------------------------------------------

    def check(self, sitting: Sitting, typed: VoteTyped, item_id: str = "") -> None:
        """What the rules say before anything is written. Raises InputInvalid, RuleBroken."""
        if not typed.text.strip():
            raise InputInvalid("text-missing", field="text")
        if VoteMethod(typed.method).counted:
            if None in typed.votes:
                raise InputInvalid("count-missing", field=_COUNTS[typed.votes.index(None)])
            yes, no, abstain = (v or 0 for v in typed.votes)
            if sitting.running:
                check = sitting.check_of(item_id) if item_id else None
                most = sitting.here if check is None else check.votes_most
                check_count(Count(yes, no, abstain), most)
        if not sitting.running and typed.at is None:
            raise InputInvalid("text-missing", field="at")

    def record_vote(self, sitting: Sitting, item: ItemLine, typed: VoteTyped) -> Done:
        """Put the motion (unless it waits already) and take its vote; gives the decision's id."""
        self.check(sitting, typed, item.id)
        waiting = self.waiting(item)
        new = waiting is None or typed.amends is not None
        motion_id = self._put(item, typed) if new or waiting is None else waiting.id
        counted = VoteMethod(typed.method).counted
        votes = typed.votes if counted else (None, None, None)
        taken = self._work.decision_work.take_vote(
            TakeVote(
                motion_id,
                VoteMethod(typed.method),
                *votes,
                agreed=None if counted else bool(typed.agreed),
                at=self._at(sitting, typed.at) if typed.at else None,
                chair_cast=typed.chair_cast if counted else None,
            )
        )
        return taken if typed.amends else self._confirm(sitting, item, taken)

    def _confirm(self, sitting: Sitting, item: ItemLine, taken: Done) -> Done:
        """Under a point that ratifies, a decision that stands answers what was left open."""
        if item.source != "ratify" or not self._work.who.may(Action.BREACHES_WRITE):
            return taken
        record = self._work.meetings.whole(sitting.whole.record.meeting_id).record
        motions = [m for i in record.items for m in i.motions if m.resolution_id == taken.id]
        vote = motions[0].vote if motions else None
        if vote is None or not vote.carried or vote.valid is False:
            return taken
        wanted = BreachFilter(
            open_only=True, least=Level.WARN, meeting_id=item.source_id, limit=_BREACHES
        )
        rows = self._work.breaches.register(wanted).rows
        ids = tuple(row.id for row in rows if row.object_kind in ("meeting", "vote"))
        if not ids:
            return taken
        done = self._work.breach_work.ratify(RatifyBreaches(ids, taken.id))
        return Done(taken.id, taken.changed | done.changed, done.event_no)

    def _put(self, item: ItemLine, typed: VoteTyped) -> str:
        return self._work.decision_work.put_motion(
            PutMotion(
                item.id,
                typed.text,
                typed.kind,
                typed.proposer,
                typed.seconder,
                amends_id=typed.amends,
            )
        ).id

    def put_first(self, item: ItemLine, typed: VoteTyped) -> Done:
        """Put a motion without a vote, because somebody wants to change its words first."""
        if not typed.text.strip():
            raise InputInvalid("text-missing", field="text")
        return Done(self._put(item, typed), frozenset({"meetings"}))

    def withdraw(self, motion_id: str) -> Done:
        """Its mover takes it back."""
        return self._work.decision_work.withdraw_motion(WithdrawMotion(motion_id))

    @staticmethod
    def tie_is_the_chairs(sitting: Sitting, typed: VoteTyped) -> bool:
        """Whether an equal vote may be decided by the chair."""
        check = sitting.majority_of(typed.kind)
        yes, no, _ = typed.votes
        counted = VoteMethod(typed.method).counted
        return bool(check and check.casting and counted and yes and yes == no)

    @staticmethod
    def _at(sitting: Sitting, at: time) -> datetime:
        """A time on the clock, on the day of the sitting."""
        record = sitting.whole.record
        opened = local(record.opened_at or record.planned_at, record.offset_minutes)
        return moment_of(opened.date(), at, record.offset_minutes)
