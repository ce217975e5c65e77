"""The roll and the polling: who may vote, and that she has taken her paper. Nothing of her vote.

Hard stop H7: an act here touches the roll and the election only. Ballots are written by another
service, in a state in which the roll takes no tick.
"""

from __future__ import annotations

from sqlalchemy import select

from governance.breaches.recording import record_findings
from governance.elections.commands import (
    FreezeRoll,
    SetCompanions,
    StepElection,
    StrikeVoter,
    TickVoter,
)
from governance.elections.frozen import rules_of
from governance.elections.models import ElectionPost, RollEntry, RollStrike
from governance.elections.service_calling import observers_of, scrutineers_ready
from governance.elections.voters import Voter, voters_of
from governance.elections.work import ElectionWork, Running, posts_of, standing_candidates
from governance.rules.election_steps import (
    Contest,
    ElectionState,
    Method,
    PollingForm,
    check_not_frozen,
    check_roll_day,
)
from governance.rules.findings import Finding, Level
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UnitOfWork

__all__ = ["RollService"]

_S = ElectionState
_REASONS = ("died", "left")


class RollService(ElectionWork):
    """Freezing the roll, striking, ticking."""

    def freeze(self, command: FreezeRoll) -> Done:
        """The roll is final: members in good standing on the day of the roll, or delegates.

        After nominations have closed, and not before the day of the roll is there.

        Raises RuleBroken "roll-is-frozen", "roll-too-early", "roll-empty", "delegates-not-ready".
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            check_not_frozen(run.election.roll_frozen_on)
            check_roll_day(run.state, run.election.roll_date, run.entry.today)
            voters = [v for v in voters_of(uow.session, run.election) if v.may_vote]
            if not voters:
                raise RuleBroken("roll-empty")
            for voter in voters:
                uow.session.add(_entry_of(run, voter))
            uow.session.flush()  # the wall closes with the next line
            run.election.roll_frozen_on = run.entry.today
            return run.done("election.roll_frozen")

    def strike(self, command: StrikeVoter) -> Done:
        """She died or left since the roll was frozen. Her line stays, struck through.

        Raises RuleBroken "strike-needs-two-marks", "voted-cannot-be-struck", InputInvalid
        "choice-unknown", NotFound.
        """
        self._door()
        with self._uow() as uow:
            run, line = self._line(uow, command.entry_id)
            if run.election.roll_frozen_on is None or run.state.is_over:
                raise RuleBroken("roll-not-frozen")
            if command.reason not in _REASONS:
                raise InputInvalid("choice-unknown", field="reason")
            if command.first_mark == command.second_mark:
                raise RuleBroken("strike-needs-two-marks")
            run.entry.check_persons((command.first_mark, command.second_mark))
            if line.voted:
                raise RuleBroken("voted-cannot-be-struck")
            if self._struck(uow, line.id):
                raise RuleBroken("struck-off-roll")
            uow.session.add(
                RollStrike(
                    **run.entry.new(),
                    entry_id=line.id,
                    reason=command.reason,
                    first_mark=command.first_mark,
                    second_mark=command.second_mark,
                )
            )
            return run.done("election.roll_struck")

    def open_polling(self, command: StepElection) -> Done:
        """The empty box was shown; the vote begins. The run-off begins the same way.

        Raises RuleBroken "roll-not-frozen", "officer-missing", "scrutineers-missing",
        "symbols-missing", "ballots-not-printed", "polling-other-day" (unless `early`).
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            second = run.state is _S.COUNTING
            if second and not any(p.contest == "runoff" for p in self._posts(run)):
                raise RuleBroken("election-step-refused", state=run.election.state)
            if not second:
                self._check_ready(run, command.early)
            run.move(_S.POLLING)
            return run.done("election.polling")

    def _check_ready(self, run: Running, early: bool) -> None:
        election = run.election
        if election.roll_frozen_on is None:
            raise RuleBroken("roll-not-frozen")
        if election.officer_id is None:
            raise RuleBroken("officer-missing")
        if not scrutineers_ready(run.session, election.id):
            raise RuleBroken("scrutineers-missing")
        if run.entry.today != election.polling_on and not early:
            raise RuleBroken("polling-other-day", day=election.polling_on)
        for post in self._posts(run):
            if post.contest is None:
                raise RuleBroken("nomination-undecided")
            if post.contest in (Contest.CONTESTED, Contest.YES_NO):
                self._check_ballots(run, post)
        self._note_observers(run)

    @staticmethod
    def _check_ballots(run: Running, post: ElectionPost) -> None:
        """Papers need symbols and a number; hands and agreement need neither."""
        by_hands = run.election.polling_form == PollingForm.SHOW_OF_HANDS
        if by_hands or Method(post.method).open_vote:
            return
        if any(not row.symbol for row in standing_candidates(run.session, post.id)):
            raise RuleBroken("symbols-missing")
        if post.printed is None:
            raise RuleBroken("ballots-not-printed")

    def _note_observers(self, run: Running) -> None:
        """Fewer observers than the rules ask for is recorded; it does not block."""
        rules = rules_of(run.election)
        have, needed = observers_of(run.session, run.election.id), rules.election.observers
        if have >= needed:
            return
        finding = Finding(
            "election.observers", "quorum_not_met", Level.NOTE, {"needed": needed, "present": have}
        )
        record_findings(
            run.entry,
            group_id=run.election.group_id,
            object_kind="election",
            object_id=run.election.id,
            rules=rules,
            findings=(finding,),
            on=run.entry.today,
        )

    @staticmethod
    def _posts(run: Running) -> list[ElectionPost]:
        return list(posts_of(run.session, run.election.id))

    def tick(self, command: TickVoter) -> Done:
        """She takes her paper. Only the flag on her line changes; no time is written to it.

        Raises RuleBroken "election-step-refused" outside polling, "struck-off-roll", NotFound.
        """
        self._door()
        with self._uow() as uow:
            run, line = self._line(uow, command.entry_id)
            run.expect(_S.POLLING)
            if self._struck(uow, line.id):
                raise RuleBroken("struck-off-roll")
            if _second_round(run):
                line.voted_again = command.voted
            else:
                line.voted = command.voted
            return run.done("election.ticked", line.id)

    def set_companions(self, command: SetCompanions) -> Done:
        """The number of voters with a companion: a total only. Raises InputInvalid."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.POLLING, _S.COUNTING)
            if command.count < 0:
                raise InputInvalid("count-negative", field="count")
            run.election.companions = command.count
            return run.done("election.companions")

    def close_polling(self, command: StepElection) -> Done:
        """The vote is over; the boxes may be opened. Raises RuleBroken "election-step-refused"."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.POLLING)
            run.move(_S.COUNTING)
            return run.done("election.counting")

    def _line(self, uow: UnitOfWork, entry_id: str) -> tuple[Running, RollEntry]:
        line = uow.session.get(RollEntry, entry_id)
        if line is None:
            raise NotFound("not-on-roll", what="roll")
        return self._run(uow, line.election_id), line

    @staticmethod
    def _struck(uow: UnitOfWork, entry_id: str) -> bool:
        query = select(RollStrike.id).where(RollStrike.entry_id == entry_id)
        return uow.session.scalar(query) is not None


def _entry_of(run: Running, voter: Voter) -> RollEntry:
    return RollEntry(
        **run.entry.new(),
        election_id=run.election.id,
        person_id=voter.person_id,
        number=voter.number,
        voted=False,
        voted_again=False,
        seat_disputed=voter.seat_disputed,
        from_election=voter.from_election,
    )


def _second_round(run: Running) -> bool:
    return any(post.contest == "runoff" for post in posts_of(run.session, run.election.id))
